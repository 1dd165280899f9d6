import { accessible, ask, expect, join, test } from "./site.mjs";

const another = async (browser, baseURL, javaScriptEnabled) => (await browser.newContext({ baseURL, javaScriptEnabled })).newPage();

/** Starts a group that lets in on request, and leaves the page on it. */
const start = async (page, name) => {
  await page.goto("/groups");
  await accessible(page);
  await page.locator("a[href='/groups/new']").click();
  await accessible(page);
  await page.locator("main button.button-primary").click();
  await expect(page.locator(".error-summary")).toBeVisible();
  page.expected(/422/);
  await page.fill("#name", name);
  await page.fill("#description", "Teachers who share a furnace");
  await page.selectOption("#joining", "request");
  await page.locator("main button.button-primary").click();
  await expect(page.locator("h1")).toContainText(name);
  await accessible(page);
  return new URL(page.url()).pathname;
};

test("a group lets somebody in on request, talks among itself, and is left again", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const name = `Furnace ${Date.now() % 1_000_000}`;
  const title = `What we burnt in ${name}`;
  await join(page, "Kira Keeper");
  const group = await start(page, name);
  const board = await page.locator("#boards .row-title a").first().getAttribute("href");
  await ask(page, title, "Zirconia, mostly.", board.replace("/boards/", ""));
  const thread = new URL(page.url()).pathname;

  const member = await another(browser, baseURL, javaScriptEnabled);
  await join(member, "Milo Member");
  await member.goto(group);
  await expect(member.locator("#boards")).toHaveCount(0);
  await accessible(member);
  expect((await member.request.get(board)).status()).toBe(404);
  expect((await member.request.get(thread)).status()).toBe(404);
  await member.fill("#note", "I teach next door");
  await member.locator("form[action='/api/groups/ask'] button").click();
  await expect(member.locator(".notice")).toContainText("Your request was sent");

  await page.goto(group);
  await expect(page.locator("#waiting")).toContainText("I teach next door");
  await accessible(page);
  await page.locator("#waiting button[value=accept]").click();
  await expect(page.locator("#role")).toContainText("Milo Member");

  await member.goto(board);
  await expect(member.locator("main")).toContainText(`Seen by the members of ${name}`);
  await accessible(member);
  await member.locator(".row-title a", { hasText: title }).click();
  await expect(member.locator("h1")).toHaveText(title);
  await accessible(member);

  const outsider = await another(browser, baseURL, javaScriptEnabled);
  await join(outsider, "Olga Outsider");
  for (const path of ["/", "/threads", "/tags", `/search?q=${encodeURIComponent("burnt zirconia")}`]) {
    await outsider.goto(path);
    await expect(outsider.locator("main")).not.toContainText(name);
  }
  expect((await outsider.request.get(thread)).status()).toBe(404);

  await member.goto(group);
  await member.locator("details.act summary", { hasText: "Leave group" }).click();
  await member.locator("form[action='/api/groups/leave'] button").click();
  await expect(member.locator(".notice")).toContainText("left the group");
  expect((await member.request.get(thread)).status()).toBe(404);

  // The only one who looks after it cannot just go.
  await page.goto(group);
  await page.locator("details.act summary", { hasText: "Leave group" }).click();
  await page.locator("form[action='/api/groups/leave'] button").click();
  await expect(page.locator(".error-summary")).toContainText("close the group");
  page.expected(/422/);
  await outsider.context().close();
  await member.context().close();
});
