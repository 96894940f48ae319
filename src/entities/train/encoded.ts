import { stretchReader } from '../tag/encode.ts';
import { besideFeatures, features, ownFeatures } from '../tag/features.ts';
import type { Lexicon } from '../tag/lexicon.ts';
import { REACH } from '../tag/network.ts';
import { readSigns } from '../tag/signs.ts';
import { type Stretch, stretches } from '../tag/stretches.ts';
import { KINDS, tagWithin } from '../tag/tags.ts';
import { type Tokens, tokenise } from '../tag/tokens.ts';
import { topicOf } from '../tag/topic.ts';
import type { Word } from '../tag/word.ts';
import { WordTable } from '../tag/word.ts';
import type { Gold } from './corpus.ts';
import type { Harmonised } from './harmonise.ts';

/** A stretch of a sentence ready for training: everything that does not change from epoch to epoch. */
export interface Sentence {
  readonly document: number;
  /** Numbers of its words, and of REACH words to each side. */
  readonly words: readonly number[];
  /** Numbers of the words of the whole sentence; one object for all its stretches. Token 0 is the one at `at`. */
  readonly line: readonly number[];
  readonly at: number;
  readonly contexts: Uint8Array;
  /** What the document is about; one object for all its sentences. */
  readonly topic: Float32Array;
  /** Feature ids of token `i` are `ids[bounds[i]..bounds[i + 1]]`. */
  readonly ids: Int32Array;
  readonly bounds: Int32Array;
  readonly gold: Uint8Array;
  /** 0 where nobody said what holds: nothing is learnt. */
  readonly weight: number;
  /** Scores to start from, in rows of ROW: those of the first pass, when the second is trained. */
  readonly given?: Float32Array;
}

/** Encodes documents; numbers the distinct words so that the network can keep what it computes for them. */
export class Encoder {
  readonly table: WordTable;
  readonly words: Word[] = [];
  readonly #numbers = new Map<Word, number>();
  readonly #lexicon: Lexicon;
  readonly #mask: number;
  #stamp = 0;

  constructor(lexicon: Lexicon, bits: number) {
    this.#lexicon = lexicon;
    this.#mask = (1 << bits) - 1;
    this.table = new WordTable(lexicon, Infinity);
    this.number(this.table.padding);
  }

  number(word: Word): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.words.push(word) - 1;
      this.#numbers.set(word, number);
    }
    return number;
  }

  /** `topic` of the whole document, where the text is a part of it. */
  encode(
    document: number,
    { text, gold, unsure }: Harmonised,
    weight: number,
    topic?: Float32Array,
  ): Sentence[] {
    const tokens = tokenise(text, this.table);
    const about = topic ?? topicOf(tokens.words, this.#lexicon);
    readSigns(tokens, ++this.#stamp);
    const reader = stretchReader(this.#lexicon, this.table.padding);
    const all = stretches(tokens);
    const tags = goldTags(tokens, gold, all);
    let line: readonly number[] = [];
    let lineStart = -1;
    return all.map((stretch) => {
      const { from, to } = stretch;
      if (stretch.start !== lineStart) {
        lineStart = stretch.start;
        line = tokens.words.slice(stretch.start, stretch.end).map((word) => this.number(word));
      }
      const start = tokens.starts[from]!;
      const end = tokens.ends[to - 1]!;
      const known = !unsure.some((part) => part.start < end && part.end > start);
      return {
        document,
        line,
        at: from - stretch.start,
        topic: about,
        gold: tags.subarray(from, to),
        weight: known ? weight : 0,
        ...this.#read(reader, tokens, stretch),
      };
    });
  }

  #read(
    reader: ReturnType<typeof stretchReader>,
    { words }: Tokens,
    stretch: Stretch,
  ): Pick<Sentence, 'words' | 'contexts' | 'ids' | 'bounds'> {
    const { from, to, start, end } = stretch;
    const all: number[] = [];
    const bounds = new Int32Array(to - from + 1);
    const contexts = new Uint8Array(to - from);
    const out = features();
    const { padding } = this.table;
    const at = (i: number): Word => (i >= start && i < end ? words[i]! : padding);
    reader.read(words, stretch, (i, context, joint) => {
      const word = words[i]!;
      out.count = 0;
      ownFeatures(word, context, out);
      for (const distance of [-2, -1, 1, 2])
        besideFeatures(at(i + distance), distance, word.cased, out);
      for (let k = 0; k < out.count; k++) all.push(out.ids[k]! & this.#mask);
      for (let k = 0; k < joint.count; k++) all.push(joint.ids[k]! & this.#mask);
      contexts[i - from] = context;
      bounds[i - from + 1] = all.length;
    });
    const near = Array.from({ length: to - from + 2 * REACH }, (_, k) =>
      this.number(at(from - REACH + k)),
    );
    return { words: near, contexts, ids: Int32Array.from(all), bounds };
  }
}

/** BILOU tags of the tokens; a mention that cuts a token takes the whole of it, one not within one stretch is left out. */
export function goldTags(
  tokens: Tokens,
  gold: readonly Gold[],
  all: readonly Pick<Stretch, 'from' | 'to'>[],
): Uint8Array {
  const tags = new Uint8Array(tokens.words.length);
  const stretchOf = new Int32Array(tokens.words.length);
  all.forEach(({ from, to }, number) => {
    stretchOf.fill(number + 1, from, to);
  });
  for (const { start, end, kind } of gold) {
    const first = firstEndingAfter(tokens, start);
    let last = first;
    while (last + 1 < tags.length && tokens.starts[last + 1]! < end) last++;
    if (first >= tags.length || tokens.starts[first]! >= end) continue;
    if (stretchOf[first] === 0 || stretchOf[first] !== stretchOf[last]) continue;
    if (tags.subarray(first, last + 1).some((tag) => tag !== 0)) continue;
    const number = KINDS.indexOf(kind);
    for (let i = first; i <= last; i++) tags[i] = tagWithin(number, first, last, i);
  }
  return tags;
}

function firstEndingAfter(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.ends[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
