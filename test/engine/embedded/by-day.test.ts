import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { parseQuery } from '../../../src/query/parse.ts';
import type { TaggedDocument } from '../../../src/types.ts';
import { tagged } from '../corpus.ts';

const DATES = [
  '2025-03-01',
  '2025-03-01T08:30',
  '2025-03-02',
  '2024-12-31',
  '1066-10-14',
  '9999-01-01',
];
const dates = fc.array(fc.option(fc.constantFrom(...DATES), { nil: undefined }), {
  minLength: 1,
  maxLength: 60,
});

/** Undated ones last; the same text for times that are the same. */
const inOrder = (all: readonly (string | undefined)[], sort: 'newest' | 'oldest') => {
  const dated = all.filter((date) => date !== undefined).sort();
  const undated = all.filter((date) => date === undefined);
  return [...(sort === 'newest' ? dated.reverse() : dated), ...undated];
};

test('of documents that only time tells apart the first are found, page by page', async () => {
  await fc.assert(
    fc.asyncProperty(
      dates,
      fc.constantFrom('newest', 'oldest', 'relevance' as const),
      fc.constantFrom(undefined, 'harvest', '-budget'),
      fc.constantFrom(1, 3, 10),
      fc.constantFrom([60], [20, 40], [7, 13, 40]),
      async (all, sort, q, limit, batches) => {
        const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
        const engine = await openIndex(folder, { create: true });
        try {
          let from = 0;
          for (const size of batches) {
            await engine.commit({
              put: all.slice(from, from + size).map((date, n) => dated(from + n, date)),
            });
            from += size;
          }
          const expression = q === undefined ? {} : { expression: parseQuery(q)! };
          const found: string[] = [];
          for (let offset = 0; offset < all.length; offset += limit)
            for (const { id } of (await engine.search({ ...expression, sort, limit, offset })).hits)
              found.push(id);
          expect(new Set(found).size).toBe(all.length);
          if (sort === 'relevance' && q === 'harvest') return;
          const times = found.map((id) => all[Number(id)]);
          expect(times).toEqual(inOrder(all, sort === 'oldest' ? 'oldest' : 'newest'));
        } finally {
          await engine.close();
          rmSync(folder, { recursive: true });
        }
      },
    ),
    { numRuns: 40 },
  );
});

function dated(id: number, date: string | undefined): TaggedDocument {
  const one = tagged({ id: String(id), title: '', body: 'A harvest', sources: [], entities: [] });
  return date === undefined ? one : { ...one, document: { ...one.document, date } };
}
