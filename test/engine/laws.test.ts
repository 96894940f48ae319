import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import type { Engine, FacetName, Query } from '../../src/types.ts';
import { corpus, query, tagged } from './corpus.ts';
import { type Plain, plainHits, plainScore, valuesOf } from './oracle.ts';

const LONG = process.env.DATELINE_LONG === '1';
/** Queries asked of each corpus. */
const QUERIES = 25;
const CORPORA = LONG ? 2_000 : 50;
const FACETS = ['people', 'places', 'organisations', 'source'] as const;
const ALL_FACETS = {
  people: { limit: 50 },
  places: { limit: 50 },
  organisations: { limit: 50 },
  source: { limit: 50 },
};

/** An engine with the documents, committed in parts of the given sizes. */
async function filled(
  documents: readonly Plain[],
  parts: readonly number[] = [documents.length],
): Promise<Engine & { drop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  let at = 0;
  for (const size of [...parts, documents.length]) {
    const put = documents.slice(at, at + size).map(tagged);
    if (put.length > 0) await engine.commit({ put });
    at += size;
  }
  return {
    ...engine,
    drop: async () => {
      await engine.close();
      rmSync(folder, { recursive: true });
      if (++dropped % 50 > 0) return;
      collect();
      await setImmediate();
    },
  };
}

// SQLite lets go of a closed file in the turn after its last statement is collected: thousands would run
// out of handles.
let dropped = 0;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ids = (hits: readonly { readonly id: string }[]) => hits.map((hit) => hit.id);

test('finds what reading every document finds, with counts that are the hits of a click', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus(14),
      fc.array(query, { minLength: QUERIES, maxLength: QUERIES }),
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
      async (documents, queries, parts) => {
        const engine = await filled(documents, parts);
        try {
          for (const q of queries) await agrees(engine, documents, q);
        } finally {
          await engine.drop();
        }
      },
    ),
    { numRuns: CORPORA },
  );
}, 3_600_000);

async function agrees(engine: Engine, documents: readonly Plain[], q: Query): Promise<void> {
  const result = await engine.search({ ...q, limit: 50, facets: ALL_FACETS });
  const wanted = plainHits(documents, q);
  expect(ids(result.hits).sort()).toEqual(ids(wanted).sort());
  expect(result.totalHits).toBe(wanted.length);
  for (const facet of FACETS) {
    const rest = { ...q.filter, [facet]: { ...q.filter?.[facet], any: undefined } };
    const open = plainHits(documents, { ...q, filter: rest as Query['filter'] });
    const values = new Map(result.facets[facet]!.values.map((value) => [value.id, value.count]));
    for (const [id, count] of values)
      expect([id, count]).toEqual([id, open.filter((d) => valuesOf(d, facet).includes(id)).length]);
    for (const d of open) for (const id of valuesOf(d, facet)) expect(values.has(id)).toBe(true);
  }
}

test('the count beside a value is the number of hits that choosing it gives', async () => {
  await fc.assert(
    fc.asyncProperty(corpus(14), query, async (documents, q) => {
      const engine = await filled(documents);
      try {
        const { facets } = await engine.search({ ...q, facets: ALL_FACETS });
        for (const facet of FACETS)
          for (const { id, count } of facets[facet]!.values) {
            const filter = { ...q.filter, [facet]: { ...q.filter?.[facet], any: [id] } };
            expect((await engine.search({ ...q, filter })).totalHits).toBe(count);
          }
      } finally {
        await engine.drop();
      }
    }),
    { numRuns: LONG ? 1_000 : 25 },
  );
}, 3_600_000);

test('a further filter never raises a count', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus(14),
      query,
      fc.constantFrom('place:oslo', 'place:quito'),
      async (documents, q, place) => {
        const engine = await filled(documents);
        try {
          const before = await engine.search({ ...q, facets: ALL_FACETS });
          const all = [...(q.filter?.places?.all ?? []), place];
          const filter = { ...q.filter, places: { ...q.filter?.places, all } };
          const after = await engine.search({ ...q, filter, facets: ALL_FACETS });
          expect(after.totalHits).toBeLessThanOrEqual(before.totalHits);
          for (const facet of FACETS) {
            const counts = new Map(before.facets[facet]!.values.map((v) => [v.id, v.count]));
            for (const { id, count } of after.facets[facet]!.values)
              expect(count).toBeLessThanOrEqual(counts.get(id) ?? 0);
          }
        } finally {
          await engine.drop();
        }
      },
    ),
    { numRuns: LONG ? 1_000 : 25 },
  );
}, 3_600_000);

