import { ROLES } from '../chain/titles.ts';
import { BITS } from './lexicon.ts';
import type { Span } from './mentions.ts';
import type { Tokens } from './tokens.ts';
import type { Word } from './word.ts';

const PERSON = 0;
const PLACE = 1;
const DOUBTFUL = 0.6;
/** From here on a country's name alone may be a person's: "Jordan scored 38 points". */
const SURE = 0.75;
const LARGE = BITS.city | BITS.region | BITS.country;

/** A span with what is said of it. */
export interface Found extends Span {
  readonly confidence: number;
  readonly source: string;
}

/** Cut at dashes that stand between spaces: "VILNIUS - Lithuania" is two names, whatever the tags say. */
export function cutAtDashes(span: Found, { words, starts, ends }: Tokens): Found[] {
  const parts: Found[] = [];
  let first = span.first;
  for (let i = span.first + 1; i < span.last; i++) {
    const loose = ends[i - 1]! < starts[i]! && ends[i]! < starts[i + 1]!;
    if (!loose || !/^[-–—]$/.test(words[i]!.text)) continue;
    parts.push({ ...span, first, last: i - 1 });
    first = i + 1;
  }
  return parts.length === 0 ? [span] : [...parts, { ...span, first }];
}

/**
 * A full name ("Elon Musk") takes the kind of its surname alone where that is mostly a person in the document,
 * or where the text says so: "adviser Elon Musk", "Musk, who". The surname alone, where it is not a person,
 * follows the full name; where that is known to all news, it is enough that the kind is in doubt. A country's
 * name alone is one of a person only beside a full name that has it, or where that is sure. First names come
 * from the gazetteer.
 */
export function consistent(found: readonly Found[], words: readonly Word[]): Found[] {
  const alone = singles(found, words);
  const isSurname = (word: Word, atLeast: number): boolean => {
    const count = alone.get(word.lowerText);
    if (count === undefined) return false;
    return count.acts || (count.people >= atLeast && count.people > count.others);
  };
  const surnames = new Set<string>();
  const known = new Set<string>();
  /** All words of full names of people. */
  const named = new Set<string>();
  const full = found.map((span) => {
    if (span.first === span.last) return span;
    const surname = words[span.last]!;
    const person = span.kind === PERSON;
    if (!person && !(isFullName(span, words) && (hasOffice(span, words) || isSurname(surname, 1))))
      return span;
    surnames.add(surname.lowerText);
    for (let i = span.first; i <= span.last; i++) named.add(words[i]!.lowerText);
    if (span.source.startsWith('gazetteer')) known.add(surname.lowerText);
    return person ? span : asPerson(span);
  });
  return full.map((span) => {
    if (span.first !== span.last) return span;
    const word = words[span.first]!;
    if (span.kind === PERSON) return isCountry(span, word, named) ? asPlace(span) : span;
    if (known.has(word.lowerText) && span.confidence < DOUBTFUL) return asPerson(span);
    return surnames.has(word.lowerText) && isSurname(word, 2) ? asPerson(span) : span;
  });
}

interface Single {
  people: number;
  others: number;
  /** Somewhere ", who" follows. */
  acts: boolean;
}

/** What is said of names of one word, by the word. */
function singles(found: readonly Found[], words: readonly Word[]): ReadonlyMap<string, Single> {
  const alone = new Map<string, Single>();
  for (const { kind, first, last } of found) {
    if (first !== last) continue;
    const key = words[first]!.lowerText;
    const count = alone.get(key) ?? { people: 0, others: 0, acts: false };
    if (kind === PERSON) count.people++;
    else count.others++;
    if (words[last + 1]?.text === ',' && words[last + 2]?.text === 'who') count.acts = true;
    alone.set(key, count);
  }
  return alone;
}

/** An office or trade stands right before. */
function hasOffice({ first }: Span, words: readonly Word[]): boolean {
  const before = words[first - 1];
  return before?.lower === true && ROLES.has(before.text);
}

function isFullName({ first, last }: Span, words: readonly Word[]): boolean {
  const { bits } = words[first]!;
  // "Charlotte Hornets" plays; the Hornets, who play, are no people.
  if (last - first > 2 || !(bits & (BITS.first | BITS.rareFirst)) || bits & LARGE) return false;
  for (let i = first; i <= last; i++) if (!words[i]!.capital) return false;
  return true;
}

function isCountry({ confidence, source }: Found, word: Word, named: ReadonlySet<string>): boolean {
  if (!(word.bits & BITS.country) || named.has(word.lowerText)) return false;
  return confidence < SURE && source.startsWith('model');
}

function asPlace(span: Found): Found {
  return { ...span, kind: PLACE, source: 'model: a country, and no full name has it' };
}

function asPerson(span: Found): Found {
  return { ...span, kind: PERSON, source: 'model: as elsewhere in the document' };
}
