/*
 * Pictures of the shipped workspace's report for docs/images, after `npm start`: `npm run pictures`. METAFOLIO_CHROMIUM names the browser,
 * else /usr/bin/chromium. Look at them before they are committed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');
const META = 'artifacts/meta/meta_fractal/report/report.html';
const SLEEVE = 'artifacts/sleeves/production/report/report.html';
const WIDE = { width: 1280, height: 1420 };

const PICTURES = [
  { name: 'report-light', file: META, viewport: WIDE, from: 'header' },
  { name: 'report-dark', file: META, viewport: WIDE, colorScheme: 'dark', from: '#performance' },
  { name: 'report-assets', file: META, viewport: WIDE, from: '#sleeves' },
  { name: 'report-phone', file: META, viewport: { width: 390, height: 844 }, from: '#performance' },
  { name: 'report-sleeve', file: SLEEVE, viewport: { width: 1280, height: 1000 }, from: '#tournament' },
];

mkdirSync(join(ROOT, 'docs/images'), { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.METAFOLIO_CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const { name, file, from, ...options } of PICTURES) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(pathToFileURL(join(ROOT, file)).href);
  await page.locator('label[for=profile-1]').click();
  await page
    .locator(from)
    .first()
    .evaluate((part) => part.scrollIntoView({ behavior: 'instant' }));
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(ROOT, `docs/images/${name}.png`) });
}
await browser.close();
