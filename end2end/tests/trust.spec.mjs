import { accessible, answer, ask, expect, join, mailTo, signIn, test } from "./site.mjs";
import { picture } from "./documents.mjs";
import { published } from "./material.mjs";

const other = async (browser, options) => (await browser.newContext(options)).newPage();

test("a resource is used in class, reviewed twice, answered and made better", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const title = `Trusted cells ${Date.now()}`;
  const author = await other(browser, { javaScriptEnabled, baseURL });
  const email = await join(author, "Aura Author");
  const place = await published(author, title);
  await author.goto(`${place}/care`);
  await accessible(author);
  await author.locator("button", { hasText: "Ask for a review" }).click();
  await expect(author.locator(".notice").first()).toContainText("Saved");
  await author.fill("#due", "2029-03-01");
  await author.locator("button", { hasText: "Save the day" }).click();
  await author.goto(place);
  await expect(author.locator(".cycle")).toContainText("1 March 2029");

  await join(page, "Rolf Reporter");
  await page.goto("/library/reviews");
  await expect(page.locator(".rows")).toContainText(title);
  await accessible(page);
  await page.goto(place);
  await page.locator("a", { hasText: "I used it in class" }).click();
  await accessible(page);
  await page.fill("#note", "Half a report");
  await page.locator(".form-end button").click();
  await expect(page.locator(".error-summary")).toBeVisible();
  page.expected(/422/);
  await expect(page.locator("#note")).toHaveValue("Half a report");
  await page.selectOption("#level", "4");
  await page.fill("#minutes", "70");
  await page.locator("input[name=again][value=changes]").check();
  await page.locator(".form-end button").click();
  await expect(page.locator(".report")).toContainText("Half a report");
  await page.locator(".report a", { hasText: "Add a photo" }).click();
  await page.setInputFiles("#file", { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 a letter") });
  await page.locator("#photo button", { hasText: "Save the photo" }).click();
  await expect(page.locator("#photo .error-summary")).toContainText("picture");
  page.expected(/422/);
  await accessible(page);
  await page.setInputFiles("#file", { name: "lab.png", mimeType: "image/png", buffer: picture(1800) });
  await page.locator("#photo button", { hasText: "Save the photo" }).click();
  await expect.poll(() => page.locator(".report .class-photo img").evaluate((image) => image.naturalWidth)).toBe(1600);
  await mailTo(email, /used your resource in class/);

  await page.goto(`${place}/review`);
  await accessible(page);
  await page.fill("#overall", "It works well with a group of sixteen.");
  await page.locator(".form-end button").click();
  await expect(page.locator(".error-summary")).toContainText("at least 3 criteria");
  page.expected(/422/);
  await expect(page.locator("#overall")).toHaveValue("It works well with a group of sixteen.");
  for (const criterion of ["quality", "time", "language"]) await page.locator(`input[name="marks[${criterion}]"][value="2"]`).check();
  await page.fill("#comment-time", "Ninety minutes are better.");
  await page.locator(".form-end button").click();
  await expect(page.locator(".review")).toContainText("Ninety minutes are better.");
  await accessible(page);

  const second = await other(browser, { javaScriptEnabled, baseURL });
  await join(second, "Saga Second");
  await second.goto(`${place}/review`);
  for (const criterion of ["quality", "time", "language"]) await second.locator(`input[name="marks[${criterion}]"][value="3"]`).check();
  await second.fill("#overall", "I would use it tomorrow, as it is.");
  await second.locator(".form-end button").click();
  await expect(second.locator(".means")).toContainText("2.5");
  await second.goto("/library?reviewed=yes");
  await expect(second.locator(".cards")).toContainText(title);

  await author.goto(`${place}/reviews`);
  const first = author.locator(".review", { hasText: "Ninety minutes" });
  await first.locator("summary", { hasText: "Answer" }).click();
  await first.locator("textarea").fill("Thank you, it is ninety now.");
  await first.locator("button", { hasText: "Send the answer" }).click();
  await expect(first.locator(".review-answer")).toContainText("it is ninety now");
  await second.goto(`${place}/outdated`);
  await second.fill("#reason", "The standard has a newer edition.");
  await second.locator("button", { hasText: "Tell the authors" }).click();
  await second.goto(place);
  await expect(second.locator(".notice-warm")).toContainText("One reader");
  await author.goto(`${place}/outdated`);
  await author.fill("#answer", "The change comes in spring.");
  await author.locator("button", { hasText: "Send the answer" }).click();
  await author.goto(place);
  await expect(author.locator(".notice-warm")).toHaveCount(0);
  await accessible(author);
  await author.context().close();
  await second.context().close();
});

test("resources are collected, put in order, noted, followed and copied", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const stamp = Date.now();
  await join(page, "Cora Collector");
  const titles = [`Collected one ${stamp}`, `Collected two ${stamp}`];
  const places = [];
  for (const title of titles) places.push(await published(page, title, "by-nc"));
  await page.goto(`${places[0]}`);
  await page.locator("#collections a", { hasText: "Add to a collection" }).click();
  await accessible(page);
  await page.locator(".form-end button").click();
  await expect(page.locator(".error-summary")).toBeVisible();
  page.expected(/422/);
  await page.fill("#title", `My lab day ${stamp}`);
  await page.fill("#note", "Begin with this one.");
  await page.locator(".form-end button").click();
  await expect(page.locator("h1")).toHaveText(`My lab day ${stamp}`);
  await page.goto(`${places[1]}/collect`);
  await page.selectOption("#collection", { label: `My lab day ${stamp}` });
  await page.locator(".form-end button").click();
  await expect(page.locator(".entries .row")).toHaveCount(2);
  await expect(page.locator(".terms")).toContainText("Non-commercial");
  await accessible(page);
  const collection = new URL(page.url()).pathname;
  await page.locator("a", { hasText: "Edit the collection" }).click();
  await page.locator(".entry-edit").nth(1).locator("button[aria-label^=Up]").click();
  await expect(page.locator(".entry-title").first()).toHaveText(titles[1]);
  await page.selectOption("#access", "public");
  await accessible(page);
  await page.locator("form[action$='collections/change'] button").click();
  await expect(page.locator(".row-title").first()).toHaveText(titles[1]);

  const reader = await other(browser, { javaScriptEnabled, baseURL });
  await join(reader, "Fred Follower");
  await reader.goto("/collections");
  await accessible(reader);
  await reader.locator(".collection-card a", { hasText: `My lab day ${stamp}` }).click();
  await reader.locator(".follow button").click();
  await expect(reader.locator(".follow button")).toContainText("Stop following");
  await reader.locator("button", { hasText: "Make my own copy" }).click();
  await expect(reader.locator(".notice").first()).toContainText("It is there");
  await expect(reader.locator(".entry-title")).toHaveCount(2);
  const third = await published(page, `Collected three ${stamp}`);
  await page.goto(`${third}/collect`);
  await page.selectOption("#collection", { label: `My lab day ${stamp}` });
  await page.locator(".form-end button").click();
  await expect.poll(async () => ((await reader.goto("/notices")), reader.locator("main").textContent()), { timeout: 15_000 }).toContain("Collected three");
  await reader.goto(collection);
  await expect(reader.locator(".entries .row")).toHaveCount(3);
  await reader.context().close();
});

