import { accessible, expect, test } from "./site.mjs";

test("one box finds threads, people and tags, and says what was looked for", async ({ page }) => {
  await page.goto("/");
  const wide = await page.locator(".site-header .bar > .search").isVisible();
  if (!wide) await page.locator(".menu > summary").click();
  const box = page.locator(wide ? "#search" : "#search-menu");
  await box.fill("insulation resistance");
  await box.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=insulation/);
  await expect(page.locator("#found-thread + * mark, .search-hits mark").first()).toBeVisible();
  await accessible(page);
  await page.goto("/search?q=recycling&kind=tag");
  await expect(page.locator(".search-hits a").first()).toHaveAttribute("href", "/tags/recycling");
  await page.goto("/search?q=Heikkinnen");
  await expect(page.locator(".search-hits a[href='/members/kaisa-heikkinen']")).toBeVisible();
});

test("nothing found and nothing asked are answered with tips", async ({ page }) => {
  for (const path of ["/search", "/search?q=xyzzyqwert", "/search?q=%22%22+lang%3Axx"]) {
    await page.goto(path);
    await expect(page.locator("#tips")).toBeVisible();
    await accessible(page);
  }
});

test("suggestions appear while one types and lead on by the arrow keys", async ({ page, javaScriptEnabled }) => {
  // Without scripts the box is a plain form.
  if (!javaScriptEnabled) return;
  await page.goto("/search");
  const box = page.locator("#search-words");
  await box.click();
  await box.pressSequentially("recyc", { delay: 30 });
  // The form below has options of its own.
  const suggestions = page.locator("#search-words-suggestions");
  await expect(suggestions.locator("[role=option]").first()).toBeVisible();
  await box.press("ArrowDown");
  await expect(box).toHaveAttribute("aria-activedescendant", /suggestions-0$/);
  await accessible(page);
  await box.press("Escape");
  await expect(suggestions).toBeHidden();
});

test("resources are found by words, licence and tag, and the library narrows, orders and relates them", async ({ page }) => {
  await page.goto("/search?q=insulation+licence%3Aby-sa");
  const hits = page.locator("#found-resource ~ .search-hits a, section[aria-labelledby=found-resource] .row-title a");
  await expect(hits.first()).toHaveAttribute("href", /\/library\/\d+\//);
  await accessible(page);
  await page.goto("/tags/formation");
  await page.getByRole("link", { name: /in the library/ }).click();
  await expect(page).toHaveURL(/\/library\?tag=formation/);
  await page.goto("/library");
  const facet = (name) => page.locator(".facets").getByRole("link", { name });
  await facet(/^Finnish|^Suomi/i).first().click();
  const before = await page.locator(".library-order h2").innerText();
  await facet(/^Deutsch|^German/i).first().click();
  await expect(page).toHaveURL(/language=fi(,|%2C)de/);
  expect(await page.locator(".library-order h2").innerText()).not.toBe(before);
  await page.getByRole("link", { name: "Shortest" }).click();
  await expect(page.getByRole("link", { name: "Shortest" })).toHaveAttribute("aria-current", "true");
  await accessible(page);
  await page.locator(".material-card .card-title a").first().click();
  await expect(page.locator(".related .material-card").first()).toBeVisible();
  await accessible(page);
});
