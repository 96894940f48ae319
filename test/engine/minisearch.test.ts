import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { words } from '../../src/text/words.ts';
import type { Expression } from '../../src/types.ts';
import { corpus, tagged, WORDS } from './corpus.ts';

/** Asks both for the same words, cut by the same rules; the formulas of the scores differ. */
test('finds the documents that MiniSearch finds, for words, prefixes and both ways to combine them', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus(20),
      fc.array(
        fc.record({
          list: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
          combine: fc.constantFrom('and' as const, 'or' as const),
          prefix: fc.boolean(),
        }),
        { minLength: 10, maxLength: 10 },
      ),
      async (documents, questions) => {
        const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
        const engine = await openIndex(folder, { create: true });
        await engine.commit({ put: documents.slice(0, 7).map(tagged) });
        await engine.commit({ put: documents.slice(7).map(tagged) });
        const oracle = new MiniSearch<{ id: string; title: string; body: string }>({
          fields: ['title', 'body'],
          tokenize: (text) => words(text).map((word) => word.text),
          processTerm: (term) => term,
        });
        oracle.addAll(documents.map(({ id, title, body }) => ({ id, title, body })));
        for (const { list, combine, prefix } of questions) {
          const cut = list.map((word) => (prefix ? word.slice(0, 3) : word));
          const of = cut.map(
            (text): Expression =>
              prefix ? { type: 'word', text, prefix: true } : { type: 'phrase', text },
          );
          const { hits } = await engine.search({ expression: { type: combine, of }, limit: 50 });
          const options = {
            prefix,
            combineWith: combine === 'and' ? ('AND' as const) : ('OR' as const),
          };
          const wanted = oracle.search(cut.join(' '), options).map(({ id }) => String(id));
          expect(hits.map(({ id }) => id).sort()).toEqual(wanted.sort());
        }
        await engine.close();
        rmSync(folder, { recursive: true });
      },
    ),
    { numRuns: 30 },
  );
});

test('entities are found by the beginnings of any name, and by one with a typo', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  const entities = ['person:efua-mensah', 'organisation:harbour-board', 'place:oslo'];
  await engine.commit({
    put: [tagged({ id: 'a', title: '', body: 'one', sources: [], entities })],
  });
  const found = async (q: string) =>
    (await engine.entities.list({ q })).entities.map(({ id }) => id);
  expect(await found('mens')).toEqual(['person:efua-mensah']);
  expect(await found('board harb')).toEqual(['organisation:harbour-board']);
  expect(await found('mensch harbour')).toEqual([]);
  expect(await found('mensha')).toEqual(['person:efua-mensah']);
  expect(await found('zzzz')).toEqual([]);
  await engine.close();
  rmSync(folder, { recursive: true });
});
