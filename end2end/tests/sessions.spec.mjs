import { PASSWORD, accessible, ask, expect, join, test } from "./site.mjs";

test("a button pressed after the session ended is asked again after signing in", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const author = await (await browser.newContext({ baseURL, javaScriptEnabled })).newPage();
  await join(author, "Anna Author");
  await ask(author, `How do you end a session ${Date.now()}?`);
  const thread = author.url();
  const email = await join(page, "Sten Session");
  await page.goto(thread);
  await page.context().clearCookies();
  await page.locator("#opening button", { hasText: "Thank you" }).click();
  await expect(page.locator("h1")).toHaveText("Please sign in first");
  await accessible(page);
  await page.locator("main a", { hasText: "Sign in" }).click();
  await page.fill("#email", email);
  await page.fill("#password", PASSWORD);
  await page.click("main button.button-primary");
  await expect(page.locator("h1")).toHaveText("Do you still want to do this?");
  await accessible(page);
  await page.locator("main button", { hasText: "Say thank you for this post" }).click();
  await expect(page.locator("#opening button", { hasText: "Thank you" })).toHaveAttribute("aria-pressed", "true");
  expect(new URL(page.url()).pathname).toBe(new URL(thread).pathname);
  // The form and what scripts tell in the background came without a session.
  page.expected(/401/);
  await author.context().close();
});

test("what was typed is on the page after the session ended", async ({ page }) => {
  await join(page, "Tove Typist");
  await ask(page, `What do you type ${Date.now()}?`);
  await page.fill("#body", "Half an hour of typing");
  await page.context().clearCookies();
  await page.click("button[value=post]");
  await expect(page.locator(".error-summary")).toContainText("Your sign-in has ended, but your text is still here");
  await expect(page.locator("#body")).toHaveValue("Half an hour of typing");
  await accessible(page);
  page.expected(/401/);
});
