import type { Lexicon } from '../tag/lexicon.ts';
import { POSITIONS, projections, REACH, readInput } from '../tag/network.ts';
import { ROW, TAGS } from '../tag/tags.ts';
import type { Word } from '../tag/word.ts';
import { headlines, rewritten, type Writing } from './augment.ts';
import type { GoldDocument } from './corpus.ts';
import { type Settings, type Trained, train } from './crf.ts';
import { Encoder, type Sentence } from './encoded.ts';
import { harmonised, sourceWeight } from './harmonise.ts';

export const FIRST: Settings = {
  bits: 19,
  hidden: 64,
  epochs: 3,
  rate: 0.03,
  networkRate: 0.002,
  dropout: 0.2,
  featureDropout: 0.3,
  seed: 1,
  averaged: 2,
};

/** Documents in blocks of neighbours: lines of one article stay together. */
export function foldOf(document: number, folds: number): number {
  return (document >> 4) % folds;
}

/** Every document encoded, and copies of some sentences as headlines; `copies` are for training only. */
export function encodeAll(
  documents: readonly GoldDocument[],
  lexicon: Lexicon,
  bits: number,
): { encoder: Encoder; sentences: Sentence[]; copies: Sentence[] } {
  const encoder = new Encoder(lexicon, bits);
  const sentences: Sentence[] = [];
  const copies: Sentence[] = [];
  documents.forEach((document, index) => {
    const gold = harmonised(document, lexicon);
    const weight = sourceWeight(document.source);
    sentences.push(...encoder.encode(index, document.text, gold, weight));
    if (/^(?:btc|wnut17)/.test(document.source)) return;
    headlines(document.text, gold).forEach((headline, at) => {
      const writing = WRITINGS[(index + at) % WRITINGS.length];
      if (writing === undefined) return;
      const text = rewritten(headline.text, writing);
      copies.push(...encoder.encode(index, text, headline.gold, weight * COPY_WEIGHT));
    });
  });
  return { encoder, sentences, copies };
}

const WRITINGS: readonly (Writing | undefined)[] = [
  'upper',
  undefined,
  'title',
  undefined,
  'lower',
  undefined,
];
const COPY_WEIGHT = 0.4;

/** Trains on all sentences for which `keep` holds, copies included. */
export function trainFirst(
  { encoder, sentences, copies }: ReturnType<typeof encodeAll>,
  lexicon: Lexicon,
  settings: Settings,
  keep: (document: number) => boolean,
  report: (line: string) => void,
): Trained {
  const used = [...sentences, ...copies].filter(({ document }) => keep(document));
  return train(used, encoder.words, lexicon, settings, report);
}

/** Scores of sentences by weights in floats; what the tagger computes faster from bytes. */
export function floatScorer(
  model: Trained,
  words: readonly Word[],
  lexicon: Lexicon,
): (sentence: Sentence) => Float32Array {
  const { hidden, input, bias, output } = model.network;
  const row = new Float32Array(input);
  const projected = new Map<number, Float32Array>();
  const projection = (word: number): Float32Array => {
    let made = projected.get(word);
    if (made === undefined) {
      readInput(words[word]!, lexicon, row);
      made = new Float32Array(POSITIONS * hidden);
      projections(model.network, row, made);
      projected.set(word, made);
    }
    return made;
  };
  return (sentence) => {
    const count = sentence.gold.length;
    const scores = new Float32Array(count * ROW);
    for (let i = 0; i < count; i++) {
      const base = i * ROW;
      for (let k = sentence.bounds[i]!; k < sentence.bounds[i + 1]!; k++) {
        const weights = sentence.ids[k]! * ROW;
        for (let t = 0; t < TAGS; t++) scores[base + t]! += model.weights[weights + t]!;
      }
      const parts = Array.from({ length: POSITIONS }, (_, p) => {
        const at = i + p - REACH;
        return projection(at < 0 || at >= count ? 0 : sentence.words[at]!);
      });
      for (let h = 0; h < hidden; h++) {
        let value = bias[sentence.contexts[i]! * hidden + h]!;
        for (let p = 0; p < POSITIONS; p++) value += parts[p]![p * hidden + h]!;
        if (value <= 0) continue;
        for (let t = 0; t < TAGS; t++) scores[base + t]! += value * output[h * ROW + t]!;
      }
    }
    return scores;
  };
}
