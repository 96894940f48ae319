import type { Lexicon } from '../tag/lexicon.ts';
import { fillCells, toShares } from '../tag/memory.ts';
import { POSITIONS, readInput } from '../tag/network.ts';
import { nonZero, rowTimes } from '../tag/products.ts';
import { KINDS, ROW, TAGS } from '../tag/tags.ts';
import { MAX_SENTENCE } from '../tag/tokens.ts';
import { addTopic } from '../tag/topic.ts';
import type { Word } from '../tag/word.ts';
import { type NamePool, owned, renamed, rewritten, statements, type Writing } from './augment.ts';
import type { Gold, GoldDocument } from './corpus.ts';
import { type Settings, type Trained, train } from './crf.ts';
import { Encoder, type Sentence } from './encoded.ts';
import { framed } from './frames.ts';
import { harmonised, sourceWeight } from './harmonise.ts';
import { seeded } from './vectors.ts';

export const FIRST: Settings = {
  bits: 19,
  hidden: 32,
  memory: 16,
  epochs: 6,
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

/** The training texts, ready for any number of models. */
export interface Encoded {
  readonly encoder: Encoder;
  /** As encoded: of each document. */
  readonly texts: readonly string[];
  readonly sentences: readonly Sentence[];
  readonly copies: readonly Sentence[];
}

/** Every document encoded, and copies of some sentences, as headlines or with other names, for training only. */
export function encodeAll(
  documents: readonly GoldDocument[],
  lexicon: Lexicon,
  bits: number,
  group: (document: number) => number,
): Encoded {
  const encoder = new Encoder(lexicon, bits);
  const sentences: Sentence[] = [];
  const copies: Sentence[] = [];
  const tidy = documents.map((document) => harmonised(document, lexicon));
  const pools = namePools(tidy, group);
  const random = seeded(11);
  tidy.forEach((document, index) => {
    const { source } = documents[index]!;
    const weight = sourceWeight(source);
    const own = encoder.encode(index, document, weight);
    sentences.push(...own);
    if (/^(?:btc|wnut17)/.test(source)) return;
    const copy = (line: { text: string; gold: readonly Gold[] }): void => {
      const text = { ...line, unsure: [] };
      copies.push(...encoder.encode(index, text, weight * COPY_WEIGHT, own[0]?.topic));
    };
    const pool = pools.get(group(index))!;
    if (index % FRAMED === 0 && KINDS.every((kind) => pool[kind].length > 0)) {
      const text = { ...framed(pool, index / FRAMED, random), unsure: [] };
      copies.push(...encoder.encode(index, text, FRAME_WEIGHT));
    }
    statements(document, 300).forEach((statement, at) => {
      const turn = (index + at) % TURNS;
      const writing = WRITINGS[turn];
      if (writing !== undefined && statement.text.length <= HEADLINE)
        copy({ ...statement, text: rewritten(statement.text, writing) });
      if (turn % 3 === 1) copy(renamed(statement.text, statement.gold, pool, random));
      const other = turn === 5 ? owned(statement.text, statement.gold, pool, random) : undefined;
      if (other !== undefined) copy(other);
    });
  });
  return { encoder, texts: tidy.map(({ text }) => text), sentences, copies };
}

/** Every third sentence is copied with other names, every sixth with owners; every second short one as a headline. */
const TURNS = 6;
const WRITINGS: Readonly<Record<number, Writing>> = { 0: 'upper', 2: 'title', 4: 'lower' };
const HEADLINE = 110;
/** Every so many documents a sentence of our own is put in. */
const FRAMED = 2;
const FRAME_WEIGHT = 0.5;
const COPY_WEIGHT = 0.4;

/** Names by group: a copy takes names from its own group only, so that what is held out stays unseen. */
function namePools(
  documents: readonly { text: string; gold: readonly Gold[] }[],
  group: (document: number) => number,
): ReadonlyMap<number, NamePool> {
  const pools = new Map<number, Record<Gold['kind'], string[]>>();
  documents.forEach(({ text, gold }, index) => {
    const pool = pools.get(group(index)) ?? { person: [], place: [], organisation: [] };
    pools.set(group(index), pool);
    for (const { start, end, kind } of gold) {
      const name = text.slice(start, end);
      if (/^\p{Lu}/u.test(name)) pool[kind].push(name);
    }
  });
  return new Map(
    [...pools].map(([number, pool]) => [
      number,
      {
        person: [...new Set(pool.person)],
        place: [...new Set(pool.place)],
        organisation: [...new Set(pool.organisation)],
      },
    ]),
  );
}

/** Trains on all sentences for which `keep` holds, copies included. */
export function trainFirst(
  { encoder, sentences, copies }: Encoded,
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
  const { hidden, input, bias, output, memory, project, recall, topic } = model.network;
  const row = new Float32Array(input);
  const used = new Uint16Array(input);
  const product = (word: number, table: Float32Array, width: number): Float32Array => {
    readInput(words[word]!, lexicon, row);
    const made = new Float32Array(width);
    rowTimes(row, used, nonZero(row, used), table, width, made);
    return made;
  };
  const projected = new Map<number, Float32Array>();
  const projection = (word: number): Float32Array => {
    const made = projected.get(word) ?? product(word, project, POSITIONS * hidden);
    projected.set(word, made);
    return made;
  };
  const recalls = new Map<number, Float32Array>();
  const recalled = (word: number): Float32Array => {
    const known = recalls.get(word);
    if (known !== undefined) return known;
    const made = product(word, recall, 4 * memory);
    toShares(made);
    recalls.set(word, made);
    return made;
  };
  const cells = new Float64Array(MAX_SENTENCE * memory);
  return (sentence) => {
    fillCells(sentence.line.map(recalled), memory, cells);
    const count = sentence.gold.length;
    const scores = new Float32Array(count * ROW);
    const about = new Float32Array(hidden);
    addTopic(sentence.topic, topic, about);
    for (let i = 0; i < count; i++) {
      const base = i * ROW;
      for (let k = sentence.bounds[i]!; k < sentence.bounds[i + 1]!; k++) {
        const weights = sentence.ids[k]! * ROW;
        for (let t = 0; t < TAGS; t++) scores[base + t]! += model.weights[weights + t]!;
      }
      const parts = Array.from({ length: POSITIONS }, (_, p) => projection(sentence.words[i + p]!));
      for (let h = 0; h < hidden; h++) {
        let value = bias[sentence.contexts[i]! * hidden + h]! + about[h]!;
        for (let p = 0; p < POSITIONS; p++) value += parts[p]![p * hidden + h]!;
        if (h < memory) value += cells[(sentence.at + i) * memory + h]!;
        if (value <= 0) continue;
        for (let t = 0; t < TAGS; t++) scores[base + t]! += value * output[h * ROW + t]!;
      }
    }
    return scores;
  };
}
