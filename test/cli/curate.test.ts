import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { EntityList, LoggedDecision } from '../../src/types.ts';
import { writeFiles } from '../ingest/temp.ts';
import { dateline, type Ran } from './dateline.ts';

let cwd: string;
const run = (args: readonly string[], stdin = ''): Promise<Ran> => dateline(args, { cwd, stdin });
const asked = async <T>(...args: readonly string[]): Promise<T> =>
  JSON.parse((await run([...args, '--json'])).out) as T;
const people = async (index = 'index'): Promise<readonly string[]> => {
  const list = await asked<EntityList>('entities', '--kind', 'person', '--index', index);
  return list.entities.map((it) => `${it.name} ${it.documents}`).sort();
};

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFiles(cwd, {
    'pages/a.json': JSON.stringify({
      title: 'Talks',
      body: 'Ukrainian President Volodymyr Zelensky met Mark Rutte in Vilnius.',
    }),
    'pages/b.json': JSON.stringify({
      title: 'More talks',
      body: 'Ukrainian President Volodymyr Zelenskyy spoke with Kestutis Budrys in Vilnius.',
    }),
  });
  for (const index of ['index', 'other']) await run(['ingest', 'pages', '--index', index]);
});

const BEFORE = [
  'Kestutis Budrys 1',
  'Mark Rutte 1',
  'Volodymyr Zelensky 1',
  'Volodymyr Zelenskyy 1',
];
const MERGED = ['Kestutis Budrys 1', 'Mark Rutte 1', 'Volodymyr Zelensky 2'];

test('a merge shows at once, an undo takes it back, a log carries it to another index', async () => {
  expect(await people()).toEqual(BEFORE);
  const merged = await run([
    'curate',
    'merge',
    'Volodymyr Zelenskyy',
    'Volodymyr Zelensky',
    '--by',
    'Ann',
  ]);
  expect(merged).toMatchObject({ code: 0, err: '' });
  expect((await run(['entity', 'Volodymyr Zelensky'])).out).toMatch(
    /Decided\n +1 +\d{4}-\d\d-\d\d +Ann +merge person:volodymyr-zelenskyy into person:volodymyr-zelensky/,
  );
  expect(merged.out).toMatch(
    /^1: merge person:volodymyr-zelenskyy into person:volodymyr-zelensky .*undo 1/,
  );
  expect(await people()).toEqual(MERGED);

  expect((await run(['curate', 'undo', '1'])).code).toBe(0);
  expect(await people()).toEqual(BEFORE);
  await run(['curate', 'merge', 'person:volodymyr-zelenskyy', 'person:volodymyr-zelensky']);
  const log = await asked<readonly LoggedDecision[]>('curate', 'log');
  expect(log.map((it) => [it.sequence, it.decision.action, it.by])).toEqual([
    [1, 'merge', 'Ann'],
    [2, 'undo', undefined],
    [3, 'merge', undefined],
  ]);

  const told = (await run(['curate', 'log'])).out.trim().split('\n');
  expect(told.map((line) => line.includes('(taken back)'))).toEqual([true, false, false]);
  const shown = (await run(['entity', 'Volodymyr Zelensky'])).out;
  expect(shown.match(/merge person:\S+ into person:\S+( \(taken back\))?/g)).toHaveLength(2);
  expect(shown.match(/\(taken back\)/g)).toHaveLength(1);

  const { out } = await run(['curate', 'export']);
  await run(['curate', 'hide', 'Mark Rutte', '--index', 'other']);
  const imported = await run(['curate', 'import', '--index', 'other'], out);
  expect(imported).toMatchObject({ code: 0, out: 'imported 3 decisions\n' });
  expect(await people('other')).toEqual(MERGED.filter((it) => !it.startsWith('Mark')));
});

