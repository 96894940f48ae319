import { classAt, DIGIT, LETTER } from './characters.ts';
import { fold } from './fold.ts';

/**
 * Acronyms that would else be taken for a little word, and the terms that stand for them: the
 * country, the health organisation, information technology, the terror group.
 */
export const LIKE_A_WORD: ReadonlyMap<string, string> = new Map([
  ['us', 'u.s.'],
  ['who', 'w.h.o.'],
  ['it', 'i.t.'],
  ['is', 'i.s.'],
]);

const AMPERSAND = 38;
const DOT = 46;
const LONGEST = 64;
const WINDOW = 40;

/** The dotted acronym that starts at `start`, if any: "U.N." → un, "U.S." → u.s., "p.m" → pm. */
export function acronymAt(
  text: string,
  start: number,
): { readonly term: string; readonly end: number } | undefined {
  let letters = '';
  let end = start;
  let at = start;
  while (isLoneLetter(text, at)) {
    if (letters.length < LONGEST) letters += text[at];
    end = at + 1;
    if (text.charCodeAt(end) !== DOT) break;
    end = at += 2;
  }
  if (letters.length < 2) return undefined;
  const term = fold(letters);
  return { term: LIKE_A_WORD.get(term) ?? term, end };
}

/** Where "AT&T", "R&D" or "S&P" ends when its first part is `start` to `end`; 0 when it is none. */
export function ampersandEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(end) !== AMPERSAND || end - start > 3) return 0;
  let at = end + 1;
  while (at - start < 6 && LETTER[classAt(text, at)]) at++;
  const right = at - end - 1;
  const goesOn = LETTER[classAt(text, at)] || classAt(text, at) === DIGIT;
  return right > 0 && right + (end - start) <= 4 && !goesOn ? at : 0;
}

/** Is the text around written in capitals, so that capitals say nothing about this word? */
export function shouted(text: string, start: number, end: number): boolean {
  const around = `${text.slice(Math.max(0, start - WINDOW), start)} ${text.slice(end, end + WINDOW)}`;
  return /\p{Lu}/u.test(around) && !/\p{Ll}/u.test(around);
}

function isLoneLetter(text: string, at: number): boolean {
  const next = classAt(text, at + 1);
  return LETTER[classAt(text, at)]! && !LETTER[next] && next !== DIGIT;
}
