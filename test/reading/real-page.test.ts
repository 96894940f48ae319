import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  documents,
  documentsFromRecord,
  isSkipped,
  learnRepeated,
  type ReadOptions,
} from '../../src/reading/read.ts';
import type { Document } from '../../src/types.ts';
import { folderWith } from './folder.ts';

// The page's sentences are no part of this project: what is expected is derived from the page by
// line numbers (from 1) and by what its lines share.
const PAGE = fileURLToPath(
  new URL('../../../shared/seeds/000_87a90c51bc2714fd.txt', import.meta.url),
);
const absent = !existsSync(PAGE) && !process.env['CI'];
const lines = absent ? [] : readFileSync(PAGE, 'utf8').split('\n');
const line = (number: number) => lines[number - 1]!;

const TITLES = [1, 46, 52, 58];
/** Lines that hold the whole body of a related article, with a promo run in its midst. */
const BODIES = [47, 53, 59];
/** Below the first article: requests, tags, comments, headings. */
const CHROME = [34, 35, 37, 38, 39, 40, 41];
const CREDIT = ' REUTERS';

async function read(path: string, options: ReadOptions = {}): Promise<readonly Document[]> {
  const found: Document[] = [];
  for await (const one of documents({ path, size: 0 }, options)) {
    if ('skipped' in one) throw new Error(one.reason);
    found.push(one);
  }
  return found;
}

async function readText(text: string): Promise<readonly Document[]> {
  return read(join(await folderWith({ 'page.txt': text }), 'page.txt'));
}

/** The longest run of words that all the texts share. */
function commonRun(texts: readonly string[]): string {
  const [first, ...others] = texts.map((text) => text.split(' '));
  const padded = others.map((words) => ` ${words.join(' ')} `);
  let best = '';
  for (let from = 0; from < first!.length; from += 1) {
    for (let to = from + best.split(' ').length; to <= first!.length; to += 1) {
      const run = first!.slice(from, to).join(' ');
      if (!padded.every((text) => text.includes(` ${run} `))) break;
      if (run.length > best.length) best = run;
    }
  }
  return best;
}

function commonStart(a: string, b: string): string {
  const [x, y] = [a.split(' '), b.split(' ')];
  const end = x.findIndex((word, at) => word !== y[at]);
  return x.slice(0, end).join(' ');
}