test("a resource has its thread, and a post becomes a resource", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const title = `Talked about cells ${Date.now()}`;
  await join(page, "Tove Talker");
  const place = await published(page, title, "by-nc");
  await page.locator("a", { hasText: "Begin a discussion" }).click();
  await accessible(page);
  await page.fill("#body", "How do you keep the cells cool?");
  await page.locator(".form-end button").click();
  await expect(page.locator("h1")).toHaveText(title);
  await expect(page.locator(".about-resource a")).toHaveAttribute("href", new RegExp(`^${place}`));
  await page.goto(place);
  await expect(page.locator("#discussion a").first()).toHaveText(title);

  await ask(page, `What do you do first ${Date.now()}`);
  await answer(page, "First discharge the cell, then wait for two hours.");
  const thread = page.url();
  const asker = await other(browser, { javaScriptEnabled, baseURL });
  await join(asker, "Anna Asker");
  await asker.goto(thread);
  await asker.locator("a", { hasText: "Ask for a resource" }).last().click();
  await accessible(asker);
  await asker.locator("button", { hasText: "Ask Tove" }).click();
  await expect(asker.locator(".notice")).toContainText("has your request");
  await page.goto(thread);
  await page.locator(".more summary").last().click();
  await page.locator("a", { hasText: "Make this a resource" }).last().click();
  await expect(page.locator(".notice")).toContainText("Anna Asker");
  await accessible(page);
  await page.selectOption("#licence", "by");
  await page.locator(".form-end button").click();
  await expect(page.locator("#description")).toHaveValue("First discharge the cell, then wait for two hours.");
  await expect(page.locator("#licence")).toHaveValue("by");
  await asker.context().close();
});

for (const theme of ["light", "dark"]) {
  test(`reviews, reports and collections are accessible in ${theme} and fit a phone @js`, async ({ page, context, baseURL }) => {
    test.slow();
    await context.addCookies([{ name: "theme", value: theme, url: baseURL }]);
    await signIn(page, "teacher@example.org");
    for (const path of ["/library/1", "/library/1/uses", "/library/1/reviews", "/library/1/review", "/library/1/use", "/library/reviews", "/collections", "/collections/new"]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(path);
      await accessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    }
  });
}
