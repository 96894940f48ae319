import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { type IngestOptions, ingest } from '../../src/ingest/ingest.ts';
import { learnRepeated } from '../../src/reading/read.ts';
import { documentText } from '../../src/text/document.ts';
import type { Batch, Engine } from '../../src/types.ts';
import { article, jsonl } from './articles.ts';
import { tempFolder, writeFiles } from './temp.ts';

let folder: string;
let engine: Engine;
/** Every batch that reached the engine. */
let batches: Batch[];

beforeEach(async () => {
  folder = tempFolder();
  const real = await openIndex(join(folder, 'index'), { create: true });
  onTestFinished(() => real.close());
  batches = [];
  engine = {
    ...real,
    commit: (batch) => {
      batches.push(batch);
      return real.commit(batch);
    },
  };
});

const run = (paths: readonly string[] = ['pages'], more: Partial<IngestOptions> = {}) =>
  ingest(
    paths.map((path) => join(folder, path)),
    { engine, indexFolder: join(folder, 'index'), tagger: 'compromise', workers: 1, ...more },
  );

const put = () => batches.flatMap((batch) => batch.put ?? []);
const page = (number: number) => JSON.stringify(article(number));

test('pages go in with their names, and every mention is in its text', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 20), 'pages/sub/b.json': page(50) });
  const summary = await run();
  expect(summary.documents).toMatchObject({ added: 21, replaced: 0, unchanged: 0, duplicates: 0 });
  expect(summary.files).toMatchObject({ read: 2, unchanged: 0 });
  expect(summary.index.documents).toBe(21);
  for (const { document, names } of put()) {
    const text = documentText(document);
    expect(names.length).toBeGreaterThan(0);
    for (const { mentions } of names)
      for (const it of mentions) expect(text.slice(it.start, it.end)).toMatch(/^\S(.*\S)?$/);
  }
});

test('the second time nothing is read, tagged or changed', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 20), 'pages/b.json': page(50) });
  await run();
  batches = [];
  const again = await run();
  const nothing = { added: 0, replaced: 0, unchanged: 0, removed: 0, changed: 0, duplicates: 0 };
  expect(again.documents).toEqual(nothing);
  expect(again.files).toMatchObject({ read: 0, unchanged: 2 });
  expect(batches).toEqual([]);
});

test('however the path is typed, it is the same file', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 3) });
  await run(['pages']);
  const again = await run(['pages/../pages/a.jsonl']);
  expect(again.files).toMatchObject({ read: 0, unchanged: 1 });
});

test('of a file that grew only the new lines are tagged', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 20) });
  await run();
  batches = [];
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 23) });
  const grown = await run();
  expect(grown.documents).toMatchObject({ added: 3, unchanged: 20, removed: 0, replaced: 0 });
  expect(put()).toHaveLength(3);
});

test('a changed file loses what it no longer holds', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 5) });
  await run();
  writeFiles(folder, { 'pages/a.jsonl': jsonl(3, 8) });
  const changed = await run();
  // Line 3 held the last of those that went, and holds the first of those that came.
  expect(changed.documents).toMatchObject({ added: 3, unchanged: 2, removed: 3, changed: 1 });
  expect(changed.index.documents).toBe(5);
});

test('an article whose text has changed is one that changed, not one more and one less', async () => {
  const page = (words: string) => `Harbour vote\n\nThe board met in Riga to ${words} the harbour.`;
  writeFiles(folder, { 'pages/a.txt': page('close'), 'pages/b.txt': page('open') });
  await run();
  writeFiles(folder, { 'pages/a.txt': page('sell') });
  const { documents } = await run();
  expect(documents).toMatchObject({ added: 1, removed: 1, changed: 1 });
});

test('of several records without ids those whose texts changed are counted, each by its place', async () => {
  const records = (words: readonly string[]) =>
    words
      .map((word) => JSON.stringify({ body: `The board met in Riga to ${word} it.` }))
      .join('\n');
  writeFiles(folder, { 'pages/a.jsonl': records(['close', 'open', 'sell', 'rent', 'paint']) });
  await run();
  // The first two change, the third stays, the fourth gives its place to one known before, the fifth goes.
  writeFiles(folder, { 'pages/a.jsonl': records(['shut', 'lock', 'sell', 'sell']) });
  const { documents, index } = await run();
  expect(documents).toMatchObject({ added: 2, removed: 4, changed: 2 });
  expect(index.documents).toBe(3);
});

