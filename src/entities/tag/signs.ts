import { definedAfter } from './defined.ts';
import { BITS } from './lexicon.ts';
import type { Tokens } from './tokens.ts';
import { CASES, type Word } from './word.ts';

/** What a document says of a word, wherever in it; DEFINED has further bits. */
export const SIGNS = {
  lower: 1,
  midCapital: 2,
  afterTitle: 4,
  afterFirst: 8,
  speaks: 16,
  company: 32,
} as const;

const SPEECH = /^(?:said|says|told|added|asked|tweeted|wrote|argued|replied)$/;
const COMPANY = /^(?:inc|inc\.|corp|corp\.|ltd|ltd\.|co\.|plc|llc|ag|gmbh|group|holdings)$/;

/** Notes on every word of the document what its occurrences tell; `stamp` marks the notes as this document's. */
export function readSigns(tokens: Tokens, stamp: number): void {
  const { words, sentences } = tokens;
  for (let s = 0; s + 1 < sentences.length; s++) {
    const from = sentences[s]!;
    const to = sentences[s + 1]!;
    for (let i = from; i < to; i++) {
      const word = words[i]!;
      if (!word.letters) continue;
      const { votes } = word.cache;
      if (votes.stamp !== stamp) {
        votes.stamp = stamp;
        votes.signs = 0;
        votes.counts.fill(0);
        votes.position = 0;
        votes.acronym = 0;
      }
      votes.signs |= signsAt(words, i, from, to);
    }
  }
}

function signsAt(words: readonly Word[], i: number, from: number, to: number): number {
  const word = words[i]!;
  if (word.cased === CASES.lower) return SIGNS.lower;
  if (!word.capital) return 0;
  const defined = definedAfter(words, i, to);
  if (i === from) return defined;
  const before = words[i - 1]!;
  let signs = SIGNS.midCapital | defined;
  if (before.bits & BITS.honorific) signs |= SIGNS.afterTitle;
  if (before.capital && before.bits & BITS.first) signs |= SIGNS.afterFirst;
  if (i + 1 < to) {
    const after = words[i + 1]!;
    if (SPEECH.test(after.text)) signs |= SIGNS.speaks;
    if (COMPANY.test(after.lowerText)) signs |= SIGNS.company;
  }
  return signs;
}

/** How the line of a sentence is written: 0 normal, 1 Title Case, 2 ALL CAPS. */
export function lineStyle(words: readonly Word[], from: number, to: number): number {
  let letters = 0;
  let capitals = 0;
  let uppers = 0;
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    if (!word.letters) continue;
    letters++;
    if (word.capital) capitals++;
    if (word.cased === CASES.upper || word.cased === CASES.initial) uppers++;
  }
  if (letters > 2 && uppers > 0.7 * letters) return 2;
  return letters > 3 && capitals > 0.75 * letters ? 1 : 0;
}

/** 1 for the first token of a sentence, 2 for the second when the first is no word. */
export function placeInSentence(words: readonly Word[], i: number, from: number): number {
  if (i === from) return 1;
  return i === from + 1 && !words[from]!.letters ? 2 : 0;
}
