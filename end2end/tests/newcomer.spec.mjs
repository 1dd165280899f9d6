import { PASSWORD, answer, ask, confirm, expect, join, mailTo, signIn, test } from "./site.mjs";

test("a newcomer joins, asks, is answered, edits, thanks and leaves", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await page.goto("/sign-up");
  await page.fill("#name", "Nora Newcomer");
  await page.fill("#email", "not an address");
  await page.fill("#password", "short");
  await page.click("main button.button-primary");
  await expect(page.locator(".error-summary")).toContainText("Please check");
  await expect(page.locator("#name")).toHaveValue("Nora Newcomer");
  await expect(page.locator("#email")).toHaveValue("not an address");
  page.expected(/422/);
  const email = `nora-${Date.now()}-${javaScriptEnabled}@example.org`;
  await page.fill("#email", email);
  await page.fill("#password", PASSWORD);
  await page.click("main button.button-primary");
  await confirm(page, email);
  await expect(page.locator(".profile-name").first()).toHaveText("Nora Newcomer");

  await page.goto("/boards/cell-production/new");
  await page.fill("#title", "How long do you dry electrodes at school?");
  await page.fill("#tags", "drying, school lab");
  await page.fill("#body", "We have **one** oven.\n\n| cell | hours |\n|---|---|\n| coin | 12 |");
  await page.click("button[value=preview]");
  await expect(page.locator(".preview strong").first()).toHaveText("one");
  await expect(page.locator("#body")).toHaveValue(/one\*\* oven/);
  await page.click("button[value=post]");
  await expect(page.locator("h1")).toHaveText("How long do you dry electrodes at school?");
  await expect(page.locator(".tag", { hasText: "school-lab" })).toBeVisible();
  const thread = page.url();

  const context = await browser.newContext({ javaScriptEnabled, baseURL });
  const other = await context.newPage();
  await join(other, "Oskar Other");
  await other.goto(thread);
  await answer(other, "Twelve hours at 80 °C.");
  await other.locator("#reply-1 a.action", { hasText: "Reply" }).click();
  await answer(other, "With vacuum it is less.");
  await other.locator("#reply-2 a.action", { hasText: "Reply" }).click();
  await answer(other, "Three levels deep.");
  await expect(other.locator("li.branch[data-depth='3'] .parent")).toHaveText("in reply to #2");
  await expect(other).toHaveURL(/#reply-3$/);

  await other.goto(thread);
  await other.locator("#reply-1 summary.action").click();
  await other.locator("#reply-1 a.action", { hasText: "Edit" }).click();
  await other.fill("#body", "Twelve hours at 90 °C.");
  await other.click("button[value=post]");
  await other.locator("#reply-1 .edited").click();
  await expect(other.locator(".diff-removed")).toContainText("80");
  await expect(other.locator(".diff-added")).toContainText("90");
  await context.close();

  await page.goto(thread);
  await page.locator("#reply-1 button", { hasText: "Mark as answer" }).click();
  await page.goto(thread);
  await expect(page.locator(".answers")).toContainText("90 °C");
  await expect(page.locator(".thread-head")).toContainText("Solved");
  await page.locator("#reply-1 button.reaction", { hasText: "Thank you" }).click();
  await expect(page.locator("#reply-1 button[aria-pressed=true]")).toContainText("1");
  await page.locator("#reply-1 a.reaction", { hasText: "Tried it in class" }).click();
  await page.fill("#note", "Worked with 14 students");
  await page.click("main button.button-primary");
  await page.locator("#reply-1 .who").click();
  await expect(page.locator(".rows")).toContainText("Worked with 14 students");
  await page.goto("/boards/cell-production");
  await expect(page.locator(".row", { hasText: "How long do you dry" }).first()).toContainText("Solved");
  await mailTo(email, /answered/);
  await page.locator("button", { hasText: "Sign out" }).first().click();
  await expect(page.locator("a", { hasText: "Sign in" }).first()).toBeVisible();
});

test("a deletion is taken back, a conflict keeps both texts", async ({ page }) => {
  await join(page);
  await ask(page, `What is deleted can come back ${Date.now()}`);
  await answer(page, "Not for long");
  await page.locator("#reply-1 summary.action").click();
  await page.locator("#reply-1 button", { hasText: "Delete" }).click();
  await expect(page.locator("#reply-1")).toContainText("was deleted");
  await page.locator("#reply-1 button", { hasText: "Undo" }).click();
  await expect(page.locator("#reply-1 .post-body")).toHaveText("Not for long");
  await page.locator("#reply-1 summary.action").click();
  await page.locator("#reply-1 a.action", { hasText: "Edit" }).click();
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.fill("#body", "The second tab was faster");
  await second.click("button[value=post]");
  await page.fill("#body", "The first tab was slower");
  await page.click("button[value=post]");
  await expect(page.locator(".conflict")).toContainText("The second tab was faster");
  await expect(page.locator("#body")).toHaveValue("The first tab was slower");
  page.expected(/409/);
  await second.close();
});