test('an imported decision keeps who made it, and when', async () => {
  const line = (at: string, by = 'Ann') =>
    JSON.stringify({
      sequence: 7,
      at,
      by,
      decision: { action: 'hide', entity: 'place:vilnius' },
    });
  for (const at of ['yesterday', '5', '2025 (\u001b[2J)', '2024-02-30T99:00:00Z']) {
    const refused = await run(['curate', 'import'], line(at));
    expect(refused.err).toMatch(/Line 1: no decision: "at" is not an instant/);
  }
  await run(['curate', 'import', '--by', 'Bob'], line('2024-02-29T09:00:00+01:00'));
  expect(await asked<readonly LoggedDecision[]>('curate', 'log')).toEqual([
    { ...(JSON.parse(line('2024-02-29T08:00:00.000Z')) as LoggedDecision), sequence: 1 },
  ]);
  await run(['curate', 'hide', 'Mark Rutte', '--by', 'An\u001b[2Jn']);
  expect((await run(['curate', 'log'])).out).toContain('An[2Jn');
});

test('a log that grew is imported again: what is there already is not decided twice', async () => {
  await run(['curate', 'merge', 'person:volodymyr-zelenskyy', 'person:volodymyr-zelensky']);
  await run(['curate', 'hide', 'Mark Rutte']);
  await run(['curate', 'hide', 'Kestutis Budrys', '--index', 'other']);
  const log = async () => (await run(['curate', 'export'])).out;
  const into = async () => run(['curate', 'import', '--index', 'other'], await log());
  expect(await into()).toMatchObject({ code: 0, out: 'imported 2 decisions\n' });
  expect(await into()).toMatchObject({ code: 0, out: 'imported 0 decisions, 2 there already\n' });
  await run(['curate', 'undo', '2']);
  await run(['curate', 'hide', 'place:vilnius']);
  expect(await into()).toMatchObject({ out: 'imported 2 decisions, 2 there already\n' });
  expect(await into()).toMatchObject({ out: 'imported 0 decisions, 4 there already\n' });
  // The undo found what it takes back under its number there.
  expect(await people('other')).toEqual(MERGED.filter((it) => !it.startsWith('Kestutis')));
});

test('a log with bad lines: nothing is imported, and all of them are told', async () => {
  await run(['curate', 'hide', 'Mark Rutte']);
  const { out } = await run(['curate', 'export']);
  const ran = await run(
    ['curate', 'import', '--index', 'other'],
    `${out}{"sequence":2}\n\nnonsense\n`,
  );
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(/Nothing was imported, for 2 of 3 lines cannot be taken/);
  expect(ran.err).toMatch(
    /Line 2: no decision: "at"[\s\S]*Line 4: no decision: .*JSON[\s\S]*--skip-bad/,
  );
  expect(await people('other')).toEqual(BEFORE);
});

test('decisions on whom this index does not know are told by their lines, and left out if asked', async () => {
  const line = (sequence: number, decision: object) =>
    JSON.stringify({ sequence, at: '2025-07-01T00:00:00Z', decision });
  const log = [
    line(1, { action: 'hide', entity: 'person:mark-rutte' }),
    line(2, { action: 'hide', entity: 'person:nobody-known' }),
    line(3, { action: 'hide', entity: 'person:kestutis-budrys' }),
    line(4, { action: 'undo', decision: 2 }),
    line(5, { action: 'undo', decision: 3 }),
    'nonsense',
  ].join('\n');
  const refused = await run(['curate', 'import'], log.replace('\nnonsense', ''));
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toMatch(/Line 2: There is no entity person:nobody-known/);
  expect(await people()).toEqual(BEFORE);
  const ran = await run(['curate', 'import', '--skip-bad'], log);
  expect(ran).toMatchObject({ code: 3, out: 'imported 3 decisions, left out 3 lines\n' });
  expect(ran.err).toMatch(
    /line 2 left out: There is no entity[\s\S]*line 4 left out: It undoes a decision that is refused[\s\S]*line 6 left out: no decision/,
  );
  expect(await people()).toEqual(BEFORE.filter((it) => !it.startsWith('Mark')));
});

