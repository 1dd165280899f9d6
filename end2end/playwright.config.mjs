import { defineConfig } from "@playwright/test";

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const port = Number(process.env.TEST_PORT ?? 3987);

// The same specs with and without JavaScript; what is about scripts is marked @js.
export default defineConfig({
  testDir: "tests",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  reporter: [["list"]],
  globalSetup: "./serve.mjs",
  metadata: { port },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { executablePath: process.env.TEST_CHROMIUM ?? "/usr/bin/chromium", args },
  },
  projects: [
    { name: "js", use: { javaScriptEnabled: true } },
    { name: "no-js", use: { javaScriptEnabled: false }, grepInvert: /@js/ },
  ],
});
