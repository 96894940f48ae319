import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchResult } from '../../src/types.ts';
import { type Archive, openArchive } from './support/archive.ts';
import { type Ask, contract } from './support/contract.ts';

let archive: Archive;
let ask: Ask;

beforeAll(async () => {
  archive = await openArchive();
  ({ ask } = await contract((await archive.serve()).url));
});
afterAll(() => archive.close());

async function found(parameters: string): Promise<SearchResult> {
  const reply = await ask(`/v1/search?${parameters}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json as SearchResult;
}

async function foundBy(body: unknown): Promise<SearchResult> {
  const reply = await ask('/v1/search', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(reply.status, reply.text).toBe(200);
  return reply.json as SearchResult;
}

/** The two ways to ask the same. */
const PAIRS: readonly (readonly [parameters: string, body: object])[] = [
  ['', {}],
  ['q=Vilnius', { q: 'Vilnius' }],
  ['q=drones+-Vilnius', { q: 'drones -Vilnius' }],
  ['q=%22air+defence%22', { q: '"air defence"' }],
  ['people=donald-trump', { filter: { people: { any: ['person:donald-trump'] } } }],
  [
    'people=donald-trump,ivanka-trump',
    { filter: { people: { any: ['person:donald-trump', 'person:ivanka-trump'] } } },
  ],
  [
    'people=donald-trump&people=mark-rutte',
    { filter: { people: { all: ['person:donald-trump', 'person:mark-rutte'] } } },
  ],
  [
    'people=donald-trump&organisations=-nato',
    {
      filter: { people: { any: ['person:donald-trump'] }, organisations: { none: ['NATO'] } },
    },
  ],
  [
    'organisations=%22Smith,+Jones+%26+Co%22',
    { filter: { organisations: { any: ['Smith, Jones & Co'] } } },
  ],
  ['places=(none)', { filter: { places: { any: ['(none)'] } } }],
  ['source=Baltic+Post', { filter: { source: { any: ['Baltic Post'] } } }],
  ['limit=0&facets=people', { limit: 0, facets: { people: {} } }],
  ['facets=none', {}],
  ['from=2025', { filter: { date: { gte: '2025-01-01' } } }],
  ['to=2024', { filter: { date: { lt: '2025-01-01' } } }],
  ['from=2024-03&to=2024-05', { filter: { date: { gte: '2024-03-01', lt: '2024-06-01' } } }],
  ['from=2024-03-03&to=2024-03-03', { filter: { date: { gte: '2024-03-03', lt: '2024-03-04' } } }],
  ['limit=3&offset=2&sort=newest', { limit: 3, offset: 2, sort: 'newest' }],
  ['facets=people,date&interval=month', { facets: { people: {}, date: { interval: 'month' } } }],
  ['facets=people&facets=source', { facets: { people: {}, source: {} } }],
];

test.each(PAIRS)('GET %s is POST %j', async (parameters, body) => {
  const { tookMs: _a, ...byGet } = await found(parameters);
  const { tookMs: _b, ...byPost } = await foundBy(body);
  expect(byGet).toEqual(byPost);
});

test('each filter leaves some documents and takes some away', async () => {
  const filters = PAIRS.map(([parameters]) => parameters).filter((it) =>
    /^(q|people|organisations|places|source|from|to)=/.test(it),
  );
  for (const parameters of filters) {
    const { totalHits } = await found(parameters);
    expect(totalHits, parameters).toBeGreaterThan(0);
    expect(totalHits, parameters).toBeLessThan(60);
  }
});

test('any is more than each, all is less than each, none is the rest', async () => {
  const total = async (parameters: string) => (await found(parameters)).totalHits;
  const [donald, mark] = [await total('people=donald-trump'), await total('people=mark-rutte')];
  const any = await total('people=donald-trump,mark-rutte');
  const all = await total('people=donald-trump&people=mark-rutte');
  expect(any + all).toBe(donald + mark);
  expect(await total('people=-donald-trump')).toBe(60 - donald);
});

test('a count is the number of hits that choosing the value gives', async () => {
  const { facets } = await found('q=drones&people=donald-trump&facets=people,places,source');
  for (const [name, facet] of Object.entries(facets))
    for (const { id, count } of facet.values) {
      const choice = name === 'people' ? { any: [id] } : { any: [id] };
      const { totalHits } = await foundBy({
        q: 'drones',
        filter: { people: { any: ['person:donald-trump'] }, [name]: choice },
      });
      expect(totalHits, `${name} ${id}`).toBe(count);
    }
});

test('a hit shows its snippets with the matches marked and the rest escaped', async () => {
  const { hits } = await found('q=things&limit=1');
  const html = hits[0]!.snippets.map((snippet) => snippet.html).join(' ');
  expect(html).toContain('&lt;b&gt;<mark>things</mark>&lt;/b&gt;');
  expect(html).not.toContain('<b>');
});

test('twenty hits by default, none when none are asked for', async () => {
  expect((await found('')).hits).toHaveLength(20);
  const result = await foundBy({ limit: 0, facets: { people: {} } });
  expect([result.hits.length, result.totalHits]).toEqual([0, 60]);
});

test('HEAD says what GET says, without the body', async () => {
  const reply = await ask('/v1/search?q=drones', { method: 'HEAD' });
  expect(reply.status).toBe(200);
  expect(reply.text).toBe('');
});

test('suggests terms, entities and titles as one types', async () => {
  const reply = await ask('/v1/suggest?q=do&limit=3');
  const { entities, titles } = reply.json as { entities: { id: string }[]; titles: unknown[] };
  expect(entities.map(({ id }) => id)).toContain('person:donald-trump');
  expect(titles.length).toBeLessThanOrEqual(3);
});
