import { fold } from '../../text/fold.ts';
import type { Kind } from '../../types.ts';
import { isShouted } from '../chain/forms.ts';
import { gazetteerEntry } from '../gazetteer.ts';

/** A way of writing a name, and in how many documents. */
export interface Counted {
  readonly text: string;
  readonly documents: number;
}

/**
 * How a name is shown: its most frequent way of writing that is neither lower case nor shouted, as
 * datelines and headlines are ("PARIS", "ELON MUSK"); of equally frequent ones not the one in capitals.
 * A name that is never written otherwise is given capitals by rule, but for what may be an acronym (KNAB) or
 * a brand (adidas). `texts` are ways of writing one key, most frequent first; one at least.
 */
export function shownText(kind: Kind, key: string, texts: readonly Counted[]): string {
  const { text, documents } = texts[0]!;
  if (isCased(text)) return text;
  const cased = texts.find((one) => isCased(one.text));
  if (cased !== undefined && (isLoud(kind, text) || cased.documents >= documents))
    return cased.text;
  const known = kind === 'place' ? gazetteerEntry(kind, key)?.name : undefined;
  return known !== undefined || isNoAcronym(kind, text) ? withCapitals(kind, text, known) : text;
}

/** Of people and places, only datelines and headlines write three capitals in a row. */
function isLoud(kind: Kind, text: string): boolean {
  if (isLowerCase(text)) return true;
  return kind === 'organisation' ? isShouted(text) : /\p{Lu}{3}/u.test(text);
}

/** "MODI" and "LAGOS", but neither "JFK" nor "KZN". */
function isNoAcronym(kind: Kind, text: string): boolean {
  if (isLowerCase(text)) return kind === 'person';
  if (isShouted(text)) return true;
  return kind !== 'organisation' && (kind === 'person' ? /\p{Lu}{4}/u : /\p{Lu}{5}/u).test(text);
}

function isCased(text: string): boolean {
  return !isCapitals(text) && !isLowerCase(text);
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

function isLowerCase(text: string): boolean {
  return text === text.toLowerCase();
}

/** Words that stay small within a name: Rio de Janeiro, Ursula von der Leyen, Bank of England. */
const SMALL = new Set(
  'of the for and in on at de da do dos das del della di du la le les van von der den ten ter zu bin ibn y e'.split(
    ' ',
  ),
);

/** Numbers of popes and kings; Xi Jinping begins with none. */
const NUMBER = /^(?:I{1,3}|IV|VI{0,3}|IX|X{1,3}(?:IV|V?I{0,3}))$/;
/** Abbreviations that are no words, but for those in `NO_CAPITALS`. */
const ABBREVIATION = /^[BCDFGHJKLMNPQRSTVWXZ]{2,}$/;
/** Abbreviations that are words in the names of people: Kim Jong Un. */
const WORDS_TOO = new Set(['US', 'UK', 'EU', 'UN', 'AI', 'IT']);
const NO_CAPITALS = new Set(['ST', 'MT', 'FT', 'DR', 'MR', 'MRS', 'JR', 'SR', 'LTD']);

/** "RIO DE JANEIRO" as the gazetteer writes it where that differs in case alone, else by rule. */
function withCapitals(kind: Kind, text: string, known: string | undefined): string {
  if (known !== undefined && fold(known) === fold(text)) return withCaseOf(text, known);
  let at = 0;
  return text.replace(/\p{L}[\p{L}\p{M}]*/gu, (word, offset: number) => {
    const lower = word.toLowerCase();
    const first = at++ === 0;
    if (!first && SMALL.has(fold(lower))) return lower;
    if (word === 'S' && /[’']/.test(text[offset - 1] ?? '')) return lower;
    if (ABBREVIATION.test(word) && !NO_CAPITALS.has(word)) return word;
    if (kind === 'person' ? !first && NUMBER.test(word) : NUMBER.test(word) || WORDS_TOO.has(word))
      return word;
    return word[0]!.toUpperCase() + lower.slice(1);
  });
}

/** The letters of one with the capitals of the other: "SAO PAULO" keeps its plain letters. */
function withCaseOf(text: string, known: string): string {
  if (text.length !== known.length) return known;
  return Array.from({ length: text.length }, (_, at) =>
    known[at] === known[at]!.toUpperCase() ? text[at]!.toUpperCase() : text[at]!.toLowerCase(),
  ).join('');
}
