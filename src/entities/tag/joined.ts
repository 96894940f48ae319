import type { Kind, Mention } from '../../types.ts';
import { hashText } from './hash.ts';
import { BITS, type Lexicon } from './lexicon.ts';

/** Letters that names of up to three words, which is as many as are looked at, take at most. */
const REACH = 60;
const JOINT = /(?<=\p{L})[-–](?=\p{Lu})/gu;
const WORD = String.raw`\p{Lu}[\p{L}\p{M}]{1,30}`;
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}.’'–-])${WORD}(?:\\s${WORD}){0,2}$`, 'u');
const AFTER = new RegExp(`^${WORD}(?:\\s${WORD}){0,2}`, 'u');

/** One of the names at a hyphen. */
interface Side {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly isCountry: boolean;
}

/**
 * "The Russia-Ukraine war", "the Israel–Hamas war", "a Saudi Arabia-Iran pact" name two: a country and
 * another, a place or an organisation. Not where the gazetteer knows both as one (Austria-Hungary), nor within a longer name.
 * `mentions` are in order of start, and so is the answer.
 */
export function withJoined(
  mentions: readonly Mention[],
  text: string,
  lexicon: Lexicon,
): readonly Mention[] {
  const all: Mention[] = [];
  let at = 0;
  for (const sides of joinedNames(text, lexicon)) {
    const [{ start: from }, { end: to }] = sides;
    while (at < mentions.length && mentions[at]!.end <= from) all.push(mentions[at++]!);
    let past = at;
    while (past < mentions.length && mentions[past]!.start < to) past++;
    const isWithin = mentions.slice(at, past).some(({ start, end }) => start < from || end > to);
    if (isWithin) continue;
    at = past;
    for (const { kind, start, end } of sides)
      all.push({ kind, start, end, confidence: 1, why: WHY });
  }
  return at === 0 && all.length === 0 ? mentions : [...all, ...mentions.slice(at)];
}

const WHY = 'rule: names joined by a hyphen';

function joinedNames(text: string, lexicon: Lexicon): (readonly [Side, Side])[] {
  const found: (readonly [Side, Side])[] = [];
  let free = 0;
  for (const { index } of text.matchAll(JOINT)) {
    const left = sideBefore(text, index, lexicon);
    const right = sideAfter(text, index + 1, lexicon);
    if (left === undefined || right === undefined || left.start < free) continue;
    if (!left.isCountry && !right.isCountry) continue;
    if (bitsOf(text.slice(left.start, right.end), lexicon) !== 0) continue;
    found.push([left, right]);
    free = right.end;
  }
  return found;
}

/** The longest name that ends at `end`. */
function sideBefore(text: string, end: number, lexicon: Lexicon): Side | undefined {
  const words = BEFORE.exec(text.slice(Math.max(0, end - REACH), end))?.[0] ?? '';
  for (let from = 0; from >= 0 && from < words.length; from = next(words, from)) {
    const side = sideOf(words.slice(from), end - words.length + from, lexicon);
    if (side !== undefined) return side;
  }
  return undefined;
}

function next(words: string, from: number): number {
  const space = words.slice(from).search(/\s/);
  return space < 0 ? -1 : from + space + 1;
}

/** The longest name that starts at `start`. */
function sideAfter(text: string, start: number, lexicon: Lexicon): Side | undefined {
  let words = AFTER.exec(text.slice(start, start + REACH))?.[0] ?? '';
  if (/^[\p{L}\p{N}–-]/u.test(text.slice(start + words.length))) return undefined;
  while (words !== '') {
    const side = sideOf(words, start, lexicon);
    if (side !== undefined) return side;
    words = words.replace(/(?:^|\s)\S+$/u, '');
  }
  return undefined;
}

function sideOf(name: string, start: number, lexicon: Lexicon): Side | undefined {
  const bits = bitsOf(name, lexicon);
  const kind = kindOf(bits);
  if (kind === undefined) return undefined;
  return { kind, start, end: start + name.length, isCountry: (bits & BITS.country) !== 0 };
}

/** Names of people beside it leave a word in doubt: "Georgia-Rose". */
function kindOf(bits: number): Kind | undefined {
  if ((bits & BITS.country) !== 0) return 'place';
  if ((bits & (BITS.first | BITS.last)) !== 0) return undefined;
  if ((bits & BITS.organisation) !== 0 && (bits & BITS.city) === 0) return 'organisation';
  return (bits & BITS.place) !== 0 && (bits & BITS.company) === 0 ? 'place' : undefined;
}

function bitsOf(name: string, lexicon: Lexicon): number {
  return lexicon.bits(hashText(name.toLowerCase().replaceAll('–', '-').replace(/\s+/g, ' ')));
}
