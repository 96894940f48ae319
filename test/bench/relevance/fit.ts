import { isDispensable, slotsOf } from '../../../src/query/slots.ts';
import { type Slot, termTest } from '../../../src/text/matcher.ts';
import * as ranking from '../../../src/text/ranking.ts';
import { words } from '../../../src/text/words.ts';
import type { Field } from '../../../src/types.ts';
import { type Collection, type JudgedQuery, mean, ndcg } from './collections.ts';

/** Values to choose from; all else stays as shipped. */
const GRID = {
  k1: [1.6, 2, 2.5],
  bBody: [0.45, 0.6, 0.75],
  titleWeight: [1.5, 2, 3],
  variantWeight: [0.8, 0.9, 1],
  usualInsistence: [1.5, 2, 2.5],
} as const;

/** nDCG@10 of every query of a collection, with constants of one's choice for the shipped formula. */
export type Trial = (constants: ranking.Constants) => readonly number[];

/** A query and all documents that hold any of its words; the rest is arithmetic. */
interface Asked {
  readonly grades: ReadonlyMap<string, number>;
  readonly documents: readonly number[];
  readonly terms: readonly Term[];
}

interface Term {
  readonly held: ranking.Held;
  /** Where the documents that hold it are in `Asked.documents`; what follows is by document, in this order. */
  readonly places: readonly number[];
  /** Six numbers each: exact, acronym and other forms in the title, then in the body. */
  readonly counts: Float64Array;
  /** How close it stands to the next word of the query, summed. */
  readonly closeness: Float64Array;
}

/**
 * Finds where the words of all queries stand, once. Documents are scored one by one, as the tests'
 * reference does it; without newness, for nothing here is dated.
 */
export function trialOf({ docs, queries }: Collection): Trial {
  const index = indexOf(docs);
  const all = queries.map((query) => askedOf(index, query));
  return (constants) => all.map((asked) => ndcg(ranked(index, asked, constants), asked.grades));
}

/** Every query scored with the constants of the grid that are best on the half that it is not in. */
export function crossFitted(trials: readonly Trial[]): readonly (readonly number[])[] {
  const tried = grid().map((constants) => {
    const scores = trials.map((trial) => trial(constants));
    const means = ([0, 1] as const).map((parity) =>
      mean(scores.map((list) => mean(half(list, parity)))),
    );
    return { constants, scores, means };
  });
  const [odd, even] = [0, 1].map((parity) =>
    tried.reduce((a, b) => (b.means[parity]! > a.means[parity]! ? b : a)),
  );
  console.error(`chosen on the odd queries: ${told(odd!.constants)}`);
  console.error(`chosen on the even queries: ${told(even!.constants)}`);
  return even!.scores.map((list, one) =>
    list.map((score, at) => (at % 2 === 0 ? score : odd!.scores[one]![at]!)),
  );
}

/** Every second score: places 0, 2, … are the odd queries, counted from 1. */
export function half(scores: readonly number[], parity: 0 | 1): readonly number[] {
  return scores.filter((_, at) => at % 2 === parity);
}

function told(constants: ranking.Constants): string {
  const names = Object.keys(GRID) as (keyof typeof GRID)[];
  return names.map((name) => `${name} ${constants[name]}`).join(', ');
}

function grid(): readonly ranking.Constants[] {
  return GRID.k1.flatMap((k1) =>
    GRID.bBody.flatMap((bBody) =>
      GRID.titleWeight.flatMap((titleWeight) =>
        GRID.variantWeight.flatMap((variantWeight) =>
          GRID.usualInsistence.map((usualInsistence) => ({
            ...ranking.RANKING,
            ...{ k1, bBody, titleWeight, variantWeight, usualInsistence },
          })),
        ),
      ),
    ),
  );
}

type Texts = Readonly<Record<Field, readonly string[]>>;

interface Index {
  readonly ids: readonly string[];
  readonly texts: readonly Texts[];
  readonly means: Readonly<Record<Field, number>>;
  /** Documents by term. */
  readonly holders: ReadonlyMap<string, ReadonlySet<number>>;
  /** The terms that a slot stands for. */
  accepted(slot: Slot): ReadonlySet<string>;
}

function indexOf(docs: Collection['docs']): Index {
  const cut = (text: string) => words(text).map((word) => word.text);
  const texts = docs.map(({ title, body }) => ({ title: cut(title), body: cut(body) }));
  const holders = new Map<string, Set<number>>();
  for (const [document, { title, body }] of texts.entries())
    for (const term of [...title, ...body])
      holders.set(term, (holders.get(term) ?? new Set()).add(document));
  const meanOf = (field: Field) => {
    const lengths = texts.map((text) => text[field].length).filter((length) => length > 0);
    return lengths.length === 0 ? 0 : mean(lengths);
  };
  const means = { title: meanOf('title'), body: meanOf('body') };
  const known = new Map<string, ReadonlySet<string>>();
  const accepted = (slot: Slot) => {
    const terms = known.get(slot.text) ?? new Set([...holders.keys()].filter(termTest(slot)));
    known.set(slot.text, terms);
    return terms;
  };
  return { ids: docs.map(({ id }) => id), texts, means, holders, accepted };
}

