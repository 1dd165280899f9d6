import { ADMIN } from "./admin.mjs";
import { published } from "./material.mjs";
import { PASSWORD, accessible, answer, ask, confirm, expect, join, mailTo, signIn, test } from "./site.mjs";

const another = async (browser, baseURL, javaScriptEnabled) => (await browser.newContext({ baseURL, javaScriptEnabled })).newPage();
const asAdmin = (page) => signIn(page, ADMIN.email, ADMIN.password);
/** Fills the open form of a report. */
const report = async (page, kind, note) => {
  await page.locator(`#kind-${kind}`).check();
  await page.fill("#note", note);
  await accessible(page);
  await page.locator("main button.button-primary").click();
  await expect(page.locator("h1")).toHaveText("Thank you");
};
/** A moderator who reads what was reported of something with this title. */
const moderatorAt = async (browser, baseURL, javaScriptEnabled, title, note) => {
  const moderator = await another(browser, baseURL, javaScriptEnabled);
  await signIn(moderator, "moderator@example.org");
  await moderator.goto("/moderation");
  await accessible(moderator);
  await moderator.locator(".row-title a", { hasText: title }).click();
  await expect(moderator.locator("main")).toContainText(note);
  await accessible(moderator);
  return moderator;
};
const PAGES = ["/admin", "/admin/people", "/admin/joinings", "/admin/organisations", "/admin/boards", "/admin/boards/new", "/admin/settings", "/admin/system", "/admin/audit", "/invitations", "/moderation"];

test("an admin suspends a member, who sees why, and finds it in the audit log", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const member = await another(browser, baseURL, javaScriptEnabled);
  const email = await join(member, "Sam Suspended");
  await asAdmin(page);
  await page.goto("/admin/people");
  await page.fill("#filter-q", email);
  await page.locator(".filter-bar button").click();
  await page.locator(".row-title a", { hasText: "Sam Suspended" }).click();
  await accessible(page);
  await page.locator("a[href^='/moderation/suspend/']").click();
  await page.locator("button.button-danger").click();
  await expect(page.locator(".error-summary")).toContainText("Please say why");
  page.expected(/422/);
  await page.selectOption("#term", "30");
  await page.fill("#reason", "Advertising in every thread");
  await page.locator("button.button-danger").click();
  await expect(page.locator(".notice")).toContainText("Advertising in every thread");
  await accessible(page);

  await member.goto("/threads");
  await expect(member.locator(".banner-danger")).toContainText("Advertising in every thread");
  await expect(member.locator(".banner-danger")).toContainText("until");
  await accessible(member);
  await member.goto("/settings/security/log");
  await expect(member.locator(".row", { hasText: "Account suspended" })).toContainText("A moderator");
  await accessible(member);
  await mailTo(email, /Advertising in every thread/);

  await page.goto("/admin/audit");
  await page.selectOption("#filter-act", "member-suspended");
  await page.locator(".filter-bar button").click();
  await expect(page.locator(".row", { hasText: "Advertising in every thread" }).first()).toContainText("Account suspended");
  await member.context().close();
});

