import { deflateSync } from "node:zlib";
import { accessible, expect, join, signIn, test } from "./site.mjs";

// A grey PNG of 96 × 96 pixels.
const picture = () => {
  const crc = (bytes) => {
    let c = ~0;
    for (const byte of bytes) {
      c ^= byte;
      for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    }
    return ~c >>> 0;
  };
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(96, 0);
  head.writeUInt32BE(96, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc(97 * 96, 0x80).map((b, i) => (i % 97 ? b : 0)))), chunk("IEND", Buffer.alloc(0))]);
};

test("a newcomer takes the first steps, shows a photo and is found", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  const name = `Wanda Welcome${Date.now()}`;
  await join(page, name);
  await page.goto("/welcome");
  await page.selectOption("#kind", "researcher");
  await page.fill("#headline", "Ageing of cells");
  await page.selectOption("#country", "FI");
  await page.fill("#organisation", "Merenkurkun ammattiopisto");
  await page.click("main button.button-primary");
  await expect(page).toHaveURL(/\/welcome\/2$/);
  await page.locator("select[name='spoken[]']").first().selectOption("fi");
  await page.locator("select[name='levels[]']").first().selectOption("native");
  await page.locator("input[value=formation]").check();
  await page.click("main button.button-primary");
  await expect(page).toHaveURL(/\/welcome\/3$/);
  await page.locator("main a", { hasText: "Skip this step" }).click();
  await expect(page.locator("h1")).toHaveText("You are in");

  await page.goto("/settings/profile");
  await page.fill("#bio", "I look at **old** cells.");
  await page.locator("input[name='links[]']").first().fill("javascript:alert(1)");
  await page.click("main .form-end button");
  await expect(page.locator(".error-summary")).toContainText("web address");
  await expect(page.locator("#bio")).toHaveValue("I look at **old** cells.");
  page.expected(/422/);
  await page.locator("input[name='links[]']").first().fill("school.example/wanda");
  await page.click("main .form-end button");
  await expect(page.locator(".notice").first()).toContainText("saved");

  await page.goto("/settings/profile/photo");
  await page.setInputFiles("#photo", { name: "me.svg", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await page.click("main button.button-primary");
  await expect(page.locator(".error-summary")).toContainText("cannot read this as a picture");
  page.expected(/422/);
  await page.setInputFiles("#photo", { name: "me.png", mimeType: "image/png", buffer: picture() });
  await page.click("main button.button-primary");
  await expect(page.locator(".profile-photo img")).toBeVisible();
  if (javaScriptEnabled) expect(await page.locator(".profile-photo img").evaluate((image) => image.naturalWidth)).toBe(192);

  const context = await browser.newContext({ javaScriptEnabled, baseURL });
  const other = await context.newPage();
  await signIn(other, "teacher@example.org");
  await other.goto("/people");
  await other.selectOption("#filter-language", "fi");
  await other.selectOption("#filter-level", "c2");
  await other.fill("#name", name.slice(0, 12));
  await other.click("main .people-filters button.button-primary");
  await other.locator(".person-card a", { hasText: name }).click();
  await expect(other.locator("main")).toContainText("suomi native");
  await expect(other.locator(".post-body strong")).toHaveText("old");
  await expect(other.locator(".facts-links a")).toHaveAttribute("href", "https://school.example/wanda");
  await context.close();
});

test("pages of people are accessible @js", async ({ page }) => {
  test.slow();
  for (const path of ["/people", "/people?language=fi&step=safety", "/organisations", "/organisations/escola-profissional-do-sado", "/members/marta-silva"]) {
    await page.goto(path);
    await accessible(page);
  }
  await signIn(page, "teacher@example.org");
  for (const path of ["/settings/profile", "/settings/profile/photo", "/welcome", "/welcome/2", "/welcome/3", "/welcome/4", "/organisations/new"]) {
    await page.goto(path);
    await accessible(page);
  }
});
