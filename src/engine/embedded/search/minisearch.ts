import { slotsOf, slotsOfText } from '../../../query/slots.ts';
import { editDistance } from '../../../text/edit-distance.ts';
import type { Slot } from '../../../text/matcher.ts';
import type { Expression, Field } from '../../../types.ts';
import { TermReader } from '../kernel/reader.ts';
import type { Segment } from '../segment/segment.ts';
import { stemOf } from '../terms.ts';
import { evaluate } from './evaluate.ts';
import { type Group, type Variant, vocabulary } from './groups.ts';
import type { Plan } from './plan.ts';
import type { Snapshot } from './snapshot.ts';
import type { Ranked } from './top.ts';

/**
 * The second scorer: what MiniSearch 7 with its default options gives for the same words, so that it can
 * be the oracle of the first, and for who moves from it and wants its order. BM25+ by field; a score is
 * multiplied by the number of different words of the query that the document has. What is no word (a
 * filter, NOT) only decides who is there; a phrase scores as its words. Slow: it scores all there is.
 */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const;
const PREFIX = 0.375;
const FUZZY = 0.45;

interface Scored {
  score: number;
  /** Words of the query that were found. */
  readonly words: Set<string>;
}

/** By documents counted over all segments, in the order in which they were met: ties keep it. */
type Results = Map<number, Scored>;

/** Documents of one segment that the query matched. */
export interface Matched {
  readonly segment: Segment;
  readonly documents: Int32Array;
}

/** The matched documents as MiniSearch would order them, best first. `matched` holds all segments in order. */
export function asMiniSearch(
  snapshot: Snapshot,
  plan: Plan,
  origins: ReadonlyMap<Plan, Expression>,
  matched: readonly Matched[],
): readonly Ranked[] {
  const results = resultsOf({ snapshot, origins, lengths: lengthsOf(snapshot) }, plan);
  const found = new Map<number, Ranked>();
  let start = 0;
  for (const { segment, documents } of matched) {
    for (const document of documents)
      found.set(start + document, {
        number: segment.numberOf(document),
        ...total(results.get(start + document)),
        newness: 1,
        segment,
        place: document,
      });
    start += segment.size;
  }
  const met = [...results.keys()].flatMap((key) => found.get(key) ?? []);
  return met.sort((a, b) => b.score - a.score);
}

function total(scored: Scored | undefined): { readonly score: number; readonly words: number } {
  if (scored === undefined) return { score: 0, words: 0 };
  return { score: scored.score * scored.words.size, words: scored.words.size };
}

interface Desk {
  readonly snapshot: Snapshot;
  readonly origins: ReadonlyMap<Plan, Expression>;
  readonly lengths: Lengths;
}

function resultsOf(desk: Desk, plan: Plan): Results {
  switch (plan.type) {
    case 'group':
      return wordsResults(desk, plan, [plan.group]);
    case 'run': {
      const scored = wordsResults(desk, plan, [...plan.groups, ...(plan.right ?? [])]);
      return kept(scored, matching(desk, plan));
    }
    case 'or':
      return plan.of.map((part) => resultsOf(desk, part)).reduce(either, new Map());
    case 'and': {
      const scored = plan.of.filter(isScored).map((part) => resultsOf(desk, part));
      const others = plan.of.filter((part) => !isScored(part)).map((part) => matching(desk, part));
      const [first, ...more] = scored.length > 0 ? [scored.reduce(both), ...others] : others;
      return first === undefined ? new Map() : more.reduce<Results>(kept, first);
    }
    default:
      return matching(desk, plan);
  }
}

function isScored({ type }: Plan): boolean {
  return type === 'group' || type === 'run' || type === 'and' || type === 'or';
}

/** All documents that a part matches, with nothing for a score. */
function matching({ snapshot }: Desk, plan: Plan): Results {
  const found: Results = new Map();
  let start = 0;
  snapshot.segments.forEach((segment, at) => {
    const scene = { snapshot, segment, at, deadline: Number.POSITIVE_INFINITY };
    for (const document of evaluate(scene, plan, undefined).documents)
      found.set(start + document, { score: 0, words: new Set() });
    start += segment.size;
  });
  return found;
}

function kept(results: Results, among: Results): Results {
  return new Map([...results].filter(([key]) => among.has(key)));
}

function wordsResults(
  desk: Desk,
  plan: Plan & { type: 'group' | 'run' },
  groups: readonly Group[],
): Results {
  const slots = slotsIn(desk.origins.get(plan)!);
  const fields: readonly Field[] = plan.field ? [plan.field] : ['title', 'body'];
  return groups.map((group, at) => wordResults(desk, slots[at]!, group, fields)).reduce(both);
}

function slotsIn(part: Expression): readonly Slot[] {
  if (part.type === 'near') return [...slotsOfText(part.left), ...slotsOfText(part.right)];
  return part.type === 'word' || part.type === 'phrase' ? slotsOf(part) : [];
}

/** In the order of `b`, as MiniSearch does it. */
function both(a: Results, b: Results): Results {
  return new Map(
    [...b].flatMap(([key, scored]) => {
      const other = a.get(key);
      return other === undefined ? [] : [[key, summed(other, scored)] as const];
    }),
  );
}

function either(a: Results, b: Results): Results {
  for (const [key, scored] of b) a.set(key, summed(a.get(key), scored));
  return a;
}

function summed(a: Scored | undefined, b: Scored): Scored {
  if (a === undefined) return b;
  return { score: a.score + b.score, words: new Set([...a.words, ...b.words]) };
}

