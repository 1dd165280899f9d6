import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { accessible, ask, expect, join, mailTo, test } from "./site.mjs";

test("a member downloads what is theirs", async ({ page }) => {
  test.slow();
  const email = await join(page, "Dora Download");
  await ask(page, `What is mine ${Date.now()}?`);
  await page.goto("/settings/data");
  await accessible(page);
  await page.locator("main button", { hasText: "Prepare download" }).click();
  await expect(page.locator("main")).toContainText("We’ve sent you an email about it").catch(() => expect(page.locator("main")).toContainText("is being prepared"));
  await mailTo(email, /\/settings\/data/);
  await page.goto("/settings/data");
  await accessible(page);
  const link = page.locator("main a", { hasText: /^\s*Download \(/ });
  const answer = await page.request.get(await link.getAttribute("href"));
  expect(answer.headers()["content-type"]).toBe("application/zip");
  const file = path(mkdtempSync(path(tmpdir(), "batt-own-")), "mine.zip");
  writeFileSync(file, await answer.body());
  const read = (name) => execFileSync("python3", ["-c", "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))", file, name]);
  const names = execFileSync("python3", ["-c", "import sys, zipfile; print('\\n'.join(zipfile.ZipFile(sys.argv[1]).namelist()))", file]).toString().trim().split("\n");
  const pages = names.filter((name) => name.endsWith(".html")).map((name) => read(name).toString()).join("");
  expect(pages).toContain("Dora Download");
  expect(pages).toContain("What is mine");
  const data = names.filter((name) => name.endsWith(".json")).map((name) => JSON.parse(read(name)));
  expect(JSON.stringify(data)).toContain(email);
  // Nobody else gets it.
  await page.context().clearCookies();
  expect((await page.request.get(answer.url())).status()).toBe(401);
});

test("who asks to go sees what goes and stays, and can stay", async ({ page }) => {
  test.slow();
  const email = await join(page, "Lena Leaving");
  await ask(page, `What stays of me ${Date.now()}?`);
  const thread = page.url();
  await page.goto("/settings/data");
  await page.locator("main a", { hasText: "Delete account…" }).click();
  await expect(page.locator("section", { has: page.locator("#stays") })).toContainText("1 post");
  await accessible(page);
  await page.locator("main button", { hasText: "Delete my account" }).click();
  await expect(page.locator("main")).toContainText("Your account will be deleted on");
  await accessible(page);
  await mailTo(email, /delete your account/);
  // Everything works as before, and each page says what is to come.
  await page.goto(thread);
  await expect(page.locator("body")).toContainText("Your account will be deleted on");
  await accessible(page);
  await page.locator("button", { hasText: "Keep my account" }).click();
  await expect(page.locator("main")).toContainText("Your account stays. Nothing was deleted.");
  await page.goto(thread);
  await expect(page.locator("body")).not.toContainText("Your account will be deleted on");
});
