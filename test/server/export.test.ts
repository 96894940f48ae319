import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine, Hit, SearchResult } from '../../src/types.ts';
import { type Archive, article, articles, openArchive } from './support/archive.ts';
import { type Ask, contract } from './support/contract.ts';

let archive: Archive;
let ask: Ask;

beforeAll(async () => {
  // More than one page of the export.
  const many = Array.from({ length: 1_200 }, (_, i) =>
    article({ id: `note-${i}`, title: `Note ${i}`, body: `Many words, "quoted", no. ${i}.` }),
  );
  archive = await openArchive([...articles(), ...many]);
  ({ ask } = await contract((await archive.serve()).url));
});
afterAll(() => archive.close());

/** A CSV reader of RFC 4180, so that the export is read as others read it. */
function rows(csv: string): string[][] {
  const table: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    table.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') table.push([]);
    if (end === '') break;
  }
  return table.slice(0, -1);
}

const QUERIES = [
  '',
  'q=drones',
  'q=words',
  'q=drones&people=donald-trump,mark-rutte&sort=newest',
  'source=%3Dcmd',
  'q=nosuchword',
];

test.each(QUERIES)(
  '%s: as many rows and lines as hits, in the order of the screen',
  async (query) => {
    const shown = (await ask(`/v1/search?${query}&limit=100`)).json as SearchResult;
    const csv = await ask(`/v1/search.csv?${query}`);
    const [heading, ...table] = rows(csv.text.replace(/^\ufeff/, ''));
    expect(heading!.slice(0, 4)).toEqual(['id', 'title', 'date', 'source']);
    expect(table).toHaveLength(shown.totalHits);
    expect(table.every((row) => row.length === heading!.length)).toBe(true);
    const lines = (await ask(`/v1/search.jsonl?${query}`)).text.split('\n').slice(0, -1);
    const hits = lines.map((line) => JSON.parse(line) as Hit);
    const ids = hits.map(({ id }) => id);
    expect(new Set(ids).size).toBe(shown.totalHits);
    expect(table.map(([id]) => id)).toEqual(ids);
    expect(hits.slice(0, 100)).toEqual(shown.hits);
  },
);

test('no cell begins like a formula', async () => {
  const csv = await ask('/v1/search.csv?source=%3Dcmd');
  const cells = rows(csv.text.replace(/^\ufeff/, '')).flat();
  expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
  expect(cells).toContain("'=cmd");
});

test('snippets are plain text', async () => {
  const csv = await ask('/v1/search.csv?q=things&people=donald-trump');
  expect(csv.text).toContain('<b>things</b>');
  expect(csv.text).not.toContain('<mark>');
});

test('a file to save, with a fitting name', async () => {
  const csv = await ask('/v1/search.csv?q=drones');
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="dateline.csv"');
  const lines = await ask('/v1/search.jsonl?q=drones');
  expect(lines.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
});

test('what cannot be asked of a search cannot be asked of an export', async () => {
  expect((await ask('/v1/search.csv?q=(')).json).toMatchObject({ code: 'bad-query', position: 0 });
  expect((await ask('/v1/search.csv?limit=3')).json).toMatchObject({ code: 'unknown-parameter' });
});

test('an export is of one moment, whatever is committed while it is read', async () => {
  const folder = await openArchive(
    Array.from({ length: 400 }, (_, i) =>
      article({ id: `old-${i}`, title: `Old ${i}`, body: 'The first words.' }),
    ),
  );
  const parts = folder.engine.hits({ sort: 'newest' });
  const ids: string[] = [];
  for await (const hits of parts) {
    ids.push(...hits.map(({ id, title }) => `${id} ${title}`));
    const round = ids.length;
    const remove = Array.from({ length: 50 }, (_, i) => `old-${(round + i * 7) % 400}`);
    const put = [
      article({ id: `new-${round}`, title: 'New', body: 'Other words.' }),
      article({ id: `old-${round % 399}`, title: 'Replaced', body: 'Other words.' }),
    ];
    await folder.engine.commit({ remove, put });
  }
  const expected = Array.from({ length: 400 }, (_, i) => `old-${i} Old ${i}`);
  expect([...ids].sort()).toEqual(expected.sort());
  await folder.close();
});

test('no export holds on to its moment, however it ends', async () => {
  let held = 0;
  let begun = 0;
  const engine: Engine = {
    ...archive.engine,
    async *hits(query) {
      held++;
      begun++;
      try {
        yield* archive.engine.hits(query);
      } finally {
        held--;
      }
    },
  };
  const { url } = await archive.serve({ engine });
  await (await fetch(`${url}/v1/search.csv`)).text();
  await fetch(`${url}/v1/search.csv`, { method: 'HEAD' });
  await (await fetch(`${url}/v1/search.jsonl?q=nosuchword`)).text();
  await new Promise<void>((resolve) => {
    const sent = request(`${url}/v1/search.jsonl`, (response) => {
      response.once('data', () => sent.destroy()).on('error', () => undefined);
    });
    sent
      .on('error', () => undefined)
      .on('close', resolve)
      .end();
  });
  await expect.poll(() => [begun, held]).toEqual([4, 0]);
});
