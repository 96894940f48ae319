import { fold } from '../../text/fold.ts';
import { ROLES, titleLength } from '../chain/titles.ts';
import { isDemonym } from '../gazetteer/demonyms.ts';
import type { Gold } from './corpus.ts';

/** A stretch of text of which nobody said whether it holds names: nothing is learnt from it. */
export interface Unsure {
  readonly start: number;
  readonly end: number;
}

/** What ends the first name of a span that a rule derived: "Mountain View, California", "Alvin Yeung of Civic Party". */
const CUTS: Readonly<Record<Gold['kind'], RegExp>> = {
  person: /,\s|\s(?:of|from|in|at|and|who)\s/gu,
  place: /,\s(?:in\s)?|\s(?:in|at|near|or)\s/gu,
  organisation: /,\s(?!Inc|Ltd)|\s(?:in|at|from|where)\s/gu,
};

/** A name, whole: words with capitals or digits, small words only between them. */
const NAME =
  /^[\p{Lu}\p{N}][^\s]*(?:\s(?:(?:of|the|de|la|le|du|van|von|der|den|bin|al|da|for|and|on|&)\s){0,2}[\p{Lu}\p{N}(&][^\s]*)*$/u;

/**
 * Spans derived by a rule run over what people would not mark: offices, places after "of", a second name. Gives
 * the name that is sure, and leaves the rest of the span unsure.
 */
export function asMarked(text: string, gold: Gold): { gold: Gold[]; unsure: Unsure[] } {
  const parts = pieces(text, gold);
  const names = gold.kind === 'place' ? parts : parts.slice(0, 1);
  const sure = names.map((part) => withoutTitle(text, part)).filter((part) => isName(text, part));
  if (sure.length === 0) return { gold: [], unsure: [gold] };
  const rest = sure.length === parts.length ? [] : [{ start: sure.at(-1)!.end, end: gold.end }];
  return { gold: sure, unsure: rest };
}

/** Runs of capitalised words in a text of which the rule missed many: of those that no span holds, nobody knows. */
export function leftOut(text: string, gold: readonly Unsure[]): Unsure[] {
  return [...text.matchAll(/\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)+/gu)]
    .map((run) => ({ start: run.index, end: run.index + run[0].length }))
    .filter((run) => !gold.some(({ start, end }) => start < run.end && end > run.start));
}

function pieces(text: string, { start, end, kind }: Gold): Gold[] {
  const name = text.slice(start, end);
  const owner = kind === 'person' ? name.lastIndexOf("'s ") : -1;
  let from = owner < 0 ? 0 : owner + 3;
  const found: Gold[] = [];
  for (const cut of name.matchAll(CUTS[kind])) {
    if (cut.index < from) continue;
    found.push({ kind, start: start + from, end: start + cut.index });
    from = cut.index + cut[0].length;
  }
  found.push({ kind, start: start + from, end });
  return found;
}

/** A person without the offices before the name. */
export function withoutTitle(text: string, gold: Gold): Gold {
  if (gold.kind !== 'person') return gold;
  const words = [...text.slice(gold.start, gold.end).matchAll(/\S+/g)];
  const length = titleLength(
    words.map(([word]) => fold(word)),
    isDemonym,
  );
  return { ...gold, start: gold.start + (words[length]?.index ?? 0) };
}

function isName(text: string, { start, end, kind }: Gold): boolean {
  const name = text.slice(start, end);
  if (!NAME.test(name)) return false;
  if (kind !== 'person') return true;
  return name.split(' ').length <= 4 && !name.split(' ').some((word) => ROLES.has(fold(word)));
}
