import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { UserError } from '../../src/errors.ts';
import type { SearchResult, StoredDocument } from '../../src/types.ts';
import { type Archive, article, openArchive } from './support/archive.ts';
import { type Ask, contract, type Reply } from './support/contract.ts';

let archive: Archive;
let ask: Ask;

beforeAll(async () => {
  archive = await openArchive();
  ({ ask } = await contract((await archive.serve({ uploadBytes: 200_000 })).url));
});
afterAll(() => archive.close());

const BODY = 'Mark Rutte spoke in Vilnius about a matter of some weight, and then left for Latvia.';

function post(body: string | Uint8Array, type = 'application/json', headers = {}): Promise<Reply> {
  return ask('/v1/documents', {
    method: 'POST',
    headers: { 'Content-Type': type, Authorization: `Bearer ${archive.keys.write}`, ...headers },
    body,
  });
}

async function read(id: string): Promise<StoredDocument> {
  const reply = await ask(`/v1/documents/${encodeURIComponent(id)}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.json as StoredDocument;
}

test('with a query, a document says where that matches', async () => {
  await post(JSON.stringify({ id: 'matched', title: 'A drone', body: `Two drones.\n\n${BODY}` }));
  const reply = await ask('/v1/documents/matched?q=drones+title:vilnius+-weight');
  const { text, matches } = reply.json as StoredDocument & {
    readonly matches: readonly { readonly start: number; readonly end: number }[];
  };
  expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(['drone', 'drones']);
  expect(await read('matched')).not.toHaveProperty('matches');
  expect((await ask('/v1/documents/matched?q=%22open')).json).toMatchObject({
    code: 'bad-query',
    position: 0,
  });
});

test('a document that is added is found, read with its mentions, and gone when deleted', async () => {
  const reply = await post(JSON.stringify({ id: 'fresh', title: 'Zebra crossing', body: BODY }));
  expect(reply.json).toMatchObject({ added: 1, documents: ['fresh'], skipped: [] });
  const found = (await ask('/v1/search?q=zebra')).json as SearchResult;
  expect(found.hits.map(({ id }) => id)).toEqual(['fresh']);
  const { text, mentions } = await read('fresh');
  expect(mentions.map(({ entity }) => entity)).toContain('person:mark-rutte');
  for (const mention of mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
  const gone = await ask('/v1/documents/fresh', {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${archive.keys.write}` },
  });
  expect(gone.json).toMatchObject({ removed: 1 });
  expect((await ask('/v1/documents/fresh')).status).toBe(404);
  expect(((await ask('/v1/search?q=zebra')).json as SearchResult).totalHits).toBe(0);
});

test('the same again changes nothing, other words under the same id replace', async () => {
  const first = { id: 'again', title: 'Once', body: BODY };
  expect((await post(JSON.stringify(first))).json).toMatchObject({ added: 1 });
  expect((await post(JSON.stringify(first))).json).toMatchObject({ added: 0, unchanged: 1 });
  const other = { ...first, title: 'Twice' };
  expect((await post(JSON.stringify(other))).json).toMatchObject({ replaced: 1 });
  expect((await read('again')).title).toBe('Twice');
});

test.each<[what: string, type: string, body: string, ids: string[]]>([
  [
    'a list',
    'application/json',
    JSON.stringify([
      { id: 'l1', title: 'A', body: `${BODY} 1` },
      { id: 'l2', title: 'B', body: `${BODY} 2` },
    ]),
    ['l1', 'l2'],
  ],
  [
    'lines',
    'application/x-ndjson',
    `${JSON.stringify({ id: 'n1', title: 'A', body: `${BODY} 3` })}\n${JSON.stringify({ id: 'n2', title: 'B', body: `${BODY} 4` })}\n`,
    ['n1', 'n2'],
  ],
])('%s', async (_what, type, body, ids) => {
  expect((await post(body, type)).json).toMatchObject({ added: 2, documents: ids });
});

test('a page of HTML, with the publisher and the time that the sender knows', async () => {
  const html = `<html><head><title>A bridge opens</title></head><body><article><h1>A bridge opens</h1>
    <p>${BODY} The bridge was opened by the mayor, who thanked all who had built it in two years.</p>
    <p>It spans the river between the old town and the harbour, and carries two lanes each way.</p>
    </article></body></html>`;
  const reply = await ask('/v1/documents?source=Baltic+Post', {
    method: 'POST',
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      Authorization: `Bearer ${archive.keys.write}`,
      'Captured-At': '2025-08-05T14:00:00Z',
    },
    body: html,
  });
  const { documents } = reply.json as { documents: string[] };
  expect(await read(documents[0]!)).toMatchObject({
    title: 'A bridge opens',
    source: 'Baltic Post',
  });
});

