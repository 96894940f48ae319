import { editDistance } from './edit-distance.ts';
import { countsAs } from './ranking.ts';
import { stem } from './stem.ts';
import { eachWord } from './words.ts';

/**
 * What may stand at one position. `exact`: the term itself. `stem`: any term with its stem, or `also`,
 * an acronym written like it ("us" finds "U.S."). `prefix`. `fuzzy`: within `edits`, 1 by default.
 * `terms`, where given, decides alone: what the engine's dictionary made of the slot.
 */
export interface Slot {
  readonly text: string;
  readonly how: 'exact' | 'stem' | 'prefix' | 'fuzzy';
  readonly also?: string;
  readonly edits?: 1 | 2;
  readonly terms?: ReadonlySet<string>;
}

/** Slots side by side; with `near`, two runs of slots at most `distance` apart, in either order. */
export interface Wanted {
  readonly slots: readonly Slot[];
  readonly near?: { readonly slots: readonly Slot[]; readonly distance: number };
  /** How much a match says, for choosing a snippet: its idf, or 1. */
  readonly weight: number;
}

/**
 * A stretch of text that matched, `text.slice(start, end)`; `wanted` is its index in what was asked.
 * Other forms of a word weigh less than the word itself, as in ranking.
 */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly wanted: number;
}

/** Does the slot accept this index term? Dictionary look-ups and marks both ask here. */
export function termTest(slot: Slot): Test {
  const { text, also, terms } = slot;
  if (terms) return (term) => terms.has(term);
  if (slot.how === 'exact') return (term) => term === text;
  if (slot.how === 'prefix') return (term) => term.startsWith(text);
  const edits = slot.edits ?? 1;
  if (slot.how === 'fuzzy') {
    const isNear = remembered((term) => editDistance(text, term, edits) <= edits);
    return (term) => Math.abs(term.length - text.length) <= edits && isNear(term);
  }
  const root = stem(text);
  const first = root.charCodeAt(0);
  const isForm = remembered((term) => stem(term) === root);
  // A stem keeps its first letter: comparing it spares 19 of 20 terms the stemmer, and being looked up.
  return (term) => term === text || term === also || (term.charCodeAt(0) === first && isForm(term));
}

type Test = (term: string) => boolean;

/** Asks once for each different term. */
function remembered(test: Test): Test {
  const known = new Map<string, boolean>();
  return (term) => {
    let answer = known.get(term);
    if (answer === undefined) known.set(term, (answer = test(term)));
    return answer;
  };
}

/** As `marker`, for one text. */
export function matchMarks(text: string, wanted: readonly Wanted[]): Mark[] {
  return marker(wanted)(text);
}

/**
 * Tells where a text holds what is wanted: in order of start, overlapping ones joined. A phrase is one
 * mark from its first word to its last; NEAR marks both sides. Time grows with the length of the text.
 * Terms that are hard to tell are looked at once, however many texts have them: keep it for a query's texts.
 */
export function marker(wanted: readonly Wanted[]): (text: string) => Mark[] {
  if (wanted.length === 0) return () => [];
  const tests = wanted.map(testsOf);
  const all = tests.flatMap(({ left, right }) => [...left, ...right]);
  return (text) => {
    const hits = hitsIn(text, all);
    return hits.length === 0 ? [] : marksOf(hits, wanted, tests);
  };
}

function marksOf(
  hits: readonly Hit[],
  wanted: readonly Wanted[],
  tests: readonly ReturnType<typeof testsOf>[],
): Mark[] {
  const marks: Mark[] = [];
  for (const [index, { left, right }] of tests.entries()) {
    const { weight, near } = wanted[index]!;
    const lefts = runs(hits, left);
    const found = near ? pairs(lefts, runs(hits, right), near.distance) : lefts;
    const slot = near || left.length > 1 ? undefined : wanted[index]!.slots[0];
    for (const { start, end, term } of found) {
      const share = slot === undefined ? 1 : countsAs(slot, term);
      marks.push({ start, end, weight: weight * share, wanted: index });
    }
  }
  return joined(marks);
}

function testsOf({ slots, near }: Wanted): { readonly left: Test[]; readonly right: Test[] } {
  return { left: slots.map(termTest), right: (near?.slots ?? []).map(termTest) };
}

/** A word that at least one slot accepts. */
interface Hit {
  readonly term: string;
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

function hitsIn(text: string, tests: readonly Test[]): Hit[] {
  const hits: Hit[] = [];
  let position = 0;
  eachWord(text, (term, start, end) => {
    if (isAny(tests, term)) hits.push({ term, position, start, end });
    position++;
  });
  return hits;
}

function isAny(tests: readonly Test[], term: string): boolean {
  for (let n = 0; n < tests.length; n++) if (tests[n]!(term)) return true;
  return false;
}

/** A run of hits that fills slots side by side. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** The first one's term. */
  readonly term: string;
}

function runs(hits: readonly Hit[], tests: readonly Test[]): Run[] {
  const found: Run[] = [];
  for (let at = 0; at + tests.length <= hits.length; at++) {
    const first = hits[at]!;
    const last = hits[at + tests.length - 1]!;
    if (last.position - first.position !== tests.length - 1) continue;
    if (tests.every((test, slot) => test(hits[at + slot]!.term)))
      found.push({
        first: first.position,
        last: last.position,
        start: first.start,
        end: last.end,
        term: first.term,
      });
  }
  return found;
}

/** Runs of both sides that have a partner close by. */
function pairs(lefts: readonly Run[], rights: readonly Run[], distance: number): Run[] {
  return [...withPartner(lefts, rights, distance), ...withPartner(rights, lefts, distance)];
}

/** Those of `some` with one of `others` at most `distance` words away, not overlapping it. Both in order. */
function withPartner(some: readonly Run[], others: readonly Run[], distance: number): Run[] {
  let from = 0;
  return some.filter((run) => {
    while (from < others.length && others[from]!.last < run.first - distance) from++;
    for (let at = from; at < others.length && others[at]!.first <= run.last + distance; at++)
      if (apart(run, others[at]!)) return true;
    return false;
  });
}

function apart(a: Run, b: Run): boolean {
  return a.last < b.first || b.last < a.first;
}

function joined(marks: Mark[]): Mark[] {
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Mark[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    if (last === undefined || mark.start >= last.end) result.push(mark);
    else if (mark.end > last.end || mark.weight > last.weight)
      result[result.length - 1] = {
        ...(mark.weight > last.weight ? mark : last),
        start: last.start,
        end: Math.max(last.end, mark.end),
      };
  }
  return result;
}
