import { LIMITS } from '../../../query/limits.ts';
import type { Slot } from '../../../text/matcher.ts';
import { type Held, RANKING } from '../../../text/ranking.ts';
import type { Notice } from '../../../types.ts';
import type { Entry } from '../segment/dictionary.ts';
import type { Segment } from '../segment/segment.ts';
import { type Vocabulary, vocabularyOf } from '../segment/vocabulary.ts';
import { stemOf } from '../terms.ts';
import { held } from './live.ts';
import type { Snapshot } from './snapshot.ts';

/** A term of a segment's dictionary, and what one occurrence of it counts as. */
export interface Variant {
  readonly entry: Entry;
  readonly factor: number;
}

/** The terms that one slot of a query stands for: counted and scored as one. */
export interface Group {
  /** By place of the segment in the snapshot. */
  readonly variants: readonly (readonly Variant[])[];
  /** How often they stand in the documents that hold any of them, other forms counted whole. */
  readonly occurrences: number;
  /**
   * Documents that hold any of them. For prefixes and typos the sum over the terms, which counts a
   * document with two of them twice: their union would need all postings before the first score.
   */
  readonly documents: number;
}

/** What slots stand for in a snapshot: looked up once, for a query asks several times, and people ask alike. */
export function groupsOf(
  snapshot: Snapshot,
  slots: readonly Slot[],
  notices: Notice[],
): readonly Group[] {
  const known = remembered(snapshot);
  return slots.map((slot) => {
    const key = keyOf(slot);
    let found = known.groups.get(key);
    if (found === undefined) {
      const told: Notice[] = [];
      found = { group: groupOf(snapshot, slot, told), told };
      keep(known, key, found);
    }
    notices.push(...found.told);
    return found.group;
  });
}

/** A group, with what is said of it. */
interface Known {
  readonly group: Group;
  readonly told: readonly Notice[];
}

interface Remembered {
  readonly groups: Map<string, Known>;
  /** Terms and segments of the groups, of some 100 bytes each. */
  size: number;
}

/** Of a snapshot this much is remembered: 5 MB. */
const MOST_REMEMBERED = 50_000;

const snapshots = new WeakMap<Snapshot, Remembered>();

function remembered(snapshot: Snapshot): Remembered {
  let known = snapshots.get(snapshot);
  if (known === undefined) {
    known = { groups: new Map(), size: 0 };
    snapshots.set(snapshot, known);
  }
  return known;
}

function keep(known: Remembered, key: string, found: Known): void {
  const { variants } = found.group;
  const size = variants.reduce((sum, terms) => sum + terms.length, variants.length);
  if (known.size + size > MOST_REMEMBERED) {
    known.groups.clear();
    known.size = 0;
  }
  known.size += size;
  known.groups.set(key, found);
}

/** What `also` is follows from the text. */
function keyOf({ how, text, edits }: Slot): string {
  return how === 'stem' ? text : `${how} ${edits ?? ''} ${text}`;
}

function groupOf(snapshot: Snapshot, slot: Slot, notices: Notice[]): Group {
  if (slot.how === 'exact') return exactGroup(snapshot, slot.text);
  if (slot.how === 'stem') return stemGroup(snapshot, slot);
  return wideGroup(snapshot, slot, notices);
}

/** The flat dictionary of a segment. */
export function vocabulary(segment: Segment): Vocabulary {
  return segment.keep('vocabulary', () => vocabularyOf(segment.terms));
}

function exactGroup(snapshot: Snapshot, text: string): Group {
  const key = Buffer.from(text);
  const sums = newSums();
  const variants = snapshot.segments.map((segment) => {
    const entry = segment.terms.find(key);
    if (entry === undefined) return [];
    add(sums, held(segment, [entry], entry.documents));
    return [{ entry, factor: 1 }];
  });
  return { variants, ...sums };
}

