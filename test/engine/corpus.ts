import fc from 'fast-check';
import type { Expression, Kind, Query, TaggedDocument } from '../../src/types.ts';
import type { Plain } from './oracle.ts';

/** Words far enough from one another that none is a typo of another; with inflected forms. */
export const WORDS = [
  'drone',
  'drones',
  'council',
  'councils',
  'security',
  'budget',
  'budgets',
  'harvest',
  'harvested',
  'minister',
  'lighthouse',
  'quarrel',
  'the',
  'of',
];
const ENTITIES = [
  'person:anna-berg',
  'person:carlo-diaz',
  'person:efua-mensah',
  'place:oslo',
  'place:quito',
  'organisation:harbour-board',
  'organisation:union-of-bakers',
];
const BYLINES = ['Anna Berg', 'Carlo Díaz and Anna Bergen', 'A. Berg, and others'];
const SOURCES = ['Morning Post', 'Evening Star', 'The Coast'];

const text = (most: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength: most }).map((words) => words.join(' '));
const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)));

/** Small documents that share words, entities, sources and days. */
export const plainDocument: fc.Arbitrary<Omit<Plain, 'id'>> = fc.record({
  title: text(4),
  body: text(12).map((body) => body || 'quarrel'),
  date: fc.option(
    day.map((date) => date.toISOString().slice(0, 10)),
    { nil: undefined },
  ),
  sources: fc.subarray(SOURCES, { maxLength: 2 }),
  byline: fc.option(fc.constantFrom(...BYLINES), { nil: undefined }),
  entities: fc.subarray(ENTITIES, { maxLength: 4 }),
}) as fc.Arbitrary<Omit<Plain, 'id'>>;

export const corpus = (most: number): fc.Arbitrary<readonly Plain[]> =>
  fc
    .array(plainDocument, { minLength: 1, maxLength: most })
    .map((documents) => documents.map((d, at) => ({ ...d, id: `d${at}` })));

const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...WORDS).map((t): Expression => ({ type: 'word', text: t })),
  },
  fc
    .constantFrom('coun', 'b', 'har', 'd')
    .map((t): Expression => ({ type: 'word', text: t, prefix: true })),
  fc
    .constantFrom('dronne', 'budgett', 'qarrel')
    .map((t): Expression => ({ type: 'word', text: t, edits: 1 })),
  fc.constantFrom(...WORDS).map((t): Expression => ({ type: 'word', text: t, field: 'title' })),
);
const leaf: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 5, arbitrary: word },
  fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
    .map((list): Expression => ({ type: 'phrase', text: list.join(' ') })),
  fc
    .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 4 }))
    .map(([left, right, distance]): Expression => ({ type: 'near', left, right, distance })),
  fc.constantFrom(...ENTITIES).map((id): Expression => {
    const [kind, value] = id.split(':') as [Kind, string];
    return { type: 'entity', kind, value };
  }),
  fc.constantFrom(...SOURCES).map((value): Expression => ({ type: 'source', value })),
  fc
    .constantFrom('anna berg', 'Berg', 'DIAZ', 'berg and', 'Nobody')
    .map((value): Expression => ({ type: 'byline', value })),
  fc.constant<Expression>({ type: 'date', range: { gte: '2025-03-01', lt: '2025-09-01' } }),
);

export const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
      )
      .map(([type, of]): Expression => ({ type, of })),
    tie('node').map((of): Expression => ({ type: 'not', of })),
  ),
})).node;

const choice = (values: readonly string[]) =>
  fc.record(
    {
      any: fc.subarray([...values, '(none)'], { maxLength: 2 }),
      all: fc.subarray([...values], { maxLength: 1 }),
      none: fc.subarray([...values, '(none)'], { maxLength: 1 }),
    },
    { requiredKeys: [] },
  );
const ofKind = (kind: string) => ENTITIES.filter((id) => id.startsWith(`${kind}:`));

export const query: fc.Arbitrary<Query> = fc.record(
  {
    expression,
    filter: fc.record(
      {
        people: choice(ofKind('person')),
        places: choice(ofKind('place')),
        organisations: choice(ofKind('organisation')),
        source: choice(SOURCES),
        date: fc.constant({ gte: '2025-02-01', lt: '2026-01-01' }),
      },
      { requiredKeys: [] },
    ),
    sort: fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Query>;

/** The document as it is committed: every entity a name with one mention at the start of the body. */
export function tagged(d: Plain): TaggedDocument {
  const [source, ...others] = d.sources;
  return {
    document: {
      id: d.id,
      title: d.title,
      body: d.body,
      ...(source === undefined ? {} : { source }),
      ...(d.byline === undefined ? {} : { byline: d.byline }),
      ...(d.date === undefined ? {} : { date: d.date }),
      origin: {
        file: `${d.id}.txt`,
        ...(others[0] === undefined ? {} : { source: others[0] }),
      },
    },
    names: d.entities.map((id) => {
      const [kind, slug] = id.split(':') as [Kind, string];
      const key = slug.replaceAll('-', ' ');
      const name = key.replace(/\b\w/g, (letter) => letter.toUpperCase());
      return {
        kind,
        key,
        text: name,
        mentions: [{ kind, start: 0, end: 1, confidence: 1, why: 'test', link: 'full form' }],
      };
    }),
  };
}
