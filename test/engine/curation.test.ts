import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import type { Engine } from '../../src/types.ts';
import { tagged } from './corpus.ts';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  engine = await openIndex(folder, { create: true });
  const common = { title: '', sources: [] };
  await engine.commit({
    put: [
      { ...common, id: 'a', body: 'one', entities: ['person:anna-berg', 'person:anja-berg'] },
      { ...common, id: 'b', body: 'two', entities: ['person:anna-berg', 'place:oslo'] },
      { ...common, id: 'c', body: 'three', entities: ['person:anja-berg'] },
      { ...common, id: 'd', body: 'four', entities: ['place:quito'] },
    ].map(tagged),
  });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const people = async (from = engine) =>
  (await from.search({ facets: { people: {} } })).facets.people;

test('a merge counts each document once, its undo gives the very same facet', async () => {
  const before = JSON.stringify(await people());
  const merge = { action: 'merge', from: 'person:anja-berg', into: 'person:anna-berg' } as const;
  const { decisions } = await engine.commit({ decide: [{ decision: merge, by: 'me' }] });
  expect((await people())!.values).toEqual([
    { id: 'person:anna-berg', name: 'Anna Berg', count: 3 },
    { id: '(none)', name: '(none)', count: 1 },
  ]);
  const filtered = await engine.search({ filter: { people: { all: ['person:anna-berg'] } } });
  expect(filtered.totalHits).toBe(3);
  expect(await engine.entities.get('person:anna-berg')).toMatchObject({
    documents: 3,
    aliases: [{ key: 'anja berg' }, { key: 'anna berg' }],
    decisions: [{ sequence: 1, by: 'me', decision: merge }],
  });
  await engine.commit({ decide: [{ decision: { action: 'undo', decision: decisions[0]! } }] });
  expect(JSON.stringify(await people())).toBe(before);
});

test('a hidden entity is in no facet and no hit, but can be found and shown again', async () => {
  const before = JSON.stringify(await people());
  const hide = { action: 'hide', entity: 'person:anna-berg' } as const;
  await engine.commit({ decide: [{ decision: hide }] });
  expect((await people())!.values.map((value) => value.id)).toEqual(['(none)', 'person:anja-berg']);
  expect((await engine.document('b'))!.mentions.map((m) => m.entity)).toEqual(['place:oslo']);
  expect((await engine.entities.list({ hidden: true })).entities).toMatchObject([
    { id: 'person:anna-berg', documents: 2, hidden: true },
  ]);
  await engine.commit({ decide: [{ decision: { action: 'undo', decision: 1 } }] });
  expect(JSON.stringify(await people())).toBe(before);
});

test('another process sees a decision at its next question', async () => {
  const reader = await openIndex(folder, { readonly: true });
  await people(reader);
  const rename = { action: 'rename', entity: 'person:anna-berg', name: 'A. Berg' } as const;
  await engine.commit({ decide: [{ decision: rename }] });
  const names = (await people(reader))!.values.map((value) => value.name);
  expect(names).toEqual(['A. Berg', 'Anja Berg', '(none)']);
  expect((await reader.entities.get('person:anna-berg'))!.name).toBe('A. Berg');
  await reader.close();
});

test('a decision that makes no sense is refused, and nothing of its batch stays', async () => {
  const put = [tagged({ id: 'e', title: '', body: 'five', sources: [], entities: [] })];
  const merge = { action: 'merge', from: 'person:nobody', into: 'person:anna-berg' } as const;
  await expect(engine.commit({ put, decide: [{ decision: merge }] })).rejects.toMatchObject({
    code: 'unknown-entity',
  });
  expect((await engine.search({})).totalHits).toBe(4);
  expect(await engine.entities.decisions()).toEqual([]);
  await engine.commit({ put });
  expect((await engine.search({})).totalHits).toBe(5);
});