test('an undo in a log takes back its own decision, though one before it is left out', async () => {
  const hide = { action: 'hide', entity: 'person:mark-rutte' };
  const log = [
    { action: 'hide', entity: 'person:nobody-known' },
    hide,
    { action: 'undo', decision: 2 },
    hide,
    { action: 'undo', decision: 4 },
  ].map((decision, at) =>
    JSON.stringify({ sequence: at + 1, at: '2025-07-01T00:00:00Z', decision }),
  );
  const ran = await run(['curate', 'import', '--skip-bad'], log.join('\n'));
  expect(ran).toMatchObject({ code: 3, out: 'imported 4 decisions, left out 1 line\n' });
  const decided = await asked<readonly LoggedDecision[]>('curate', 'log');
  expect(decided.map(({ decision }) => decision)).toEqual([
    hide,
    { action: 'undo', decision: 1 },
    hide,
    { action: 'undo', decision: 3 },
  ]);
});

test('renaming, retyping, splitting, hiding and refusing', async () => {
  await run(['curate', 'merge', 'Volodymyr Zelenskyy', 'Volodymyr Zelensky']);
  await run(['curate', 'split', 'Volodymyr Zelensky', 'Volodymyr Zelenskyy']);
  await run(['curate', 'rename', 'Mark Rutte', 'Secretary General Rutte']);
  await run(['curate', 'hide', 'Kestutis Budrys']);
  expect(await people()).toEqual([
    'Secretary General Rutte 1',
    'Volodymyr Zelensky 1',
    'Volodymyr Zelenskyy 1',
  ]);
  expect((await run(['curate', 'retype', 'Vilnius', 'organisation'])).code).toBe(0);
  const { entities } = await asked<EntityList>('entities', 'vilnius');
  expect(entities.map((it) => it.kind)).toEqual(['organisation']);
});

test('a pair is suggested with its reason, and not again once refused', async () => {
  const before = await run(['curate', 'suggestions']);
  expect(before.out).toMatch(/Zelensky.*=.*Zelensky/);
  expect((await run(['curate', 'refuse', 'Volodymyr Zelenskyy', 'Volodymyr Zelensky'])).code).toBe(
    0,
  );
  expect(await run(['curate', 'suggestions'])).toMatchObject({ code: 1, out: '' });
});

test('a name that the entity does not go by cannot be split off it', async () => {
  const ran = await run(['curate', 'split', 'Mark Rutte', 'Marcus']);
  expect(ran.code).toBe(2);
  expect(ran.err).toMatch(
    /does not go by "Marcus". Its names are "Mark Rutte" \(person:mark rutte\)/,
  );
});

test('a name is split off by its heading, and no form of the leading name stands for it', async () => {
  writeFiles(cwd, {
    'pages/c.json': JSON.stringify({
      title: 'Cars',
      body: 'Angela Merkel spoke in Vilnius. Merkel said that the cars are ready.',
    }),
    'pages/d.json': JSON.stringify({ title: 'Rockets', body: 'Mrs. Merkel flew to Vilnius.' }),
  });
  await run(['ingest', 'pages']);
  const refused = await run(['curate', 'split', 'Mark Rutte', 'Rutte']);
  expect(refused.code).toBe(2);
  await run(['curate', 'merge', 'person:merkel', 'Angela Merkel']);
  const ran = await run(['curate', 'split', 'Angela Merkel', 'Merkel', '--name', 'Merkelin']);
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.out).toMatch(/split merkel off person:angela-merkel as "Merkelin"/);
  expect(await people()).toEqual(expect.arrayContaining(['Angela Merkel 1', 'Merkelin 1']));
  const form = await run(['curate', 'split', 'Angela Merkel', 'Merkel']);
  expect(form.code).toBe(2);
  expect(form.err).toMatch(/"Merkel" does not say which name of person:angela-merkel is meant/);
});

