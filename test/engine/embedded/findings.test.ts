import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCuration } from '../../../src/engine/embedded/curation.ts';
import { readDecisions } from '../../../src/engine/embedded/decisions.ts';
import { keptState } from '../../../src/engine/embedded/findings.ts';
import { nameRecords } from '../../../src/engine/embedded/names.ts';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { generationOf } from '../../../src/engine/embedded/state.ts';
import { openStore, type Store } from '../../../src/engine/embedded/store.ts';
import { createSuggested } from '../../../src/engine/embedded/suggested.ts';
import { nameKey, plainForm } from '../../../src/entities/key.ts';
import { buildRegistry, keptRegistry } from '../../../src/entities/registry.ts';
import { UserError } from '../../../src/errors.ts';
import type { Kind, TaggedDocument } from '../../../src/types.ts';
import { logOf } from '../../entities/registry/support.ts';
import { tagged } from '../corpus.ts';

const LONG = process.env['DATELINE_LONG'] !== undefined;

/** Names that rules attach to one another, each with the short form that a document may chain to it. */
const NAMES: readonly (readonly [Kind, string, string])[] = [
  ['person', 'Donald Trump', 'Trump'],
  ['person', 'Donald J. Trump', 'Donald Trump'],
  ['person', 'Ivanka Trump', 'Ivanka'],
  ['person', 'Trump', 'Trump'],
  ['person', 'John A. Smith', 'Smith'],
  ['person', 'John B. Smith', 'John Smith'],
  ['person', 'John Smith', 'John'],
  ['person', 'Smith', 'Smith'],
  ['organisation', 'National Security Council', 'NSC'],
  ['organisation', 'NSC', 'NSC'],
  ['organisation', 'Treasury Department', 'Treasury'],
  ['organisation', 'Treasury', 'Treasury'],
  ['organisation', 'Trump', 'Trump'],
  ['place', 'Kyiv', 'Kiev'],
  ['place', 'Kiev', 'Kiev'],
  ['place', 'Georgia', 'Georgia'],
];

type Chosen = readonly (readonly [name: number, short: boolean])[];

function documentOf(id: string, chosen: Chosen): TaggedDocument {
  let body = '';
  const names = chosen.map(([at, short]) => {
    const [kind, text, form] = NAMES[at]!;
    const mentions = (short ? [text, form] : [text]).map((written) => {
      const start = body.length + 2;
      body += `${written} `;
      const link = 'full form';
      return { kind, start, end: start + written.length, confidence: 1, why: 'model', link };
    });
    return { kind, key: nameKey(kind, text), text: plainForm(kind, text), mentions };
  });
  return { document: { id, title: '', body: body.trim(), origin: { file: 'api' } }, names };
}

const step = fc.oneof(
  fc.record({
    put: fc.uniqueArray(fc.tuple(fc.nat(NAMES.length - 1), fc.boolean()), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 4,
    }),
    id: fc.nat(5),
  }),
  fc.record({ remove: fc.nat(5) }),
  fc.record({ decide: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(), fc.nat()) }),
  fc.constant('open anew' as const),
);