test("what is new is counted and can be marked as read", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await join(page, "Rita Reader");
  const title = `What do you read first ${Date.now()}?`;
  await ask(page, title);
  const thread = page.url();
  const context = await browser.newContext({ javaScriptEnabled, baseURL });
  const other = await context.newPage();
  await join(other, "Walt Writer");
  await other.goto(thread);
  await answer(other, "The first new one");
  await answer(other, "The second new one");
  await context.close();
  await page.goto("/boards/teaching-practice");
  await expect(page.locator(".row", { hasText: title }).locator(".badge")).toHaveText("2 new");
  await page.goto(thread);
  await expect(page.locator("#next-unread")).toContainText("2 new");
  if (javaScriptEnabled) {
    await page.waitForSelector("html[data-ready]");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(page.locator("#reply-1")).toBeFocused();
    await page.keyboard.press("?");
    await expect(page.locator("dialog.keys")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.locator("#reply-2").scrollIntoViewIfNeeded();
    await expect(page.locator(".post-unread")).toHaveCount(0);
    await page.waitForTimeout(500);
  } else {
    await page.locator(".mark-read button").click();
  }
  await page.goto("/boards/teaching-practice");
  await expect(page.locator(".row", { hasText: title }).locator(".badge")).toHaveCount(0);
});

test("a moderator locks, pins and splits", async ({ page }) => {
  await signIn(page, "moderator@example.org");
  await ask(page, `Something to keep in order ${Date.now()}`);
  const thread = page.url();
  await answer(page, "On the subject");
  await page.locator("#reply-1 a.action", { hasText: "Reply" }).click();
  await answer(page, "Something else");
  await page.locator("#reply-2 summary.action").click();
  await page.locator("#reply-2 a.action", { hasText: "new thread" }).click();
  await page.fill("#title", "Something else altogether");
  await page.click("main button.button-primary");
  await expect(page.locator("h1")).toHaveText("Something else altogether");
  await expect(page.locator("#opening .post-body")).toHaveText("Something else");
  for (const button of ["Lock", "Pin"]) {
    await page.goto(thread);
    await page.locator("a", { hasText: "Moderate" }).click();
    await page.locator("button", { hasText: button }).first().click();
  }
  await expect(page.locator(".thread-marks")).toContainText("Locked");
  await expect(page.locator(".thread-marks")).toContainText("Pinned");
});

test("a text survives when the session has ended meanwhile", async ({ page, context }) => {
  await join(page);
  await ask(page, `Who signs me out in the middle ${Date.now()}?`);
  await page.fill("#body", "Half an hour of typing");
  await context.clearCookies();
  await page.click("button[value=post]");
  await expect(page.locator("#body")).toHaveValue("Half an hour of typing");
  await expect(page.locator(".composer")).toContainText("Sign in in a new tab");
  page.expected(/401/);
});

test("the composer helps @js", async ({ page, browser, baseURL }) => {
  const email = await join(page);
  await ask(page, `Does the composer help ${Date.now()}?`);
  const thread = page.url();
  await page.waitForSelector("html[data-ready]");
  await page.fill("#body", "plain");
  await page.locator("#body").selectText();
  await page.locator("[data-tool=bold]").click();
  await expect(page.locator("#body")).toHaveValue("**plain**");
  await page.click("[data-preview]");
  await expect(page.locator("[data-preview-pane] strong")).toHaveText("plain");
  await expect(page.locator(".composer-state")).toContainText("Draft saved");
  await page.reload();
  await expect(page.locator("#body")).toHaveValue("**plain**");
  const context = await browser.newContext({ baseURL });
  const elsewhere = await context.newPage();
  await signIn(elsewhere, email, PASSWORD);
  await elsewhere.goto(thread);
  await expect(elsewhere.locator("#body")).toHaveValue("**plain**");
  await context.close();
  await page.waitForSelector("html[data-ready]");
  await page.locator("#body").press("Control+Enter");
  await expect(page.locator("#reply-1 strong")).toHaveText("plain");
  await expect(page.locator("#body")).toHaveValue("");
});
