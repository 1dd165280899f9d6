import { begin, describe, publish, published, save } from "./material.mjs";
import { accessible, expect, join, mailTo, signIn, test } from "./site.mjs";

const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

test("a resource is begun, filled, published, read, given a better version, taken out", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const title = `Ageing of cells ${Date.now()}`;
  await join(page, "Lena Library");
  await begin(page, title);
  await expect(page.locator("#publish")).toContainText("A licence.");
  await expect(page.locator("#publish button")).toHaveCount(0);
  await accessible(page);
  await page.setInputFiles("#file", [
    { name: "worksheet.pdf", mimeType: "application/pdf", buffer: pdf },
    { name: "figures.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") },
  ]);
  await page.locator(".upload button").click();
  await expect(page.locator("#files .row")).toHaveCount(2);
  const second = await page.locator("#files .row-title").nth(1).textContent();
  await page.locator("#files button[aria-label^=Move]").click();
  await expect(page.locator("#files .row-title").first()).toHaveText(second);
  await accessible(page);
  await page.fill("#minutes", "99999");
  await page.fill("#summary", "Half a summary");
  await page.locator(".form-end button").click();
  await expect(page.locator(".error-summary")).toContainText("number from 1");
  page.expected(/422/);
  await expect(page.locator("#summary")).toHaveValue("Half a summary");
  await describe(page, "by-sa");
  await save(page);
  const place = await publish(page);
  await expect(page.locator(".attribution blockquote")).toContainText(title);
  await expect(page.locator("a[rel~=license]").first()).toHaveAttribute("href", /by-sa\/4\.0/);
  await accessible(page);

  const context = await browser.newContext({ javaScriptEnabled, baseURL });
  const reader = await context.newPage();
  await reader.goto("/library?kind=worksheet");
  await reader.locator(".material-card a", { hasText: title }).click();
  await expect(reader.locator("h1")).toHaveText(title);
  const file = await reader.request.get(await reader.locator("#files .row a", { hasText: "worksheet.pdf" }).first().getAttribute("href"));
  expect(file.status()).toBe(200);
  expect(file.headers()["content-type"]).toBe("application/pdf");
  expect(file.headers()["content-security-policy"]).toContain("sandbox");
  expect((await file.body()).equals(pdf)).toBe(true);
  await accessible(reader);

  await page.goto(`${place}/edit`);
  await page.fill("#minutes", "60");
  await page.locator(".form-end button").click();
  await publish(page, "More time");
  await page.locator(".material-head a", { hasText: "Version 2" }).click();
  await expect(page.locator(".rows")).toContainText("More time");
  await accessible(page);
  await page.goto(place);
  await page.locator("summary", { hasText: "Take it out" }).click();
  await page.fill("#reason", "There is a better one");
  await page.locator("details.act button").click();
  await expect(page.locator(".notice", { hasText: "There is a better one" })).toBeVisible();
  await context.close();
});

test("@js files go up over a connection that breaks, several at once, and what is typed stays", async ({ page }) => {
  await join(page, "Ulla Upload");
  await begin(page, `Uploads that go on ${Date.now()}`);
  await page.waitForSelector("form[data-upload][data-ready]");
  let broken = 0;
  await page.route("**/api/library/uploads/*", (route) => (route.request().method() === "PATCH" && broken++ < 2 ? route.abort("connectionreset") : route.continue()));
  await page.fill("#summary", "Not saved yet");
  const large = Buffer.alloc(6_000_000, 7);
  await page.setInputFiles("#file", [
    { name: "large.bin", mimeType: "application/octet-stream", buffer: large },
    { name: "broken.png", mimeType: "image/png", buffer: Buffer.from("\x89PNG\r\n\x1a\nnothing", "latin1") },
    { name: "figures.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") },
  ]);
  await page.locator(".upload .button-row button").click();
  await expect(page.locator("#files .row")).toHaveCount(2, { timeout: 30_000 });
  await expect(page.locator(".upload-failed")).toContainText("picture");
  await expect(page.locator("#summary")).toHaveValue("Not saved yet");
  await accessible(page);
  const sent = await page.request.get(await page.locator("#files .row a", { hasText: "large.bin" }).getAttribute("href"));
  expect((await sent.body()).equals(large)).toBe(true);
  await page.locator(".upload-failed button").click();
  await expect(page.locator(".uploads li")).toHaveCount(0);
  page.expected(/ERR_CONNECTION_RESET|422/);
});

test("a resource is adapted and translated where its licence allows it, and its author hears of it", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const titles = { share: `Shared ${Date.now()}`, closed: `Closed ${Date.now()}` };
  const author = await (await browser.newContext({ javaScriptEnabled, baseURL })).newPage();
  const email = await join(author, "Otto Origin");
  const places = {};
  for (const [key, licence] of [["share", "by-sa"], ["closed", "by-nc-sa"]]) {
    places[key] = await published(author, titles[key], licence);
  }
  await join(page, "Rita Remix");
  await page.goto(`${places.share}/remix`);
  await accessible(page);
  await page.fill("#also", places.closed.split("/")[2]);
  await page.locator("button", { hasText: "Begin to adapt" }).click();
  await expect(page.locator(".error-summary")).toContainText("CC BY-NC-SA");
  page.expected(/422/);
  await page.fill("#also", "");
  await page.locator("button", { hasText: "Begin to adapt" }).click();
  await expect(page.locator("main")).toContainText("It is adapted from");
  await expect(page.locator("#publish")).toContainText("What you changed.");
  await page.fill("#title", `${titles.share}, shorter`);
  await page.fill("#changes", "Half of the tasks");
  await page.locator(".form-end button").click();
  await page.locator("#publish button.button-primary").click();
  await expect(page.locator(".lineage")).toContainText(titles.share);
  await mailTo(email, /shorter/);
  await author.goto(places.share);
  await expect(author.locator("main")).toContainText("shorter");
  await page.goto(`${places.share}/remix`);
  await page.selectOption("#language", "fi");
  await page.locator("button", { hasText: "Begin to translate" }).click();
  await expect(page.locator("#language")).toHaveValue("fi");
  await author.context().close();
});

test("a film plays where it stands, with its captions @js", async ({ page }) => {
  await page.goto("/library?kind=video&language=en");
  await page.locator(".material-card a", { hasText: "charging curve" }).first().click();
  const film = page.locator("video");
  await film.scrollIntoViewIfNeeded();
  await film.evaluate(async (video) => {
    video.muted = true;
    await video.play();
  });
  await expect.poll(() => film.evaluate((video) => video.currentTime)).toBeGreaterThan(0.2);
  const english = await film.evaluate((video) => [...video.textTracks].map((track) => [track.language, track.mode, track.cues?.length > 0, track.activeCues?.[0]?.text]));
  expect(english).toContainEqual(["en", "showing", true, "The charger gives a constant current. The voltage rises."]);
  await film.evaluate((video) => {
    const finnish = [...video.textTracks].find((track) => track.language === "fi");
    finnish.mode = "showing";
  });
  await expect.poll(() => film.evaluate((video) => [...video.textTracks].find((track) => track.language === "fi").cues?.length ?? 0)).toBeGreaterThan(0);
});

for (const theme of ["light", "dark"]) {
  test(`the library is accessible in ${theme} and fits a phone @js`, async ({ page, context, baseURL }) => {
    test.slow();
    await context.addCookies([{ name: "theme", value: theme, url: baseURL }]);
    await signIn(page, "teacher@example.org");
    for (const path of ["/library", "/library?language=en", "/library?kind=poem", "/library/mine", "/library/new"]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(path);
      await accessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    }
  });
}