test('a surname that only one has is enough; of two or none, the nearest are named', async () => {
  const merged = await run(['curate', 'merge', 'Zelenskyy', 'Zelensky']);
  expect(merged).toMatchObject({ code: 0 });
  expect(merged.out).toMatch(
    /^1: merge person:volodymyr-zelenskyy into person:volodymyr-zelensky /,
  );
  const typo = await run(['curate', 'hide', 'Budris']);
  expect(typo.code).toBe(2);
  expect(typo.err).toMatch(/goes by "Budris".\n?.*Did you mean person:kestutis-budrys\?/s);
  expect((await run(['curate', 'hide', 'Xylophone'])).err).not.toMatch(/Did you mean/);
  const kind = await run(['entity', 'Mark Rutte', '--kind', 'place']);
  expect(kind.code).toBe(1);
  expect(kind.err).toMatch(/No place .* "Mark Rutte", but the person person:mark-rutte/);
  expect((await run(['entity', 'Vilnus'])).err).toMatch(/Did you mean place:vilnius\?/);
});

test('of two that go by one name neither is decided on, and who asks for one hears of the other', async () => {
  await run(['curate', 'rename', 'Mark Rutte', 'Vilnius']);
  const hidden = await run(['curate', 'hide', 'Vilnius']);
  expect(hidden.code).toBe(2);
  expect(hidden.err).toContain('More than one goes by "Vilnius"');
  expect(hidden.err).toMatch(/place:vilnius or person:\S+|person:\S+ or place:vilnius/);
  expect((await run(['curate', 'hide', 'place:vilnius'])).code).toBe(0);
  const shown = await run(['entity', 'Volodymyr']);
  expect(shown.code).toBe(1);
  const one = await run(['entity', 'Volodymyr Zelensky']);
  expect(one.err).not.toContain('Others of that name');
});

test('a surname of two is decided on by neither, whoever is named by it in an article', async () => {
  writeFiles(cwd, {
    'pages/c.json': JSON.stringify({
      title: 'Mayors',
      body: 'Rachel Smith met Gavin Smith. "Mr Smith is wrong," Ms Smith said.',
    }),
  });
  await run(['ingest', 'pages']);
  const merged = await run(['curate', 'merge', 'Smith', 'Mark Rutte']);
  expect(merged.code).toBe(2);
  expect(merged.err).toMatch(
    /More than one goes by "Smith".*person:gavin-smith or person:rachel-/s,
  );
  const shown = await run(['entity', 'Smith']);
  expect(shown).toMatchObject({ code: 0, out: expect.stringMatching(/^Gavin Smith/) });
  expect(shown.err).toMatch(/Others of that name: person:rachel-smith \(1\)/);
  const found = await run(['search', 'person:Smith']);
  expect(found.err).toMatch(/taken for Gavin Smith .* may as well be person:rachel-smith/);
});

test('an unknown id is said to be so, and an empty log is exported', async () => {
  const removed = await run(['remove', '--id', 'zzz']);
  expect(removed.code).toBe(1);
  expect(removed.err).toMatch(/No document has the id "zzz"/);
  expect(await run(['curate', 'export'])).toMatchObject({ code: 0, out: '', err: '' });
});

test('documents are removed by file, by folder and by id', async () => {
  const left = async () => (await asked<{ documents: number }>('status')).documents;
  expect((await run(['remove', 'pages/a.json'])).out).toBe(
    'removed 1 document (1 file forgotten)\n',
  );
  expect(await left()).toBe(1);
  expect(await run(['remove', 'pages/a.json'])).toMatchObject({ code: 1 });
  const { hits } = await asked<{ hits: readonly { id: string }[] }>('search');
  expect((await run(['remove', '--id', hits[0]!.id])).code).toBe(0);
  expect(await left()).toBe(0);
  await run(['ingest', 'pages/a.json']);
  expect(await left()).toBe(1);
  await run(['remove', 'pages']);
  expect(await left()).toBe(0);
});
