import { hashText } from '../tag/hash.ts';
import { BITS, type Lexicon } from '../tag/lexicon.ts';
import type { Gold, GoldDocument } from './corpus.ts';

/** How much a source counts; sources with noisy or foreign habits count less. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/^uner-pud/, 1.5],
  [/^(?:uner-ewt|wikigold|crossner-politics)/, 1],
  [/^crossner/, 0.7],
  [/^redocred/, 0.6],
  [/^btc\/news/, 0.5],
  [/^(?:btc|wnut17)/, 0.3],
  [/^gum-derived\/news/, 0.5],
  [/^gum-derived/, 0.25],
];

export function sourceWeight(source: string): number {
  return WEIGHTS.find(([pattern]) => pattern.test(source))?.[1] ?? 1;
}

/** The gold mentions in one habit: no Twitter handles, no adjectives of nations, no stray punctuation. */
export function harmonised(document: GoldDocument, lexicon: Lexicon): Gold[] {
  const { text, source } = document;
  return document.entities.filter(({ start, end, kind }) => {
    const name = text.slice(start, end);
    if (name.startsWith('@') || text[start - 1] === '@') return false;
    if (source.startsWith('redocred') && kind === 'place') return !isDemonym(name, lexicon);
    return /[\p{L}\p{N}]/u.test(name);
  });
}

function isDemonym(name: string, lexicon: Lexicon): boolean {
  const bits = lexicon.bits(hashText(name.toLowerCase()));
  return (bits & BITS.demonym) !== 0 && (bits & (BITS.country | BITS.city)) === 0;
}