function atOnce<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What the tables and the registry over them say, beside a registry built of all names and decisions. */
function saidBy(store: Store): readonly [unknown, unknown] {
  const records = nameRecords(store);
  const log = readDecisions(store);
  const whole = buildRegistry(records, log);
  const kept = keptRegistry(keptState(store), log);
  const asked = [...NAMES.map(([, text]) => text), 'person:john-smith', 'Somebody', 'Nobody'];
  const found = (from: Pick<typeof whole, 'find'>) =>
    asked.map((query) => [query, from.find(query).map(({ id }) => id)]);
  const anew = keptRegistry(undefined, []);
  anew.change(records, []);
  const { keys, parents } = anew.changes();
  const inUse = whole.entities.map(({ id, kind, name, hidden }) => ({ id, kind, name, hidden }));
  const said = {
    entities: store
      .all<{ hidden: number }>(
        `SELECT id, kind, name, hidden FROM entities
         WHERE EXISTS (SELECT 1 FROM names n WHERE n.entity = entities.number) ORDER BY id`,
      )
      .map((row) => ({ ...row, hidden: row.hidden === 1 })),
    links: store
      .all(
        'SELECT n.id AS name, e.id AS entity, n.why FROM names n JOIN entities e ON e.number = n.entity',
      )
      .map((row) => ({ ...(row as object) })),
    found: found(kept),
    suggestions: atOnce(kept.suggestions(records.map(({ kind, key }) => `${kind}:${key}`))),
    keys: store
      .all<{ key: string; name: number }>('SELECT key, name FROM name_keys')
      .map((k) => `${k.key} ${k.name}`),
    parents: store
      .all<{ at: string; to: string; why: string }>(
        `SELECT kind || ':' || key AS at, parent AS "to", attached AS why FROM names
         WHERE parent IS NOT NULL`,
      )
      .map(({ at, to, why }) => `${at} ${to} ${why}`)
      .sort(),
  };
  const expected = {
    entities: inUse,
    links: records.map(({ id }) => whole.why(id)),
    found: found(whole),
    suggestions: whole.suggestions(),
    keys: keys.map((k) => `${k.key} ${k.name}`),
    parents: [...parents]
      .flatMap(([at, p]) => (p === undefined ? [] : `${at} ${p.to} ${p.why}`))
      .sort(),
  };
  return [
    { ...said, keys: said.keys.sort() },
    { ...expected, keys: expected.keys.sort() },
  ];
}

test('whatever is committed and decided, what is kept equals a registry of all names, and is built on after opening', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
      let engine = await openIndex(folder, { create: true });
      const store = openStore(folder, { readonly: true });
      for (const one of steps) {
        if (one === 'open anew') {
          await engine.close();
          engine = await openIndex(folder);
          continue;
        }
        if ('put' in one) await engine.commit({ put: [documentOf(`d${one.id}`, one.put)] });
        else if ('remove' in one) await engine.commit({ remove: [`d${one.remove}`] });
        else {
          const [chosen] = logOf([one.decide], nameRecords(store));
          const { decision } = chosen ?? { decision: { action: 'undo', decision: 1 } as const };
          const undo = { action: 'undo', decision: 1 + (one.decide[1] % 4) } as const;
          await engine
            .commit({ decide: [{ decision: decision.action === 'undo' ? undo : decision }] })
            .catch((error: unknown) => expect(error).toBeInstanceOf(UserError));
        }
        const [said, expected] = saidBy(store);
        expect(said).toEqual(expected);
      }
      store.close();
      await engine.close();
      rmSync(folder, { recursive: true });
    }),
    { numRuns: LONG ? 600 : 60 },
  );
}, 600_000);

test('an index of format 4, or with findings of other rules, answers as before, and keeps its own with the next commit', async () => {
  for (const old of [
    `DROP INDEX names_parent; DROP TABLE name_keys; ALTER TABLE names DROP COLUMN parent;
     ALTER TABLE names DROP COLUMN attached; DELETE FROM meta WHERE key = 'rules'; PRAGMA user_version = 4;`,
    `UPDATE meta SET value = '0.0.1' WHERE key = 'rules'; UPDATE names SET attached = 'no' WHERE parent IS NOT NULL;
     DELETE FROM name_keys WHERE key LIKE 's:%';`,
  ]) {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    const first = await openIndex(folder, { create: true });
    const put = NAMES.map((_, at) => documentOf(`d${at}`, [[at, true]]));
    await first.commit({ put });
    await first.commit({
      decide: [
        { decision: { action: 'merge', from: 'person:john-smith', into: 'person:ivanka-trump' } },
      ],
    });
    await first.close();
    const file = openStore(folder);
    file.exec(old);
    file.close();
    const reader = await openIndex(folder, { readonly: true });
    expect((await reader.entities.get('NSC'))!.id).toBe('organisation:national-security-council');
    await reader.close();
    const engine = await openIndex(folder);
    await engine.commit({ decide: [{ decision: { action: 'undo', decision: 1 } }] });
    await engine.close();
    const store = openStore(folder);
    expect(store.get('PRAGMA user_version')).toMatchObject({ user_version: 5 });
    const [said, expected] = saidBy(store);
    expect(said).toEqual(expected);
    store.close();
    rmSync(folder, { recursive: true });
  }
});