function wordResults(desk: Desk, slot: Slot, group: Group, fields: readonly Field[]): Results {
  const results: Results = new Map();
  const word = slot.how === 'stem' ? stemOf(slot.text) : slot.text;
  for (const { variants, weight } of derived(desk.snapshot, slot, group))
    for (const field of fields) addTerm(desk, results, word, variants, weight, field);
  return results;
}

interface Derived {
  /** By place of the segment. */
  readonly variants: readonly (readonly Variant[])[];
  readonly weight: number;
}

/** All forms of a word are one term; the words that a prefix or a typo stands for are terms of their own. */
function derived(snapshot: Snapshot, slot: Slot, group: Group): readonly Derived[] {
  if (slot.how === 'exact' || slot.how === 'stem') return [{ variants: group.variants, weight: 1 }];
  const terms = new Map<string, Variant[][]>();
  snapshot.segments.forEach((segment, at) => {
    for (const variant of group.variants[at]!) {
      const term = vocabulary(segment).term(variant.entry.ordinal);
      if (!terms.has(term))
        terms.set(
          term,
          snapshot.segments.map(() => []),
        );
      terms.get(term)![at]!.push(variant);
    }
  });
  return [...terms]
    .map(([term, variants]) => ({ variants, weight: weightOf(slot, term) }))
    .sort((a, b) => Number(b.weight === 1) - Number(a.weight === 1));
}

function weightOf({ how, text, edits = 1 }: Slot, term: string): number {
  if (term === text) return 1;
  if (how === 'prefix')
    return (PREFIX * term.length) / (term.length + 0.3 * (term.length - text.length));
  return (FUZZY * term.length) / (term.length + editDistance(text, term, edits));
}

const reader = new TermReader();

function addTerm(
  { snapshot, lengths }: Desk,
  results: Results,
  word: string,
  variants: readonly (readonly Variant[])[],
  weight: number,
  field: Field,
): void {
  const frequencies = new Map<number, number>();
  let start = 0;
  snapshot.segments.forEach((segment, at) => {
    gather(segment, variants[at]!, field, start, frequencies);
    start += segment.size;
  });
  const holding = frequencies.size;
  const idf = Math.log(1 + (snapshot.documents - holding + 0.5) / (holding + 0.5));
  const { k, b, d } = BM25;
  const { unique, mean } = lengths[field];
  for (const [key, frequency] of frequencies) {
    const norm = k * (1 - b + (b * unique[key]!) / mean);
    const score = weight * idf * (d + (frequency * (k + 1)) / (frequency + norm));
    const known = results.get(key);
    if (known === undefined) results.set(key, { score, words: new Set([word]) });
    else known.score += score;
  }
}

/** How often the variants stand in a field of the documents that are not gone, in order of the documents. */
function gather(
  segment: Segment,
  variants: readonly Variant[],
  field: Field,
  start: number,
  into: Map<number, number>,
): void {
  const counts = new Map<number, number>();
  for (const { entry } of variants)
    eachPosting(segment, entry, (document, title, body) => {
      const count = field === 'title' ? title : body;
      if (count > 0 && segment.deleted?.[document] !== 1)
        counts.set(document, (counts.get(document) ?? 0) + count);
    });
  const documents = variants.length > 1 ? [...counts.keys()].sort((a, b) => a - b) : counts.keys();
  for (const document of documents) into.set(start + document, counts.get(document)!);
}

function eachPosting(
  segment: Segment,
  entry: Variant['entry'],
  visit: (document: number, title: number, body: number) => void,
): void {
  reader.start(segment.postings(entry), entry.documents);
  for (let count = reader.next(); count > 0; count = reader.next())
    for (let n = 0; n < count; n++) visit(reader.document(n), reader.title(n), reader.body(n));
}

/** Different words in a field, by document over all segments, and the mean as MiniSearch keeps it. */
type Lengths = Readonly<Record<Field, { readonly unique: Uint32Array; readonly mean: number }>>;

const known = new WeakMap<Snapshot, Lengths>();

/** Counted from the postings once: a document has as many different words as terms have it. */
function lengthsOf(snapshot: Snapshot): Lengths {
  const before = known.get(snapshot);
  if (before !== undefined) return before;
  const size = snapshot.segments.reduce((sum, segment) => sum + segment.size, 0);
  const titles = new Uint32Array(size);
  const bodies = new Uint32Array(size);
  let start = 0;
  for (const segment of snapshot.segments) {
    const from = start;
    segment.terms.each((_key, _length, _shared, entry) =>
      eachPosting(segment, entry, (document, title, body) => {
        if (title > 0) titles[from + document]!++;
        if (body > 0) bodies[from + document]!++;
      }),
    );
    start += segment.size;
  }
  const lengths = {
    title: { unique: titles, mean: meanOf(snapshot, titles) },
    body: { unique: bodies, mean: meanOf(snapshot, bodies) },
  };
  known.set(snapshot, lengths);
  return lengths;
}

/** Step by step as documents came: a sum divided at the end differs in the last digit. */
function meanOf(snapshot: Snapshot, unique: Uint32Array): number {
  let mean = 0;
  let count = 0;
  let start = 0;
  for (const segment of snapshot.segments) {
    for (let document = 0; document < segment.size; document++) {
      if (segment.deleted?.[document] === 1) continue;
      mean = (mean * count + unique[start + document]!) / (count + 1);
      count++;
    }
    start += segment.size;
  }
  return mean;
}
