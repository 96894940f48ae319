import { fold } from '../../text/fold.ts';
import { isDemonym } from '../gazetteer/demonyms.ts';
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

/**
 * Text and mentions in one habit: no Twitter handles, no adjectives of nations, no stray punctuation, and
 * "Commander - in - Chief" of sources that put spaces around hyphens written as people write it.
 */
export function harmonised(
  document: GoldDocument,
  lexicon: Lexicon,
): { text: string; gold: Gold[] } {
  const { text, source, entities } = document;
  const gold = entities.filter(({ start, end, kind }) => {
    const name = text.slice(start, end);
    if (name.startsWith('@') || text[start - 1] === '@') return false;
    if (kind === 'place' && isOfPeople(name, lexicon)) return false;
    return /[\p{L}\p{N}]/u.test(name);
  });
  return /^(?:redocred|gum)/.test(source) ? withTightHyphens(text, gold) : { text, gold };
}

function withTightHyphens(text: string, gold: readonly Gold[]): { text: string; gold: Gold[] } {
  const cuts: number[] = [];
  const tight = text.replace(/(?<=[\p{L}\p{N}]) - (?=[\p{L}\p{N}])/gu, (_, at: number) => {
    cuts.push(at, at + 2);
    return '-';
  });
  const moved = (offset: number): number => offset - cuts.filter((cut) => cut < offset).length;
  return {
    text: tight,
    gold: gold.map(({ start, end, kind }) => ({ start: moved(start), end: moved(end), kind })),
  };
}

/** "British", "South Korean", "Germans": some sources mark them as places; most, and we, do not. */
function isOfPeople(name: string, lexicon: Lexicon): boolean {
  const bits = lexicon.bits(hashText(name.toLowerCase()));
  if (bits & (BITS.country | BITS.city | BITS.region)) return false;
  const last = fold(name).split(' ').at(-1)!;
  return (bits & BITS.demonym) !== 0 || isDemonym(last) || isDemonym(last.replace(/s$/, ''));
}
