import { BITS } from './lexicon.ts';
import type { Span } from './mentions.ts';
import type { Tokens } from './tokens.ts';
import type { Word } from './word.ts';

const PERSON = 0;

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
 * A full name ("Elon Musk") takes the kind of its surname alone where that is mostly a person in the
 * document; and the surname alone, where it is not, follows the full name. First names come from the gazetteer.
 */
export function consistent(found: readonly Found[], words: readonly Word[]): Found[] {
  const alone = new Map<string, { people: number; others: number }>();
  for (const { kind, first, last } of found) {
    if (first !== last) continue;
    const key = words[first]!.lowerText;
    const count = alone.get(key) ?? { people: 0, others: 0 };
    if (kind === PERSON) count.people++;
    else count.others++;
    alone.set(key, count);
  }
  const isSurname = (word: Word): boolean => {
    const count = alone.get(word.lowerText);
    return count !== undefined && count.people > 1 && count.people > count.others;
  };
  const surnames = new Set<string>();
  const full = found.map((span) => {
    if (span.first === span.last) return span;
    const person = span.kind === PERSON;
    if (!person && !(isFullName(span, words) && isSurname(words[span.last]!))) return span;
    surnames.add(words[span.last]!.lowerText);
    return person ? span : asPerson(span);
  });
  return full.map((span) => {
    if (span.first !== span.last || span.kind === PERSON) return span;
    const word = words[span.first]!;
    return surnames.has(word.lowerText) && isSurname(word) ? asPerson(span) : span;
  });
}

function isFullName({ first, last }: Span, words: readonly Word[]): boolean {
  if (last - first > 2 || !(words[first]!.bits & (BITS.first | BITS.rareFirst))) return false;
  for (let i = first; i <= last; i++) if (!words[i]!.capital) return false;
  return true;
}

function asPerson(span: Found): Found {
  return { ...span, kind: PERSON, source: 'model: as elsewhere in the document' };
}
