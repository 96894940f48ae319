import { acronymAt, ampersandEnd, LIKE_A_WORD, shouted } from './acronyms.ts';
import { endOfAddress, isQueryMark, schemeEnd } from './addresses.ts';
import {
  classAt,
  DIGIT,
  FOREIGN,
  IDEOGRAPH,
  isApostrophe,
  JOINER,
  LETTER,
  LOWER,
  OTHER,
  UPPER,
  widthAt,
} from './characters.ts';
import { fold } from './fold.ts';

/** An index term and where it stands: `text.slice(start, end)` is what was written. */
export interface Word {
  /** Folded index term. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Receives a term and where it stands. */
export type VisitWord = (term: string, start: number, end: number) => void;

/** Longer terms are cut to this many UTF-16 units: no word is longer, encoded blobs are. */
export const MAX_TERM_LENGTH = 64;

/**
 * Index terms in order; a word's position is its index in this array.
 *
 * Case and accents are folded, a possessive is cut ("Trump's" → trump), other apostrophes vanish
 * ("O'Brien" → obrien). "U.S.", "AT&T", "3.5" and "10,000" are one word each; an acronym that looks
 * like a little word keeps its dots ("US", "U.S." → u.s., while "us" → us). Hyphens and underscores
 * separate, so a hyphenated word is found by its parts and as a phrase. Scripts without spaces give
 * one word a character. Of a web address, what follows `?` or `#` is left out.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  eachWord(text, (term, start, end) => found.push({ text: term, start, end }));
  return found;
}

/** The same words without an object for each: for the indexer. */
export function eachWord(text: string, visit: VisitWord): void {
  const length = text.length;
  let addressEnd = 0;
  let at = 0;
  while (at < length) {
    const first = classAt(text, at);
    if (first === OTHER || first === JOINER) {
      at = at < addressEnd && isQueryMark(text.charCodeAt(at)) ? addressEnd : at + 1;
      continue;
    }
    const start = at;
    let seen = 1 << first;
    while (++at < length) {
      const kind = classAt(text, at);
      if (kind !== LOWER && kind !== UPPER && kind !== DIGIT) break;
      seen |= 1 << kind;
    }
    if (isPlainEnd(text, at) && (seen & RARE) === 0) {
      visit(plainTerm(text, start, at, seen), start, at);
      continue;
    }
    const scheme = schemeEnd(text, start, at);
    if (scheme > 0) {
      addressEnd = Math.max(addressEnd, endOfAddress(text, scheme, addressEnd));
      at = scheme;
    } else at = rareWord(text, start, visit);
  }
}

const SPACE = 32;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const COMMA = 44;
const DOT = 46;
const COLON = 58;
const RARE = (1 << FOREIGN) | (1 << IDEOGRAPH);

/** Nothing after the run can belong to its word: a blank, the end, or a mark before a blank. */
function isPlainEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const stop = text.charCodeAt(at);
  if (stop === COMMA || stop === DOT) return !(text.charCodeAt(at + 1) > SPACE);
  return stop < 128 && stop !== APOSTROPHE && stop !== AMPERSAND && stop !== COLON;
}

function plainTerm(text: string, start: number, end: number, seen: number): string {
  const written = text.slice(start, Math.min(end, start + MAX_TERM_LENGTH));
  if ((seen & (1 << UPPER)) === 0) return written;
  const lower = written.toLowerCase();
  if (seen !== 1 << UPPER || lower.length > 3) return lower;
  return likeAWord(text, start, end, lower);
}

/** "US" is the country whatever stands around; "IT" and "WHO" only where not everything is in capitals. */
function likeAWord(text: string, start: number, end: number, lower: string): string {
  const acronym = LIKE_A_WORD.get(lower);
  if (acronym === undefined) return lower;
  return lower === 'us' || !shouted(text, start, end) ? acronym : lower;
}

/** Visits the word at `start`, whatever it is made of, and returns where to go on. */
function rareWord(text: string, start: number, visit: VisitWord): number {
  if (classAt(text, start) === IDEOGRAPH) {
    const end = afterJoiners(text, start + widthAt(text, start));
    visit(cut(fold(text.slice(start, end))), start, end);
    return end;
  }
  const acronym = acronymAt(text, start);
  if (acronym !== undefined) {
    visit(acronym.term, start, acronym.end);
    return afterPossessive(text, acronym.end);
  }
  const end = runEnd(text, start);
  const company = ampersandEnd(text, start, end);
  if (company > 0) {
    visit(fold(text.slice(start, company)), start, company);
    return afterPossessive(text, company);
  }
  const term = foldedTerm(text, start, end);
  const isPrefix = term === 'www' && text.charCodeAt(end) === DOT;
  if (term !== '' && !isPrefix) visit(term, start, end);
  return afterPossessive(text, end);
}

const LEFT_OUT = /[,'\u2019\u02bc\uff07]|\u00ad|\u200c|\u200d|\u2060|\ufeff/g;

function foldedTerm(text: string, start: number, end: number): string {
  // Four units a unit is more than folding ever takes away, so that a cut term is always full.
  const written = text.slice(start, Math.min(end, start + 4 * MAX_TERM_LENGTH));
  const term = cut(fold(written.replace(LEFT_OUT, '')).trim());
  const capitals = term.length <= 3 && /^[A-Z]+$/.test(written);
  return capitals ? likeAWord(text, start, end, term) : term;
}

/** Where letters, digits and what may stand between them end; before a possessive. */
function runEnd(text: string, start: number): number {
  let at = start;
  // Length of the last group of digits while there are only digits and commas, else -1.
  let group = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === DIGIT) group = group < 0 ? -1 : group + 1;
    else if (LETTER[kind] || kind === JOINER) group = -1;
    else if (kind === IDEOGRAPH || !isBridge(text, at, group)) break;
    else group = text.charCodeAt(at) === COMMA ? 0 : -1;
    at += widthAt(text, at);
  }
  return at;
}

/** Does the mark at `at` hold its word together: "O'Brien", "3.5", "10,000"? */
function isBridge(text: string, at: number, group: number): boolean {
  const mark = text.charCodeAt(at);
  if (isApostrophe(mark)) return LETTER[classAt(text, at + 1)]! && !isPossessive(text, at);
  if (mark === DOT) return isDigit(text, at - 1) && isDigit(text, at + 1);
  if (mark !== COMMA || group < 1 || group > 3) return false;
  const three = isDigit(text, at + 1) && isDigit(text, at + 2) && isDigit(text, at + 3);
  return three && !isDigit(text, at + 4);
}

function isPossessive(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next !== 115 && next !== 83) return false;
  const after = classAt(text, at + 2);
  return !LETTER[after] && after !== DIGIT && after !== JOINER;
}

function afterPossessive(text: string, at: number): number {
  return isApostrophe(text.charCodeAt(at)) && isPossessive(text, at) ? at + 2 : at;
}

function afterJoiners(text: string, at: number): number {
  while (at < text.length && classAt(text, at) === JOINER) at += widthAt(text, at);
  return at;
}

/** At most `MAX_TERM_LENGTH` units, no half of a surrogate pair at the end. */
function cut(term: string): string {
  if (term.length <= MAX_TERM_LENGTH) return term;
  return term.slice(0, MAX_TERM_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

function isDigit(text: string, at: number): boolean {
  return classAt(text, at) === DIGIT;
}
