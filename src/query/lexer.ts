import { fieldNamed } from './fields.ts';
import { badQuery, LIMITS } from './limits.ts';

/** A piece of a query string; offsets are UTF-16 units of it. */
export type Token =
  | {
      readonly type: '(' | ')' | 'not' | 'and' | 'or';
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly type: 'near';
      readonly distance: number;
      readonly start: number;
      readonly end: number;
    }
  | { readonly type: 'field'; readonly name: string; readonly start: number; readonly end: number }
  | PhraseToken
  | WordToken;

export interface PhraseToken {
  readonly type: 'phrase';
  /** As meant: escapes are undone. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface WordToken {
  readonly type: 'word';
  /** As meant: escapes are undone, star and tilde cut off. */
  readonly text: string;
  readonly prefix: boolean;
  readonly edits: 0 | 1 | 2;
  readonly start: number;
  readonly end: number;
}

/** Every mark that opens or closes a phrase. */
export const QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02';

const BLANK = /\s/;
const DEFAULT_DISTANCE = 10;

/** Cuts a query into tokens. Throws `UserError('bad-query')` with position and hint, nothing else. */
export function tokens(q: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < q.length) {
    if (BLANK.test(q[at]!)) {
      at++;
      continue;
    }
    const token = tokenAt(q, at);
    found.push(token);
    at = token.end;
  }
  return found;
}

function tokenAt(q: string, at: number): Token {
  const sign = q[at]!;
  if (sign === '(' || sign === ')') return { type: sign, start: at, end: at + 1 };
  if (QUOTES.includes(sign)) return phraseAt(q, at);
  if (isMinus(q, at)) return { type: 'not', start: at, end: at + 1 };
  const name = fieldNameAt(q, at);
  if (name !== undefined) return { type: 'field', name, start: at, end: at + name.length + 1 };
  return wordAt(q, at);
}

/** A minus binds to what follows at once; "--", "- " and "a-b" are only marks. */
function isMinus(q: string, at: number): boolean {
  const next = q[at + 1];
  return q[at] === '-' && next !== undefined && !/[\s\-)]/.test(next);
}

/** `name` of `name:value`. A colon that no value touches, or of an address, is only a mark. */
function fieldNameAt(q: string, at: number): string | undefined {
  FIELD_NAME.lastIndex = at;
  const name = FIELD_NAME.exec(q)?.[1];
  if (name === undefined || name.toLowerCase() === 'mailto') return undefined;
  const next = q[at + name.length + 1];
  const touches = next !== undefined && !/[\s:)]/.test(next);
  return touches || fieldNamed(name) ? name : undefined;
}

// Bounded, so that a long run of letters is not read again and again.
const FIELD_NAME = /([\p{L}][\p{L}_]{0,30}):(?!\/\/)/uy;

function phraseAt(q: string, start: number): Token {
  let text = '';
  for (let at = start + 1; at < q.length; at++) {
    const sign = q[at]!;
    if (QUOTES.includes(sign)) return { type: 'phrase', text, start, end: at + 1 };
    if (sign === '\\' && at + 1 < q.length) at++;
    text += q[at];
  }
  throw badQuery(
    'A quotation mark is never closed.',
    start,
    'Put a " after the last word of the phrase, or take this one away.',
  );
}

/** A word up to the next blank, quote or parenthesis. */
function wordAt(q: string, start: number): Token {
  let text = '';
  let end = start;
  const marks: Marks = { star: -1, stars: 0, tilde: -1, escape: -1 };
  for (; end < q.length && !isWordEnd(q[end]!); end++) {
    if (q[end] === '\\' && end + 1 < q.length) {
      end++;
      marks.escape = text.length;
    } else if (q[end] === '*') {
      marks.star = text.length;
      marks.stars++;
    } else if (q[end] === '~') marks.tilde = text.length;
    text += q[end];
  }
  const operator = marks.escape < 0 ? operatorOf(text, start, end) : undefined;
  return operator ?? { type: 'word', ...meaning(text, marks, start), start, end };
}

/** Offsets, in the text of a word, of the last star and tilde that count and of the last escaped character. */
interface Marks {
  star: number;
  stars: number;
  tilde: number;
  escape: number;
}

function isWordEnd(sign: string): boolean {
  return BLANK.test(sign) || sign === '(' || sign === ')' || QUOTES.includes(sign);
}

function operatorOf(text: string, start: number, end: number): Token | undefined {
  if (text === 'AND' || text === '&&') return { type: 'and', start, end };
  if (text === 'OR' || text === '|' || text === '||') return { type: 'or', start, end };
  if (text === 'NOT') return { type: 'not', start, end };
  const near = /^NEAR(?:\/(.*))?$/s.exec(text);
  if (!near) return undefined;
  const distance = near[1] === undefined ? DEFAULT_DISTANCE : wholeNumber(near[1]);
  if (distance >= 1 && distance <= LIMITS.distance) return { type: 'near', distance, start, end };
  throw badQuery(
    'NEAR needs a number of words.',
    start,
    `Write a number from 1 to ${LIMITS.distance}, as in: treaty NEAR/5 border.`,
  );
}

function wholeNumber(digits: string): number {
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** Star and tilde at the end of a word, and complaints about those elsewhere. */
function meaning(
  text: string,
  marks: Marks,
  start: number,
): Omit<WordToken, 'type' | 'start' | 'end'> {
  const isPrefix = marks.star === text.length - 1 && marks.stars === 1;
  if (marks.stars > 0 && !isPrefix)
    throw badQuery(
      'A star can stand only once, at the end of a word.',
      start,
      'Write the beginning of the word and then the star, or \\* for the sign itself.',
    );
  if (isPrefix) return { text: text.slice(0, -1), prefix: true, edits: 0 };
  const asked = text.slice(marks.tilde + 1);
  const isFuzzy = marks.tilde > 0 && marks.escape < marks.tilde && /^\d*$/.test(asked);
  if (!isFuzzy) return { text, prefix: false, edits: 0 };
  const edits = asked === '' ? 1 : Number(asked);
  if (edits === 1 || edits === 2) return { text: text.slice(0, marks.tilde), prefix: false, edits };
  throw badQuery(
    'At most two typing errors can be forgiven.',
    start,
    'Write ~1 or ~2 after the word, or \\~ for the sign itself.',
  );
}