test('a document that moved to another file stays, untagged', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 5), 'pages/b.jsonl': jsonl(5, 8) });
  await run();
  batches = [];
  writeFiles(folder, {
    'pages/a.jsonl': jsonl(1, 5),
    'pages/b.jsonl': jsonl(5, 8) + jsonl(0, 1),
  });
  const moved = await run(['pages'], { limits: { documents: 1 } });
  expect(moved.documents).toMatchObject({ added: 0, removed: 0 });
  expect(moved.index.documents).toBe(8);
  expect(put()).toEqual([]);
});

test('the same text in two files is one document that knows both', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 3), 'pages/b.jsonl': jsonl(2, 5) });
  const summary = await run();
  expect(summary.documents).toMatchObject({ added: 5, duplicates: 1, unchanged: 0 });
  const { hits } = await engine.search({ limit: 10 });
  const origins = await Promise.all(
    hits.map(async ({ id }) => (await engine.document(id))!.origins.map((it) => it.file).sort()),
  );
  expect(origins.filter((files) => files.length > 1)).toEqual([['pages/a.jsonl', 'pages/b.jsonl']]);
});

test('a record with an id of its own is replaced when its text changes', async () => {
  const record = (body: string) => JSON.stringify({ id: 'story-1', title: 'Ferry', body });
  writeFiles(folder, { 'pages/a.json': record('The ferry to Estonia sails again today.') });
  await run();
  writeFiles(folder, { 'pages/a.json': record('The ferry to Latvia sails no more today.') });
  const changed = await run();
  expect(changed.documents).toMatchObject({ added: 0, replaced: 1, removed: 0 });
  expect((await engine.document('story-1'))!.text).toContain('Latvia');
});

test('a capture time given later dates what was undated', async () => {
  const { title, body } = article(1);
  writeFiles(folder, { 'pages/a.txt': `${title}\n\n16 minutes ago\n\n${body}` });
  const dates = async () =>
    (await engine.search({ limit: 5 })).hits.map((hit) => hit.date?.slice(0, 10));
  await run();
  const before = await dates();
  const summary = await run(['pages'], { capturedAt: '2025-06-17T09:00:00.000Z' });
  expect(summary.files.read).toBe(1);
  expect(before).toEqual([undefined]);
  expect(await dates()).toEqual(['2025-06-17']);
});

test('another tagger tags everything anew', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 4) });
  await run();
  batches = [];
  await run(['pages'], { tagger: 'model' });
  expect(put()).toHaveLength(4);
  batches = [];
  const again = await run(['pages'], { tagger: 'model' });
  expect([again.files.unchanged, batches.length]).toEqual([1, 0]);
});

test('a file that is gone is told, and forgotten when asked', async () => {
  writeFiles(folder, {
    'pages/a.jsonl': jsonl(0, 3),
    'pages/b.jsonl': jsonl(3, 5),
    'other/c.jsonl': jsonl(5, 6),
  });
  await run(['pages', 'other']);
  rmSync(join(folder, 'pages/b.jsonl'));
  const told = await run();
  expect(told.files).toMatchObject({ gone: ['pages/b.jsonl'], forgotten: 0 });
  expect(told.index.documents).toBe(6);
  const pruned = await run(['pages'], { prune: true });
  expect(pruned.files).toMatchObject({ gone: ['pages/b.jsonl'], forgotten: 1 });
  expect(pruned.documents.removed).toBe(2);
  expect(pruned.index.documents).toBe(4);
});

test('one bad input among many is told every time, and the rest goes in', async () => {
  writeFiles(folder, {
    'pages/a.jsonl': `${jsonl(0, 2)}{"title": broken\n${jsonl(2, 4)}`,
    'pages/b.txt': Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 8]),
    'pages/c.txt': '',
    'pages/d.json': page(9),
  });
  const summary = await run();
  expect(summary.documents.added).toBe(5);
  expect(summary.skipped.list.map((it) => it.skipped).sort()).toEqual([
    'binary',
    'empty',
    'malformed',
  ]);
  const malformed = summary.skipped.list.find((it) => it.skipped === 'malformed');
  expect(malformed).toMatchObject({ place: 'line 3' });
  const again = await run();
  expect(again.skipped.total).toBe(3);
  expect(again.documents).toMatchObject({ added: 0, replaced: 0, unchanged: 4 });
  expect(again.files).toMatchObject({ unchanged: 1 });
});

