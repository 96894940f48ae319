import { stretchReader } from './encode.ts';
import { besideFeatures, CONTEXTS, type Features, features, ownFeatures } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { fillCells } from './memory.ts';
import type { Model, Weights } from './model.ts';
import { partsOf } from './parts.ts';
import type { Stretch } from './stretches.ts';
import { ROW, TAGS } from './tags.ts';
import { MAX_SENTENCE } from './tokens.ts';
import { addTopic, topicOf } from './topic.ts';
import { CASE_COUNT, type Word } from './word.ts';

/** Scores of the tags of every token, before the tags of its neighbours count. */
export interface Scorer {
  /** Writes a row of ROW numbers for each token of the stretch, the first at `scores[at]`. Signs must have been read. */
  score(words: readonly Word[], stretch: Stretch, scores: Float32Array, at: number): void;
}

/**
 * What depends on one word alone is summed once for each distinct word and kept with it; per token there
 * remain five additions of rows, the features of word pairs near capitals, and the hidden layer.
 */
export function scorer(model: Model, lexicon: Lexicon, padding: Word): Scorer {
  const { network, first: weights } = model;
  const { hidden, memory, bias, topic, output } = network;
  const buffer = features();
  const sums = new Int32Array(ROW);
  const reader = stretchReader(lexicon, padding);
  const { projected, recalled } = partsOf(network, lexicon);
  const recalls: Float32Array[] = [];
  const cells = new Float64Array(MAX_SENTENCE * memory);
  let line: { words: readonly Word[]; start: number } = { words: [], start: -1 };
  const units = new Float32Array(hidden);
  const about = new Float32Array(hidden);
  const biases = new Float32Array(bias.length);

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
    addRows(weights, buffer, sums);
    const row = new Float32Array(TAGS);
    for (let t = 0; t < TAGS; t++) row[t] = sums[t]! * weights.scale;
    return row;
  }

  /** The bias of each context, what the document is about included. */
  function readTopic(words: readonly Word[]): void {
    about.fill(0);
    addTopic(topicOf(words, lexicon), topic, about);
    for (let at = 0; at < bias.length; at++) biases[at] = bias[at]! + about[at % hidden]!;
  }

  /** What the sentence has in the memory at each token; stretches of a sentence come one after the other. */
  function readLine(words: readonly Word[], start: number, end: number): void {
    if (words === line.words && start === line.start) return;
    if (words !== line.words) readTopic(words);
    line = { words, start };
    recalls.length = end - start;
    for (let i = start; i < end; i++) recalls[i - start] = recalled(words[i]!);
    fillCells(recalls, memory, cells);
  }

  function score(
    words: readonly Word[],
    stretch: Stretch,
    scores: Float32Array,
    first: number,
  ): void {
    const { from, start, end } = stretch;
    const at = (i: number): Word => (i >= start && i < end ? words[i]! : padding);
    readLine(words, start, end);
    reader.read(words, stretch, (i, context, joint) => {
      const word = words[i]!;
      const { cased } = word;
      const base = first + (i - from) * ROW;
      const b2 = at(i - 2);
      const b1 = at(i - 1);
      const a1 = at(i + 1);
      const a2 = at(i + 2);
      const a = own(word, context);
      const b = beside(b2, -2, cased);
      const c = beside(b1, -1, cased);
      const d = beside(a1, 1, cased);
      const e = beside(a2, 2, cased);
      for (let t = 0; t < TAGS; t++) scores[base + t] = a[t]! + b[t]! + c[t]! + d[t]! + e[t]!;
      sums.fill(0);
      addRows(weights, joint, sums);
      for (let t = 0; t < TAGS; t++) scores[base + t]! += sums[t]! * weights.scale;
      const w0 = projected(b2, 0);
      const w1 = projected(b1, 1);
      const w2 = projected(word, 2);
      const w3 = projected(a1, 3);
      const w4 = projected(a2, 4);
      const biasAt = context * hidden;
      for (let h = 0; h < hidden; h++)
        units[h] = biases[biasAt + h]! + w0[h]! + w1[h]! + w2[h]! + w3[h]! + w4[h]!;
      const cellsAt = (i - start) * memory;
      for (let h = 0; h < memory; h++) units[h]! += cells[cellsAt + h]!;
      addHidden(scores, base);
    });
  }

  /** What the hidden units of a token add to its tags, one by one as in `addRows`. */
  function addHidden(scores: Float32Array, base: number): void {
    let s0 = scores[base]!;
    let s1 = scores[base + 1]!;
    let s2 = scores[base + 2]!;
    let s3 = scores[base + 3]!;
    let s4 = scores[base + 4]!;
    let s5 = scores[base + 5]!;
    let s6 = scores[base + 6]!;
    let s7 = scores[base + 7]!;
    let s8 = scores[base + 8]!;
    let s9 = scores[base + 9]!;
    let s10 = scores[base + 10]!;
    let s11 = scores[base + 11]!;
    let s12 = scores[base + 12]!;
    for (let h = 0; h < hidden; h++) {
      const value = units[h]!;
      if (value <= 0) continue;
      const row = h * ROW;
      s0 += value * output[row]!;
      s1 += value * output[row + 1]!;
      s2 += value * output[row + 2]!;
      s3 += value * output[row + 3]!;
      s4 += value * output[row + 4]!;
      s5 += value * output[row + 5]!;
      s6 += value * output[row + 6]!;
      s7 += value * output[row + 7]!;
      s8 += value * output[row + 8]!;
      s9 += value * output[row + 9]!;
      s10 += value * output[row + 10]!;
      s11 += value * output[row + 11]!;
      s12 += value * output[row + 12]!;
    }
    scores[base] = s0;
    scores[base + 1] = s1;
    scores[base + 2] = s2;
    scores[base + 3] = s3;
    scores[base + 4] = s4;
    scores[base + 5] = s5;
    scores[base + 6] = s6;
    scores[base + 7] = s7;
    scores[base + 8] = s8;
    scores[base + 9] = s9;
    scores[base + 10] = s10;
    scores[base + 11] = s11;
    scores[base + 12] = s12;
  }

  return { score };
}

