import { afterAll, beforeEach, expect, test } from 'vitest';
import type { EntityDetail, LoggedDecision, MentionList } from '../../src/types.ts';
import { type Archive, openArchive } from './support/archive.ts';
import { type Ask, contract, type Reply } from './support/contract.ts';

const archives: Archive[] = [];
let archive: Archive;
let ask: Ask;

beforeEach(async () => {
  archive = await openArchive();
  archives.push(archive);
  ({ ask } = await contract((await archive.serve()).url));
});
afterAll(() => Promise.all(archives.map((it) => it.close())));

function post(path: string, body?: unknown): Promise<Reply> {
  return ask(path, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${archive.keys.curate}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function decided(path: string, body?: unknown): Promise<LoggedDecision> {
  const reply = await post(path, body);
  expect(reply.status, reply.text).toBe(200);
  return reply.json as LoggedDecision;
}

const FACETS = '/v1/search?facets=people,places,organisations&limit=1';

async function facets(): Promise<string> {
  const { facets } = (await ask(FACETS)).json as { facets: unknown };
  return JSON.stringify(facets);
}

test('a merge shows in the facets, and its undo gives them back as they were', async () => {
  const before = await facets();
  const merge = await decided('/v1/entities/ivanka-trump/merge', { into: 'person:donald-trump' });
  expect(merge).toMatchObject({
    by: 'curate key',
    decision: { action: 'merge', from: 'person:ivanka-trump', into: 'person:donald-trump' },
  });
  const merged = await facets();
  expect(merged).not.toContain('person:ivanka-trump');
  await decided(`/v1/decisions/${merge.sequence}/undo`);
  expect(await facets()).toBe(before);
});

test('each action, by its own address or as a decision, is the same decision', async () => {
  const pairs: readonly (readonly [path: string, body: object, decision: object])[] = [
    [
      '/v1/entities/nato/rename',
      { name: 'Nato' },
      { action: 'rename', entity: 'organisation:nato', name: 'Nato' },
    ],
    [
      '/v1/entities/latvia/retype',
      { kind: 'organisation' },
      { action: 'retype', entity: 'place:latvia', kind: 'organisation' },
    ],
    ['/v1/entities/lithuania/hide', {}, { action: 'hide', entity: 'place:lithuania' }],
    [
      '/v1/suggestions/refuse',
      { a: 'person:mark-rutte', b: 'person:donald-trump' },
      { action: 'refuse', a: 'person:mark-rutte', b: 'person:donald-trump' },
    ],
  ];
  for (const [path, body, decision] of pairs) {
    const one = await decided(path, body);
    expect(one.decision).toEqual(decision);
    await decided(`/v1/decisions/${one.sequence}/undo`);
    expect((await decided('/v1/decisions', decision)).decision).toEqual(decision);
  }
});

test('names split off are somebody of their own', async () => {
  await decided('/v1/entities/ivanka-trump/merge', { into: 'person:donald-trump' });
  const { aliases } = (await ask('/v1/entities/donald-trump')).json as EntityDetail;
  const ivanka = aliases.find(({ text }) => text.startsWith('Ivanka'))!;
  const names = [{ kind: ivanka.kind, key: ivanka.key }];
  const split = await decided('/v1/entities/donald-trump/split', { names });
  expect(split.decision).toEqual({ action: 'split', entity: 'person:donald-trump', names });
});

test('the log is paged newest first, and exported whole, oldest first', async () => {
  for (const entity of ['nato', 'latvia', 'vilnius']) await decided(`/v1/entities/${entity}/hide`);
  const page = (await ask('/v1/decisions?limit=2')).json as {
    decisions: LoggedDecision[];
    total: number;
  };
  expect([page.total, page.decisions.map(({ sequence }) => sequence)]).toEqual([3, [3, 2]]);
  const lines = (await ask('/v1/decisions.jsonl')).text.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as LoggedDecision).sequence)).toEqual([1, 2, 3]);
});

test.each<[path: string, body: unknown, status: number]>([
  ['/v1/entities/nobody/hide', {}, 404],
  ['/v1/entities/nato/merge', {}, 400],
  ['/v1/entities/nato/merge', { into: 'organisation:nobody-at-all' }, 404],
  ['/v1/entities/nato/retype', { kind: 'animal' }, 400],
  ['/v1/entities/nato/rename', { name: '' }, 400],
  ['/v1/entities/nato/hide', { really: true }, 400],
  ['/v1/entities/nato/split', { names: [{ kind: 'person', key: '/etc/passwd' }] }, 404],
  ['/v1/entities/nato/merge', { into: 'NATO' }, 409],
  ['/v1/entities/nato/retype', { kind: 'organisation' }, 409],
  ['/v1/decisions', { action: 'destroy' }, 400],
  ['/v1/decisions', { action: 'merge', from: 'a' }, 400],
  // Two are called Trump in the archive.
  ['/v1/entities/trump/hide', {}, 409],
  ['/v1/decisions/99/undo', {}, 404],
  ['/v1/decisions/0/undo', {}, 400],
  ['/v1/decisions/one/undo', {}, 400],
])('%s %j → %i', async (path, body, status) => {
  const reply = await post(path, body);
  expect(reply.status, reply.text).toBe(status);
});

test('mentions say why, and can be had only where another stands with them', async () => {
  const mentions = async (query: string) =>
    (await ask(`/v1/entities/donald-trump/mentions?limit=100${query}`)).json as MentionList;
  const all = await mentions('');
  expect(all.mentions).toHaveLength(all.total);
  for (const { sentence, sentenceStart, start, end, text, why, link, entityWhy } of all.mentions) {
    expect(sentence.slice(start - sentenceStart, end - sentenceStart)).toBe(text);
    expect([why, link, entityWhy].every((reason) => reason !== '')).toBe(true);
  }
  const together = await mentions('&with=NATO');
  expect(together.total).toBeGreaterThan(0);
  expect(together.total).toBeLessThan(all.total);
});

test('entities are listed by kind, words and pages', async () => {
  const list = async (query: string) =>
    (await ask(`/v1/entities?${query}`)).json as { entities: { id: string }[]; total: number };
  expect((await list('kind=place')).total).toBe(3);
  expect((await list('q=tru')).entities.map(({ id }) => id).sort()).toEqual([
    'person:donald-trump',
    'person:ivanka-trump',
  ]);
  const [one, two] = [await list('limit=4'), await list('limit=4&offset=4')];
  expect(one.total).toBe(10);
  expect(new Set([...one.entities, ...two.entities].map(({ id }) => id)).size).toBe(8);
});

test('a hidden one is left out of facets and of the list, unless asked for', async () => {
  await decided('/v1/entities/nato/hide');
  expect(await facets()).not.toContain('organisation:nato');
  const listed = (await ask('/v1/entities?q=nato')).json as { total: number };
  const hidden = (await ask('/v1/entities?q=nato&hidden=true')).json as { total: number };
  expect([listed.total, hidden.total]).toEqual([0, 1]);
});
