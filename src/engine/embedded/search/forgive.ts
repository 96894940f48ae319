import { formatQuery } from '../../../query/format.ts';
import { isDispensable, slotsOf } from '../../../query/slots.ts';
import { corrections, type SpellingCandidate } from '../../../query/spelling.ts';
import { isStopWord } from '../../../text/stopwords.ts';
import type { Expression } from '../../../types.ts';
import { apart, isPlain, joined, joinedPair } from './compounds.ts';
import { groupsOf, vocabulary } from './groups.ts';
import { held } from './live.ts';
import type { Planner } from './plan.ts';
import type { Snapshot } from './snapshot.ts';

type Word = Expression & { type: 'word' };

/** A word in at most so many documents may be a typo of a much more frequent one. */
const RARE = 2;

/** So many words of a query are looked for in two parts, which may read where they stand. */
const MOST_LOOKS = 16;

/**
 * The query as it is searched: words that no document has are replaced by what they most likely mean, and
 * what is typed with a hyphen also stands for the same written together. Every replacement, and what may
 * be meant besides, is said in a notice with a query to try.
 */
export function forgiven(planner: Planner, expression: Expression): Expression {
  if (planner.snapshot.documents === 0) return expression;
  return mended({ planner, whole: expression, counts: new Map(), looks: 0 }, expression);
}

/** One query under way. */
interface Desk {
  readonly planner: Planner;
  readonly whole: Expression;
  readonly counts: Map<Word, number>;
  /** Words looked for in two parts so far. */
  looks: number;
}

function mended(desk: Desk, part: Expression): Expression {
  if (part.type === 'and') return { ...part, of: pairsMended(desk, part.of) };
  if (part.type === 'or') return { ...part, of: part.of.map((child) => mended(desk, child)) };
  if (part.type === 'not') return { ...part, of: bothWays(desk, part.of) };
  if (part.type === 'phrase' && part.text.includes('*'))
    tell(desk, 'star-in-quotes', 'A * within quotes stands for nothing. Take the quotes away.');
  if (part.type !== 'word' || part.prefix || part.edits !== undefined) return part;
  return slotsOf(part).length === 1 ? mendedWord(desk, part) : mendedCompound(desk, part);
}

/** "cease fire" means "ceasefire" where nothing has the one or the other. */
function pairsMended(desk: Desk, parts: readonly Expression[]): readonly Expression[] {
  const done: Expression[] = [];
  for (let at = 0; at < parts.length; at++) {
    const together = pairMended(desk, parts[at]!, parts[at + 1]);
    done.push(together ?? mended(desk, parts[at]!));
    if (together !== undefined) at++;
  }
  return done;
}

function pairMended(desk: Desk, left: Expression, right: Expression | undefined): Word | undefined {
  if (right === undefined || !isPlain(left) || !isPlain(right)) return undefined;
  const words = [left, right];
  if (words.some(({ text }) => isStopWord(text.toLowerCase()))) return undefined;
  if (words.every((word) => documentsOf(desk, word) > 0)) return undefined;
  const together = joinedPair(desk.planner, left, right);
  if (together !== undefined) replace(desk, words, together);
  return together;
}

/** What must not be there is not guessed at, but meant in both ways of writing. */
function bothWays(desk: Desk, part: Expression): Expression {
  if (part.type === 'and' || part.type === 'or')
    return { ...part, of: part.of.map((child) => bothWays(desk, child)) };
  if (part.type === 'not') return { ...part, of: bothWays(desk, part.of) };
  const together = part.type === 'word' ? joined(desk.planner, part) : undefined;
  return together === undefined ? part : { type: 'or', of: [part, together] };
}

function mendedCompound(desk: Desk, part: Word): Expression {
  const together = joined(desk.planner, part);
  if (together !== undefined) return { type: 'or', of: [part, together] };
  const groups = groupsOf(desk.planner.snapshot, slotsOf(part), []);
  if (groups.some(({ documents }) => documents === 0)) unknown(desk, part);
  return part;
}

function mendedWord(desk: Desk, part: Word): Expression {
  const documents = documentsOf(desk, part);
  const inTwo = desk.looks++ < MOST_LOOKS ? apart(desk.planner, part) : undefined;
  if (inTwo !== undefined && documents === 0) {
    replace(desk, [part], inTwo.word);
    return inTwo.word;
  }
  if (inTwo !== undefined)
    tell(
      desk,
      'also-written',
      `Also written "${inTwo.word.text}", in ${articles(inTwo.documents)}.`,
      swapped(desk, [part], { type: 'or', of: [part, inTwo.word] }),
    );
  return documents > RARE || inTwo !== undefined ? part : corrected(desk, part, documents);
}

