import { hashText } from './hash.ts';
import { BITS, type Lexicon } from './lexicon.ts';
import { kindOfNoun } from './nouns.ts';

/** How a word is written; the first thing every feature asks. */
export const CASES = {
  other: 0,
  capital: 1,
  lower: 2,
  upper: 3,
  initial: 4,
  mixed: 5,
  digits: 6,
} as const;
export const CASE_COUNT = 7;

/** What is known of a word without its neighbours. Made once for each distinct word. */
export interface Word {
  readonly text: string;
  readonly lowerText: string;
  readonly hash: number;
  readonly caseHash: number;
  readonly shape: number;
  /** One of CASES. */
  readonly cased: number;
  /** Starts with a capital. */
  readonly capital: boolean;
  readonly lower: boolean;
  /** Written like a name: with a capital, or mixed. */
  readonly nameLike: boolean;
  /** Written like a name, or known as one of a person, a country or a city in lower case. */
  readonly hint: boolean;
  readonly digits: boolean;
  readonly letters: boolean;
  /** Ends a sentence: . ! ? … */
  readonly stop: boolean;
  readonly opening: boolean;
  readonly closing: boolean;
  /** A small word that names contain: "of", "the", "de". */
  readonly inner: boolean;
  /** The kind of what the noun stands for, one of DEFINED; 0 for other words. */
  readonly noun: number;
  /** BITS of the gazetteer. */
  readonly bits: number;
  /** How many words may follow it in a longer name of the gazetteer. */
  readonly follow: number;
  readonly fine: number;
  readonly coarse: number;
  readonly vector: number;
  /** Scratch of the tagger that owns the table: sums of weights, filled when first wanted. */
  readonly cache: WordCache;
}

export interface WordCache {
  emissions: (Float32Array | undefined)[];
  projections: (Float32Array | undefined)[];
  /** What the word does to the memory of its sentence. */
  recall: Float32Array | undefined;
  /** What the document at hand says of the word; `stamp` tells which document. */
  votes: Votes;
}

/** Occurrences in one document, shared by all spellings that differ by case only. */
export interface Votes {
  stamp: number;
  signs: number;
  /** By kind of tag in the first pass: none, person, place, organisation. */
  readonly counts: Int32Array;
  position: number;
  acronym: number;
}

const KNOWN = BITS.person | BITS.city | BITS.country | BITS.region;

const INNER =
  /^(?:of|the|and|for|de|&|in|on|to|at|la|del|di|du|van|von|der|den|bin|al|el|da|dos|le)$/;

/**
 * Distinct words of a tagger, in two generations: when the young one is full it becomes the old one, and
 * what is still in use moves up again. Bounded, and no answer depends on what is kept.
 */
export class WordTable {
  readonly #lexicon: Lexicon;
  readonly #limit: number;
  #young = new Map<string, Word>();
  #old = new Map<string, Word>();
  #youngVotes = new Map<string, Votes>();
  #oldVotes = new Map<string, Votes>();
  readonly padding: Word;

  constructor(lexicon: Lexicon, limit = 20_000) {
    this.#lexicon = lexicon;
    this.#limit = limit;
    this.padding = this.#make('\u0000');
  }

  word(text: string): Word {
    const known = this.#young.get(text);
    if (known !== undefined) return known;
    const word = this.#old.get(text) ?? this.#make(text);
    this.#young.set(text, word);
    // A word and its votes stay in the same generation, so that all its spellings share one record.
    this.#youngVotes.set(word.lowerText, word.cache.votes);
    return word;
  }

  /** To be called between documents only. */
  trim(): void {
    if (this.#young.size <= this.#limit) return;
    this.#old = this.#young;
    this.#oldVotes = this.#youngVotes;
    this.#young = new Map();
    this.#youngVotes = new Map();
  }

  #make(text: string): Word {
    const lowerText = text.toLowerCase().replace(/\d/g, '0').replaceAll('’', "'");
    const hash = hashText(lowerText);
    const entry = this.#lexicon.bits(hash);
    const clusters = this.#lexicon.clusters(hash);
    const cased = caseOf(text);
    const capital = /^\p{Lu}/u.test(text);
    const nameLike = capital || cased === CASES.mixed || cased === CASES.upper;
    const lower = cased === CASES.lower;
    return {
      text,
      lowerText,
      hash,
      caseHash: hashText(text),
      shape: hashText(shapeOf(text)),
      cased,
      capital,
      lower,
      nameLike,
      hint: nameLike || (lower && (entry & KNOWN) !== 0),
      digits: cased === CASES.digits,
      letters: /\p{L}/u.test(text),
      stop: /^[.!?…]+$/.test(text),
      opening: /^["“‘'([{«]$/.test(text),
      closing: /^["”’')\]}»]$/.test(text),
      inner: INNER.test(lowerText),
      noun: lower ? kindOfNoun(text) : 0,
      bits: entry & 0xffff,
      follow: entry >>> 16,
      fine: clusters & 0xffff,
      coarse: clusters >>> 16,
      vector: this.#lexicon.vector(hash),
      cache: { emissions: [], projections: [], recall: undefined, votes: this.#votesOf(lowerText) },
    };
  }

  #votesOf(lowerText: string): Votes {
    return (
      this.#youngVotes.get(lowerText) ??
      this.#oldVotes.get(lowerText) ?? {
        stamp: -1,
        signs: 0,
        counts: new Int32Array(4),
        position: 0,
        acronym: 0,
      }
    );
  }
}

function caseOf(text: string): number {
  if (/^\p{N}[\p{N}.,:/-]*$/u.test(text)) return CASES.digits;
  if (!/\p{L}/u.test(text)) return CASES.other;
  if (/^\p{Lu}\.?$/u.test(text)) return CASES.initial;
  if (!/\p{Ll}/u.test(text)) return /\p{Lu}/u.test(text) ? CASES.upper : CASES.other;
  if (/^\p{Lu}/u.test(text)) return CASES.capital;
  return /\p{Lu}/u.test(text) ? CASES.mixed : CASES.lower;
}

/** "Xx+" for "Vilnius", "X.X." for "U.S.", "X+-dd" for "COVID-19": runs of three or more are cut short. */
function shapeOf(text: string): string {
  let shape = '';
  let last = '';
  let run = 0;
  for (const letter of text.length > 24 ? text.slice(0, 24) : text) {
    const sort = /\p{Lu}/u.test(letter)
      ? 'X'
      : /\p{Ll}/u.test(letter)
        ? 'x'
        : /\p{N}/u.test(letter)
          ? 'd'
          : /[\p{L}\p{M}]/u.test(letter)
            ? 'y'
            : letter;
    run = sort === last ? run + 1 : 1;
    if (run <= 2) shape += sort;
    else if (run === 3) shape += '+';
    last = sort;
  }
  return shape;
}