test('a bad line is reported, the others go in', async () => {
  const good = JSON.stringify({ id: 'good', title: 'Good', body: `${BODY} 5` });
  const reply = await post(`${good}\n{"title": \n`, 'application/x-ndjson');
  expect(reply.json).toMatchObject({
    documents: ['good'],
    skipped: [{ skipped: 'malformed', place: 'line 2' }],
  });
});

test('gzip is unpacked', async () => {
  const body = gzipSync(JSON.stringify({ id: 'packed', title: 'Packed', body: `${BODY} 6` }));
  const reply = await post(body, 'application/json', { 'Content-Encoding': 'gzip' });
  expect(reply.json).toMatchObject({ documents: ['packed'] });
});

const REFUSED: readonly (readonly [
  what: string,
  type: string,
  body: string,
  status: number,
  code: string,
])[] = [
  ['nothing', 'application/json', '', 400, 'empty'],
  ['an empty list', 'application/json', '[]', 400, 'empty'],
  ['half a document', 'application/json', '{"title":', 400, 'malformed'],
  ['a document without words', 'application/json', '{}', 400, 'empty'],
  ['a number', 'application/json', '7', 400, 'malformed'],
  ['lines of nothing', 'application/x-ndjson', '\n\n\n', 400, 'empty'],
  ['a picture', 'image/png', 'x', 415, 'unsupported-type'],
  ['no type', '', 'x', 415, 'unsupported-type'],
  ['too much', 'application/json', JSON.stringify({ body: 'x'.repeat(300_000) }), 413, 'too-large'],
  [
    'too many lines',
    'application/x-ndjson',
    `${'{"title":"a"}\n'.repeat(20_000)}`,
    413,
    'too-large',
  ],
];

test.each(REFUSED)('%s is refused', async (_what, type, body, status, code) => {
  const reply = await post(body, type);
  expect(reply.json).toMatchObject({ code });
  expect(reply.status).toBe(status);
});

test('a bomb of gzip stops at the limit, counted after unpacking', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
  const reply = await post(bomb, 'application/json', { 'Content-Encoding': 'gzip' });
  expect([reply.status, bomb.length < 200_000]).toEqual([413, true]);
});

test('a time of capture that is none is refused', async () => {
  const reply = await post('{"title":"a"}', 'application/json', { 'Captured-At': 'yesterday' });
  expect(reply.json).toMatchObject({ code: 'invalid' });
});

test('when too much is waiting: 503, and when to come back', async () => {
  const busy = async () => {
    throw new UserError('busy', 'Too many documents are waiting. Try again in a few seconds.');
  };
  const full = await contract((await archive.serve({ writer: { add: busy } })).url);
  const reply = await full.ask('/v1/documents', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${archive.keys.write}` },
    body: JSON.stringify({ title: 'A', body: BODY }),
  });
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2']);
  expect(reply.json).toMatchObject({ code: 'busy', type: 'busy' });
});

test('where the file of a document lay is not told', async () => {
  const stored = article({
    id: 'secret',
    title: 'S',
    body: BODY,
    origin: { file: '/home/me/s.txt' },
  });
  await archive.engine.commit({ put: [stored] });
  expect((await read('secret')).origins).toEqual([{ file: 's.txt' }]);
});

test('a fault of the engine is a 500 that says nothing of the inside, and is logged', async () => {
  const lines: string[] = [];
  const engine = {
    ...archive.engine,
    document: async () => {
      throw new Error('open /var/lib/index.db: secret');
    },
  };
  const broken = await contract(
    (await archive.serve({ engine, log: { to: { write: (line) => lines.push(line) } } })).url,
  );
  const reply = await broken.ask('/v1/documents/story-1');
  expect(reply.json).toMatchObject({ code: 'internal', type: 'internal' });
  expect(reply.text).not.toContain('secret');
  const { requestId } = reply.json as { requestId: string };
  expect(lines.filter((line) => line.includes(requestId)).join()).toContain('secret');
});

test('a commit by another opening of the index shows without a restart', async () => {
  const other = await openIndex(archive.folder, {});
  await other.commit({ put: [article({ id: 'elsewhere', title: 'Quokka', body: BODY })] });
  await other.close();
  expect(((await ask('/v1/search?q=quokka')).json as SearchResult).totalHits).toBe(1);
});