function corrected(desk: Desk, part: Word, documents: number): Expression {
  const { text } = slotsOf(part)[0]!;
  const best = likeliest(desk.planner.snapshot, text, documents);
  if (best === undefined) {
    if (documents === 0) unknown(desk, part);
    return part;
  }
  const guess: Word = { ...part, text: best.term };
  if (documents === 0) {
    replace(desk, [part], guess);
    return guess;
  }
  tell(
    desk,
    'did-you-mean',
    `Only ${articles(documents)} ${documents === 1 ? 'has' : 'have'} "${part.text}". Did you mean "${best.term}"?`,
    swapped(desk, [part], guess),
  );
  return part;
}

function replace(desk: Desk, parts: readonly Word[], by: Word): void {
  tell(
    desk,
    'typo-forgiven',
    `No article has "${parts.map(({ text }) => text).join(' ')}": searched for "${by.text}" instead.`,
    swapped(desk, parts, by),
  );
}

function unknown(desk: Desk, part: Word): void {
  const of = desk.whole.type === 'and' ? desk.whole.of : [];
  const rest = of.filter((child) => child !== part);
  const others = rest.filter((child) => !isDispensable(child));
  const isSearch = others.some((child) => child.type !== 'not');
  tell(
    desk,
    'unknown-word',
    `No article has the word "${part.text}".`,
    isSearch && rest.length < of.length
      ? formatQuery(others.length === 1 ? others[0]! : { type: 'and', of: others })
      : undefined,
  );
}

function tell({ planner }: Desk, code: string, message: string, suggestion?: string): void {
  planner.notices.push({ code, message, ...(suggestion === undefined ? {} : { suggestion }) });
}

function swapped({ whole }: Desk, parts: readonly Expression[], by: Expression): string {
  return formatQuery(replaced(whole, parts, by));
}

/** Articles with a word of one slot; asked for twice where words stand side by side, looked up once. */
function documentsOf({ planner, counts }: Desk, word: Word): number {
  let count = counts.get(word);
  if (count === undefined) {
    count = groupsOf(planner.snapshot, slotsOf(word), [])[0]!.documents;
    counts.set(word, count);
  }
  return count;
}

function articles(count: number): string {
  return `${count} article${count === 1 ? '' : 's'}`;
}

/** The expression with the first of the parts replaced, and the others, its neighbours, left out. */
function replaced(
  whole: Expression,
  [first, ...others]: readonly Expression[],
  by: Expression,
): Expression {
  const inside = (part: Expression): Expression => {
    if (part === first) return by;
    if (part.type === 'not') return { ...part, of: inside(part.of) };
    if (part.type !== 'and' && part.type !== 'or') return part;
    const of = part.of.filter((child) => !others.includes(child)).map(inside);
    return of.length === 1 ? of[0]! : { ...part, of };
  };
  return inside(whole);
}

/** So many answers are remembered of a snapshot: looking through the dictionary takes 0.1 ms and more. */
const MOST_REMEMBERED = 1_000;

const remembered = new WeakMap<Snapshot, Map<string, SpellingCandidate | undefined>>();

/** What a word in so many documents, which the snapshot and the word decide, was most likely to be. */
function likeliest(
  snapshot: Snapshot,
  text: string,
  documents: number,
): SpellingCandidate | undefined {
  const known = remembered.get(snapshot) ?? new Map<string, SpellingCandidate | undefined>();
  remembered.set(snapshot, known);
  // The same letters may be looked up as an acronym too, and are then in more documents.
  const key = `${documents} ${text}`;
  if (!known.has(key)) {
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, corrections(text, documents, candidates(snapshot, text))[0]);
  }
  return known.get(key);
}

/** Words of all segments at most two edits away, with the documents that hold them. */
function candidates(snapshot: Snapshot, term: string): readonly SpellingCandidate[] {
  const found = new Map<string, number>();
  for (const segment of snapshot.segments) {
    const words = vocabulary(segment);
    for (const { ordinal } of words.near(term, 2)) {
      const near = words.term(ordinal);
      const entry = words.entry(ordinal);
      const { documents } = held(segment, [entry], entry.documents);
      found.set(near, (found.get(near) ?? 0) + documents);
    }
  }
  return [...found].map(([text, documents]) => ({ term: text, documents }));
}
