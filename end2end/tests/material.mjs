// How a resource comes to be, for all tests that need one.
import { expect } from "./site.mjs";

/** Starts a draft; its form is open afterwards, whose path is returned. */
export const begin = async (page, title, kind = "worksheet") => {
  await page.goto("/library/new");
  await page.fill("#title", title);
  await page.selectOption("#kind", kind);
  await page.selectOption("#language", "en");
  await page.click("main button.button-primary");
  await expect(page).toHaveURL(/\/library\/\d+\/edit$/);
  return new URL(page.url()).pathname;
};

/** Types what the checklist asks for. */
export const describe = async (page, licence = "by") => {
  await page.fill("#summary", "A worksheet about the ageing of cells, for pairs.");
  await page.fill("#description", "Bring **gloves**.\n\nMeasure three times.");
  await page.selectOption("#licence", licence);
  await page.locator("input[value=testing]").check();
  await page.fill("#minutes", "45");
};

export const save = async (page) => {
  await page.locator(".form-end button").click();
  await expect(page.locator(".notice").first()).toContainText("Saved");
};

/** Publishes the open draft and returns the path of the resource. */
export const publish = async (page, changelog) => {
  if (changelog) await page.fill("#changelog", changelog);
  await page.locator("#publish button.button-primary").click();
  await expect(page.locator(".notice").first()).toContainText("Published");
  return new URL(page.url()).pathname;
};

/** A whole resource from nothing. */
export const published = async (page, title, licence) => {
  await begin(page, title);
  await describe(page, licence);
  await save(page);
  return publish(page);
};
