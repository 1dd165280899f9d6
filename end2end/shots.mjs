import { chromium } from '@playwright/test';
const base = 'http://127.0.0.1:3813', out = '/tmp/shots-out';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const sign = await browser.newContext(); const p = await sign.newPage();
await p.goto(base + '/sign-in'); await p.fill('#email', 'moderator@example.org'); await p.fill('#password', 'battery-demo-2026');
await p.click('main button[type=submit], main form button'); await p.waitForTimeout(800);
const state = await sign.storageState();
await p.goto(base + '/library/import');
await p.setInputFiles('#file', { name: 'links.csv', mimeType: 'text/csv', buffer: Buffer.from('title,link,licence,steps,minutes\nMeasuring the resistance of a cell in ninety minutes with learners of two levels,https://school.example/a/very/long/address/that/goes/on/and/on/and/on/resistance.html,by-sa,testing,90\nNo link here,,by,,\nx,javascript:alert(1),MIT,poem,many\n') });
await p.click('form[action="/api/library/import"] button'); await p.waitForTimeout(800);
const result = p.url();
const pages = { import: '/library/import', result: result.replace(base, ''), library: '/library?kind=video', resource: '/library/1', mine: '/library/mine' };
for (const [name, path] of Object.entries(pages)) for (const width of [1280, 390]) for (const scheme of ['light', 'dark']) {
  if (scheme === 'dark' && width === 390 && name !== 'result') continue;
  const context = await browser.newContext({ storageState: state, viewport: { width, height: 900 }, colorScheme: scheme, locale: name === 'import' ? 'en' : 'en' });
  const page = await context.newPage(); await page.goto(base + path); await page.screenshot({ path: `${out}/${name}-${width}-${scheme}.png`, fullPage: name !== 'library' });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth); if (over > 0) console.log(name, width, 'wider by', over);
  await context.close();
}
await browser.close();
