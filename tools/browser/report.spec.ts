/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentHtml } from '../../plugins/pipeline/src/report/html/page.js';
import { metaDocument } from '../../plugins/pipeline/src/report/meta-document.js';
import { EXAMPLE_FACTS } from '../../plugins/pipeline/src/report/testing/example-facts.js';
import { CHROMIUM, launchChromium, openFile, UNLESS_CHROMIUM } from './chromium.js';
import { HOSTILE_NAMES, hostileFacts } from './hostile-facts.js';

const folder = mkdtempSync(join(tmpdir(), 'metafolio-page-'));
const EXAMPLE = join(folder, 'example.html');
const HOSTILE = join(folder, 'hostile.html');
/** A machine that does much else is slow. */
const PATIENT = { timeout: 10_000 };
const PHONE = { width: 390, height: 844 };

let browser: Browser;
beforeAll(async () => {
  writeFileSync(EXAMPLE, documentHtml(metaDocument(EXAMPLE_FACTS)));
  writeFileSync(HOSTILE, documentHtml(metaDocument(hostileFacts())));
  if (CHROMIUM !== undefined) browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Scrolls until every chart of the panels that are shown is interactive. */
async function seeAll(page: Page): Promise<void> {
  const places = page.locator('.chart:visible');
  for (let k = 0; k < (await places.count()); k++) {
    await places.nth(k).scrollIntoViewIfNeeded();
    await places.nth(k).locator('.live svg').waitFor();
  }
}

/** How many strokes and shapes each chart has that is shown. */
function marks(page: Page, layer: '.drawn' | '.live'): Promise<number[]> {
  return page
    .locator('.chart:visible')
    .evaluateAll((places, part) => places.map((place) => place.querySelectorAll(`${part} svg path`).length), layer);
}

describe.skipIf(CHROMIUM === undefined)(`the report in Chromium${UNLESS_CHROMIUM}`, () => {
  it('draws every chart, interactive, without a complaint and without asking the network', async () => {
    const { page, complaints, requests } = await openFile(browser, EXAMPLE);
    await seeAll(page);
    const drawn = await marks(page, '.live');
    expect(drawn).toHaveLength(11);
    for (const count of drawn) expect(count).toBeGreaterThan(2);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });

  it('shows every chart, table and choice without scripts', async () => {
    const { page, complaints } = await openFile(browser, EXAMPLE, { javaScriptEnabled: false });
    const drawn = await page.locator('.panel-0 .drawn svg').count();
    expect(drawn).toBe(11);
    await expect(page.locator('.panel-0').first().isVisible()).resolves.toBe(true);
    await expect(page.locator('.panel-1').first().isVisible()).resolves.toBe(false);
    await page.locator('label[for=profile-1]').click();
    await expect(page.locator('.panel-1').first().isVisible()).resolves.toBe(true);
    await expect(page.locator('.panel-0').first().isVisible()).resolves.toBe(false);
    expect(complaints).toEqual([]);
  });

  it('puts the interactive chart where the drawn one was: nothing moves', async () => {
    const { page } = await openFile(browser, EXAMPLE);
    const edges = () =>
      page.locator('main > section, .chart:visible').evaluateAll((parts) =>
        parts.map((part) => {
          const { top, height } = part.getBoundingClientRect();
          return [Math.round(top + scrollY), Math.round(height)];
        }),
      );
    const before = await edges();
    await seeAll(page);
    expect(await edges()).toEqual(before);
  });

  it('chooses risk profile and theme with the keyboard', async () => {
    const { page } = await openFile(browser, EXAMPLE, { colorScheme: 'light' });
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.querySelector('main > section')!).backgroundColor);
    await page.locator('#profile-0').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.panel-1').first().isVisible()).resolves.toBe(true);
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await page.locator('#theme-0').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await paper()).toBe('rgb(22, 27, 33)');
  });

  it('follows the theme of the reader, and colours the charts with it', async () => {
    const strokes = async (colorScheme: 'light' | 'dark') => {
      const { page } = await openFile(browser, EXAMPLE, { colorScheme });
      await seeAll(page);
      return page
        .locator('.chart .live path[stroke="var(--series-0)"]')
        .first()
        .evaluate((path) => getComputedStyle(path).stroke);
    };
    expect(await strokes('light')).toBe('rgb(0, 114, 178)');
    expect(await strokes('dark')).toBe('rgb(90, 180, 240)');
  });

  it('looks into a part of the composition and comes back', async () => {
    const { page } = await openFile(browser, EXAMPLE);
    const place = page.locator('figure:has-text("Composition")').first().locator('.chart');
    await place.scrollIntoViewIfNeeded();
    const texts = () => place.locator('.live svg text').allTextContents();
    await expect.poll(texts, PATIENT).toContain('defensive');
    await place.locator('.live svg text', { hasText: 'defensive' }).click();
    await expect.poll(texts, PATIENT).not.toContain('core');
    expect(await texts()).toContain('JPM');
    const { width, height } = (await place.boundingBox())!;
    await place.click({ position: { x: width / 2 + 55, y: height / 2 } });
    await expect.poll(texts, PATIENT).toContain('core');
  });

  it('opens the tree of weights with the keyboard, down to an asset', async () => {
    const { page } = await openFile(browser, EXAMPLE);
    await page.locator('summary:has-text("Figures: Composition")').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.tree summary:has-text("defensive")').first().focus();
    await page.keyboard.press('Enter');
    const asset = page.locator('#assets .panel-0 .tree li li:has-text("JPM")');
    await expect(asset.isVisible()).resolves.toBe(true);
  });

  it('leads from an anomaly to its entry in the ledger', async () => {
    const { page } = await openFile(browser, EXAMPLE);
    await page.locator('#anomalies a').first().click();
    const target = page.locator(':target');
    expect(await target.textContent()).toBe('21');
    await expect(target.evaluate((cell) => cell.closest('section')!.id)).resolves.toBe('ledger');
  });

  it('prints on white, the drawn charts in place of the interactive ones', async () => {
    const { page } = await openFile(browser, EXAMPLE, { colorScheme: 'dark' });
    await seeAll(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    await expect(page.locator('.bar').isVisible()).resolves.toBe(false);
    await expect(page.locator('.live:visible').count()).resolves.toBe(0);
    await expect(page.locator('.drawn:visible').count()).resolves.toBe(11);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it('fits a phone: only tables and choices scroll sideways', async () => {
    const { page } = await openFile(browser, EXAMPLE, { viewport: PHONE });
    await seeAll(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  });

  it('shows names that hold markup, formulae or templates as text, in tables, charts and tips', async () => {
    const { page, complaints, requests } = await openFile(browser, HOSTILE);
    await seeAll(page);
    expect(await page.locator('img, main > section svg[onload], script').count()).toBe(3);
    const cells = await page.locator('#assets .panel-0 td').allTextContents();
    for (const name of HOSTILE_NAMES) expect(cells).toContain(name);
    const flow = page.locator('#assets figure:has-text("Flow")').first();
    for (const layer of ['.drawn', '.live']) {
      const texts = (await flow.locator(`${layer} svg text`).allTextContents()).map((text) =>
        text.replace('\u2060', ''),
      );
      for (const name of HOSTILE_NAMES.slice(2)) expect(texts).toContain(name);
    }
    const equity = page.locator('figure:has-text("Equity curves") .chart').first();
    await equity.hover({ position: { x: 300, y: 150 } });
    await expect.poll(() => equity.locator('.live').textContent(), PATIENT).toContain(HOSTILE_NAMES[1]);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no serious fault of accessibility in the %s theme', async (colorScheme) => {
    const { page } = await openFile(browser, EXAMPLE, { colorScheme, bypassCSP: true });
    await seeAll(page);
    await page.addScriptTag({
      content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    });
    const faults = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
      interface Violation {
        readonly id: string;
        readonly impact: string;
        readonly nodes: readonly { readonly target: readonly string[] }[];
      }
      const { violations } = await axe.run();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    });
    expect(faults).toEqual([]);
  });
});
