// The library as somebody uses it who comes for the first time: their own files of real size, other people's work, a way home with all of it.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { picture, scan } from "./documents.mjs";
import { begin, describe, publish, published, save } from "./material.mjs";
import { accessible, expect, join, mailTo, test } from "./site.mjs";

/** What is in an archive, by the directory at its end (APPNOTE.TXT 4.3.12). */
const unzip = (archive) => {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files = {};
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, name, extra, comment] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + packed);
    files[archive.toString("utf8", at + 46, at + 46 + name)] = method === 8 ? inflateRawSync(data) : data;
    at += 46 + name + extra + comment;
  }
  return files;
};

const downloaded = async (page) => {
  const coming = page.waitForEvent("download");
  await page.locator(".download-all a").click();
  return unzip(readFileSync(await (await coming).path()));
};
const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");

test("a scan of 30 MB and a picture are shared, adapted, judged, used, collected and taken home", async ({ page, browser, baseURL, javaScriptEnabled }, info) => {
  test.slow();
  const stamp = Date.now();
  const title = `How we open a module ${stamp}`;
  const pdf = scan(3240);
  expect(pdf.length).toBeGreaterThan(30_000_000);
  const files = [info.outputPath("scan.pdf"), info.outputPath("module.png")];
  [pdf, picture(400)].forEach((bytes, n) => writeFileSync(files[n], bytes));

  const author = await (await browser.newContext({ javaScriptEnabled, baseURL })).newPage();
  const email = await join(author, "Nelli Newcomer");
  await begin(author, title);
  const asked = author.locator("#publish li");
  expect(await asked.count()).toBeGreaterThan(3);
  if (javaScriptEnabled) await author.waitForSelector("form[data-upload][data-ready]");
  await author.setInputFiles("#file", files);
  await author.locator(".upload .button-row button").click();
  await expect(author.locator("#files .row")).toHaveCount(2, { timeout: 30_000 });
  await describe(author, "by-sa");
  await save(author);
  const place = await publish(author);
  for (const part of [title, "by Nelli Newcomer", "CC BY-SA 4.0"]) await expect(author.locator(".attribution blockquote")).toContainText(part);
  const kept = await author.request.get(await author.locator("#files a", { hasText: "scan.pdf" }).first().getAttribute("href"));
  expect(sum(await kept.body())).toBe(sum(pdf));
  const preview = author.locator("#files img").first();
  await expect.poll(() => preview.evaluate((image) => image.naturalWidth)).toBe(400);

  await join(page, "Aino Adapter");
  const own = await published(page, `Not for sale ${stamp}`, "by-nc-sa");
  await page.goto(`${place}/remix`);
  await page.fill("#also", "the one with the tools");
  await page.locator("button", { hasText: "Begin to adapt" }).click();
  await expect(page.locator(".error-summary a[href='#also']")).toContainText("do not find");
  await page.fill("#also", `${baseURL}${own}`);
  await page.locator("button", { hasText: "Begin to adapt" }).click();
  const reason = page.locator(".error-summary");
  for (const part of ["CC BY-SA", "CC BY-NC-SA", "cannot"]) await expect(reason).toContainText(part);
  page.expected(/422/);
  await page.fill("#also", "");
  await page.locator("button", { hasText: "Begin to adapt" }).click();
  await page.fill("#title", `How we open a module, shorter ${stamp}`);
  await page.fill("#changes", "Half of the steps, for an afternoon.");
  await save(page);
  const remix = await publish(page);
  await expect(page.locator(".attribution blockquote")).toContainText(title);
  await mailTo(email, /shorter/);

  await page.goto(`${place}/remix`);
  await page.selectOption("form:has(button:text('Begin to translate')) select", "fi");
  await page.locator("button", { hasText: "Begin to translate" }).click();
  await page.fill("#title", `Näin avaamme moduulin ${stamp}`);
  await page.fill("#changes", "Suomennettu.");
  await save(page);
  await publish(page);

  await page.goto(`${place}/review`);
  for (const criterion of ["quality", "time", "language"]) await page.locator(`input[name="marks[${criterion}]"][value="3"]`).check();
  await page.fill("#overall", "Clear, and the scan can be read on a phone.");
  await page.locator(".form-end button").click();
  await expect(page.locator(".review")).toContainText("Clear, and the scan");
  await page.goto(`${place}/use`);
  await page.selectOption("#level", "4");
  await page.fill("#minutes", "60");
  await page.locator("input[name=again][value=yes]").check();
  await page.locator(".form-end button").click();
  await expect(page.locator(".report")).toContainText("60");
  await page.goto(`${place}/collect`);
  await page.fill("#title", `My first lab day ${stamp}`);
  await page.locator(".form-end button").click();
  await expect(page.locator(".entries .row")).toHaveCount(1);

  for (const [where, names] of [[place, ["scan.pdf", "module.png"]], [remix, []]]) {
    await page.goto(where);
    const inside = await downloaded(page);
    for (const name of names) expect(Object.keys(inside).some((one) => one.endsWith(name)), name).toBe(true);
    const attribution = Object.entries(inside).find(([name]) => /attribution.*txt/i.test(name))[1].toString("utf8");
    for (const part of [title, "Nelli Newcomer", "creativecommons.org/licenses/by-sa/4.0"]) expect(attribution).toContain(part);
    if (names.length) expect(sum(Object.entries(inside).find(([name]) => name.endsWith("scan.pdf"))[1])).toBe(sum(pdf));
  }
  await author.context().close();
});

test("a list of links is read, checked and made into drafts", async ({ page }) => {
  await join(page, "Lars Links");
  await page.goto("/library/import");
  await accessible(page);
  await page.locator("form[action='/api/library/import'] button").click();
  await expect(page.locator(".error-summary")).toBeVisible();
  page.expected(/422/);
  const template = await (await page.request.get("/library/import/template.csv")).text();
  const head = template.split("\n")[0].replace("\uFEFF", "").trim();
  const line = (values) => head.split(",").map((column) => values[column] ?? "").join(",");
  const good = { title: "Safety data sheets", link: `https://example.org/sheets-${Date.now()}`, language: "en", kind: "handbook" };
  const table = [head, line(good), line({ ...good, link: "ftp://example.org/a" })].join("\r\n");
  await page.setInputFiles("#file", { name: "links.csv", mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${table}\r\n`) });
  await page.locator("form[action='/api/library/import'] button").click();
  await expect(page.locator("tbody tr")).toHaveCount(2);
  await expect(page.locator(".import-problems")).toHaveCount(1);
  await accessible(page);
  await page.locator(".import-acts button").click();
  await expect(page.locator(".notice").first()).toBeVisible();
  await page.locator("tbody a").click();
  await expect(page.locator("#title")).toHaveValue("Safety data sheets");
});
