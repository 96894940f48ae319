import type { Mention } from '../../types.ts';
import { hashText } from './hash.ts';
import { BITS, type Lexicon, MAX_WORDS } from './lexicon.ts';
import { KINDS, kindOf, PART, partOf } from './tags.ts';
import type { Tokens } from './tokens.ts';
import type { Word } from './word.ts';

/** A mention as tokens: `first` to `last`. */
export interface Span {
  readonly kind: number;
  readonly first: number;
  readonly last: number;
}

/** The spans that the tags of tokens `[from, to)` spell. */
export function spansOf(tags: Uint8Array, from: number, to: number): Span[] {
  const spans: Span[] = [];
  for (let i = from; i < to; i++) {
    const part = partOf(tags[i]!);
    if (part !== PART.unit && part !== PART.begin) continue;
    let last = i;
    if (part === PART.begin) while (last + 1 < to && partOf(tags[last]!) !== PART.last) last++;
    spans.push({ kind: kindOf(tags[i]!), first: i, last });
    i = last;
  }
  return spans;
}

const HONORIFIC =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|sen|senator|rep|gov|gen|col|maj|lt|capt|sgt|rev|hon)\.?$/;
const NAMED = [
  ['person', BITS.person, 'person'],
  ['place', BITS.country, 'country'],
  ['place', BITS.city | BITS.town, 'city'],
  ['place', BITS.region, 'region'],
  ['place', BITS.place, 'place'],
  ['organisation', BITS.organisation | BITS.company, 'organisation'],
] as const;

/** The mention of a span, without honorific and stray punctuation; undefined when nothing is left. */
export function mentionOf(
  tokens: Tokens,
  span: Span & { readonly confidence: number; readonly source: string },
  lexicon: Lexicon,
): Mention | undefined {
  const { words, starts, ends } = tokens;
  const { confidence, source } = span;
  let { first, last } = span;
  if (span.kind === 0) while (first < last && HONORIFIC.test(words[first]!.lowerText)) first++;
  while (first <= last && isLoose(words[first]!)) first++;
  while (last >= first && isLoose(words[last]!)) last--;
  if (first > last) return undefined;
  const kind = KINDS[span.kind]!;
  const known = gazetteer(words, first, last, kind, lexicon);
  return {
    kind,
    start: starts[first]!,
    end: ends[last]!,
    confidence: Math.round(confidence * 1000) / 1000,
    why:
      known === undefined || source.startsWith('gazetteer')
        ? source
        : `${source}; gazetteer: ${known}`,
  };
}

/** Punctuation and possessives at the edge of a span. */
function isLoose(word: Word): boolean {
  return (!word.letters && !word.digits) || /^['’]/.test(word.text);
}

/** What the gazetteer knows of the words together; 0 for more words than it has in a name. */
export function gazetteerBits(
  { first, last }: Pick<Span, 'first' | 'last'>,
  words: readonly Word[],
  lexicon: Lexicon,
): number {
  if (last - first >= MAX_WORDS) return 0;
  let name = words[first]!.lowerText;
  for (let k = first + 1; k <= last; k++) name += ` ${words[k]!.lowerText}`;
  return lexicon.bits(hashText(name));
}

function gazetteer(
  words: readonly Word[],
  first: number,
  last: number,
  kind: string,
  lexicon: Lexicon,
): string | undefined {
  const bits = gazetteerBits({ first, last }, words, lexicon);
  return NAMED.find(([of, mask]) => of === kind && (bits & mask) !== 0)?.[2];
}
