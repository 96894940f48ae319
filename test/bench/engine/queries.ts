import type { Expression, Query } from '../../../src/types.ts';
import { type Item, lexicon, seeded } from './generator.ts';

export type QueryKind = 'or' | 'and' | 'prefix' | 'typo' | 'phrase';

/** One query in a form that every rival can be asked. */
export interface BenchQuery {
  readonly group: string;
  readonly kind: QueryKind;
  readonly words: readonly string[];
  readonly facets: boolean;
  /** Display name of a person that hits must mention. */
  readonly person?: string;
}

/** Queries of a class. */
const EACH = 12;

/** The classes of the table, with words by rank: 20 is in 45 % of the items, 100 in 12 %. */
export function benchQueries(sample: readonly Item[]): readonly BenchQuery[] {
  const words = lexicon();
  const random = seeded(99);
  const rank = (from: number, to: number) => {
    // Every fourth has inflected forms; the classes get their share of them.
    return words[from + Math.floor(random() * (to - from))]!;
  };
  // No first word comes twice in a class: what is kept of one helps no other.
  const many = (make: () => Omit<BenchQuery, 'group'>, group: string) => {
    const made = new Map<string, BenchQuery>();
    while (made.size < EACH) {
      const query = { group, ...make() };
      if (!made.has(query.words[0]!)) made.set(query.words[0]!, query);
    }
    return [...made.values()];
  };
  const common = () => [rank(90, 115)];
  const frequentPeople = [
    ...new Set(sample.slice(0, 400).flatMap((item) => item.people.slice(0, 1))),
  ];
  const adjacent = bigrams(sample, new Set(words.slice(60, 1_500)));
  return [
    ...many(() => ({ kind: 'or', words: common(), facets: true }), 'common word + facets'),
    ...many(
      () => ({ kind: 'or', words: [rank(17, 30)], facets: true }),
      'very common word + facets',
    ),
    ...many(
      () => ({ kind: 'or', words: [rank(90, 115), rank(200, 260), rank(400, 600)], facets: true }),
      'three words, OR + facets',
    ),
    ...many(
      () => ({ kind: 'and', words: [rank(90, 115), rank(200, 260)], facets: true }),
      'two words, AND + facets',
    ),
    ...many(
      () => ({
        kind: 'or',
        words: common(),
        facets: true,
        person: frequentPeople[Math.floor(random() * frequentPeople.length)]!,
      }),
      'word + entity filter + facets',
    ),
    ...many(() => ({ kind: 'or', words: common(), facets: false }), 'common word'),
    ...many(
      () => ({ kind: 'or', words: [rank(90, 115), rank(200, 260), rank(400, 600)], facets: false }),
      'three words, OR',
    ),
    ...many(
      () => ({ kind: 'prefix', words: [rank(800, 2_500).slice(0, 4)], facets: false }),
      'prefix',
    ),
    ...many(
      () => ({ kind: 'typo', words: [misspelt(rank(500, 2_500), random)], facets: false }),
      'one typo',
    ),
    ...Array.from({ length: EACH }, (_, at) => ({
      group: 'phrase of two words',
      kind: 'phrase' as const,
      words: adjacent[at * 7]!,
      facets: false,
    })),
  ];
}

/** What only ours is asked: what a query costs that reads next to nothing, and all documents. */
export function ourQueries(
  people: readonly string[],
): readonly { readonly group: string; readonly query: Query }[] {
  const words = lexicon();
  const facets = { people: {}, places: {}, organisations: {} };
  const rare = people.slice(0, EACH).map((person, n) => ({
    group: 'rare word of one person',
    query: {
      expression: { type: 'word', text: words[words.length - 1 - 7 * n]! },
      filter: { people: { all: [person] } },
    } satisfies Query,
  }));
  const dated = Array.from({ length: EACH }, (_, n) => ({
    group: 'common word of three months',
    query: {
      expression: { type: 'word', text: words[90 + n]! },
      filter: { date: { gte: '2024-03-01', lt: '2024-06-01' } },
    } satisfies Query,
  }));
  return [
    ...rare,
    ...dated,
    { group: 'all documents + facets', query: { facets } },
    { group: 'all documents, newest first', query: { sort: 'newest' } },
  ];
}

function bigrams(
  sample: readonly Item[],
  known: ReadonlySet<string>,
): readonly (readonly string[])[] {
  return sample.slice(0, 2_000).flatMap((item) => {
    const words = item.body.toLowerCase().split(/[^a-z]+/);
    const at = words.findIndex((word, n) => known.has(word) && known.has(words[n + 1] ?? ''));
    return at < 0 ? [] : [[words[at]!, words[at + 1]!]];
  });
}

function misspelt(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  return `${word.slice(0, at)}x${word.slice(at + 1)}`;
}

/** The query as our engine takes it. */
export function asQuery(query: BenchQuery): Query {
  return {
    expression: expressionOf(query),
    ...(query.facets ? { facets: { people: {}, places: {}, organisations: {} } } : {}),
    ...(query.person === undefined ? {} : { filter: { people: { all: [query.person] } } }),
    limit: 10,
  };
}

function expressionOf({ kind, words }: BenchQuery): Expression {
  const [first] = words as [string];
  if (kind === 'phrase') return { type: 'phrase', text: words.join(' ') };
  if (kind === 'prefix') return { type: 'word', text: first, prefix: true };
  if (kind === 'typo') return { type: 'word', text: first, edits: 1 };
  const of = words.map((text): Expression => ({ type: 'word', text }));
  return of.length === 1 ? of[0]! : { type: kind, of };
}
