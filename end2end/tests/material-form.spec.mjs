import { begin, describe, publish, save } from "./material.mjs";
import { accessible, expect, join, test } from "./site.mjs";

const handle = async (page) => {
  await page.goto("/settings/profile");
  return (await page.locator("a[href^='/members/']").first().getAttribute("href")).split("/").pop();
};

const another = async (browser, options, name) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await join(page, name);
  return page;
};

test("outcomes are put together, found in ESCO or proposed, and lead to others", async ({ page, javaScriptEnabled }) => {
  test.slow();
  await join(page, "Olga Outcome");
  await begin(page, `Cell chemistry ${Date.now()}`);
  await describe(page);
  await page.fill("#outcome-0-verb", "Explain");
  await page.fill("#outcome-0-object", "why lithium plates in the cold");
  await page.locator("#outcomes button[value=add]").click();
  await page.locator("#outcome-1 summary").waitFor();
  await page.fill("#outcome-1-verb", "Keep");
  await page.fill("#outcome-1-object", "the air of a dry room dry");
  await page.selectOption("#outcome-1-process", "apply");
  await page.fill("#outcome-1-concept", "dry room discipline");
  await page.locator("#outcome-1 button[value=find]").click();
  await page.locator("#outcome-1 input[value=proposed]").check();
  await page.fill("#outcome-1-definition", "What people do and avoid in a dry room.");
  if ((await page.locator("#outcome-0").getAttribute("open")) === null) await page.locator("#outcome-0 summary").click();
  if (javaScriptEnabled) {
    await page.locator("#outcome-0-concept").pressSequentially("battery chem");
    await page.locator("#outcome-0 [role=option]", { hasText: "battery chemistry" }).click();
  } else {
    await page.fill("#outcome-0-concept", "battery chem");
    await page.locator("#outcome-0 button[value=find]").click();
    await page.locator("#outcome-0 label", { hasText: "battery chemistry" }).locator("input").check();
  }
  await expect(page.locator("#outcome-0-concept")).toHaveValue(javaScriptEnabled ? "battery chemistry" : "battery chem");
  await page.locator("input[value=large-print]").check();
  await accessible(page);
  await save(page);
  await expect(page.locator("#outcome-0 summary")).toHaveText("Explain why lithium plates in the cold");
  await publish(page);
  const outcomes = page.locator("#outcomes");
  await expect(outcomes).toContainText("Explain why lithium plates in the cold");
  await expect(outcomes).toContainText("proposed for ESCO");
  await expect(outcomes.getByRole("link", { name: "Understand" })).toBeVisible();
  await expect(outcomes.locator("a.outcome-esco")).toHaveAttribute("href", /^http:\/\/data\.europa\.eu\/esco\/skill\//);
  await expect(page.locator("main")).toContainText("Large print");
  await accessible(page);
  const title = await page.locator("h1").textContent();
  await outcomes.getByRole("link", { name: "battery chemistry", exact: true }).click();
  await expect(page).toHaveURL(/\/library\?concept=/);
  await expect(page.locator(".material-card", { hasText: title })).toHaveCount(1);
});

test("a co-author is invited, accepts, writes; versions and the family can be looked at", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const options = { baseURL, javaScriptEnabled };
  const friend = await another(browser, options, "Fina Friend");
  const name = await handle(friend);
  await join(page, "Carla Coauthor");
  const form = await begin(page, `Ageing of packs ${Date.now()}`);
  await describe(page);
  await save(page);
  await page.fill("#handle", "nobody-of-this-name");
  await page.locator(".invite-author button").click();
  await expect(page.locator("#authors .error-summary")).toContainText("Nobody here");
  page.expected(/422/);
  await page.goto(form);
  await page.fill("#handle", `@${name}`);
  await page.locator(".invite-author button").click();
  await expect(page.locator("#authors")).toContainText("has not answered yet");
  await friend.goto("/library/mine");
  await accessible(friend);
  await friend.locator("#invitations button[value=accept]").click();
  await expect(friend).toHaveURL(form);

  // Both have the form open; the second to save sees both texts.
  await page.goto(form);
  await friend.fill("#summary", "A worksheet by both of us, which is longer.");
  await save(friend);
  await page.fill("#summary", "My own summary of this worksheet.");
  await page.locator(".form-end button").click();
  const conflict = page.locator("#conflict");
  await expect(conflict).toContainText("Fina Friend saved this draft");
  await expect(conflict).toContainText("A worksheet by both of us");
  await expect(page.locator("#summary")).toHaveValue("My own summary of this worksheet.");
  page.expected(/409/);
  await accessible(page);
  await save(page);
  const place = await publish(page);
  await expect(page.locator(".material-head")).toContainText("Fina Friend");

  await page.goto(form);
  await page.fill("#description", "Bring **gloves**.\n\nMeasure five times.");
  await page.fill("#minutes", "60");
  await save(page);
  await publish(page, "Measured more often");
  await page.goto(`${place}/versions`);
  await page.getByRole("link", { name: "From version 1 to version 2" }).click();
  await expect(page.locator(".compare-table")).toContainText("60 minutes");
  await expect(page.locator(".diff ins")).toContainText("five");
  await accessible(page);

  await friend.goto(`${place}/remix`);
  await friend.selectOption("#language", "fi");
  await friend.locator("form", { hasText: "Translate" }).locator("button").click();
  await expect(friend).toHaveURL(/\/edit$/);
  await friend.fill("#title", "Akkupakettien vanheneminen");
  await friend.fill("#changes", "Käännetty.");
  await save(friend);
  await publish(friend);
  await page.goto(form);
  await page.fill("#minutes", "70");
  await save(page);
  await publish(page, "More time");
  await page.goto(place);
  await page.getByRole("link", { name: "See the whole family" }).click();
  await expect(page.locator("svg.lineage-drawing a")).toHaveCount(2);
  await expect(page.locator(".lineage-lists")).toContainText("made from version 2, now there is version 3");
  await accessible(page);
});

test("drafts are saved while one writes @js", async ({ page }) => {
  await join(page, "Aura Autosave");
  const form = await begin(page, `Kept by itself ${Date.now()}`);
  await page.fill("#summary", "Written and never sent by its button.");
  await expect(page.locator("[data-autosave-state]")).toContainText("Saved", { timeout: 15_000 });
  await page.goto(form);
  await expect(page.locator("#summary")).toHaveValue("Written and never sent by its button.");
  // What was written a moment ago goes with the button, too.
  await page.fill("#summary", "Written again.");
  await save(page);
  await expect(page.locator("#summary")).toHaveValue("Written again.");
});