function stemGroup(snapshot: Snapshot, slot: Slot): Group {
  const stem = stemOf(slot.text);
  const key = Buffer.from(slot.text);
  const stemKey = Buffer.from(stem);
  const alsoKey = slot.also === undefined ? undefined : Buffer.from(slot.also);
  const sums = newSums();
  const variants = snapshot.segments.map((segment) => {
    const exact = segment.terms.find(key);
    const group = segment.group(stem);
    // A stem left out of the table has no term, or itself alone.
    const alone =
      group === undefined && stemOf(stem) === stem ? segment.terms.find(stemKey) : undefined;
    const also = alsoKey === undefined ? undefined : segment.terms.find(alsoKey);
    const terms = [...(group?.terms ?? (alone === undefined ? [] : [alone]))];
    const inGroup = group?.documents ?? alone?.documents ?? 0;
    if (also !== undefined) terms.push(also);
    // With `also`, the union is not stored: counted from the postings.
    add(sums, held(segment, terms, also === undefined ? inGroup : undefined));
    return terms.map((entry) => ({ entry, factor: factorOf(entry.ordinal, exact, also) }));
  });
  return { variants, ...sums };
}

function newSums(): { documents: number; occurrences: number } {
  return { documents: 0, occurrences: 0 };
}

function add(sums: ReturnType<typeof newSums>, { documents, occurrences }: Held): void {
  sums.documents += documents;
  sums.occurrences += occurrences;
}

function factorOf(ordinal: number, exact: Entry | undefined, also: Entry | undefined): number {
  if (ordinal === exact?.ordinal) return 1;
  return ordinal === also?.ordinal ? RANKING.acronymWeight : RANKING.variantWeight;
}

interface Candidate {
  readonly ordinal: number;
  readonly edits: number;
}

/** A prefix or a word with typos: many terms, of which the limits keep the most frequent. */
function wideGroup(snapshot: Snapshot, slot: Slot, notices: Notice[]): Group {
  const limit = slot.how === 'prefix' ? LIMITS.prefixExpansions : LIMITS.fuzzyExpansions;
  const found = snapshot.segments.map((segment) => candidates(vocabulary(segment), slot));
  const kept = withinLimit(snapshot, found, limit, slot, notices);
  const sums = newSums();
  const variants = snapshot.segments.map((segment, at) => {
    const words = vocabulary(segment);
    const whole = segment.terms.find(Buffer.from(slot.text))?.ordinal;
    const terms: Variant[] = [];
    for (const { ordinal, edits } of found[at]!) {
      if (kept !== undefined && !kept.has(words.term(ordinal))) continue;
      const entry = words.entry(ordinal);
      add(sums, held(segment, [entry], entry.documents));
      const exact = slot.how === 'prefix' ? ordinal === whole : edits === 0;
      terms.push({ entry, factor: exact ? 1 : RANKING.variantWeight });
    }
    return terms;
  });
  return { variants, ...sums, documents: Math.min(sums.documents, snapshot.documents) };
}

function candidates(words: Vocabulary, slot: Slot): readonly Candidate[] {
  if (slot.how === 'fuzzy') return words.near(slot.text, slot.edits ?? 1);
  const { from, to } = words.range(slot.text);
  return Array.from({ length: to - from }, (_, at) => ({ ordinal: from + at, edits: 0 }));
}

/** The terms to keep when there are too many over all segments; undefined when all are kept. */
function withinLimit(
  snapshot: Snapshot,
  found: readonly (readonly Candidate[])[],
  limit: number,
  slot: Slot,
  notices: Notice[],
): ReadonlySet<string> | undefined {
  if (found.reduce((sum, list) => sum + list.length, 0) <= limit) return undefined;
  const terms = new Map<string, { edits: number; documents: number }>();
  snapshot.segments.forEach((segment, at) => {
    const words = vocabulary(segment);
    for (const { ordinal, edits } of found[at]!) {
      const term = words.term(ordinal);
      const known = terms.get(term);
      if (known === undefined) terms.set(term, { edits, documents: words.documents(ordinal) });
      else known.documents += words.documents(ordinal);
    }
  });
  if (terms.size <= limit) return undefined;
  notices.push({
    code: 'too-many-terms',
    message:
      `"${slot.text}${slot.how === 'prefix' ? '*' : '~'}" stands for ${terms.size} words; the ${limit} ` +
      'most frequent were searched. Write more of the word.',
  });
  const best = [...terms].sort(
    ([a, x], [b, y]) => x.edits - y.edits || y.documents - x.documents || (a < b ? -1 : 1),
  );
  return new Set(best.slice(0, limit).map(([term]) => term));
}
