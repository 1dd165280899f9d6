// What every test starts from: a page that fails the test on anything the console or the network complains about.
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

export { expect };
export const PASSWORD = "blue gearbox 77 lamp";

export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const complaints = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => request.url().startsWith(baseURL) || request.url().startsWith("data:") || complaints.push(`foreign: ${request.url()}`));
    page.expected = (pattern) => complaints.splice(0, complaints.length, ...complaints.filter((text) => !pattern.test(text)));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

let people = 0;
/** Joins as somebody new and returns their name. */
export const join = async (page, name = "Test Person") => {
  const unique = `${process.pid}-${Date.now()}-${people++}`;
  await page.goto("/sign-up");
  await page.fill("#name", name);
  await page.fill("#email", `p${unique}@example.org`);
  await page.fill("#password", PASSWORD);
  await page.click("main button.button-primary");
  await expect(page).toHaveURL(/\/$/);
  return `p${unique}@example.org`;
};

export const signIn = async (page, email, password = "battery-demo-2026") => {
  await page.goto("/sign-in");
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.click("main button.button-primary");
  await expect(page).toHaveURL(/\/$/);
};

/** Starts a thread and leaves the page on it. */
export const ask = async (page, title, body = "What do you do in class?", board = "teaching-practice") => {
  await page.goto(`/boards/${board}/new`);
  await page.fill("#title", title);
  await page.fill("#body", body);
  await page.click("button[value=post]");
  await expect(page.locator("h1")).toHaveText(title);
};

export const answer = async (page, text) => {
  await page.fill("#body", text);
  await page.click("button[value=post]");
  await expect(page.locator(".post-body", { hasText: text }).last()).toBeVisible();
};

/** No violation of WCAG 2.2 AA or best practice. */
export const accessible = async (page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => `${node.target} ${node.failureSummary}`)])).toEqual([]);
};
