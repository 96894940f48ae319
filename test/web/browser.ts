import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { chromiumPath, launch } from './chromium.ts';
import { atRest } from './rest.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';

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
  const missing = chromiumPath === undefined && !process.env['CI'];
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
  // A machine that does ten other things at once still has time enough.
  context.setDefaultTimeout(45_000);
  return context.newPage();
}
