// What a first visit costs: bytes over the wire and the time to the largest paint, in a real browser.
import { chromium } from "@playwright/test";

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** One visit with an empty cache. */
const visit = async (browser, url, cookie, slow) => {
  const context = await browser.newContext();
  if (cookie) {
    const [name, value] = cookie.split("=");
    await context.addCookies([{ name, value, url }]);
  }
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  // Slow 4G as in Lighthouse: 1.6 Mbit/s, 150 ms.
  if (slow) await client.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 });
  const urls = new Map();
  const sizes = {};
  client.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = /\.(js|wasm|css|svg|webmanifest)(\?|$)/.exec(urls.get(requestId) ?? "")?.[1] ?? "html";
    sizes[kind] = (sizes[kind] ?? 0) + encodedDataLength;
  });
  await page.addInitScript(() => {
    window.largest = 0;
    new PerformanceObserver((list) => (window.largest = list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForTimeout(300);
  const lcp = await page.evaluate(() => window.largest);
  await context.close();
  return { lcp, sizes, total: Object.values(sizes).reduce((sum, n) => sum + n, 0) };
};

const middle = (visits) => visits.sort((a, b) => a.lcp - b.lcp)[Math.floor(visits.length / 2)];

export const coldPages = async (site) => {
  const browser = await chromium.launch({ executablePath: process.env.TEST_CHROMIUM ?? "/usr/bin/chromium", args });
  const [cookie] = await site.cookies(1);
  const pages = { "front, guest": [site.paths.front], "thread, guest": [site.paths.thread], "thread, member": [site.paths.thread, cookie] };
  const results = [];
  for (const [page, [path, cookie]] of Object.entries(pages)) {
    const times = async (slow) => {
      const visits = [];
      for (let n = 0; n < 5; n++) visits.push(await visit(browser, site.base + path, cookie, slow));
      return middle(visits);
    };
    const fast = await times(false);
    const slow = await times(true);
    results.push({ page, ...fast, lcpSlow: slow.lcp });
  }
  await browser.close();
  return results;
};
