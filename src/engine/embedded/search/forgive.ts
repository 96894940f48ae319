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
  return new Forgiving(planner, expression).mend(expression);
}

/** One query under way. */
class Forgiving {
  private readonly planner: Planner;
  private readonly whole: Expression;
  private looks = 0;

  constructor(planner: Planner, whole: Expression) {
    this.planner = planner;
    this.whole = whole;
  }

  mend(part: Expression): Expression {
    if (part.type === 'and') return { ...part, of: this.pairsMended(part.of) };
    if (part.type === 'or') return { ...part, of: part.of.map((child) => this.mend(child)) };
    if (part.type === 'not') return { ...part, of: this.bothWays(part.of) };
    if (part.type === 'phrase' && part.text.includes('*'))
      this.tell('star-in-quotes', 'A * within quotes stands for nothing. Take the quotes away.');
    if (part.type !== 'word' || part.prefix || part.edits !== undefined) return part;
    return slotsOf(part).length === 1 ? this.mendedWord(part) : this.mendedCompound(part);
  }

  /** "cease fire" means "ceasefire" where nothing has the one or the other. */
  private pairsMended(parts: readonly Expression[]): readonly Expression[] {
    const mended: Expression[] = [];
    for (let at = 0; at < parts.length; at++) {
      const together = this.pairMended(parts[at]!, parts[at + 1]);
      mended.push(together ?? this.mend(parts[at]!));
      if (together !== undefined) at++;
    }
    return mended;
  }

  private pairMended(left: Expression, right: Expression | undefined): Word | undefined {
    if (right === undefined || !isPlain(left) || !isPlain(right)) return undefined;
    if (!this.isMissing(left, right)) return undefined;
    const together = joinedPair(this.planner, left, right);
    if (together !== undefined) this.replace([left, right], together);
    return together;
  }

  private isMissing(...words: readonly Word[]): boolean {
    if (words.some(({ text }) => isStopWord(text.toLowerCase()))) return false;
    return words.some((word) => this.documents(word) === 0);
  }

  /** What must not be there is not guessed at, but meant in both ways of writing. */
  private bothWays(part: Expression): Expression {
    if (part.type === 'and' || part.type === 'or')
      return { ...part, of: part.of.map((child) => this.bothWays(child)) };
    if (part.type === 'not') return { ...part, of: this.bothWays(part.of) };
    const together = part.type === 'word' ? joined(this.planner, part) : undefined;
    return together === undefined ? part : { type: 'or', of: [part, together] };
  }

  private mendedCompound(part: Word): Expression {
    const together = joined(this.planner, part);
    if (together !== undefined) return { type: 'or', of: [part, together] };
    if (slotsOf(part).some((slot) => this.inSlot(slot) === 0)) this.unknown(part);
    return part;
  }

  private mendedWord(part: Word): Expression {
    const documents = this.documents(part);
    const inTwo = this.looks++ < MOST_LOOKS ? apart(this.planner, part) : undefined;
    if (inTwo !== undefined && documents === 0) {
      this.replace([part], inTwo.word);
      return inTwo.word;
    }
    if (inTwo !== undefined)
      this.tell(
        'also-written',
        `Also written "${inTwo.word.text}", in ${articles(inTwo.documents)}.`,
        this.swapped([part], { type: 'or', of: [part, inTwo.word] }),
      );
    return documents > RARE || inTwo !== undefined ? part : this.corrected(part, documents);
  }

  private corrected(part: Word, documents: number): Expression {
    const { text } = slotsOf(part)[0]!;
    const best = corrections(text, documents, candidates(this.planner.snapshot, text))[0];
    if (best === undefined) {
      if (documents === 0) this.unknown(part);
      return part;
    }
    const guess: Word = { ...part, text: best.term };
    if (documents === 0) {
      this.replace([part], guess);
      return guess;
    }
    this.tell(
      'did-you-mean',
      `Only ${articles(documents)} ${documents === 1 ? 'has' : 'have'} "${part.text}". Did you mean "${best.term}"?`,
      this.swapped([part], guess),
    );
    return part;
  }

  private replace(parts: readonly Word[], by: Word): void {
    this.tell(
      'typo-forgiven',
      `No article has "${parts.map(({ text }) => text).join(' ')}": searched for "${by.text}" instead.`,
      this.swapped(parts, by),
    );
  }

  private unknown(part: Word): void {
    const of = this.whole.type === 'and' ? this.whole.of : [];
    const rest = of.filter((child) => child !== part);
    const others = rest.filter((child) => !isDispensable(child));
    const isSearch = others.some((child) => child.type !== 'not');
    this.tell(
      'unknown-word',
      `No article has the word "${part.text}".`,
      isSearch && rest.length < of.length
        ? formatQuery(others.length === 1 ? others[0]! : { type: 'and', of: others })
        : undefined,
    );
  }

  private tell(code: string, message: string, suggestion?: string): void {
    this.planner.notices.push({
      code,
      message,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  private swapped(parts: readonly Expression[], by: Expression): string {
    return formatQuery(replaced(this.whole, parts, by));
  }

  private documents(part: Word): number {
    return this.inSlot(slotsOf(part)[0]!);
  }

  private inSlot(slot: ReturnType<typeof slotsOf>[number]): number {
    return groupsOf(this.planner.snapshot, [slot], [])[0]!.documents;
  }
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
