import type { Word, WordTable } from './word.ts';

/** The tokens of a text; token `i` is `text.slice(starts[i], ends[i])`. */
export interface Tokens {
  readonly words: readonly Word[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** First token of each sentence, and the number of tokens at the end. */
  readonly sentences: readonly number[];
}

/** Longer sentences are cut: time and memory stay bounded on text without any sentence end. */
export const MAX_SENTENCE = 160;
/** Longer words are cut, for the same reason; no name has such a word. */
const MAX_WORD = 80;

const TOKEN = new RegExp(
  [
    String.raw`https?:\/\/[^\s]{1,80}`,
    String.raw`[@#][\p{L}\p{N}_]{1,80}`,
    // U.S., e.g., J.R.R.
    String.raw`(?:\p{L}\.){2,8}(?![\p{L}\p{N}])`,
    String.raw`(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Cmdr|Cpl|Adm|Hon|Rev|Jr|Sr|Inc|Corp|Ltd|Co|vs|No|Brig|Maj|Messrs|Ft|Mt|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.`,
    // The initial of a name; "on X." is an end.
    String.raw`(?!(?<=\bon )X\.)\p{Lu}\.(?=\s+\p{Lu})`,
    String.raw`[\p{L}\p{M}\p{N}]{1,80}(?:[-’'.&](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]{1,80}){0,6}`,
    String.raw`\.{2,80}`,
    String.raw`[^\s]`,
  ].join('|'),
  'gu',
);
const CLITIC = /^(.*?)(['’](?:[sS]|re|ve|ll|d|m|LL|RE|VE))$/u;
const ALPHA = /\p{L}/u;

/** Cuts a text into tokens and sentences. Linear in the length of the text, whatever it holds. */
export function tokenise(text: string, table: WordTable): Tokens {
  const words: Word[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (start: number, end: number): void => {
    words.push(table.word(text.slice(start, end)));
    starts.push(start);
    ends.push(end);
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text))
    splitWord(match[0], match.index, push);
  return {
    words,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    sentences: sentenceStarts(text, words, starts, ends),
  };
}

function splitWord(token: string, start: number, push: (start: number, end: number) => void): void {
  const end = start + token.length;
  if (token.length > 2 && (token.includes("'") || token.includes('’'))) {
    const clitic = CLITIC.exec(token);
    if (clitic !== null && clitic[1] !== '') {
      const cut = start + clitic[1]!.length;
      splitHyphens(clitic[1]!, start, push);
      push(cut, end);
      return;
    }
  }
  if (token.length > 2 && token.includes('-')) {
    splitHyphens(token, start, push);
    return;
  }
  while (end - start > MAX_WORD) {
    push(start, start + MAX_WORD);
    start += MAX_WORD;
  }
  if (end > start) push(start, end);
}

/** "US-led" and "Kyiv-based" hold a name and a word; "Jean-Claude", "al-Assad" and "Stoke-on-Trent" are one name. */
function splitHyphens(
  token: string,
  start: number,
  push: (start: number, end: number) => void,
): void {
  const parts = token.split('-');
  let from = 0;
  let at = 0;
  for (let i = 0; i < parts.length - 1; i++) {
    at += parts[i]!.length;
    if (separates(parts[i]!, parts[i + 1]!) && !isLinked(parts, i)) {
      if (at > from) push(start + from, start + at);
      push(start + at, start + at + 1);
      from = at + 1;
    }
    at += 1;
  }
  if (from < token.length) push(start + from, start + token.length);
}

/** "Stoke-on-Trent", "Port-au-Prince": small words between two capitals do not separate. */
function isLinked(parts: readonly string[], i: number): boolean {
  const link = LINK.test(parts[i]!) ? i : LINK.test(parts[i + 1]!) ? i + 1 : 0;
  return link > 0 && CAPITAL.test(parts[link - 1]!) && CAPITAL.test(parts[link + 1] ?? '');
}

const LINK = /^(?:on|upon|under|by|in|of|super|au|aux|en|sous|am|auf|na|nad)$/;
const CAPITAL = /^\p{Lu}/u;

const PARTICLE = /^(?:al|el|ul|ad|as|ar|an|az|ash|abu|bin|ibn|de|la|le|du|des|sur|der|den|d|l)$/i;

function separates(before: string, after: string): boolean {
  if (!ALPHA.test(before) || !ALPHA.test(after)) return false;
  if (PARTICLE.test(before) || PARTICLE.test(after)) return false;
  const lowerBefore = /^\p{Ll}/u.test(before);
  const lowerAfter = /^\p{Ll}/u.test(after);
  if (lowerBefore && lowerAfter) return false;
  if (lowerBefore || lowerAfter) return before.length > 1 && after.length > 1;
  return isAcronym(before) !== isAcronym(after) && before.length > 1 && after.length > 1;
}

function isAcronym(part: string): boolean {
  return /^\p{Lu}[\p{Lu}.]+$/u.test(part);
}

function sentenceStarts(
  text: string,
  words: readonly Word[],
  starts: readonly number[],
  ends: readonly number[],
): number[] {
  const sentences: number[] = [];
  let start = 0;
  let line = 0;
  for (let i = 0; i < words.length; i++) {
    if (i - start + 1 >= MAX_SENTENCE || endsSentence(text, words, starts, ends, i, line)) {
      sentences.push(start);
      start = i + 1;
    }
    const gapEnd = starts[i + 1] ?? 0;
    for (let at = ends[i]!; at < gapEnd; at++) if (text.charCodeAt(at) === 10) line = at + 1;
  }
  if (start < words.length) sentences.push(start);
  sentences.push(words.length);
  return sentences;
}

/** A line this long that does not end in a full stop was wrapped, and its sentence goes on below. */
const WRAPPED = 55;

function endsSentence(
  text: string,
  words: readonly Word[],
  starts: readonly number[],
  ends: readonly number[],
  i: number,
  line: number,
): boolean {
  const next = words[i + 1];
  if (next === undefined) return true;
  const from = ends[i]!;
  const to = starts[i + 1]!;
  if (from === to) return false;
  const word = words[i]!;
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10) breaks++;
  }
  if (breaks > 1) return true;
  const stops = word.stop || (word.closing && i > 0 && words[i - 1]!.stop);
  if (breaks === 1) return stops || from - line < WRAPPED || !next.lower;
  return stops && (next.capital || next.opening || next.digits);
}
