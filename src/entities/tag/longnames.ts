import { hashText } from './hash.ts';
import { BITS, type Lexicon } from './lexicon.ts';
import type { Word } from './word.ts';

const NAMED =
  BITS.person |
  BITS.city |
  BITS.town |
  BITS.country |
  BITS.region |
  BITS.place |
  BITS.organisation |
  BITS.company;

/**
 * Names of several words that the gazetteer knows, longest first: for each token its gazetteer bits with,
 * above bit 16, 1 for the first word of the name and 2 for the others; 0 elsewhere.
 */
export function longNames(
  words: readonly Word[],
  from: number,
  to: number,
  lexicon: Lexicon,
): Int32Array {
  const found = new Int32Array(to - from);
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    if (word.follow === 0 || word.lower) continue;
    for (let last = Math.min(i + word.follow, to - 1); last > i; last--) {
      const bits = lexicon.bits(hashText(joined(words, i, last))) & NAMED;
      if (bits === 0) continue;
      for (let k = i; k <= last; k++) found[k - from] = bits | ((k === i ? 1 : 2) << 16);
      i = last;
      break;
    }
  }
  return found;
}

function joined(words: readonly Word[], first: number, last: number): string {
  let name = words[first]!.lowerText;
  for (let k = first + 1; k <= last; k++) name += ` ${words[k]!.lowerText}`;
  return name;
}
