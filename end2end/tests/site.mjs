// What every test starts from: a page that fails the test on anything the console or the network complains about.
import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

export { expect };
export const PASSWORD = "blue gearbox 77 lamp";

/** What Chrome says when a page was there before its transition could begin: it shows the page without one, and nothing is amiss. */
const SKIPPED = /^InvalidStateError: Transition was aborted because of invalid state|^AbortError: Transition was skipped|^TimeoutError: Transition was aborted/;

export const test = base.extend({
  // Where else a page may lead to; nothing by default.
  foreign: [undefined, { option: true }],
  page: async ({ page, baseURL, foreign }, use) => {
    const complaints = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => SKIPPED.test(String(error)) || complaints.push(String(error)));
    const known = (url) => [baseURL, "data:", foreign].some((start) => start && url.startsWith(start));
    page.on("request", (request) => known(request.url()) || complaints.push(`foreign: ${request.url()}`));
    page.on("request", (request) => request.url().endsWith("/csp-report") && complaints.push(`content policy: ${request.postData()}`));
    page.expected = (pattern) => complaints.splice(0, complaints.length, ...complaints.filter((text) => !pattern.test(text)));
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** Quoted-printable or base64 as text. */
const decode = (body, encoding) => {
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
};

/** The mails that the sink has taken for an address, oldest first: headers (unfolded) and plain text. */
export const mailsTo = (address) => {
  const file = existsSync(process.env.TEST_MAILS) ? readFileSync(process.env.TEST_MAILS, "utf8") : "";
  const mails = file.split(/^\.\n/m).map((mail) => {
    const head = mail.slice(0, mail.indexOf("\n\n")).replace(/\n[ \t]+/g, " ");
    const plain = mail.indexOf("Content-Type: text/plain");
    const part = plain < 0 ? mail : mail.slice(plain);
    // A line of a long link can begin with two hyphens, too (RFC 2046, 5.1.1).
    const end = part.indexOf(`\n--${/boundary="([^"]+)"/.exec(mail)?.[1]}`);
    const [partHead, ...rest] = (end < 0 ? part : part.slice(0, end)).split("\n\n");
    return { head, text: decode(rest.join("\n\n"), /Content-Transfer-Encoding: (\S+)/i.exec(plain < 0 ? head : partHead + head)?.[1] ?? "") };
  });
  return mails.filter(({ head }) => new RegExp(`^To: .*${address.replace(/[.+]/g, "\\$&")}`, "m").test(head));
};

/** Waits for a mail to an address whose text fits. */
export const mailTo = async (address, pattern = /./) => {
  await expect.poll(() => mailsTo(address).filter(({ text }) => pattern.test(text)).length, { timeout: 15_000 }).toBeGreaterThan(0);
  return mailsTo(address).filter(({ text }) => pattern.test(text)).at(-1);
};

/** The path of the link in a mail that holds a token. */
export const linkIn = ({ text }) => /https?:\/\/[^/\s]+(\/[^\s]*token=[\w-]+)/.exec(text)[1];

let people = 0;
/** Joins as somebody new, by way of the mail, and returns their address. */
export const join = async (page, name = "Test Person") => {
  const email = `p${process.pid}-${Date.now()}-${people++}@example.org`;
  await page.goto("/sign-up");
  await page.fill("#name", name);
  await page.fill("#email", email);
  await page.fill("#password", PASSWORD);
  await page.click("main button.button-primary");
  await confirm(page, email);
  await page.goto("/");
  return email;
};

/** Opens the link of the mail and comes in. */
export const confirm = async (page, email) => {
  await expect(page).toHaveURL(/\/sign-up\/sent$/);
  await page.goto(linkIn(await mailTo(email, /token=/)));
  await page.fill("#password", PASSWORD);
  await page.click("main button.button-primary");
  await expect(page).toHaveURL(/\/welcome$/);
};

/** The code that an authenticator app shows (RFC 6238) for a key in base32. */
export const totp = (key, at = Date.now()) => {
  const bits = [...key.replace(/\s/g, "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac.at(-1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
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
  // axe is a script, and the pages are the same.
  if (base.info().project.name === "no-js") return;
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => `${node.target} ${node.failureSummary}`)])).toEqual([]);
};
