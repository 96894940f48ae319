import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { documentText } from '../../src/text/document.ts';
import type { Document, Name, TaggedDocument } from '../../src/types.ts';
import { inBrowser } from './browser.ts';
import { PAYLOADS } from './payloads.ts';
import { atRest } from './rest.ts';
import { SEEDS } from './site.ts';

const KINDS = ['person', 'place', 'organisation'] as const;

inBrowser('hostile text', { tagged: PAYLOADS.map(hostile) }, ({ open, site }) => {
  test('there are 200 payloads, and each arrived as the text that it is', async () => {
    expect(new Set(PAYLOADS).size).toBe(200);
    const page = await open('/document/hostile-2');
    expect(await page.locator('h1').textContent()).toBe(PAYLOADS[2]);
    expect(await page.locator('.mention').first().textContent()).toBe(PAYLOADS[2]);
  });

  test.each([
    ['articles, under the policy of the server', false],
    ['queries and filters, even without that policy', true],
  ])('nothing runs: %s', { timeout: 240_000 }, async (_, bypassCSP) => {
    const page = await open('/', { bypassCSP });
    const heard = await listen(page);
    await visit(page, await addresses(bypassCSP));
    await page.getByRole('button', { name: 'Show more' }).first().click();
    for (const payload of PAYLOADS.slice(0, 3)) await page.locator('#q').fill(payload);
    await page.waitForTimeout(300);
    expect(await heard()).toEqual([]);
  });

  test('a payload that does run would be heard, with the policy and without', async () => {
    for (const bypassCSP of [true, false]) {
      const page = await open('/', { bypassCSP });
      const heard = await listen(page);
      await page.evaluate(
        (html) => document.body.insertAdjacentHTML('beforeend', html),
        PAYLOADS[2]!,
      );
      await expect.poll(heard).not.toEqual([]);
    }
  });

  test('links lead only where a browser may go without running anything', async () => {
    const page = await open('/document/hostile-11');
    const hrefs = await page
      .locator('a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(hrefs.filter((href) => !/^([/#]|https?:)/.test(href ?? ''))).toEqual([]);
  });

  /** Every way in which the page shows a payload: as result, article, entity, query, filter. */
  async function addresses(queries: boolean): Promise<readonly string[]> {
    const { entities } = await site().engine.entities.list({ limit: 1000 });
    const some = entities.filter((_, at) => at % 16 === 0).map(({ id }) => encodeURIComponent(id));
    const articles = PAYLOADS.map((_, at) => `/document/hostile-${at}`);
    const asked = PAYLOADS.map((payload) => `/?q=${encodeURIComponent(payload)}`);
    const long = process.env['DATELINE_LONG'] === '1';
    return [
      ...Array.from({ length: 10 }, (_, at) => `/?page=${at + 1}`),
      ...(long ? [...articles, ...asked] : queries ? asked : articles),
      ...some.flatMap((id) => [`/entity/${id}`, `/?people=${id}`]),
      ...PAYLOADS.slice(0, 20).map((payload) => `/entity/${encodeURIComponent(payload)}`),
      ...PAYLOADS.slice(0, 20).map((payload) => `/?source=${encodeURIComponent(`"${payload}"`)}`),
      '/review',
    ];
  }
});

inBrowser('the page as it is sent', { pages: [SEEDS] }, ({ open, site }) => {
  test('asks nothing of any other host', async () => {
    const page = await open('/', {});
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.reload();
    await page.locator('.hit-title a').first().click();
    await page.locator('.mention').first().click();
    await page.locator('.graph .node').first().waitFor();
    await page.goto(`${site().url}/review`);
    await atRest(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect([...hosts]).toEqual([site().url]);
  });

  test('weighs at most 40 KB to start with and 150 KB in all, compressed', async () => {
    const page = await open('/', {});
    const paths = new Set(['/index.html']);
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname;
      if (/\.(js|css|svg)$/.test(path)) paths.add(path);
    });
    await page.reload();
    await page.locator('.hit').first().waitFor();
    const weight = (files: Iterable<string>) =>
      [...files].reduce(
        (sum, file) => sum + gzipSync(readFileSync(join(site().web, file))).length,
        0,
      );
    expect(paths.size).toBeGreaterThan(3);
    expect(weight(paths)).toBeLessThan(40_000);
    const all = readdirSync(site().web, { recursive: true, encoding: 'utf8' });
    const sent = all.filter((file) => /\.(html|js|css|svg)$/.test(file));
    expect(weight(sent)).toBeLessThan(150_000);
  });
});

/** An article that says its payload everywhere, and names it as somebody. */
function hostile(payload: string, at: number): TaggedDocument {
  const document: Document = {
    id: `hostile-${at}`,
    title: payload,
    body: `Before ${payload} after.\n\n${payload}`,
    source: payload,
    agency: payload,
    byline: payload,
    dateline: payload,
    date: '2025-08-05',
    url: payload,
    origin: { file: payload, place: payload, source: payload, url: payload },
  };
  const text = documentText(document);
  const mentions = [0, text.indexOf(payload, payload.length + 1)].map((start) => ({
    kind: KINDS[at % 3]!,
    start,
    end: start + payload.length,
    confidence: 1,
    why: payload,
    link: payload,
  }));
  const name: Name = { kind: KINDS[at % 3]!, key: payload.toLowerCase(), text: payload, mentions };
  return { document, names: [name] };
}

/** Hears scripts that run, dialogs, and markup that only the policy kept from running. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const said: string[] = [];
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) said.push(message.text());
  });
  await page.evaluate(() => {
    const marked = globalThis as typeof globalThis & { xss: () => void; ran: number };
    marked.ran = 0;
    marked.xss = () => {
      marked.ran++;
    };
  });
  return async () => {
    const ran = await page.evaluate(() => (globalThis as typeof globalThis & { ran: number }).ran);
    return ran > 0 ? [...said, `${ran} scripts`] : said;
  };
}

/** Goes to each address within the page, as a click on a link would, and waits until it is drawn. */
async function visit(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(async (all) => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 4));
    for (const path of all) {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
      await pause();
      for (let tries = 0; tries < 500; tries++) {
        const main = document.querySelector('main');
        if (main?.firstElementChild && !document.querySelector('[aria-busy="true"], .loading'))
          break;
        await pause();
      }
    }
    history.pushState(null, '', '/');
    dispatchEvent(new PopStateEvent('popstate'));
    await pause();
  }, paths);
}
