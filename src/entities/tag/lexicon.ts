import { unpackAscending, unpackSections } from './sections.ts';

/** What the gazetteer knows of a name. */
export const BITS = {
  first: 1,
  rareFirst: 2,
  last: 4,
  rareLast: 8,
  person: 16,
  city: 32,
  town: 64,
  country: 128,
  region: 256,
  place: 512,
  organisation: 1024,
  company: 2048,
  demonym: 4096,
  honorific: 8192,
  role: 16384,
  date: 32768,
} as const;

/** Words of the longest name in the gazetteer. */
export const MAX_WORDS = 5;

/** Gazetteer and word vectors, looked up by the hash of the lower-case word or words. */
export interface Lexicon {
  /** Bits of a name; above bit 16, how many words may follow it in a longer name. */
  bits(hash: number): number;
  /** Row of `codes`: the word's own, or that of its fine cluster for a rarer word; -1 for an unknown word. */
  vector(hash: number): number;
  /** Cluster numbers from 1; 0 for an unknown word. `coarse` above bit 16, `fine` below. */
  clusters(hash: number): number;
  readonly dimensions: number;
  /** Two signed four-bit numbers (offset 8) a byte, in steps of 0.4 standard deviations. */
  readonly codes: Uint8Array;
}

/** Reads `vectors.bin` and the unpacked contents of `words.bin` and `names.bin`. */
export function readLexicon(
  wordsFile: Uint8Array,
  namesFile: Uint8Array,
  codes: Uint8Array,
): Lexicon {
  const words = unpackSections(wordsFile);
  const names = unpackSections(namesFile);
  const [count = 0, , dimensions = 0] = numbers(words.get('counts')!);
  const [nameCount = 0] = numbers(names.get('counts')!);
  const wordKeys = unpackAscending(words.get('keys')!, count);
  const nameKeys = unpackAscending(names.get('keys')!, nameCount);
  const wordSlots = slots(wordKeys);
  const nameSlots = slots(nameKeys);
  const nameBits = names.get('bits')!;
  const rows = embeddedRows(words.get('embedded')!, count);
  const embedded = rows.reduce((most, row) => Math.max(most, row), -1) + 1;
  const fine = words.get('fine')!;
  const coarse = words.get('coarse')!;
  return {
    dimensions,
    codes,
    bits(hash) {
      const at = find(nameKeys, nameSlots, hash);
      if (at < 0) return 0;
      return (
        nameBits[at]! | (nameBits[nameCount + at]! << 8) | (nameBits[2 * nameCount + at]! << 16)
      );
    },
    vector(hash) {
      const at = find(wordKeys, wordSlots, hash);
      if (at < 0 || rows[at]! >= 0) return at < 0 ? -1 : rows[at]!;
      return embedded + fine[at]! + 256 * fine[count + at]!;
    },
    clusters(hash) {
      const at = find(wordKeys, wordSlots, hash);
      if (at < 0) return 0;
      return ((coarse[at]! + 1) << 16) | (fine[at]! + 256 * fine[count + at]! + 1);
    },
  };
}

function numbers(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(4 * i, true));
}

/** Rows are numbered in key order, over the words that have a vector. */
function embeddedRows(mask: Uint8Array, count: number): Int32Array {
  const rows = new Int32Array(count);
  let next = 0;
  for (let at = 0; at < count; at++) rows[at] = (mask[at >> 3]! >> (at & 7)) & 1 ? next++ : -1;
  return rows;
}

/** First key at or after each of 65,536 equal stretches: keys are hashes, so each holds one or two. */
function slots(keys: Uint32Array): Uint32Array {
  const first = new Uint32Array(65537);
  let at = 0;
  for (let slot = 0; slot <= 65536; slot++) {
    while (at < keys.length && keys[at]! >>> 16 < slot) at++;
    first[slot] = at;
  }
  return first;
}

function find(keys: Uint32Array, first: Uint32Array, hash: number): number {
  const key = hash >>> 0;
  const slot = key >>> 16;
  for (let at = first[slot]!; at < first[slot + 1]!; at++) if (keys[at] === key) return at;
  return -1;
}
