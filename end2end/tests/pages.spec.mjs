import { accessible, expect, signIn, test } from "./site.mjs";

const PAGES = ["/", "/boards/cell-production", "/threads", "/threads?unanswered=1", "/threads?q=battery", "/search", "/search?q=battery", "/threads/6", "/tags", "/sign-up", "/sign-in", "/about", "/about/writing", "/pages", "/privacy", "/members/marta-silva", "/people", "/organisations"];
const MEMBERS = ["/threads/6", "/boards/teaching-practice/new", "/settings", "/settings/profile", "/settings/profile/photo", "/welcome", "/welcome/2", "/welcome/3", "/organisations/new", "/boards/staff-room", "/replies/2/react/tried"];

for (const theme of ["light", "dark"]) {
  test(`every page is accessible in ${theme} @js`, async ({ page, context, baseURL }) => {
    test.setTimeout(360_000);
    await context.addCookies([{ name: "theme", value: theme, url: baseURL }]);
    for (const path of PAGES) {
      await page.goto(path);
      await accessible(page);
    }
    await signIn(page, "teacher@example.org");
    for (const path of MEMBERS) {
      await page.goto(path);
      await accessible(page);
    }
    await page.setViewportSize({ width: 390, height: 800 });
    for (const path of ["/", "/threads/6"]) {
      await page.goto(path);
      await accessible(page);
    }
  });
}

test("nothing is wider than a small phone @js", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of PAGES) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBeLessThanOrEqual(0);
  }
});

test("the menu of a phone opens and leads on", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/");
  await page.locator(".menu > summary").click();
  await page.locator(".menu a", { hasText: "Tags" }).click();
  await expect(page).toHaveURL(/\/tags$/);
});

test("language and colours are chosen in the footer", async ({ page }) => {
  await page.goto("/threads");
  await page.locator("footer button", { hasText: "Suomi" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fi");
  await expect(page.locator("h1")).toHaveText("Uusimmat ketjut");
  await page.locator("footer button", { hasText: "Tumma" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a long thread is read in pages and by time", async ({ page }) => {
  await page.goto("/threads?sort=top");
  const busy = page.locator(".row", { has: page.locator(".count", { hasText: "45" }) }).locator(".row-title a");
  await busy.click();
  await expect(page.locator("ol.posts > li")).toHaveCount(20);
  await page.locator("a", { hasText: "Later replies" }).click();
  await expect(page.locator("ol.posts > li")).toHaveCount(20);
  await page.locator("a", { hasText: "Earlier replies" }).click();
  await page.locator("a", { hasText: "By time" }).click();
  await expect(page.locator("ol.posts > li .number").first()).toHaveText("#1");
});

test("a conversation folds at its head and at its line @js", async ({ page }) => {
  await page.goto("/threads/6");
  const branch = page.locator(".branch[data-depth='1']", { has: page.locator("[data-fold]:not([hidden])") }).first();
  const inner = branch.locator("xpath=following-sibling::li[1]");
  const head = branch.locator("[data-fold]");
  await head.click();
  await expect(head).toHaveAttribute("aria-expanded", "false");
  await expect(inner).toBeHidden();
  await head.press("Enter");
  await expect(inner).toBeVisible();
  await inner.click({ position: { x: 4, y: 40 } });
  await expect(inner).toBeHidden();
  await expect(head).toBeFocused();
});

test("visitors do not learn of the staff room", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("main")).not.toContainText("Members only");
  await page.goto("/boards/staff-room");
  await expect(page.locator("h1")).toHaveText("There is no such page");
  page.expected(/404/);
});

test("the keyboard is enough", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
  await expect(page.locator(".site-header .main-nav")).toMatchAriaSnapshot(`
    - navigation "Main":
      - list:
        - listitem:
          - link "Boards"
        - listitem:
          - link "Latest"
        - listitem:
          - link "Unanswered"
        - listitem:
          - link "Tags"
        - listitem:
          - link "People"
  `);
});