/** Adds the rows of the features to `sums`, in steps of the weights' scale. The 13 tags one by one: a tenth faster. */
export function addRows(weights: Weights, { ids, count }: Features, sums: Int32Array): void {
  const { values, mask } = weights;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  let s7 = 0;
  let s8 = 0;
  let s9 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  for (let k = 0; k < count; k++) {
    const row = (ids[k]! & mask) * TAGS;
    s0 = (s0 + values[row]!) | 0;
    s1 = (s1 + values[row + 1]!) | 0;
    s2 = (s2 + values[row + 2]!) | 0;
    s3 = (s3 + values[row + 3]!) | 0;
    s4 = (s4 + values[row + 4]!) | 0;
    s5 = (s5 + values[row + 5]!) | 0;
    s6 = (s6 + values[row + 6]!) | 0;
    s7 = (s7 + values[row + 7]!) | 0;
    s8 = (s8 + values[row + 8]!) | 0;
    s9 = (s9 + values[row + 9]!) | 0;
    s10 = (s10 + values[row + 10]!) | 0;
    s11 = (s11 + values[row + 11]!) | 0;
    s12 = (s12 + values[row + 12]!) | 0;
  }
  sums[0]! += s0;
  sums[1]! += s1;
  sums[2]! += s2;
  sums[3]! += s3;
  sums[4]! += s4;
  sums[5]! += s5;
  sums[6]! += s6;
  sums[7]! += s7;
  sums[8]! += s8;
  sums[9]! += s9;
  sums[10]! += s10;
  sums[11]! += s11;
  sums[12]! += s12;
}
