import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** METAFOLIO_CHROMIUM, the one of the system, or one on the path; undefined where there is none. */
export const CHROMIUM: string | undefined = [process.env.METAFOLIO_CHROMIUM, '/usr/bin/chromium', onPath()].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
);

/** Suffix for the name of a test that is skipped without a browser. */
export const UNLESS_CHROMIUM = CHROMIUM === undefined ? ' (skipped: no Chromium; METAFOLIO_CHROMIUM may name one)' : '';

function onPath(): string | undefined {
  return spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim();
}

/** Root may run Chromium only without its sandbox. */
export function launchChromium(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }), args });
}

/** A page with all that it complained of, and all that it asked the network for. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

/** Opens a file as a reader does, from the disk. */
export async function openFile(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(file).href);
  requests.splice(0, 1);
  return { page, complaints, requests };
}