function askedOf(index: Index, { text, grades }: JudgedQuery): Asked {
  const parts = words(text).map(({ start, end }) => ({
    type: 'word' as const,
    text: text.slice(start, end),
  }));
  const telling = parts.filter((part) => !isDispensable(part));
  const slots = (telling.length > 0 ? telling : parts).map((part) => slotsOf(part)[0]!);
  const accepted = slots.map(index.accepted);
  const holding = new Set(
    accepted.flatMap((terms) => [...terms].flatMap((term) => [...index.holders.get(term)!])),
  );
  const documents = [...holding].sort((a, b) => a - b);
  const terms = slots.map((slot, at) =>
    termOf(index, documents, slot, accepted[at]!, accepted[at + 1] ?? new Set()),
  );
  return { grades, documents, terms };
}

/** Title and body, with where their counts stand among the six of a document. */
const FIELDS = [
  ['title', 0],
  ['body', 3],
] as const;

function termOf(
  index: Index,
  documents: readonly number[],
  slot: Slot,
  accepted: ReadonlySet<string>,
  next: ReadonlySet<string>,
): Term {
  const holding = new Set([...accepted].flatMap((term) => [...index.holders.get(term)!]));
  const places = [...documents.keys()].filter((place) => holding.has(documents[place]!));
  const counts = new Float64Array(6 * places.length);
  const closeness = new Float64Array(places.length);
  let occurrences = 0;
  places.forEach((place, n) => {
    for (const [field, base] of FIELDS) {
      const text = index.texts[documents[place]!]![field];
      text.forEach((term, at) => {
        if (!accepted.has(term)) return;
        occurrences++;
        counts[6 * n + base + (term === slot.text ? 0 : term === slot.also ? 1 : 2)]!++;
        closeness[n]! += meetings(text, at, next);
      });
    }
  });
  return { held: { documents: places.length, occurrences }, places, counts, closeness };
}

function meetings(text: readonly string[], at: number, next: ReadonlySet<string>): number {
  const { nearnessWindow } = ranking.RANKING;
  let sum = 0;
  const last = Math.min(text.length - 1, at + nearnessWindow);
  for (let other = Math.max(0, at - nearnessWindow); other <= last; other++)
    if (next.has(text[other]!)) sum += ranking.meeting(other - at);
  return sum;
}

/** Ids of the ten best documents. */
function ranked(index: Index, asked: Asked, constants: ranking.Constants): readonly string[] {
  const { documents, terms } = asked;
  const scores = new Float64Array(documents.length);
  const weights = terms.map(({ held }) => ranking.termWeight(index.ids.length, held, constants));
  terms.forEach(({ places, counts, closeness }, at) => {
    const smaller = Math.min(weights[at]!, weights[at + 1] ?? 0);
    for (let n = 0; n < places.length; n++) {
      const place = places[n]!;
      const together = togetherOf(index, documents[place]!, counts, 6 * n, constants);
      scores[place]! += ranking.termScore(weights[at]!, together, constants);
      if (closeness[n]! > 0)
        scores[place]! += ranking.nearnessScore(smaller, closeness[n]!, constants);
    }
  });
  return best(scores, 10).map((place) => index.ids[documents[place]!]!);
}

function togetherOf(
  { texts, means }: Index,
  document: number,
  counts: Float64Array,
  at: number,
  constants: ranking.Constants,
): number {
  const { bTitle, bBody } = constants;
  const { title, body } = texts[document]!;
  return ranking.fieldsTogether(
    frequency(counts, at, constants),
    ranking.lengthNorm(title.length, means.title, bTitle),
    frequency(counts, at + 3, constants),
    ranking.lengthNorm(body.length, means.body, bBody),
    constants,
  );
}

function frequency(counts: Float64Array, at: number, constants: ranking.Constants): number {
  const { acronymWeight, variantWeight } = constants;
  return counts[at]! + acronymWeight * counts[at + 1]! + variantWeight * counts[at + 2]!;
}

/** Places of the highest scores, in order; of equals the first. */
function best(scores: Float64Array, count: number): readonly number[] {
  const found: number[] = [];
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!;
    if (found.length === count && score <= scores[found[count - 1]!]!) continue;
    let at = found.length;
    while (at > 0 && scores[found[at - 1]!]! < score) at--;
    found.splice(at, 0, place);
    if (found.length > count) found.pop();
  }
  return found;
}