test('others get their turns while merges are looked for among thousands of names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  const letters = [...'abcdefghijklmnopqrst'];
  const entities = letters.flatMap((a) =>
    letters.flatMap((b) =>
      letters.slice(0, 8).map((c) => `person:${a}nna-${b}erg${c}man` as const),
    ),
  );
  await engine.commit({
    put: [tagged({ id: 'all', title: '', body: 'x', sources: [], entities })],
  });
  let turns = 0;
  let over = false;
  const count = () => {
    turns++;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const { total } = await engine.entities.review({ limit: 5, offset: 0 });
  over = true;
  expect(total).toBeGreaterThan(0);
  expect(turns).toBeGreaterThan(3);
  // What is decided while names are being indexed is found as soon as they are.
  const looking = engine.entities.list({ q: 'Somebody' });
  const [first] = entities;
  await engine.commit({
    decide: [{ decision: { action: 'rename', entity: first!, name: 'Somebody Else' } }],
  });
  expect((await looking).entities.map(({ id }) => id)).toEqual([first]);
  await engine.commit({ decide: [{ decision: { action: 'undo', decision: 1 } }] });
  // The answer is remembered, and is none of an index that has been closed.
  expect((await engine.entities.review({ limit: 5, offset: 0 })).total).toBe(total);
  const asked = engine.entities.review({ limit: 5, offset: 0 });
  await engine.close();
  await asked.catch((error: unknown) => expect(error).toMatchObject({ code: 'closed' }));
  await expect(engine.entities.review({ limit: 5, offset: 0 })).rejects.toMatchObject({
    code: 'closed',
  });
  rmSync(folder, { recursive: true });
});

// A writer's patience is 5 s: to wait for a reader of the same thread would take all of it.
test('an index is closed at once while merges are looked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  const entities = Array.from({ length: 2_000 }, (_, at) => `person:anna-berg${at}man` as const);
  await engine.commit({
    put: [tagged({ id: 'all', title: '', body: 'x', sources: [], entities })],
  });
  const asked = engine.entities.review({ limit: 5, offset: 0 });
  asked.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await engine.close();
  await expect(asked).rejects.toMatchObject({ code: 'closed' });
  rmSync(folder, { recursive: true });
}, 4_000);

test('what was read for thousands of questions is let go, and read again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  await engine.commit({ put: [documentOf('one', [[8, true]])] });
  const store = openStore(folder);
  const curation = createCuration(store, () => generationOf(store));
  const first = curation.registry();
  expect(curation.registry()).toBe(first);
  for (let asked = 2; asked < 20_000; asked++) curation.registry();
  expect(curation.registry()).not.toBe(first);
  expect(curation.registry().find('NSC')).toEqual(first.find('NSC'));
  store.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});

test('merges are looked for once at a time: who asks meanwhile shares what comes after, which knows of the last commit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const engine = await openIndex(folder, { create: true });
  const entities = [
    'volodymyr-zelensky',
    'volodymyr-zelenskyy',
    'kestutis-budrys',
    'kestutis-budris',
  ];
  const ids = entities.map((slug) => `person:${slug}` as const);
  await engine.commit({
    put: [tagged({ id: 'all', title: '', body: 'x', sources: [], entities: ids })],
  });
  const store = openStore(folder, { readonly: true });
  const suggested = createSuggested(store);
  const refuse = (a: string, b: string) =>
    engine.commit({ decide: [{ decision: { action: 'refuse', a, b } }] });
  const first = suggested.all();
  const one = refuse(ids[0]!, ids[1]!);
  const second = suggested.all();
  const other = refuse(ids[2]!, ids[3]!);
  const third = suggested.all();
  expect(second).not.toBe(first);
  expect(third).toBe(second);
  await Promise.all([one, other]);
  expect(await first).toHaveLength(2);
  expect(await third).toEqual([]);
  expect(await suggested.all()).toEqual([]);
  const last = engine.commit({ decide: [{ decision: { action: 'undo', decision: 2 } }] });
  expect(await suggested.all()).toHaveLength(1);
  await last;
  store.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});
