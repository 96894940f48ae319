import { sentenceReader } from './encode.ts';
import { besideFeatures, CONTEXTS, type Features, features, ownFeatures } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import type { Model, Weights } from './model.ts';
import { POSITIONS, projections, REACH, readInput } from './network.ts';
import { ROW, TAGS } from './tags.ts';
import { CASE_COUNT, type Word } from './word.ts';

/** Scores of the tags of every token, before the tags of its neighbours count. */
export interface Scorer {
  /** Writes `to - from` rows of ROW numbers, the first at `scores[0]`. Signs must have been read. */
  score(words: readonly Word[], from: number, to: number, scores: Float32Array): void;
}

/**
 * What depends on one word alone is summed once for each distinct word and kept with it; per token there
 * remain five additions of rows, the features of word pairs near capitals, and the hidden layer.
 */
export function scorer(model: Model, lexicon: Lexicon, padding: Word): Scorer {
  const { network, first } = model;
  const { hidden, bias, output } = network;
  const buffer = features();
  const sums = new Int32Array(ROW);
  const input = new Float32Array(network.input);
  const reader = sentenceReader(lexicon, padding);

  function own(word: Word, context: number): Float32Array {
    return (word.cache.emissions[context] ??= summed(() => ownFeatures(word, context, buffer)));
  }

  function beside(word: Word, distance: number, cased: number): Float32Array {
    const place = distance < 0 ? distance + 2 : distance + 1;
    const slot = CONTEXTS + place * CASE_COUNT + cased;
    return (word.cache.emissions[slot] ??= summed(() =>
      besideFeatures(word, distance, cased, buffer),
    ));
  }

  function summed(fill: () => void): Float32Array {
    buffer.count = 0;
    fill();
    sums.fill(0);
    addRows(first, buffer, sums);
    return Float32Array.from(sums, (sum) => sum * first.scale);
  }

  function projected(word: Word): Float32Array {
    if (word.cache.projections === undefined) {
      readInput(word, lexicon, input);
      word.cache.projections = new Float32Array(POSITIONS * hidden);
      projections(network, input, word.cache.projections);
    }
    return word.cache.projections;
  }

  function score(words: readonly Word[], from: number, to: number, scores: Float32Array): void {
    const at = (i: number): Word => (i >= from && i < to ? words[i]! : padding);
    let w0 = projected(padding);
    let w1 = w0;
    let w2 = projected(at(from));
    let w3 = projected(at(from + 1));
    let w4 = w0;
    reader.read(words, from, to, (i, context, joint) => {
      const word = words[i]!;
      const { cased } = word;
      const base = (i - from) * ROW;
      const a = own(word, context);
      const b = beside(at(i - 2), -2, cased);
      const c = beside(at(i - 1), -1, cased);
      const d = beside(at(i + 1), 1, cased);
      const e = beside(at(i + 2), 2, cased);
      for (let t = 0; t < TAGS; t++) scores[base + t] = a[t]! + b[t]! + c[t]! + d[t]! + e[t]!;
      if (joint.count > 0) {
        sums.fill(0);
        addRows(first, joint, sums);
        for (let t = 0; t < TAGS; t++) scores[base + t]! += sums[t]! * first.scale;
      }
      w4 = projected(at(i + REACH));
      const biasAt = context * hidden;
      for (let h = 0; h < hidden; h++) {
        const value =
          bias[biasAt + h]! +
          w0[h]! +
          w1[hidden + h]! +
          w2[2 * hidden + h]! +
          w3[3 * hidden + h]! +
          w4[4 * hidden + h]!;
        if (value <= 0) continue;
        const row = h * ROW;
        for (let t = 0; t < TAGS; t++) scores[base + t]! += value * output[row + t]!;
      }
      w0 = w1;
      w1 = w2;
      w2 = w3;
      w3 = w4;
    });
  }

  return { score };
}

/** Adds the rows of the features to `sums`, in steps of the weights' scale. */
export function addRows(weights: Weights, { ids, count }: Features, sums: Int32Array): void {
  const { values, mask } = weights;
  for (let k = 0; k < count; k++) {
    const row = (ids[k]! & mask) * TAGS;
    for (let t = 0; t < TAGS; t++) sums[t]! += values[row + t]!;
  }
}
