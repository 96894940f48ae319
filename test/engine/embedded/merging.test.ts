import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { doctor, optimize } from '../../../src/engine/embedded/doctor.ts';
import { indexables } from '../../../src/engine/embedded/indexing.ts';
import { createMerger, due, isForLater } from '../../../src/engine/embedded/merging.ts';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { buildSegment } from '../../../src/engine/embedded/segment/build.ts';
import { readPage, type SegmentRow } from '../../../src/engine/embedded/segment/pages.ts';
import type { Segment } from '../../../src/engine/embedded/segment/segment.ts';
import { createSegments } from '../../../src/engine/embedded/segments.ts';
import { openStore } from '../../../src/engine/embedded/store.ts';
import { UserError } from '../../../src/errors.ts';
import { corpus, tagged } from '../corpus.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('joined segments are byte for byte those of one build', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(corpus(20), fc.integer({ min: 1, max: 5 }), async (documents, size) => {
      const path = join(folder, String(round++));
      const engine = await openIndex(path, { create: true });
      for (let at = 0; at < documents.length; at += size)
        await engine.commit({ put: documents.slice(at, at + size).map(tagged) });
      await engine.commit({
        remove: documents.filter((_, at) => at % 3 === 1).map(({ id }) => id),
      });
      await engine.close();
      await optimize(path);
      const store = openStore(path);
      const rows = store.all<SegmentRow>('SELECT * FROM segments');
      const numbers = store.all<{ number: number }>('SELECT number FROM documents ORDER BY number');
      const fresh = buildSegment(
        indexables(
          store,
          numbers.map(({ number }) => number),
        ),
      );
      expect(rows).toHaveLength(1);
      for (const [name, bytes] of fresh.sections) {
        const stored = new Uint8Array(bytes.length);
        if (bytes.length > 0) readPage(store, rows[0]!.number, name, 0, stored);
        expect([name, ...stored]).toEqual([name, ...bytes]);
      }
      store.close();
    }),
    { numRuns: 20 },
  );
});

test('what finds no room to be joined is joined later', async () => {
  const engine = await openIndex(folder, { create: true });
  for (const id of ['one', 'two'])
    await engine.commit({ put: [tagged({ id, title: '', body: id, sources: [], entities: [] })] });
  await engine.close();
  const store = openStore(folder);
  const segments = createSegments(store);
  let isFull = true;
  const merger = createMerger(
    {
      ...store,
      transaction: (work) => {
        if (isFull) throw new UserError('disk-full', 'No room left.');
        return store.transaction(work);
      },
    },
    segments.current,
  );
  const error: unknown = await merger.all().catch((failure: unknown) => failure);
  expect(isForLater(error)).toBe(true);
  expect(isForLater(new Error('No room left.'))).toBe(false);
  expect(segments.current()).toHaveLength(2);
  isFull = false;
  await merger.all();
  expect(segments.current()).toHaveLength(1);
  store.close();
});

const sized = (documents: number, size = documents) =>
  ({ sums: { documents }, size }) as unknown as Segment;

test.each<[what: string, sizes: readonly (readonly [number, number?])[], joined: number]>([
  ['seven small ones', Array(7).fill([10]), 0],
  ['eight small ones', Array(8).fill([10]), 8],
  ['eight small ones after a large one', [[9_000], ...Array(8).fill([10])], 8],
  ['a small one before the tail', [[10], [9_000], ...Array(7).fill([10])], 0],
  ['eight of the next size', Array(8).fill([600]), 8],
  ['one that is mostly gone', [[9_000], [400, 1_000]], 1],
  ['one that is a third gone', [[9_000], [670, 1_000]], 0],
])('%s', (_, sizes, joined) => {
  expect(due(sizes.map(([documents, size]) => sized(documents, size)))).toHaveLength(joined);
});

test('many commits leave few segments, and every document in its place', async () => {
  const engine = await openIndex(folder, { create: true });
  for (let at = 0; at < 100; at++)
    await engine.commit({
      put: [tagged({ id: `d${at}`, title: '', body: `word${at}`, sources: [], entities: [] })],
    });
  while ((await engine.shelf.status()).segments >= 16)
    await new Promise((resolve) => setTimeout(resolve, 5));
  for (const at of [0, 7, 8, 63, 64, 99]) {
    const { hits } = await engine.search({ expression: { type: 'word', text: `word${at}` } });
    expect(hits.map(({ id }) => id)).toEqual([`d${at}`]);
  }
  await engine.close();
  expect(await doctor(folder)).toMatchObject({ documents: 100, damaged: [], rebuilt: 0, file: [] });
});
