import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIndex } from '../../src/engine/embedded/open.ts';
import { chain } from '../../src/entities/chain.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { Engine, Kind, Mention } from '../../src/types.ts';

let folder: string;
let engine: Engine;

/** Texts with their names marked: `{person:Rachel Smith}`. */
const TEXTS = [
  '{person:Rachel Smith} of {place:Leeds} met {person:Gavin Smith}.',
  '{person:Rachel Smith} won. {person:Smith} was glad.',
  '{person:Volodymyr Zelenskyy} came to {place:Kiev}. {person:Zelenskyy} spoke.',
  '{person:Volodymyr Vasylenko} wrote of {organisation:FC Porto}. {organisation:Porto} lost.',
  '{place:Porto} and {place:Washington} are far apart; {person:Kerry Washington} acts.',
  '{place:LISBON} - A tram stood still in {place:Lisbon}.',
  '{place:LISBON} - Another did.',
  '{organisation:Port of Leeds Authority} hid {person:Urges Calm}.',
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  engine = await openIndex(folder, { create: true });
  await engine.commit({ put: TEXTS.map(marked) });
  await engine.commit({ decide: [{ decision: { action: 'hide', entity: 'person:urges-calm' } }] });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

function marked(written: string, at: number) {
  const mentions: Mention[] = [];
  let body = '';
  for (const [, plain, kind, name] of written.matchAll(/([^{]*)(?:\{(\w+):([^}]+)\})?/g)) {
    body += plain;
    if (kind === undefined) continue;
    const start = body.length;
    body += name;
    mentions.push({ kind: kind as Kind, start, end: body.length, confidence: 1, why: 'test' });
  }
  const document = { id: `d${at}`, title: '', body, origin: { file: 'test' } };
  return { document, names: chain(body, mentions) };
}

/** What is asked, whom it means, who else it may be, and what a search for it says. */
const CASES: readonly (readonly [string, Kind, string | undefined, string, RegExp | undefined])[] =
  [
    ['person:gavin-smith', 'person', 'person:gavin-smith', '', undefined],
    ['gavin-smith', 'person', 'person:gavin-smith', '', undefined],
    ['Gavin Smith', 'person', 'person:gavin-smith', '', undefined],
    // A surname of two is anybody's: the most frequent is taken, and it is said who else has it.
    [
      'Smith',
      'person',
      'person:rachel-smith',
      '? person:gavin-smith',
      /^"Smith" is taken for Rachel Smith \(person:rachel-smith\), but may as well be person:gavin-smith\.$/,
    ],
    [
      'zelenskyy',
      'person',
      'person:volodymyr-zelenskyy',
      '',
      /^"zelenskyy" is taken for Volodymyr Zelenskyy\.$/,
    ],
    // Also where no document has the surname alone.
    ['Vasylenko', 'person', 'person:volodymyr-vasylenko', '', /taken for Volodymyr Vasylenko\.$/],
    ['Kyiv', 'place', 'place:kyiv', '', undefined],
    ['Kiev', 'place', 'place:kyiv', '', /^"Kiev" is taken for Kyiv\.$/],
    // What is called so comes before what also goes by it.
    ['Porto', 'place', 'place:porto', '', undefined],
    ['Porto', 'organisation', 'organisation:fc-porto', '', /"Porto" is taken for FC Porto\.$/],
    // Whole words that one alone has.
    ['port authority', 'organisation', 'organisation:port-of-leeds-authority', '', /taken for/],
    ['port of port of', 'organisation', 'organisation:port-of-leeds-authority', '', /taken for/],
    ['Volodymyr', 'person', undefined, '', /^No person "Volodymyr" .* Did you mean/],
    ['Leeds', 'person', undefined, '', /^No person "Leeds"/],
    ['place:leeds', 'person', undefined, '', /^No person "place:leeds"/],
    ['Calm', 'person', 'person:urges-calm', '', /taken for Urges Calm/],
  ];

test.each(CASES)('%s as a %s means %s %s', async (asked, kind, id, others, notice) => {
  const entity = await engine.entities.get(asked, kind);
  expect(entity?.id).toBe(id);
  const named = entity?.namesakes.map((row) => row.id) ?? [];
  const doubt = entity?.certain === false ? '? ' : '';
  expect(doubt + named.join(' ')).toBe(others);

  const field = kind === 'organisation' ? 'org' : kind;
  const expression = parseQuery(`${field}:"${asked}"`)!;
  const facet = kind === 'person' ? 'people' : `${kind}s`;
  for (const query of [{ expression }, { filter: { [facet]: { any: [asked] } } }]) {
    const { notices, totalHits } = await engine.search(query);
    expect(totalHits).toBe(entity?.documents ?? 0);
    if (notice === undefined) expect(notices).toEqual([]);
    else expect(notices).toMatchObject([{ message: expect.stringMatching(notice) }]);
  }
});

test('who asks for one of several is offered all of them, where nothing else was asked for', async () => {
  const notices = async (q: string) =>
    (await engine.search({ expression: parseQuery(q)! })).notices.map((it) => it.suggestion);
  expect(await notices('person:Smith')).toEqual(['person:rachel-smith OR person:gavin-smith']);
  expect(await notices('person:Smith won')).toEqual([undefined]);
  expect(await notices('person:zelenskyy')).toEqual([undefined]);
});

test('asked without a kind, the one that is called so is meant, and the others are told', async () => {
  const porto = await engine.entities.get('Porto');
  expect(porto).toMatchObject({ id: 'place:porto', certain: true });
  expect(porto?.namesakes).toMatchObject([{ id: 'organisation:fc-porto' }]);
  const washington = await engine.entities.get('Washington');
  expect(washington).toMatchObject({ id: 'place:washington', certain: true });
  expect(washington?.namesakes).toMatchObject([{ id: 'person:kerry-washington' }]);
});

test('a name of datelines is headed as it is written in sentences, its forms as they are', async () => {
  const lisbon = await engine.entities.get('lisbon', 'place');
  expect(lisbon).toMatchObject({ name: 'Lisbon', documents: 2 });
  expect(lisbon?.aliases).toMatchObject([
    {
      text: 'Lisbon',
      forms: [
        { text: 'LISBON', documents: 2 },
        { text: 'Lisbon', documents: 1 },
      ],
    },
  ]);
});

test('suggestions and the search within a facet know all names of an entity, after a merge too', async () => {
  const offered = async (start: string) =>
    (await engine.suggest(start, 5)).entities.map(({ id }) => id).join(' ');
  const counted = async (search: string) => {
    const { facets } = await engine.search({ facets: { places: { search }, people: { search } } });
    return [facets.places!, facets.people!].flatMap(({ values }) => values.map(({ id }) => id));
  };
  expect(await offered('kie')).toBe('place:kyiv');
  expect(await counted('kie')).toEqual(['place:kyiv']);
  expect(await counted('iev')).toEqual([]);
  const merge = {
    action: 'merge',
    from: 'person:gavin-smith',
    into: 'person:rachel-smith',
  } as const;
  const { decisions } = await engine.commit({ decide: [{ decision: merge }] });
  expect(await offered('gavin')).toBe('person:rachel-smith');
  expect(await counted('gavin')).toEqual(['person:rachel-smith']);
  await engine.commit({ decide: [{ decision: { action: 'undo', decision: decisions[0]! } }] });
  expect(await offered('gavin')).toBe('person:gavin-smith');
  // What is hidden is offered under none of its names.
  expect(await offered('urges')).toBe('');
});

test('of the thousands who share a surname a hundred are told', async () => {
  const place = mkdtempSync(join(tmpdir(), 'dateline-'));
  const many = await openIndex(place, { create: true });
  const letters = [...'abcdefghijkl'];
  const names = letters.flatMap((a) => letters.map((b) => `${a}o${b}a`));
  await many.commit({
    put: [
      marked(
        names
          .map((first) => `{person:${first[0]!.toUpperCase()}${first.slice(1)} Berg}`)
          .join(', '),
        0,
      ),
    ],
  });
  const found = (await many.entities.meant('Berg'))!;
  expect([found.certain, found.namesakes.length]).toEqual([false, 100]);
  expect(await many.entities.get('Berg')).toMatchObject(found);
  await many.close();
  rmSync(place, { recursive: true });
});
