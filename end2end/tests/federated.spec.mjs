// With an account of somebody else's: joining, linking a second one, unlinking, confirming an address.
import { accessible as audit, expect, linkIn, mailTo, test } from "./site.mjs";

const IDP = process.env.TEST_IDP;
test.use({ foreign: IDP });

/** axe is a script. */
const accessible = async (page, scripts) => scripts && audit(page);

let people = 0;
const fresh = () => `fed${process.pid}-${Date.now()}-${people++}`;

/** Is somebody at the mock provider. */
const be = async (page, sub, { verified = true, name = "Fanny Federated", bad = "" } = {}) => {
  await expect(page).toHaveURL(new RegExp(`^${IDP}`));
  await page.fill("#sub", sub);
  await page.fill("#email", `${sub}@example.org`);
  await page.fill("#name", name);
  await page.fill("#bad", bad);
  await page.selectOption("#verified", String(verified));
  await page.click("button");
};

const signOut = async (page) => {
  await page.goto("/");
  const button = page.locator("button:visible", { hasText: "Sign out" }).first();
  await button.click();
  await expect(page.locator("a", { hasText: "Sign in" }).first()).toBeVisible();
};

test("somebody joins with a provider, links a second one, comes in with it, unlinks", async ({ page, javaScriptEnabled }) => {
  const [first, second] = [fresh(), fresh()];
  await page.goto("/sign-in?next=/tags");
  await accessible(page, javaScriptEnabled);
  await page.click("text=Continue with Mock one");
  await be(page, first);
  await expect(page).toHaveURL(/\/tags$/);
  await page.goto("/settings/identities");
  await expect(page.locator("h1")).toHaveText("Sign in with other accounts");
  await expect(page.locator(".rows .row")).toHaveCount(1);
  await expect(page.locator("main")).toContainText("You have no password here");
  await accessible(page, javaScriptEnabled);
  await page.click(`button[aria-label^="Remove Mock one"]`);
  await expect(page.locator("h1")).toHaveText("Are you sure?");
  await page.locator("main button", { hasText: "Remove" }).click();
  await expect(page.locator(".error-summary")).toContainText("This is your only way to sign in");
  page.expected(/403/);

  await page.goto("/settings/identities");
  await page.click("text=Link Mock two");
  await be(page, second);
  await expect(page.locator("[role=status]")).toContainText("The account is linked");
  await expect(page.locator(".rows .row")).toHaveCount(2);
  await mailTo(`${first}@example.org`, /Mock two account is now linked/);
  await page.click(`button[aria-label^="Remove Mock one"]`);
  await expect(page.locator("h1")).toHaveText("Are you sure?");
  await page.locator("main button", { hasText: "Remove" }).click();
  await expect(page.locator("[role=status]")).toContainText("The account is removed");
  await expect(page.locator(".rows .row")).toHaveCount(1);

  await signOut(page);
  await page.goto("/sign-in?next=/tags");
  await page.click("text=Continue with Mock two");
  await be(page, second);
  await expect(page).toHaveURL(/\/tags$/);
  await expect(page.locator(".profile-name").first()).toHaveText("Fanny Federated");
});

test("an address that is not vouched for is confirmed by mail, then by the provider", async ({ page, javaScriptEnabled }) => {
  const sub = fresh();
  await page.goto("/sign-up");
  await page.click("text=Continue with Mock one");
  await be(page, sub, { verified: false });
  await expect(page.locator("h1")).toHaveText("Check your mail");
  await accessible(page, javaScriptEnabled);
  await page.goto(linkIn(await mailTo(`${sub}@example.org`, /token=/)));
  await expect(page.locator("main")).toContainText("sign in with Mock one once more");
  await page.click("text=Continue with Mock one");
  await be(page, sub, { verified: false });
  await page.goto("/settings/identities");
  await expect(page.locator(".rows .row")).toHaveCount(1);
  page.expected(/404/);
});

test("a lie, a refusal and a silence are told on a page, and nobody is in", async ({ page, javaScriptEnabled }) => {
  for (const [bad, text] of [["wrong-aud", "did not pass our checks"], ["denied", "You stopped at Mock one"]]) {
    await page.goto("/sign-in");
    await page.click("text=Continue with Mock one");
    await be(page, fresh(), { bad });
    await expect(page.locator("h1")).toHaveText("That did not work");
    await expect(page.locator("main")).toContainText(text);
    await accessible(page, javaScriptEnabled);
    page.expected(/40[03]/);
  }
  await page.goto("/sign-in");
  await page.click("text=Continue with Mock down");
  await expect(page.locator("main")).toContainText("does not answer just now");
  page.expected(/503/);
  await page.click("text=Go to sign in");
  await expect(page.locator("#password")).toBeVisible();
});

test("the pages fit on a phone and on a screen", async ({ page }) => {
  await page.goto("/sign-in?next=/tags");
  await page.click("text=Continue with Mock one");
  await be(page, fresh());
  await expect(page).toHaveURL(/\/tags$/);
  const paths = ["/settings/identities", "/confirm?next=/settings/identities", "/sign-in", "/sign-up", "/sign-in/refused?why=email-taken&provider=one"];
  for (const [width, height, colorScheme] of [[390, 844, "light"], [1280, 900, "light"], [390, 844, "dark"], [1280, 900, "dark"]]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    for (const path of paths) {
      await page.goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, path).toBeLessThanOrEqual(width);
      if (process.env.TEST_SHOTS) await page.screenshot({ path: `${process.env.TEST_SHOTS}/${width}-${colorScheme}${path.replace(/\W+/g, "-")}.png`, fullPage: true });
    }
    page.expected(/409/);
  }
});