/** All that a reader sees, but for how long it took. */
async function answers(engine: Engine, queries: readonly Query[]): Promise<unknown> {
  const facets = { ...ALL_FACETS, date: {} } as { [name in FacetName]: object };
  const results = [];
  for (const q of queries) {
    const { tookMs: _, ...rest } = await engine.search({ ...q, limit: 5, facets });
    results.push(rest);
  }
  return results;
}

test('answers do not depend on how documents lie in segments, or on the order in which they came', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus(14),
      fc.array(query, { minLength: 8, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }),
      fc.integer(),
      async (documents, queries, parts, seed) => {
        const shuffled = documents
          .map((d, at) => ({ d, key: Math.imul(at + 1, seed | 1) >>> 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ d }) => d);
        const one = await filled(documents);
        const other = await filled(shuffled, parts);
        try {
          expect(await answers(other, queries)).toEqual(await answers(one, queries));
        } finally {
          await one.drop();
          await other.drop();
        }
      },
    ),
    { numRuns: LONG ? 1_000 : 40 },
  );
}, 3_600_000);

test('removing and adding gives the answers of a fresh index', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus(14),
      corpus(14),
      fc.array(query, { minLength: 8, maxLength: 8 }),
      async (documents, others, queries) => {
        const fresh = await filled(documents);
        const used = await filled(
          others.map((d, at) => ({ ...d, id: at % 2 === 0 ? d.id : `x${at}` })),
          [4, 3],
        );
        try {
          await used.commit({ remove: others.map((_, at) => `x${at}`) });
          await used.commit({ put: documents.map(tagged) });
          const stale = others.map((d) => d.id).filter((id) => !documents.some((d) => d.id === id));
          await used.commit({ remove: stale });
          const strip = async (engine: Engine) =>
            JSON.parse(JSON.stringify(await answers(engine, queries)), (key, value) =>
              // A replaced document keeps the publishers of its earlier origins.
              key === 'nearDuplicates' ? undefined : value,
            );
          if (sameOrigins(documents, others)) expect(await strip(used)).toEqual(await strip(fresh));
          else expect((await used.search({})).totalHits).toBe(documents.length);
        } finally {
          await fresh.drop();
          await used.drop();
        }
      },
    ),
    { numRuns: LONG ? 1_000 : 40 },
  );
}, 3_600_000);

/** A replaced document keeps what publishers its origins stated: only equal ones can be compared. */
function sameOrigins(documents: readonly Plain[], others: readonly Plain[]): boolean {
  return documents.every(
    (d, at) => at % 2 === 1 || others[at] === undefined || d.sources[1] === others[at].sources[1],
  );
}

test('totals do not depend on paging, and pages are slices of one order', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus(14),
      query,
      fc.integer({ min: 1, max: 4 }),
      async (documents, q, size) => {
        const engine = await filled(documents, [5]);
        try {
          const whole = await engine.search({ ...q, limit: 50 });
          const pages = [];
          for (let offset = 0; offset < 16; offset += size) {
            const page = await engine.search({ ...q, limit: size, offset });
            expect(page.totalHits).toBe(whole.totalHits);
            pages.push(...ids(page.hits));
          }
          expect(pages).toEqual(ids(whole.hits).slice(0, pages.length));
        } finally {
          await engine.drop();
        }
      },
    ),
    { numRuns: LONG ? 1_000 : 25 },
  );
}, 3_600_000);

test('scores are those of the formula', async () => {
  const word = fc.constantFrom('drone', 'councils', 'security', 'harvest', 'lighthouse');
  await fc.assert(
    fc.asyncProperty(
      corpus(14),
      fc.array(word, { minLength: 1, maxLength: 1 }),
      async (documents, list) => {
        const of = list.map((text) => ({ type: 'word', text }) as const);
        const expression = of.length === 1 ? of[0]! : ({ type: 'or', of } as const);
        const engine = await filled(documents, [4, 4]);
        try {
          const { hits, notices } = await engine.search({ expression, limit: 50 });
          if (notices.length > 0) return;
          for (const hit of hits) {
            const d = documents.find(({ id }) => id === hit.id)!;
            expect(hit.score).toBeCloseTo(plainScore(documents, d, expression), 4);
          }
        } finally {
          await engine.drop();
        }
      },
    ),
    { numRuns: LONG ? 2_000 : 40 },
  );
}, 3_600_000);
