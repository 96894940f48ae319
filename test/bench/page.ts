import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launch } from '../web/chromium.ts';
import { CHARACTERS, filledIndex } from './ingest/filled.ts';

const ARTICLES = Number(process.argv[2] ?? 50_000);
const TYPED = ['ceasefire', 'pipeline', 'nato', 'harbour vote', 'central bank', 'vilnius drone'];
/** A quick typist. */
const BETWEEN_MS = 130;
const DATELINE = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Milliseconds of one key stroke: when each of these had happened since. */
interface Times {
  /** The question left the page. */
  readonly asked: number;
  /** What the server says it took, within the next. */
  readonly engine: number;
  /** The answer had been read. */
  readonly answered: number;
  /** The new page stood, not yet on screen. */
  readonly drawn: number;
  readonly painted: number;
}

/**
 * Milliseconds from a key stroke until the answer to it is painted: the page's own pause, the server (a
 * process of its own), drawing. Needs `npm run build` and a Chromium.
 * `node --import tsx test/bench/page.ts [ARTICLES]`
 */
async function main(): Promise<void> {
  const { server, url } = await served(await filledIndex(ARTICLES));
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(LISTEN);
    await page.goto(url);
    await page.waitForSelector('.hit');
    await type(page, 'warming up');
    const first: Times[] = [];
    const all: Times[] = [];
    for (const words of [...TYPED, ...TYPED]) {
      const times = await type(page, words);
      first.push(times[0]!);
      all.push(...times);
    }
    const busy = loadavg()[0]!.toFixed(1);
    const machine = `${availableParallelism()} cores, load ${busy}`;
    process.stdout.write(
      [
        `${ARTICLES} articles of ${CHARACTERS} characters; ${machine}`,
        '',
        '| key stroke to answer on screen, ms | least | p50 | p95 | most |',
        '|---|---|---|---|---|',
        row('first search of a word', first, ({ painted }) => painted),
        row('– until it was asked', first, ({ asked }) => asked),
        row('– server and network', first, ({ asked, answered }) => answered - asked),
        row('  of which the engine', first, ({ engine }) => engine),
        row('– drawing', first, ({ answered, drawn }) => drawn - answered),
        row('– next frame, layout, paint', first, ({ drawn, painted }) => painted - drawn),
        row('every key', all, ({ painted }) => painted),
        '',
      ].join('\n'),
    );
  } finally {
    await browser.close();
    server.kill('SIGTERM');
  }
}

/** `dateline serve`, as a reader has it: in its own process. */
async function served(
  index: string,
): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const server = spawn(process.execPath, [DATELINE, 'serve', '--index', index, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/[\d.:]+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', () => reject(new Error(text)));
  });
  return { server, url };
}

/** Types into the emptied box; the times of all key strokes that led to an answer of their own. */
async function type(page: Page, words: string): Promise<readonly Times[]> {
  await page.fill('#q', '');
  await page.waitForTimeout(300);
  await page.evaluate('globalThis.benchTimes = []');
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
  const fetched = globalThis.fetch;
  let key;
  let before = '';
  addEventListener('keydown', () => {
    key = { struck: performance.now(), times: {} };
    before = location.search;
  }, true);
  const note = (mine, name) => { mine.times[name] ??= performance.now() - mine.struck; };
  globalThis.fetch = async (address, ...rest) => {
    const mine = String(address) === '/v1/search' ? key : undefined;
    if (mine) note(mine, 'asked');
    const response = await fetched(address, ...rest);
    if (mine) {
      const json = response.json.bind(response);
      response.json = async () => {
        const answer = await json();
        note(mine, 'answered');
        mine.times.engine ??= answer.tookMs;
        return answer;
      };
    }
    return response;
  };
  new MutationObserver(() => {
    if (key === undefined || location.search === before) return;
    if (document.querySelector('.found')?.getAttribute('aria-busy') !== 'false') return;
    const mine = key;
    key = undefined;
    note(mine, 'drawn');
    requestAnimationFrame(() => setTimeout(() => {
      note(mine, 'painted');
      if (mine.times.answered !== undefined) globalThis.benchTimes.push(mine.times);
    }));
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})()`;

function row(name: string, times: readonly Times[], of: (one: Times) => number): string {
  const sorted = times.map(of).sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return `| ${name} (${sorted.length}) | ${[0, 0.5, 0.95, 1].map((share) => at(share).toFixed(0)).join(' | ')} |`;
}

await main();
