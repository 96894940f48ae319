import { features } from '../tag/features.ts';
import type { Lexicon } from '../tag/lexicon.ts';
import { readVotes, secondFeatures } from '../tag/second.ts';
import { readSigns } from '../tag/signs.ts';
import { stretches } from '../tag/stretches.ts';
import { MAX_SENTENCE, tokenise } from '../tag/tokens.ts';
import { decoder } from '../tag/viterbi.ts';
import { WordTable } from '../tag/word.ts';
import type { Settings } from './crf.ts';
import type { Sentence } from './encoded.ts';

export const SECOND: Settings = {
  bits: 14,
  hidden: 0,
  memory: 0,
  epochs: 3,
  rate: 0.03,
  networkRate: 0,
  dropout: 0,
  featureDropout: 0,
  seed: 1,
  averaged: 2,
};

/** What a model that has not seen a document says of it. */
export interface Judged {
  /** Of all its sentences, one after the other. */
  readonly scores: readonly Float32Array[];
  readonly transitions: Float32Array;
}

/** Sentences for the second pass: the first pass's scores as given, the document's votes as features. */
export function encodeSecond(
  texts: readonly string[],
  sentences: readonly Sentence[],
  judged: (document: number) => Judged,
  lexicon: Lexicon,
): Sentence[] {
  const table = new WordTable(lexicon, Infinity);
  const mask = (1 << SECOND.bits) - 1;
  const buffer = features();
  const result: Sentence[] = [];
  let next = 0;
  texts.forEach((text, index) => {
    const { scores, transitions } = judged(index);
    const tokens = tokenise(text, table);
    readSigns(tokens, index);
    const tags = new Uint8Array(tokens.words.length);
    const all = stretches(tokens);
    const decode = decoder(transitions, MAX_SENTENCE);
    scores.forEach((rows, s) => {
      const { from, to } = all[s]!;
      decode.best(rows, to - from, tags, from);
    });
    readVotes(tokens, tags);
    scores.forEach((rows, s) => {
      const sentence = sentences[next++]!;
      const ids: number[] = [];
      const ends = [0];
      const { from, to } = all[s]!;
      for (let i = from; i < to; i++) {
        secondFeatures(tokens.words[i]!, tags[i]!, buffer);
        for (let k = 0; k < buffer.count; k++) ids.push(buffer.ids[k]! & mask);
        ends.push(ids.length);
      }
      result.push({
        ...sentence,
        words: [],
        line: [],
        ids: Int32Array.from(ids),
        bounds: Int32Array.from(ends),
        given: rows,
      });
    });
  });
  return result;
}
