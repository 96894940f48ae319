import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { atRest } from './rest.ts';
import { SEEDS } from './site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where to look, and what to do there first. */
interface View {
  readonly path: string;
  readonly act?: (page: Page) => Promise<unknown>;
  readonly phone?: true;
}

const VIEWS: Readonly<Record<string, View>> = {
  'all articles': { path: '/' },
  'a search with filters': { path: '/?q=nato&places=lithuania&people=-donald-trump&from=2025-01' },
  suggestions: { path: '/', act: suggestions },
  'a query that cannot be read': { path: '/?q=(nato' },
  'nothing found': { path: '/?q=zzqqxx' },
  'the ways out': { path: '/?q=nato', act: unfolded },
  'an article and a reason': { path: '/?q=drones', act: reason },
  'an entity': { path: '/entity/place%3Alithuania' },
  'a merge': { path: '/entity/place%3Alithuania', act: merge },
  'the review and its passages': { path: '/review', act: evidence },
  'the documentation': { path: '/docs', act: operation },
  help: { path: '/', act: (page) => page.keyboard.press('?') },
  'filters on a phone': { path: '/?q=nato', act: sheet, phone: true },
};

inBrowser('with assistive technology', { pages: [SEEDS] }, ({ open }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no page has a serious fault, ${colorScheme}`, { timeout: 180_000 }, async () => {
      const wide = await open('/', { colorScheme, viewport: { width: 1280, height: 900 } });
      const narrow = await open('/', { colorScheme, viewport: { width: 360, height: 740 } });
      const origin = new URL(wide.url()).origin;
      for (const [name, view] of Object.entries(VIEWS)) {
        const page = view.phone ? narrow : wide;
        await page.goto(origin + view.path);
        if (view.path !== '/docs') await atRest(page);
        await view.act?.(page);
        expect({ name, faults: await faults(page, colorScheme) }).toEqual({ name, faults: [] });
      }
    });
  }
});

/** In the dark only colours differ, so only their rules are asked again. */
async function faults(page: Page, scheme: 'light' | 'dark'): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(
    (options) => {
      const { axe } = globalThis as unknown as { axe: { run(how: object): Promise<AxeResults> } };
      return axe.run(options);
    },
    {
      resultTypes: ['violations'],
      ...(scheme === 'dark' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
    },
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`.slice(0, 600));
}

async function suggestions(page: Page): Promise<void> {
  await page.locator('#q').pressSequentially('lithu');
  await page.locator('[role="option"]').first().waitFor();
  await page.keyboard.press('ArrowDown');
}

async function article(page: Page): Promise<void> {
  await page.locator('.hit-title a').first().click();
  await page.locator('.mention').first().waitFor();
  await page.locator('.cast .value-name').first().click();
}

async function reason(page: Page): Promise<void> {
  await article(page);
  await page.locator('.match-bar').waitFor();
  await page.locator('.mention').last().focus();
  await page.getByRole('tooltip').waitFor();
}

async function merge(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Merge' }).click();
  await page.getByLabel('Find the other').fill('u');
  await page.getByRole('radio').first().check();
}

async function unfolded(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose days' }).click();
  await page.getByRole('button', { name: /^Export/ }).click();
  await page.getByRole('link', { name: /^Spreadsheet/ }).waitFor();
}

async function evidence(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^See what/ })
    .first()
    .click();
  await page.locator('.pair-evidence mark').first().waitFor();
}

async function operation(page: Page): Promise<void> {
  await page.locator('summary').first().click();
}

async function sheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Filters/ }).click();
  await page.getByRole('dialog').waitFor();
}