/** What has to be in each document, in pieces between what was cut. */
function expectedPieces(): readonly (readonly string[])[] {
  const promo = commonRun(BODIES.map(line));
  const request = commonStart(line(BODIES[0]!), line(BODIES[2]!));
  const first = lines.slice(1, 33);
  const related = BODIES.map((number) =>
    line(number)
      .split(promo)
      .map((part) => part.replace(request, '').trim()),
  );
  return [first, ...related].map((parts) =>
    parts
      .map((part) => (part.endsWith(CREDIT) ? part.slice(0, -CREDIT.length) : part))
      .flatMap((part) => part.split(/(?<=[a-z]{2}[.!?]["']?) (?=["'A-Z])/)),
  );
}

test.skipIf(absent)(
  'the real page holds four articles, each with its own title and credits',
  async () => {
    const found = await read(PAGE);
    const times = 'Straits Times';
    expect(found.map(({ title }) => title)).toEqual(TITLES.map(line));
    expect(found.map(({ source }) => source)).toEqual([undefined, times, times, times]);
    expect(found.map(({ agency }) => agency)).toEqual(Array(4).fill('Reuters'));
    const datelines = [undefined, 'BEIRUT', 'WASHINGTON', 'VILNIUS'];
    expect(found.map(({ dateline }) => dateline)).toEqual(datelines);
    expect(found.map(({ date }) => date)).toEqual(Array(4).fill(undefined));
  },
);

test.skipIf(absent)(
  'every sentence of the four articles is there once, in its own document',
  async () => {
    const bodies = (await read(PAGE)).map(({ body }) => body.replace(/\s+/g, ' '));
    const expected = expectedPieces();
    expect(expected.flat().length).toBeGreaterThan(60);
    for (const [article, sentences] of expected.entries()) {
      for (const sentence of sentences) {
        const places = bodies.map((body) => body.split(sentence).length - 1);
        const right = bodies.map((_, at) => (at === article ? 1 : 0));
        expect([sentence, places]).toEqual([sentence, right]);
      }
      // Nothing besides: the body is its sentences.
      expect(bodies[article]).toBe(sentences.join(' '));
    }
  },
);

test.skipIf(absent)('nothing of the promos and the site chrome is in a body', async () => {
  const all = (await read(PAGE)).map(({ body }) => body.replace(/\s+/g, ' ')).join(' ');
  const promo = commonRun(BODIES.map(line)).split(' ');
  expect(promo.length).toBeGreaterThan(100);
  const runs = promo.slice(3).map((_, at) => promo.slice(at, at + 4).join(' '));
  const request = commonStart(line(BODIES[0]!), line(BODIES[2]!));
  expect([...runs, request, ...CHROME.map(line)].filter((text) => all.includes(text))).toEqual([]);
});

test.skipIf(absent)(
  'relative times are resolved against a capture time, and nothing else',
  async () => {
    const found = await read(PAGE, { capturedAt: '2025-08-05T20:00:00Z' });
    expect(found.map(({ date }) => date)).toEqual([
      undefined,
      '2025-08-05T19:44:00Z',
      '2025-08-05T19:44:00Z',
      '2025-08-05T19:00:00Z',
    ]);
  },
);

test.skipIf(absent)(
  'with one related article there is no repetition; its shape gives the promo away',
  async () => {
    const expected = expectedPieces();
    for (const [index, number] of BODIES.entries()) {
      const page = lines.slice(0, 42).concat(lines.slice(number - 5, number));
      const found = await readText(page.join('\n'));
      const sentences = expected[index + 1]!;
      expect(found.length).toBe(2);
      expect(found[1]!.body.replace(/\s+/g, ' ')).toBe(sentences.join(' '));
    }
  },
);

test.skipIf(absent)(
  'cut short after any line, the page still gives whole articles without chrome',
  async () => {
    const chrome = CHROME.map(line);
    for (const end of [33, 34, 38, 41, 45, 47, 53]) {
      const found = await readText(lines.slice(0, end).join('\n'));
      expect(found.length).toBe(1 + BODIES.filter((number) => number <= end).length);
      const expected = expectedPieces().slice(0, found.length);
      const read = found.map(({ body }) => body.replace(/\s+/g, ' '));
      expect(read).toEqual(expected.map((sentences) => sentences.join(' ')));
      const bodies = found.flatMap(({ body }) => body.split('\n\n'));
      expect(bodies.filter((paragraph) => chrome.includes(paragraph))).toEqual([]);
    }
  },
);

test.skipIf(absent)('the same page in other clothes gives the same documents', async () => {
  const text = lines.join('\n');
  const ids = (await read(PAGE)).map(({ id }) => id);
  const html = lines.map((one) => `<p>${one}</p>`).join('');
  const forms: Readonly<Record<string, string>> = {
    'crlf.txt': text.replaceAll('\n', '\r\n'),
    'close.txt': text.replace(/\n\n/g, '\n'),
    'wide.txt': text.replaceAll('\n', '\n\n'),
    'page.md': text,
    'pre.html': `<html><body><pre>${text}</pre></body></html>`,
    'p.html': `<html><head><title>x</title></head><body><div>${html}</div></body></html>`,
  };
  const folder = await folderWith(forms);
  for (const name of Object.keys(forms)) {
    const found = await read(join(folder, name));
    expect([name, found.map(({ id }) => id)]).toEqual([name, ids]);
  }
  const records = documentsFromRecord({ text }, { file: 'api' });
  expect(records.map((one) => (isSkipped(one) ? one.reason : one.id))).toEqual(ids);
});

test.skipIf(absent)(
  'pages of one day that share their related articles lose nothing to each other',
  async () => {
    const same = lines.slice(1).join('\n');
    const own = (n: number) =>
      `Flood number ${n} closes the coast road\nFlood ${n} came at dawn on the coast road.\n${lines.slice(33).join('\n')}`;
    const edited = (n: number) =>
      `${lines[0]} ${n}\n${same.replace('Nevertheless', `Nevertheless ${n}`)}`;
    for (const page of [own, edited]) {
      const pages = [1, 2, 3, 4, 5, 6].map((n) => [`${n}.txt`, page(n)] as const);
      const folder = await folderWith(Object.fromEntries(pages));
      const files = pages.map(([name]) => ({ path: join(folder, name), size: 0 }));
      const repeated = await learnRepeated(files);
      for (const { path } of files) {
        const alone = (await read(path)).map(({ title, body }) => [title, body]);
        const together = await read(path, { repeated });
        expect(together.map(({ title, body }) => [title, body])).toEqual(alone);
      }
    }
  },
);
