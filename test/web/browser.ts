import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { openSite, type Site, type SiteOptions } from './site.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CHROMIUM = [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => existsSync(path));
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the system's Chromium lies; undefined where there is none. */
export const chromiumPath: string | undefined = CHROMIUM;

/** A headless Chromium with a fresh profile. Throws where none is installed. */
export function launch(): Promise<Browser> {
  if (CHROMIUM === undefined)
    throw new Error('No Chromium found. Install it, or set CHROMIUM to its path.');
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}

/** What a browser test is given: a served index, and pages to look at it. */
export interface Stage {
  readonly site: () => Site;
  /**
   * A page at an address of the site, at rest. Without settings it is one and the same page each
   * time, which spares half of the time; with them it has a context of its own.
   */
  open(path: string, settings?: Parameters<Browser['newContext']>[0]): Promise<Page>;
}

/**
 * Tests that need a browser. Without one they are skipped, which is said; under CI they fail instead.
 */
export function inBrowser(name: string, options: SiteOptions, tests: (stage: Stage) => void): void {
  const missing = CHROMIUM === undefined && !process.env['CI'];
  if (missing) console.warn(`SKIPPED, no Chromium found (set CHROMIUM to its path): ${name}`);
  describe.skipIf(missing)(name, () => {
    let site: Site;
    let browser: Browser;
    let shared: Page | undefined;
    beforeAll(async () => {
      [site, browser] = await Promise.all([openSite(options), launch()]);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });
    tests({
      site: () => site,
      async open(path, settings) {
        const page = settings
          ? await newPage(browser, settings)
          : (shared ??= await newPage(browser));
        await page.goto(site.url + path);
        await atRest(page);
        return page;
      },
    });
  });
}

async function newPage(browser: Browser, settings: object = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
  // A fault should show in seconds; a slow machine still has time enough.
  context.setDefaultTimeout(12_000);
  return context.newPage();
}

/** Resolves when nothing is asked any more and what is shown answers the address. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main')?.firstElementChild != null &&
      document.querySelector('[aria-busy="true"], .loading') === null,
  );
}

/** The number of articles that the search page says it found. */
export async function total(page: Page): Promise<number> {
  await settled(page);
  const text = await page.locator('.total strong').innerText();
  return Number(/^[\d,]+/.exec(text)![0].replaceAll(',', ''));
}

/** Resolves when the search page shows the answer to its address. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.found[aria-busy="false"], .nothing, .note');
}
