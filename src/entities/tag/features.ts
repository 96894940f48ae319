import { hashText, mix } from './hash.ts';
import { BITS } from './lexicon.ts';
import type { Votes, Word } from './word.ts';

/** Collects the hashed features of one token. */
export interface Features {
  readonly ids: Int32Array;
  count: number;
}

export function features(): Features {
  return { ids: new Int32Array(160), count: 0 };
}

function add(out: Features, template: number, value: number): void {
  out.ids[out.count++] = mix(value, Math.imul(template, 7919) + 13);
}

/** Contexts of a token that are not its neighbours: place in the sentence and how its line is written. */
export const CONTEXTS = 9;

/** Features of the word itself. `context` = place (0 inside, 1 first, 2 first but for punctuation) + 3 × line (0 normal, 1 Title Case, 2 ALL CAPS). */
export function ownFeatures(word: Word, context: number, out: Features): void {
  const { lowerText: lower, cased } = word;
  add(out, 1, 0);
  add(out, 2, word.hash);
  add(out, 3, word.caseHash);
  add(out, 4, word.shape);
  add(out, 5, mix(word.shape, context));
  add(out, 6, mix(word.hash, context));
  add(out, 7, cased * 16 + context);
  for (let length = 1; length <= 4; length++) {
    if (lower.length < length) break;
    if (length > 1) add(out, 8 + length, mix(hashText(lower.slice(0, length)), cased));
    add(out, 12 + length, mix(hashText(lower.slice(-length)), cased));
  }
  add(out, 17, mix(word.bits, cased));
  add(out, 18, mix(word.fine, cased));
  add(out, 19, mix(word.coarse, cased));
  add(out, 20, mix(mix(word.coarse, word.bits), cased));
  for (let bit = 1; bit <= BITS.date; bit *= 2) if (word.bits & bit) add(out, 21, mix(bit, cased));
}

/** Features of a word `distance` (−2, −1, 1, 2) away from a token written as `cased`. */
export function besideFeatures(word: Word, distance: number, cased: number, out: Features): void {
  const base = 32 + (distance + 2) * 16;
  add(out, base, word.hash);
  add(out, base + 1, mix(word.hash, cased));
  add(out, base + 2, mix(word.fine, cased));
  add(out, base + 3, mix(word.coarse, cased));
  add(out, base + 4, mix(word.bits, cased));
  if (distance < -1 || distance > 1) return;
  add(out, base + 5, mix(word.shape, cased));
  add(out, base + 6, mix(hashText(word.lowerText.slice(-3)), cased));
  add(out, base + 7, mix(word.caseHash, cased));
}

/** The words around a token, padding beyond the sentence. */
export interface Window {
  readonly words: readonly Word[];
  /** First and one past the last token of the sentence. */
  readonly from: number;
  readonly to: number;
  readonly padding: Word;
}

/** Features of several words together: pairs, triples, and the run of capitalised words around the token. */
export function jointFeatures(
  window: Window,
  i: number,
  run: Run | undefined,
  longName: number,
  context: number,
  out: Features,
): void {
  const { words, from, to, padding } = window;
  const word = words[i]!;
  const b1 = i > from ? words[i - 1]! : padding;
  const b2 = i > from + 1 ? words[i - 2]! : padding;
  const a1 = i < to - 1 ? words[i + 1]! : padding;
  const a2 = i < to - 2 ? words[i + 2]! : padding;
  const { cased } = word;
  add(out, 120, mix(word.hash, a1.hash));
  add(out, 121, mix(b1.hash, word.hash));
  add(out, 122, mix(mix(b1.hash, a1.hash), cased));
  add(out, 123, mix(mix(b2.hash, b1.hash), cased));
  add(out, 124, mix(mix(a1.hash, a2.hash), cased));
  add(out, 125, mix(mix(b1.shape, word.shape), a1.shape));
  add(
    out,
    126,
    mix(((b1.cased * 8 + cased) * 8 + a1.cased) * 8 + b2.cased, a2.cased * 16 + context),
  );
  add(out, 127, mix(mix(b1.bits, word.bits), cased));
  add(out, 128, mix(mix(word.bits, a1.bits), cased));
  add(out, 129, mix(mix(b1.coarse, word.coarse), cased));
  add(out, 130, mix(mix(word.coarse, a1.coarse), cased));
  add(out, 131, mix(mix(b1.coarse, a1.coarse), cased));
  add(out, 132, mix(longName, cased));
  if (run === undefined) return;
  runFeatures(word, i, run, out);
}

/** A stretch of capitalised words, small words between them included. */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly before: Word;
  readonly after: Word;
  readonly head: Word;
  readonly tail: Word;
  /** Gazetteer bits of all its words. */
  readonly bits: number;
}

export function runAt(window: Window, i: number): Run | undefined {
  const { words, from, to, padding } = window;
  if (!words[i]!.nameLike) return undefined;
  let first = i;
  while (first > from && joins(words, first - 1, first - 2 >= from ? first - 2 : -1)) first--;
  let last = i;
  while (last < to - 1 && joins(words, last + 1, last + 2 < to ? last + 2 : -1)) last++;
  let bits = 0;
  for (let k = first; k <= last; k++) bits |= words[k]!.bits;
  return {
    first,
    last,
    before: first > from ? words[first - 1]! : padding,
    after: last < to - 1 ? words[last + 1]! : padding,
    head: words[first]!,
    tail: words[last]!,
    bits,
  };
}

function joins(words: readonly Word[], at: number, beyond: number): boolean {
  const word = words[at]!;
  if (word.nameLike) return true;
  return word.inner && beyond >= 0 && words[beyond]!.nameLike;
}

function runFeatures(word: Word, i: number, run: Run, out: Features): void {
  const ahead = Math.min(i - run.first, 3);
  const behind = Math.min(run.last - i, 3);
  const length = Math.min(run.last - run.first, 4);
  add(out, 140, run.before.hash);
  add(out, 141, run.after.hash);
  add(out, 142, mix(run.head.hash, ahead));
  add(out, 143, mix(run.tail.hash, behind));
  add(out, 144, mix(hashText(run.tail.lowerText.slice(-3)), behind));
  add(out, 145, mix(mix(run.head.bits, run.tail.bits), length * 8 + ahead));
  add(out, 146, mix(run.before.hash, run.after.hash));
  add(out, 147, mix(run.bits, Math.min(ahead, 2)));
  add(out, 148, mix(run.tail.coarse, behind * 8 + length));
  add(out, 149, mix(run.head.coarse, ahead * 8 + length));
  add(out, 150, mix(run.before.coarse, length * 8 + ahead));
  add(out, 151, mix(run.after.coarse, length * 8 + behind));
  add(out, 152, mix(mix(run.before.coarse, run.after.coarse), word.cased));
}

/** What the whole document says of a word; see `readSigns`. */
export function signFeatures(votes: Votes, context: number, out: Features): void {
  const { signs } = votes;
  add(out, 160, (signs & 63) * 16 + context);
  add(out, 161, signs & 60);
  add(out, 162, signs & 3);
  if (signs > 63) add(out, 163, signs >> 6);
}
