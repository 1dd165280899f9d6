// Accounts that cannot be stolen, as their owners use them.
import { PASSWORD, accessible, confirm, expect, join, linkIn, mailTo, test, totp } from "./site.mjs";

const NEW_PASSWORD = "green clutch 12 door";

const come = async (page, email, password = PASSWORD) => {
  await page.goto("/sign-in");
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.click("main button.button-primary");
};
const leave = (page) => page.locator("button", { hasText: "Sign out" }).first().click();

test("a second step is set up, asked for, and replaced by a recovery code", async ({ page, javaScriptEnabled }) => {
  const email = `totp-${Date.now()}-${javaScriptEnabled}@example.org`;
  await page.goto("/sign-up");
  await page.fill("#name", "Tove Twosteps");
  await page.fill("#email", email);
  await page.fill("#password", PASSWORD);
  await page.click("main button.button-primary");
  await confirm(page, email);
  await page.goto("/settings/security");
  await page.locator("a", { hasText: "Set up a second step" }).click();
  await page.locator("main button", { hasText: "Begin" }).click();
  await expect(page.locator("img.qr")).toBeVisible();
  await expect.poll(() => page.locator("img.qr").evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
  const key = await page.locator("code").innerText();
  await page.fill("#code", "123456");
  await page.click("main button.button-primary");
  await expect(page.locator("#code-error")).toBeVisible();
  page.expected(/422/);
  await page.fill("#code", totp(key));
  await page.click("main button.button-primary");
  await expect(page.locator("h1")).toHaveText("Your recovery codes");
  await expect(page.locator(".codes li")).toHaveCount(10);
  const recovery = await page.locator(".codes li").first().innerText();
  await page.goto("/settings/security");
  await expect(page.locator("section", { hasText: "Second step" })).toContainText("10 recovery codes");
  await leave(page);

  await come(page, email);
  await expect(page.locator("h1")).toHaveText("Second step");
  // The step of the set-up is used up; the next one fits within the tolerance.
  await page.fill("#code", totp(key, Date.now() + 30_000));
  await page.click("main button.button-primary");
  await expect(page.locator(".profile-name").first()).toHaveText("Tove Twosteps");
  await leave(page);
  await come(page, email);
  await page.fill("#code", recovery);
  await page.click("main button.button-primary");
  await page.goto("/settings/security");
  await expect(page.locator("section", { hasText: "Second step" })).toContainText("9 recovery codes");
  await mailTo(email, /recovery code/);
});

test("a forgotten password is replaced by way of the mail", async ({ page }) => {
  const email = await join(page, "Fritz Forgetful");
  await leave(page);
  await page.goto("/sign-in");
  await page.locator("a", { hasText: "Forgot your password?" }).click();
  await page.fill("#email", email);
  await page.click("main button.button-primary");
  await expect(page.locator("h1")).toHaveText("Look into your mail");
  const link = linkIn(await mailTo(email, /reset\/new/));
  await page.goto(link);
  await page.fill("#password", "short");
  await page.click("main button.button-primary");
  await expect(page.locator("#password-error")).toBeVisible();
  page.expected(/422/);
  await page.fill("#password", NEW_PASSWORD);
  await page.click("main button.button-primary");
  await expect(page.locator(".notice")).toContainText("Your new password is saved");
  await page.goto(link);
  await expect(page.locator("h1")).toHaveText("This link does not work any more");
  page.expected(/410/);
  await come(page, email, NEW_PASSWORD);
  await expect(page.locator(".profile-name").first()).toHaveText("Fritz Forgetful");
});

test("another session is seen and ended", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  const email = await join(page, "Sue Sessions");
  const context = await browser.newContext({ javaScriptEnabled, baseURL });
  const other = await context.newPage();
  await come(other, email);
  await mailTo(email, /not used here before/);
  await page.goto("/settings/security");
  const rows = page.locator("section", { hasText: "Where you are signed in" }).locator(".row");
  await expect(rows).toHaveCount(2);
  await rows.locator("button", { hasText: "Sign out" }).click();
  await expect(rows).toHaveCount(1);
  await other.goto("/settings/security");
  await expect(other.locator("h1")).toContainText("Please sign in");
  await context.close();
});

test("an address is changed when the new one is confirmed", async ({ page }) => {
  const email = await join(page, "Anna Address");
  const fresh = email.replace("@", "-new@");
  await page.goto("/settings/security/email");
  await page.fill("#email", fresh);
  await page.click("main button.button-primary");
  await expect(page.locator(".notice")).toContainText("sent a link");
  await mailTo(email, /about to be changed|asked to change/);
  await page.goto(linkIn(await mailTo(fresh, /token=/)));
  await page.click("main button.button-primary");
  await expect(page.locator("section", { hasText: "E-mail address" })).toContainText(fresh);
});

test("the pages of an account are accessible @js", async ({ page }) => {
  await page.goto("/reset");
  await accessible(page);
  await join(page, "Axel Axe");
  for (const path of ["/settings/security", "/settings/security/password", "/settings/security/email", "/settings/security/factor", "/settings/security/codes", "/settings/data", "/settings/data/leave", "/confirm"]) {
    await page.goto(path);
    await accessible(page);
  }
  await page.goto("/settings/security/factor");
  await page.locator("main button", { hasText: "Begin" }).click();
  await accessible(page);
});
