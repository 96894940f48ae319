import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import type { Engine, TaggedDocument } from '../../../src/types.ts';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  engine = await openIndex(folder, { create: true });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const ONE: TaggedDocument = {
  document: {
    id: 'one',
    title: 'Budrys speaks of drones',
    body: 'VILNIUS - Kestutis Budrys spoke.\n\nHe asked for more working groups.',
    source: 'Straits Times',
    date: '2025-08-05',
    origin: { file: 'a.txt', place: 'article 1' },
  },
  names: [
    {
      kind: 'person',
      key: 'kestutis budrys',
      text: 'Kestutis Budrys',
      mentions: [
        { kind: 'person', start: 0, end: 6, confidence: 1, why: 'model', link: 'surname' },
        { kind: 'person', start: 35, end: 50, confidence: 1, why: 'model', link: 'full form' },
      ],
    },
  ],
};

test('a document is found by word and entity, and is gone after its removal', async () => {
  expect(await engine.commit({ put: [ONE] })).toMatchObject({ added: 1 });
  expect(await engine.commit({ put: [ONE] })).toMatchObject({ unchanged: 1 });
  const query = {
    expression: { type: 'word', text: 'group' },
    filter: { people: { all: ['person:kestutis-budrys'] } },
    facets: { people: {}, places: {}, source: {}, date: {} },
  } as const;
  const found = await engine.search(query);
  expect(found).toMatchObject({
    totalHits: 1,
    hits: [{ id: 'one', snippets: [{ field: 'body' }] }],
    facets: {
      people: { values: [{ id: 'person:kestutis-budrys', count: 1, selected: 'all' }] },
      places: { values: [{ id: '(none)', count: 1 }] },
      source: { values: [{ id: 'Straits Times', count: 1 }] },
    },
  });
  const document = await engine.document('one');
  expect(document?.mentions.map((m) => m.text)).toEqual(['Budrys', 'Kestutis Budrys']);
  expect(await engine.entities.get('Kestutis Budrys')).toMatchObject({ documents: 1, mentions: 2 });
  expect(
    (await engine.entities.mentions({ entity: 'person:kestutis-budrys' })).mentions,
  ).toHaveLength(2);
  await engine.commit({ remove: ['one'] });
  expect((await engine.search({})).totalHits).toBe(0);
  expect((await engine.shelf.status()).names).toBe(0);
});

test('what one process commits, another sees without opening again', async () => {
  const reader = await openIndex(folder, { readonly: true });
  expect((await reader.search({})).totalHits).toBe(0);
  await engine.commit({ put: [ONE] });
  expect((await reader.search({})).totalHits).toBe(1);
  await expect(reader.commit({ put: [ONE] })).rejects.toMatchObject({ code: 'readonly' });
  await reader.close();
});
