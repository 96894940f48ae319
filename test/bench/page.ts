import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { serve } from '../../src/server/serve.ts';
import { launch } from '../web/chromium.ts';
import { benchArticle } from './ingest/articles.ts';

const ARTICLES = Number(process.argv[2] ?? 50_000);
/** As long as the news items of the other benches. */
const CHARACTERS = 890;
const CACHE = fileURLToPath(new URL(`../../.cache/page-${ARTICLES}`, import.meta.url));
const TYPED = ['ceasefire', 'pipeline', 'nato', 'harbour vote', 'central bank', 'vilnius drone'];
/** A quick typist. */
const BETWEEN_MS = 130;

/**
 * Milliseconds from a key stroke until the answer to it is painted: the page's own pause, the server,
 * drawing. Needs `npm run build` and a Chromium. `node --import tsx test/bench/page.ts [ARTICLES]`
 */
async function main(): Promise<void> {
  const indexFolder = join(CACHE, 'index');
  if (!existsSync(indexFolder)) await fill(indexFolder);
  const engine = await openIndex(indexFolder);
  const serving = await serve({ engine, log: { level: 'error' } });
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(serving.url);
    await page.waitForSelector('.hit');
    await type(page, 'warming up');
    const first: number[] = [];
    const all: number[] = [];
    for (const words of [...TYPED, ...TYPED]) {
      const times = await type(page, words);
      first.push(times[0]!);
      all.push(...times);
    }
    const { documents } = await engine.shelf.status();
    const busy = loadavg()[0]!.toFixed(1);
    const machine = `${availableParallelism()} cores, load ${busy}`;
    process.stdout.write(`${documents} articles of ${CHARACTERS} characters; ${machine}\n\n`);
    process.stdout.write(
      '| key stroke to answer on screen | least | p50 | p95 | most |\n|---|---|---|---|---|\n',
    );
    process.stdout.write(`${row('first search of a word', first)}\n${row('every key', all)}\n`);
  } finally {
    await browser.close();
    await serving.close();
    await engine.close();
  }
}

/** Types into the emptied box; the times of all key strokes that led to an answer of their own. */
async function type(page: Page, words: string): Promise<readonly number[]> {
  await page.fill('#q', '');
  await page.waitForTimeout(300);
  await page.evaluate(LISTEN);
  await page.locator('#q').pressSequentially(words, { delay: BETWEEN_MS });
  await page.waitForTimeout(400);
  return page.evaluate('globalThis.benchTimes');
}

/**
 * From a key stroke to the frame after the one in which its own answer stands. A change of the page
 * counts when it is drawn for the address that the key led to, and no question is open.
 */
const LISTEN = `(() => {
  globalThis.benchTimes = [];
  let struck = 0;
  let before = location.search;
  if (globalThis.benchListens) return void (globalThis.benchReset = true);
  globalThis.benchListens = true;
  addEventListener('keydown', () => { struck = performance.now(); before = location.search; }, true);
  new MutationObserver(() => {
    if (struck === 0 || location.search === before) return;
    if (document.querySelector('.found')?.getAttribute('aria-busy') !== 'false') return;
    const from = struck;
    struck = 0;
    requestAnimationFrame(() => setTimeout(() => globalThis.benchTimes.push(performance.now() - from)));
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
})()`;

async function fill(indexFolder: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const file = join(CACHE, 'articles.jsonl');
  const out = createWriteStream(file);
  for (let number = 0; number < ARTICLES; number++) {
    const { body, ...rest } = benchArticle(number);
    const line = `${JSON.stringify({ ...rest, body: body.slice(0, CHARACTERS) })}\n`;
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', resolve));
  }
  out.end();
  await finished(out);
  const engine = await openIndex(indexFolder, { create: true });
  await ingest([file], {
    engine,
    indexFolder,
    tagger: 'model',
    onProgress: ({ documents }) => {
      if (documents % 1000 === 0) process.stderr.write(`\r${documents} articles read in`);
    },
  });
  process.stderr.write('\n');
  await engine.close();
}

function row(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return `| ${name} (${sorted.length}) | ${[0, 0.5, 0.95, 1].map((share) => `${at(share).toFixed(0)} ms`).join(' | ')} |`;
}

await main();
