import { accessible, answer, ask, expect, join, mailsTo, mailTo, test } from "./site.mjs";

/** Somebody else's browser, with or without scripts as the test's own. */
const another = async (browser, baseURL, javaScriptEnabled) => (await browser.newContext({ baseURL, javaScriptEnabled })).newPage();
const header = ({ head }, name) => new RegExp(`^${name}: (.*)$`, "m").exec(head)?.[1] ?? "";

test("a second person's mention shows in the bell and in the mails, threaded", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const email = await join(page, "Nora Named");
  await ask(page, `How do you name people? ${Date.now()}`);
  const thread = page.url();
  await page.goto("/");
  await page.locator(".profile-link").first().waitFor({ state: "attached" });
  const handle = (await page.locator(".profile-link").first().getAttribute("href")).split("/").at(-1);
  const other = await another(browser, baseURL, javaScriptEnabled);
  await join(other, "Otto Other");
  await other.goto(thread);
  await answer(other, `Like this, @${handle}: with a sign.`);
  await other.goto(thread);
  await answer(other, "And this is a plain answer.");
  await expect.poll(() => mailsTo(email).filter((mail) => header(mail, "References")).length, { timeout: 15_000 }).toBe(2);
  await page.goto("/");
  await expect(page.locator(".bell")).toHaveAccessibleName("Notices, 2 unread");
  await page.locator(".bell").click();
  await expect(page).toHaveURL(/\/notices$/);
  if (javaScriptEnabled) await accessible(page);
  await page.locator(".notice-group a", { hasText: "Otto Other named you" }).click();
  await expect(page.locator(".post-body", { hasText: "with a sign" })).toBeVisible();
  // Reading marks: by itself with scripts, by the button without.
  if (javaScriptEnabled) {
    await expect.poll(async () => (await page.request.get("/notices")).text(), { timeout: 15_000 }).not.toContain("row-unread");
  } else {
    await page.locator(".mark-read button").click();
  }
  await page.goto("/notices");
  await expect(page.locator(".bell")).toHaveAccessibleName("Notices");
  await expect(page.locator(".row-unread")).toHaveCount(0);
  const [named, answered] = mailsTo(email).filter((mail) => header(mail, "References"));
  expect(header(named, "Subject")).toContain("Otto Other named you");
  const root = header(named, "References").split(" ")[0];
  expect(root).toMatch(/^<thread-\d+@/);
  expect(header(answered, "References").split(" ")[0]).toBe(root);
  expect(header(answered, "In-Reply-To")).toBe(header(named, "In-Reply-To"));
  await other.context().close();
});

test("mails are stopped by one click, signed out", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const email = await join(page, "Stella Stop");
  await ask(page, `Who answers me? ${Date.now()}`);
  const thread = page.url();
  const other = await another(browser, baseURL, javaScriptEnabled);
  await join(other, "Ina Answer");
  await other.goto(thread);
  await answer(other, "I do.");
  const mail = await mailTo(email, /unsubscribe/);
  const path = new URL(header(mail, "List-Unsubscribe").slice(1, -1)).pathname;
  expect(header(mail, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  const reader = await another(browser, baseURL, javaScriptEnabled);
  await reader.goto(path);
  if (javaScriptEnabled) await accessible(reader);
  await reader.locator("main button", { hasText: "Stop these mails" }).click();
  await expect(reader.locator(".notice")).toContainText("You get no more mails of this kind");
  await page.goto("/settings/notices");
  await expect(page.locator("input[name='how[reply]'][value=off]")).toBeChecked();
  if (javaScriptEnabled) await accessible(page);
  await other.goto(thread);
  await answer(other, "Once more.");
  await expect.poll(async () => { await page.goto("/notices"); return page.locator(".row-unread").count(); }, { timeout: 15_000 }).toBe(2);
  expect(mailsTo(email).filter((one) => header(one, "References")).length).toBe(1);
  await Promise.all([other.context().close(), reader.context().close()]);
});

test("one follows, sees what one follows, and stops", async ({ page, javaScriptEnabled }) => {
  await join(page, "Frida Follow");
  await page.goto("/boards/teaching-practice");
  await page.locator(".follow button").click();
  await expect(page.locator(".follow button")).toHaveText("Stop following");
  await page.goto("/following?kind=board");
  if (javaScriptEnabled) await accessible(page);
  await page.locator(".row button").click();
  await expect(page.locator(".notice")).toContainText("You do not follow this any more");
  await page.locator(".notice button", { hasText: "Undo" }).click();
  await expect(page.locator(".row-title")).toHaveCount(1);
  await page.goto("/settings/notices");
  await page.locator("input[name='how[followed-board]'][value=digest]").check();
  await page.locator("main button.button-primary").click();
  await expect(page.locator(".notice")).toHaveText("Your choices are saved.");
  await expect(page.locator("input[name='how[followed-board]'][value=digest]")).toBeChecked();
});
