import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { optimize } from '../../../src/engine/embedded/doctor.ts';
import { STRETCH } from '../../../src/engine/embedded/kernel/decode.ts';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { parseQuery } from '../../../src/query/parse.ts';
import type { Query } from '../../../src/types.ts';
import { tagged } from '../corpus.ts';
import { noise } from './noise.ts';

const DOCUMENTS = STRETCH + 1_000;
const PARTS = 3;
/** Those that are removed, on both sides of where the second stretch begins. */
const REMOVED = Array.from({ length: 60 }, (_, n) => `d${STRETCH - 30 + n}`);

/** No document has a place: that is counted in all, which are more than two bytes can tell. */
const facets = { people: {}, places: {}, source: {} };
const any = { people: { any: ['Anna Berg'] } };
const QUERIES: readonly Query[] = [
  ...['harvest', 'title:budget', 'quarrel', 'council OR drone OR quarrel', 'harvest budget quarrel']
    .concat(['harvest -budget', '"harvest budget"', '"budget quarrel"', 'counc*', 'quarel~'])
    .flatMap((text): Query[] => {
      const expression = parseQuery(text)!;
      return [
        { expression },
        { expression, facets },
        { expression, facets, filter: any },
        { expression, filter: { people: { all: ['Anna Berg'] } } },
        { expression, offset: 1_500 },
        { expression, sort: 'oldest' },
      ];
    }),
  { facets },
];

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const random = noise(1);
  const some = (words: string, share: number) =>
    words
      .split(' ')
      .filter(() => random() < share)
      .join(' ');
  const documents = Array.from({ length: DOCUMENTS }, (_, n) =>
    tagged({
      id: `d${n}`,
      title: some('harvest budget', 0.1),
      body: `${some('harvest budget council councils drone', 0.5)} ${some('quarrel', 0.01)} end`,
      sources: random() < 0.9 ? ['Morning Post'] : [],
      entities: random() < 0.3 ? ['person:anna-berg'] : [],
    }),
  );
  const engine = await openIndex(folder, { create: true });
  const size = Math.ceil(DOCUMENTS / PARTS);
  for (let from = 0; from < DOCUMENTS; from += size)
    await engine.commit({ put: documents.slice(from, from + size) });
  await engine.close();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

async function answers(segments: number) {
  const engine = await openIndex(folder);
  expect((await engine.shelf.status()).segments).toBe(segments);
  const all = [];
  // Asked twice: the second time of what was kept.
  for (const query of [...QUERIES, ...QUERIES]) {
    const { totalHits, hits, facets } = await engine.search(query);
    all.push({ totalHits, facets, hits: hits.map(({ id, score }) => [id, score]) });
  }
  await engine.close();
  return all;
}

test('a segment of more than one stretch answers as several of one, with documents removed and without', async () => {
  const several = await answers(PARTS);
  expect(several.at(-1)!.facets.places!.values[0]!.count).toBe(DOCUMENTS);
  await optimize(folder);
  expect(await answers(1)).toEqual(several);
  const engine = await openIndex(folder);
  await engine.commit({ remove: REMOVED });
  await engine.close();
  const removed = await answers(1);
  expect(removed).not.toEqual(several);
  await optimize(folder);
  expect(await answers(1)).toEqual(removed);
}, 60_000);