test("a mail that was refused is tried again by an admin", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const email = `bounces-once-${Date.now()}-${javaScriptEnabled}@example.org`;
  const newcomer = await another(browser, baseURL, javaScriptEnabled);
  await newcomer.goto("/sign-up");
  await newcomer.fill("#name", "Bea Bounce");
  await newcomer.fill("#email", email);
  await newcomer.fill("#password", PASSWORD);
  await newcomer.click("main button.button-primary");
  await expect(newcomer).toHaveURL(/\/sign-up\/sent$/);
  await newcomer.context().close();
  await asAdmin(page);
  const row = page.locator(".row", { hasText: email });
  await expect(async () => {
    await page.goto("/admin/system");
    await expect(row).toContainText("is not known here", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await accessible(page);
  await row.locator("button", { hasText: "Try again" }).click();
  await expect(page.locator(".notice")).toContainText("tried again");
  await expect(row).toHaveCount(0);
  await mailTo(email, /token=/);
  await page.locator("button", { hasText: "Send a test mail" }).click();
  await expect(page.locator(".notice")).toContainText("The mail was sent");
});

test("a post is reported and hidden; its author sees the reason", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  await join(page, "Rita Reporter");
  const title = `Is this safe ${Date.now()}?`;
  await ask(page, title);
  const thread = page.url();
  const author = await another(browser, baseURL, javaScriptEnabled);
  await join(author, "Olli Offender");
  await author.goto(thread);
  await answer(author, "You need no gloves for this.");
  await page.goto(thread);
  await page.locator("#reply-1 a.action", { hasText: "Report" }).click();
  await report(page, "harmful", "400 V without gloves");

  const moderator = await moderatorAt(browser, baseURL, javaScriptEnabled, title, "400 V without gloves");
  await moderator.fill("#hide-reason", "Work under voltage needs gloves");
  await moderator.locator("button", { hasText: "Hide the post" }).click();
  await expect(moderator.locator(".notice", { hasText: "This post is hidden" })).toBeVisible();
  await author.goto(thread);
  await expect(author.locator("#reply-1 .removed-reason")).toContainText("Work under voltage needs gloves");
  await accessible(author);
  await page.goto(thread);
  await expect(page.locator("#reply-1")).toHaveCount(0);
  await Promise.all([author.context().close(), moderator.context().close()]);
});

test("a resource is reported and taken out; its author and who reported it read why", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const title = `Photos of a plant ${Date.now()}`;
  const author = await another(browser, baseURL, javaScriptEnabled);
  await join(author, "Paula Publisher");
  const place = await published(author, title);
  const email = await join(page, "Rolf Rights");
  await page.goto(place);
  await page.locator(".material-rare a", { hasText: "Report" }).click();
  await expect(page.locator("h1")).toHaveText("Report a resource");
  await report(page, "rights", "The company shows this in confidence");

  const moderator = await moderatorAt(browser, baseURL, javaScriptEnabled, title, "in confidence");
  await moderator.locator("main a", { hasText: "Open the resource" }).click();
  await moderator.locator("summary", { hasText: "Take it out" }).click();
  await moderator.fill("#reason", "The company did not agree");
  await moderator.locator("details.act button").click();
  await expect(moderator.locator(".notice", { hasText: "The company did not agree" })).toBeVisible();
  await moderator.goto("/moderation?show=closed");
  await expect(moderator.locator(".row", { hasText: title })).toContainText("taken out of sight");
  const { text } = await mailTo(email, /The company did not agree/);
  expect(text).toContain(new URL(place, baseURL).pathname.split("/").slice(0, 3).join("/"));
  await page.goto(place);
  await expect(page.locator(".notice").first()).toContainText("A moderator took this resource out of the library");
  await expect(page.locator("main")).not.toContainText("The company did not agree");
  await accessible(page);
  await author.goto(place);
  await expect(author.locator(".notice").first()).toContainText("The company did not agree");
  await author.goto("/notices");
  await expect(author.locator("main")).toContainText(`Resource taken out of the lists: ${title}. Reason: The company did not agree`);
  await page.goto(`/library?q=${encodeURIComponent(title)}`);
  await expect(page.locator(".material-card", { hasText: title })).toHaveCount(0);
  await Promise.all([author.context().close(), moderator.context().close()]);
});

test("a review is reported and removed for a reason; whoever wrote it reads why", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const title = `A lab that is reviewed ${Date.now()}`;
  const author = await another(browser, baseURL, javaScriptEnabled);
  await join(author, "Greta Good");
  const place = await published(author, title);
  const reviewer = await another(browser, baseURL, javaScriptEnabled);
  const address = await join(reviewer, "Rude Reviewer");
  await reviewer.goto(`${place}/review`);
  await reviewer.fill("#overall", "Nobody who teaches could have made this.");
  for (const name of ["quality", "time", "language"]) await reviewer.locator(`input[name="marks[${name}]"][value="1"]`).check();
  await reviewer.locator(".form-end button").click();
  await expect(reviewer.locator(".review")).toContainText("Nobody who teaches");
  const reviews = new URL(reviewer.url()).pathname;
  const email = await join(page, "Frida Fair");
  await page.goto(reviews);
  await page.locator(".review a.action", { hasText: "Report" }).click();
  await expect(page.locator("h1")).toHaveText("Report a review");
  await report(page, "other", "This is an insult");

  const moderator = await moderatorAt(browser, baseURL, javaScriptEnabled, title, "This is an insult");
  await expect(moderator.locator("main")).toContainText("Nobody who teaches");
  await moderator.locator("main a", { hasText: "See the review" }).click();
  await moderator.locator("summary", { hasText: "Remove this review" }).click();
  await moderator.locator("details.act[open] button.button-danger").click();
  await expect(moderator.locator(".error-summary")).toContainText("Please say why");
  await accessible(moderator);
  await moderator.fill("#take-out-reason", "Speak of the lab, not of people");
  await moderator.locator("details.act[open] button.button-danger").click();
  await expect(moderator.locator(".notice").first()).toContainText("The review is removed");
  await mailTo(address, /Speak of the lab, not of people/);
  await mailTo(email, /Speak of the lab, not of people/);
  await Promise.all([author, reviewer, moderator].map((one) => one.context().close()));
});

