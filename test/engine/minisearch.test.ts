import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import MiniSearch, { type Query as MiniSearchQuery } from 'minisearch';
import { expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { LIKE_A_WORD } from '../../src/text/acronyms.ts';
import { stem } from '../../src/text/stem.ts';
import { isStopWord } from '../../src/text/stopwords.ts';
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

/** A question that both can be asked: `stem` is a plain word here, and MiniSearch with our stemmer. */
interface Question {
  readonly how: 'exact' | 'stem' | 'prefix' | 'fuzzy';
  readonly combine: 'and' | 'or';
  /** Combined the other way within: [[a, b], [c]] is (a or b) and c. */
  readonly words: readonly (readonly string[])[];
  readonly field: 'title' | 'body' | undefined;
}

/** Function words and acronyms that look like them are ours alone to treat apart. */
const PLAIN_WORDS = WORDS.filter(
  (word) => !isStopWord(word) && !LIKE_A_WORD.has(word.toLowerCase()),
);

const question: fc.Arbitrary<Question> = fc.record({
  how: fc.constantFrom('exact', 'stem', 'prefix', 'fuzzy'),
  combine: fc.constantFrom('and', 'or'),
  words: fc.array(fc.array(fc.constantFrom(...PLAIN_WORDS), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
  field: fc.constantFrom('title', 'body', undefined, undefined),
});

const other = { and: 'or', or: 'and' } as const;

/** The first four letters for a prefix, one wrong letter for a typo. */
function typed(word: string, how: Question['how']): string {
  if (how === 'prefix') return word.slice(0, 4);
  return how === 'fuzzy' ? `${word.slice(0, 2)}q${word.slice(3)}` : word;
}

function ourExpression({ how, combine, words: rows, field }: Question): Expression {
  const leaf = (word: string): Expression => {
    const text = typed(word, how);
    const where = field === undefined ? {} : { field };
    if (how === 'exact') return { type: 'phrase', text, ...where };
    if (how === 'prefix') return { type: 'word', text, prefix: true, ...where };
    return { type: 'word', text, ...(how === 'fuzzy' ? { edits: 1 as const } : {}), ...where };
  };
  return {
    type: combine,
    of: rows.map((row) => ({ type: other[combine], of: row.map(leaf) })),
  };
}

function theirQuery({ how, combine, words: rows, field }: Question): MiniSearchQuery {
  const upper = { and: 'AND', or: 'OR' } as const;
  return {
    combineWith: upper[combine],
    ...(field === undefined ? {} : { fields: [field] }),
    ...(how === 'prefix' ? { prefix: true } : {}),
    ...(how === 'fuzzy' ? { fuzzy: 1 } : {}),
    queries: rows.map((row) => ({
      combineWith: upper[other[combine]],
      queries: row.map((word) => typed(word, how)),
    })),
  };
}

test('with its ranking, documents come in the order and with the scores of MiniSearch', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      corpus(20),
      fc.array(question, { minLength: 20, maxLength: 20 }),
      fc.integer({ min: 0, max: 5 }),
      async (documents, questions, gone) => {
        const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
        const engine = await openIndex(folder, { create: true });
        await engine.commit({ put: documents.slice(0, 7).map(tagged) });
        await engine.commit({ put: documents.slice(7).map(tagged) });
        const removed = documents.filter((_, at) => at % 6 === gone).map(({ id }) => id);
        await engine.commit({ remove: removed });
        const left = documents.filter(({ id }) => !removed.includes(id));
        const filled = (processTerm: (term: string) => string) => {
          const oracle = new MiniSearch<{ id: string; title: string; body: string }>({
            fields: ['title', 'body'],
            tokenize: (text) => words(text).map((word) => word.text),
            processTerm,
          });
          oracle.addAll(left.map(({ id, title, body }) => ({ id, title, body })));
          return oracle;
        };
        const oracles = { plain: filled((term) => term), stemmed: filled(stem) };
        for (const asked of questions) {
          const { hits } = await engine.search({
            expression: ourExpression(asked),
            ranking: 'minisearch',
            limit: 50,
          });
          const oracle = oracles[asked.how === 'stem' ? 'stemmed' : 'plain'];
          const wanted = oracle.search(theirQuery(asked));
          // The terms of a prefix are summed in another order: their last digits may differ.
          const digits = asked.how === 'exact' || asked.how === 'stem' ? 17 : 12;
          const shown = (list: readonly { readonly id: unknown; readonly score: number }[]) =>
            list.map(({ id, score }) => `${id} ${Number(score.toPrecision(digits))}`);
          expect(shown(hits)).toEqual(shown(wanted));
          compared += wanted.length;
        }
        await engine.close();
        rmSync(folder, { recursive: true });
      },
    ),
    { numRuns: 30 },
  );
  expect(compared).toBeGreaterThan(500);
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
