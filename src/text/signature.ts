import { fold } from './fold.ts';

/** Hashes in a signature; the standard error of a similarity of one half is 1 / (2 √128) = 0.044. */
const SIZE = 128;
/** Rows of a band: with 32 bands of 4, a pair at similarity 0.7 shares a band in 9,998 of 10,000 cases, one at 0.2 in 5 of 100. */
export const ROWS = 4;
/** Words of a shingle. */
const WORDS = 3;
const EMPTY = 0xffffffff;

const FACTORS = Uint32Array.from({ length: SIZE }, (_, at) => mixed(at * 2 + 1) | 1);
const OFFSETS = Uint32Array.from({ length: SIZE }, (_, at) => mixed(at * 2 + 2));

/**
 * MinHash of a text's runs of three words, without case, accents and punctuation (Broder 1997): the
 * share of equal places in two signatures estimates how much of the two texts is shared. 128 numbers
 * of 32 bits, or only the first `places` of them; all are 0xffffffff for a text without words.
 */
export function signature(text: string, places: number = SIZE): Uint32Array {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const result = new Uint32Array(places).fill(EMPTY);
  const size = Math.min(WORDS, words.length);
  const hashes = words.map(hashed);
  for (let from = 0; size > 0 && from + size <= words.length; from += 1) {
    let shingle = size;
    for (let at = from; at < from + size; at += 1)
      shingle = mixed(Math.imul(shingle, 31) + hashes[at]!);
    for (let at = 0; at < places; at += 1) {
      // Multiply and add permutes badly in its low bits; the shift brings the high ones down.
      const value = Math.imul(shingle, FACTORS[at]!) + OFFSETS[at]!;
      const spread = (value ^ (value >>> 15)) >>> 0;
      if (spread < result[at]!) result[at] = spread;
    }
  }
  return result;
}

/**
 * Estimated Jaccard similarity of two texts, 0 to 1, from the places that both signatures have; 0 for
 * texts without words.
 */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  const places = Math.min(a.length, b.length);
  let equal = 0;
  for (let at = 0; at < places; at += 1) {
    if (a[at] === b[at] && a[at] !== EMPTY) equal += 1;
  }
  return equal / places;
}

/**
 * 32 keys (integers below 2⁵³, the band's number within), or the first of them for a signature of fewer
 * places: texts that share one are candidates for `similarity`. None for a text without words.
 */
export function bands(of: Uint32Array): readonly number[] {
  if (of.every((value) => value === EMPTY)) return [];
  return Array.from({ length: Math.floor(of.length / ROWS) }, (_, band) => {
    let [high, low] = [band + 1, band + 0x9e37];
    for (let at = band * ROWS; at < (band + 1) * ROWS; at += 1) {
      high = mixed(high ^ of[at]!);
      low = mixed(Math.imul(low, 0x01000193) ^ of[at]!);
    }
    return (high & 0xffff) * 2 ** 37 + low * 32 + band;
  });
}

/** FNV-1a of a word, 32 bits. */
function hashed(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Finaliser of MurmurHash3: every input bit changes about half of the output bits. */
function mixed(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