test('commits follow each other in batches, a file is finished after its documents', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 30), 'pages/b.jsonl': jsonl(30, 40) });
  await run(['pages'], { limits: { documents: 8 } });
  expect(batches.length).toBeGreaterThanOrEqual(5);
  const seen = new Set<string>();
  for (const { put: documents = [], finished = [] } of batches) {
    for (const { document } of documents) seen.add(document.id);
    for (const file of finished) expect(file.documents.every((id) => seen.has(id))).toBe(true);
  }
  expect(batches.flatMap((batch) => batch.finished ?? [])).toHaveLength(2);
});

test('stopped in the middle, it keeps what is committed and goes on the next time', async () => {
  writeFiles(folder, { 'pages/a.jsonl': jsonl(0, 120), 'pages/b.jsonl': jsonl(120, 200) });
  const stop = new AbortController();
  const stopped = await run(['pages'], {
    limits: { documents: 10 },
    signal: stop.signal,
    onProgress: ({ documents }) => {
      if (documents === 70) stop.abort();
    },
  });
  expect(stopped.stopped).toBe(true);
  expect(stopped.index.documents).toBeGreaterThanOrEqual(70);
  expect(stopped.index.documents).toBeLessThan(120);
  batches = [];
  const rest = await run();
  expect(rest.index.documents).toBe(200);
  expect(put()).toHaveLength(200 - stopped.index.documents);
});

test('what comes on stdin is committed while stdin waits for more', async () => {
  const stop = new AbortController();
  async function* typing() {
    yield Buffer.from(jsonl(0, 12));
    await new Promise(() => undefined);
  }
  const watching = setInterval(() => {
    if (put().length === 12) stop.abort();
  }, 50);
  onTestFinished(() => clearInterval(watching));
  const stdin = { stream: typing(), format: 'jsonl' } as const;
  const summary = await run([], { stdin, signal: stop.signal });
  expect(summary.index.documents).toBe(12);
});

test('a path that is not there is refused, with its name', async () => {
  await expect(run(['nowhere'])).rejects.toThrow(/nowhere/);
});

test('a single new page is cleaned of what its folder repeats, as the others were', async () => {
  const promo =
    'Sign up for the Courier Daily and get the best stories of the coast every morning.';
  const menu = 'Home News Coast Harbour Weather Sport Letters Archive About Contact';
  const text = (n: number) =>
    `${article(n).title}\n\n${menu}\n\n${article(n, 9).body}\n\n${promo}\n`;
  const pages = [...Array(8).keys()].map((n) => [`pages/${n}.txt`, text(n * 11)]);
  writeFiles(folder, Object.fromEntries(pages));
  await run();
  writeFiles(folder, { 'pages/new.txt': text(97) });
  await run(['pages/new.txt']);
  const bodies = put().map(({ document }) => document.body);
  expect(bodies).toHaveLength(9);
  expect(bodies.filter((body) => body.includes('Home News Coast'))).toEqual([]);
});

test('of a large folder the same sample is learned, however its path is typed', async () => {
  const menu = 'Home News Coast Harbour Weather Sport Letters Archive About Contact';
  const names = [...Array(230).keys()].map((n) => `${n}.txt`);
  writeFiles(
    folder,
    Object.fromEntries(
      names.map((name, n) => [
        `pages/${name}`,
        `${menu}\n\nPage ${n} of ${n % 7} tells of ${n % 11} ships.`,
      ]),
    ),
  );
  const learned = async (path: string) => {
    const files = names.map((name) => ({ path: join(path, name), size: 1 }));
    return Object.values((await learnRepeated(files)).folders);
  };
  const absolute = await learned(join(folder, 'pages'));
  expect(absolute).toHaveLength(1);
  expect(await learned(relative(process.cwd(), join(folder, 'pages')))).toEqual(absolute);
});
