import { accessible, expect, join, signIn, test } from "./site.mjs";

test("a moderator writes a page, a teacher follows it and hears of a change, and what it said before is still there", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const title = `Plant visits ${Date.now() % 1_000_000}`;
  await signIn(page, "moderator@example.org");
  await page.goto("/pages");
  await accessible(page);
  await page.locator("a[href='/pages/new']").click();
  await accessible(page);
  await page.fill("#title", title);
  await page.locator("main button.button-primary").click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(page.locator("#title")).toHaveValue(title);
  page.expected(/422/);
  await page.fill("#body", "Bring **boots** and your badge.");
  await page.fill("#due", "2027-09-01");
  await page.locator("main button.button-primary").click();
  await expect(page.locator("h1")).toHaveText(title);
  await accessible(page);
  const path = new URL(page.url()).pathname;

  const reader = await (await browser.newContext({ baseURL, javaScriptEnabled })).newPage();
  await join(reader, "Rita Reader");
  await reader.goto(path);
  await expect(reader.locator(".post-body strong")).toHaveText("boots");
  await expect(reader.locator("main a", { hasText: "Edit page" })).toHaveCount(0);
  await reader.locator("main button", { hasText: "Follow" }).click();
  await expect(reader.locator("main button", { hasText: "Stop following" })).toBeVisible();

  await page.locator("main a", { hasText: "Edit page" }).click();
  await accessible(page);
  await page.fill("#body", "Bring **boots**, goggles and your badge.");
  await page.fill("#note", "Goggles are needed now");
  await page.locator("main button.button-primary").click();
  await expect(page.locator(".post-body")).toContainText("goggles");

  await expect(async () => {
    await reader.goto("/notices");
    await expect(reader.locator("main")).toContainText(title);
  }).toPass();
  await reader.goto(`${path}/versions`);
  await expect(reader.locator(".revision")).toHaveCount(2);
  await expect(reader.locator("main")).toContainText("Goggles are needed now");
  await accessible(reader);

  // Hidden, it is there for staff only.
  await page.goto(`${path}/edit`);
  await page.fill("#shown-reason", "The plant has closed");
  await page.locator("main button", { hasText: "Hide page" }).click();
  await expect(page.locator("main")).toContainText("This page is hidden.");
  await accessible(page);
  expect((await reader.request.get(path)).status()).toBe(404);
  await reader.context().close();
});
