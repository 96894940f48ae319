import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { UserError } from '../../src/errors.ts';
import type { Batch, Engine, MentionQuery } from '../../src/types.ts';
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

/** People a to h; a decision by its letters. */
const PEOPLE = [...'abcdefgh'].map((letter) => `person:${letter}nna-berg`);
const step = fc.oneof(
  fc.record({ kind: fc.constant('merge'), a: fc.nat(7), b: fc.nat(7) }),
  fc.record({ kind: fc.constant('undo'), a: fc.nat(9), b: fc.constant(0) }),
  fc.record({
    kind: fc.constantFrom('hide', 'rename', 'retype', 'split'),
    a: fc.nat(7),
    b: fc.constant(0),
  }),
  fc.record({ kind: fc.constantFrom('put', 'remove'), a: fc.nat(7), b: fc.nat(7) }),
);

function batchOf({ kind, a, b }: { kind: string; a: number; b: number }, at: number): Batch {
  const entity = PEOPLE[a]!;
  switch (kind) {
    case 'merge':
      return { decide: [{ decision: { action: 'merge', from: entity, into: PEOPLE[b]! } }] };
    case 'undo':
      return { decide: [{ decision: { action: 'undo', decision: a + 1 } }] };
    case 'hide':
      return { decide: [{ decision: { action: 'hide', entity } }] };
    case 'rename':
      return { decide: [{ decision: { action: 'rename', entity, name: `Name ${at}` } }] };
    case 'split': {
      const names = [{ kind: 'person', key: `${'abcdefgh'[a]}nna berg` }] as const;
      return { decide: [{ decision: { action: 'split', entity: PEOPLE[(a + 1) % 8]!, names } }] };
    }
    case 'retype':
      return { decide: [{ decision: { action: 'retype', entity, kind: 'organisation' } }] };
    case 'remove':
      return { remove: [`doc-${a}-${b % 2}`, `new-${b}`] };
    default: {
      const entities = [entity, PEOPLE[b]!, `person:name-only-${'abcdefgh'[at % 8]}` as const];
      return {
        put: [tagged({ id: `new-${at}`, title: '', body: `${at}`, sources: [], entities })],
      };
    }
  }
}

/** What is told of entities in lists, by words and while somebody types. */
async function listed({ entities, suggest }: Engine): Promise<unknown> {
  return [
    await entities.list({}),
    await entities.list({ sort: 'name', kind: 'person', limit: 3, offset: 2 }),
    await entities.list({ hidden: true }),
    await entities.list({ q: 'nna ber' }),
    await entities.list({ q: 'anna' }),
    await entities.list({ q: 'Name' }),
    await entities.list({ q: 'benna' }),
    await suggest('ann', 5),
    await suggest('name', 5),
    await entities.meant('hnna'),
  ];
}

test('after any decisions and documents, all facets and lists are those of an index that is opened anew', async () => {
  const all = { facets: { people: {}, places: {}, organisations: {} }, limit: 3 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const place = mkdtempSync(join(tmpdir(), 'dateline-'));
      const live = await openIndex(place, { create: true });
      await live.commit({
        put: PEOPLE.flatMap((entity, n) =>
          [entity, PEOPLE[(n + 1) % 8]!].map((other, m) =>
            tagged({
              id: `doc-${n}-${m}`,
              title: '',
              body: `${n} ${m}`,
              sources: [],
              entities: [entity, other],
            }),
          ),
        ),
      });
      await live.search(all);
      for (const [at, one] of steps.entries()) {
        await live.commit(batchOf(one, at)).catch((error: unknown) => {
          expect(error).toBeInstanceOf(UserError);
        });
        const fresh = await openIndex(place, { readonly: true });
        const said = await live.search(all);
        const anew = await fresh.search(all);
        expect(said.facets).toEqual(anew.facets);
        expect(said.totalHits).toBe(anew.totalHits);
        expect(await listed(live)).toEqual(await listed(fresh));
        await fresh.close();
      }
      await live.close();
      rmSync(place, { recursive: true });
    }),
    { numRuns: process.env['DATELINE_LONG'] ? 400 : 40 },
  );
}, 60_000);

test('the log tells of what this process and another one decided, and of nothing that was refused', async () => {
  const hide = (entity: string) => ({ decision: { action: 'hide', entity } as const });
  const logged = async () => (await engine.entities.decisions()).map(({ decision }) => decision);
  await engine.commit({ decide: [hide('place:oslo')] });
  const before = await engine.entities.decisions();
  const other = await openIndex(folder);
  await other.commit({ decide: [hide('place:quito')] });
  await other.close();
  await expect(
    engine.commit({ decide: [hide('person:anna-berg'), hide('person:nobody')] }),
  ).rejects.toBeInstanceOf(UserError);
  expect(await logged()).toEqual([hide('place:oslo'), hide('place:quito')].map((d) => d.decision));
  await engine.commit({ decide: [hide('person:anja-berg')] });
  expect((await logged()).at(-1)).toEqual(hide('person:anja-berg').decision);
  expect((await engine.entities.get('place:quito'))!.decisions).toHaveLength(1);
  expect(before).toHaveLength(1);
});

test('mentions come page by page as the documents have them, alone and with another, and none of who is hidden', async () => {
  await engine.commit({
    decide: [{ decision: { action: 'merge', from: 'person:anja-berg', into: 'person:anna-berg' } }],
  });
  const inDocuments = async (ids: readonly string[]) => {
    const documents = await Promise.all(ids.map((id) => engine.document(id)));
    return documents.flatMap((one) =>
      one!.mentions
        .filter(({ entity }) => entity === 'person:anna-berg')
        .map(({ start, text }) => `${one!.id} ${start} ${text}`),
    );
  };
  const asked = async (query: Omit<MentionQuery, 'entity'>) => {
    const { mentions, total } = await engine.entities.mentions({
      entity: 'person:anna-berg',
      ...query,
    });
    return { mentions: mentions.map((one) => `${one.document} ${one.start} ${one.text}`), total };
  };
  const whole = await asked({});
  expect(whole.total).toBe(4);
  expect([...whole.mentions].sort()).toEqual((await inDocuments(['a', 'b', 'c'])).sort());
  for (const limit of [1, 2, 3])
    for (let offset = 0; offset <= 4; offset++)
      expect(await asked({ limit, offset })).toEqual({
        mentions: whole.mentions.slice(offset, offset + limit),
        total: 4,
      });
  expect(await asked({ with: 'place:oslo' })).toEqual({
    mentions: await inDocuments(['b']),
    total: 1,
  });
  expect(await asked({ with: 'place:oslo', offset: 1 })).toEqual({ mentions: [], total: 1 });
  await engine.commit({ remove: ['b'] });
  expect((await asked({ limit: 1 })).total).toBe(3);
  await engine.commit({ decide: [{ decision: { action: 'hide', entity: 'person:anna-berg' } }] });
  expect(await asked({})).toEqual({ mentions: [], total: 0 });
});