test("a colleague comes by an invitation", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await asAdmin(page);
  await page.goto("/invitations");
  await page.selectOption("#kind", "expert");
  await page.fill("#note", "For the Vaasa meeting");
  await page.locator("main button.button-primary").click();
  const link = await page.locator(".notice code").textContent();
  const guest = await another(browser, baseURL, javaScriptEnabled);
  await guest.goto(new URL(link).pathname);
  await expect(guest.locator("main")).toContainText("Ari Admin invites you");
  await expect(guest.locator("main")).toContainText("For the Vaasa meeting");
  await accessible(guest);
  await guest.context().close();
});

test("an organisation is listed, put right, and makes an expert; a colleague is invited into it by mail", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const name = `Cell School ${Date.now()}`;
  const expert = await another(browser, baseURL, javaScriptEnabled);
  await join(expert, "Emil Expert");
  await expert.goto("/settings/profile");
  await expert.selectOption("#kind", "expert");
  await expert.selectOption("select[name='see[organisation]']", "public");
  await expert.click("main .form-end button");
  await expert.goto("/organisations/new");
  await expert.fill("#name", name);
  await expert.selectOption("#country", "FI");
  await expert.click("main button.button-primary");
  await expect(expert.locator(".notice")).toContainText("waits for a moderator");
  await expert.locator("button", { hasText: "I belong here" }).click();
  const house = new URL(expert.url()).pathname;

  await asAdmin(page);
  await page.goto("/admin/organisations");
  await page.locator("li.row", { hasText: name }).getByRole("button", { name: "List it", exact: true }).click();
  await page.goto(house);
  await page.locator("a", { hasText: "Change" }).click();
  await page.fill("#town", "Vaasa");
  await page.fill("#website", "javascript:alert(1)");
  await page.click("main button.button-primary");
  await expect(page.locator(".error-summary")).toContainText("web address");
  page.expected(/422/);
  await expect(page.locator("#town")).toHaveValue("Vaasa");
  await accessible(page);
  await page.fill("#website", "https://cells.example");
  await page.click("main button.button-primary");
  await expect(page.locator(".profile-head")).toContainText("Vaasa");
  await page.locator("summary", { hasText: "Give your word" }).click();
  await page.locator("input[name=reason]").fill("Met at the plant");
  await page.locator("button", { hasText: "Confirm for a year" }).click();
  await expect(page.locator(".person-row")).toContainText("confirmed");
  await accessible(page);
  await expert.locator("a.profile-link").first().click();
  await expect(expert.locator("main")).toContainText(name);
  await expect(expert.locator("main .verified").first()).toBeVisible();

  await page.goto("/admin/audit?act=organisation-approved");
  await expect(page.locator("main")).toContainText("Organisation listed");
  const colleague = `colleague-${Date.now()}@example.org`;
  await page.goto("/invitations");
  await page.fill("#organisation", name);
  await page.fill("#addresses", `${colleague}, nobody`);
  await page.locator("main button.button-primary").click();
  await expect(page.locator(".error-summary")).toContainText("address");
  page.expected(/422/);
  await page.fill("#addresses", colleague);
  await page.locator("main button.button-primary").click();
  await expect(page.locator(".notice")).toContainText("One person gets a mail");
  const mail = await mailTo(colleague, /invites you/);
  const guest = await another(browser, baseURL, javaScriptEnabled);
  await guest.goto(new URL(/https?:\/\/\S+\/join\/[\w-]+/.exec(mail.text)[0]).pathname);
  await expect(guest.locator("main")).toContainText(name);
  await expect(guest.locator("#email")).toHaveValue(colleague);
  await accessible(guest);
  await guest.fill("#name", "Carla Colleague");
  await guest.fill("#password", PASSWORD);
  await guest.click("main button.button-primary");
  await confirm(guest, colleague);
  await guest.goto(house);
  await expect(guest.locator(".mine")).toContainText("Confirmed");
  await Promise.all([expert.context().close(), guest.context().close()]);
});

for (const theme of ["light", "dark"]) {
  test(`the admin area is accessible in ${theme} @js`, async ({ page, context, baseURL }) => {
    test.slow();
    await context.addCookies([{ name: "theme", value: theme, url: baseURL }]);
    await asAdmin(page);
    for (const path of PAGES) {
      await page.goto(path);
      await accessible(page);
    }
    // The header of staff has the most in it, and Finnish has the longer words.
    await context.addCookies([{ name: "lang", value: theme === "light" ? "en" : "fi", url: baseURL }]);
    for (const width of [320, 900, 1240, 1241, 1331, 1601]) {
      await page.setViewportSize({ width, height: 640 });
      for (const path of width === 320 ? PAGES : ["/admin"]) {
        await page.goto(path);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${path} ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
}
