import { fold } from '../../text/fold.ts';
import { isDemonym } from '../gazetteer/demonyms.ts';
import { hashText } from '../tag/hash.ts';
import { BITS, type Lexicon } from '../tag/lexicon.ts';
import type { Gold, GoldDocument } from './corpus.ts';
import { asMarked, leftOut, type Unsure, withoutTitle } from './derived.ts';

/** How much a source counts; sources with noisy or foreign habits count less. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/^uner-pud/, 1.5],
  [/^(?:uner-ewt|wikigold|crossner-politics)/, 1],
  [/^crossner/, 0.7],
  [/^redocred/, 0.6],
  [/^btc\/news/, 0.5],
  [/^(?:btc|wnut17)/, 0.3],
  [/^gum-derived\/news/, 0.8],
  [/^gum-derived/, 0.5],
];

export function sourceWeight(source: string): number {
  return WEIGHTS.find(([pattern]) => pattern.test(source))?.[1] ?? 1;
}

/** A text for training: mentions in one habit, and where nobody can say what holds. */
export interface Harmonised {
  readonly text: string;
  readonly gold: readonly Gold[];
  readonly unsure: readonly Unsure[];
}

/** Adjectives and followers of a faith or party, which some sources mark as organisations and most, and we, do not. */
const FOLLOWERS =
  /^(?:Republican|Democrat|Communist|Nazi|Islamist|(?:Christian|Catholic|Protestant|Muslim|Jew|Buddhist|Hindu|Sunni|Shia)s?|Christianity|Islam|Judaism|Buddhism|Jewish|Islamic)$/;
/** Houses of state that CrossNER marks in one place and leaves out in another. */
const HOUSES =
  /\b(?:Parliament|Congress|Senate|Supreme Court|House of (?:Commons|Lords|Representatives)|Republicans|Democrats|White House|Kremlin|Cabinet|Government|Army|Wikipedia|(?:The )?New York Times)\b/g;

/**
 * Text and mentions in one habit: no Twitter handles, no adjectives of nations, faiths and parties, no stray
 * punctuation, and "Commander - in - Chief" of sources that put spaces around hyphens written as people write it.
 */
export function harmonised(document: GoldDocument, lexicon: Lexicon): Harmonised {
  const { text, source, entities } = document;
  const gold = entities
    .map((span) => trimmed(text, span, source))
    .filter(({ start, end, kind }) => {
      const name = text.slice(start, end);
      if (name.startsWith('@') || text[start - 1] === '@') return false;
      if (kind !== 'organisation' && isOfPeople(name, lexicon, kind)) return false;
      if (FOLLOWERS.test(name)) return false;
      return /[\p{L}\p{N}]/u.test(name);
    });
  if (source.startsWith('gum')) return marked(withTightHyphens({ text, gold, unsure: [] }));
  if (source.startsWith('redocred')) return withTightHyphens({ text, gold, unsure: [] });
  return { text, gold, unsure: source.startsWith('crossner') ? unmarked(text, gold) : [] };
}

/** "the Green Party" and, of tweets of the news, "President Tusk", as most sources have them: without article and office. */
function trimmed(text: string, span: Gold, source: string): Gold {
  const article = text.startsWith('the ', span.start) ? { ...span, start: span.start + 4 } : span;
  const bare = source.startsWith('btc') ? withoutTitle(text, article) : article;
  return /^\p{Lu}/u.test(text.slice(bare.start, bare.end)) ? bare : article;
}

function marked({ text, gold }: Harmonised): Harmonised {
  const all = gold.map((span) => asMarked(text, span));
  return {
    text,
    gold: all.flatMap((span) => span.gold),
    unsure: [...all.flatMap((span) => span.unsure), ...leftOut(text, gold)],
  };
}

function unmarked(text: string, gold: readonly Gold[]): Unsure[] {
  return [...text.matchAll(HOUSES)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((house) => !gold.some(({ start, end }) => start < house.end && end > house.start));
}

function withTightHyphens({ text, gold }: Harmonised): Harmonised {
  const cuts: number[] = [];
  const tight = text.replace(/(?<=[\p{L}\p{N}]) - (?=[\p{L}\p{N}])/gu, (_, at: number) => {
    cuts.push(at, at + 2);
    return '-';
  });
  const moved = (offset: number): number => offset - cuts.filter((cut) => cut < offset).length;
  return {
    text: tight,
    gold: gold.map(({ start, end, kind }) => ({ start: moved(start), end: moved(end), kind })),
    unsure: [],
  };
}

/** "British", "South Korean", "Germans": some sources mark them as places; most, and we, do not. */
function isOfPeople(name: string, lexicon: Lexicon, kind: Gold['kind']): boolean {
  if (kind === 'person') return isDemonym(fold(name).replace(/s$/, ''));
  const bits = lexicon.bits(hashText(name.toLowerCase()));
  if (bits & (BITS.country | BITS.city | BITS.region)) return false;
  const last = fold(name).split(' ').at(-1)!;
  return (bits & BITS.demonym) !== 0 || isDemonym(last) || isDemonym(last.replace(/s$/, ''));
}
