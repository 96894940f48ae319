import { fold } from '../../text/fold.ts';
import type { Kind, Mention } from '../../types.ts';
import { nameKey, plainForm } from '../key.ts';
import { type Gender, titleGender } from './titles.ts';

/** A mention with what chaining needs to know of its words. */
export interface Surface {
  readonly mention: Mention;
  readonly kind: Kind;
  readonly key: string;
  /** As written, without honorific, article and possessive. */
  readonly plain: string;
  /** Why the kind was changed, when it was. */
  readonly repair?: string;
}

/** All mentions of one document with the same kind and key. */
export interface Form {
  /** Position in the list of forms: by first mention. */
  readonly number: number;
  readonly kind: Kind;
  readonly key: string;
  readonly words: readonly string[];
  /** Distinct ways of writing it, most frequent first, those shouted in headlines last. */
  readonly texts: readonly string[];
  /** Positions in the list of surfaces, ascending. */
  readonly at: readonly number[];
}

/** Reads the words of each mention once, however often they recur. */
export function surfaces(text: string, mentions: readonly Mention[]): readonly Surface[] {
  const known = new Map<string, { key: string; plain: string }>();
  return mentions.map((mention) => {
    const written = text.slice(mention.start, mention.end);
    const id = mention.kind + written;
    let read = known.get(id);
    if (read === undefined) {
      const plain = plainForm(mention.kind, written);
      read = { plain, key: nameKey(mention.kind, plain) };
      known.set(id, read);
    }
    return { mention, kind: mention.kind, ...read };
  });
}

/** Groups surfaces by kind and key, in order of first mention. */
export function formsOf(all: readonly Surface[]): readonly Form[] {
  const groups = new Map<string, number[]>();
  all.forEach((surface, i) => {
    const id = `${surface.kind}:${surface.key}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [i]);
    else group.push(i);
  });
  return [...groups.values()].map((at, number) => {
    const { kind, key } = all[at[0]!]!;
    return { number, kind, key, words: key.split(' '), texts: textsOf(all, at), at };
  });
}

/** Lists by key, in order: looked up where reading all for each would grow with the square. */
export function grouped<T>(
  all: Iterable<T>,
  keysOf: (one: T) => Iterable<string>,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all)
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      // Of two equal keys of one the second finds it there already.
      else if (group[group.length - 1] !== one) group.push(one);
    }
  return groups;
}

function textsOf(all: readonly Surface[], at: readonly number[]): readonly string[] {
  if (at.length === 1) return [all[at[0]!]!.plain];
  const counts = new Map<string, number>();
  for (const i of at) counts.set(all[i]!.plain, (counts.get(all[i]!.plain) ?? 0) + 1);
  // A map keeps the order of first mention and sorting is stable: ties go to the earlier one.
  return [...counts]
    .sort(([a, m], [b, n]) => Number(isShouted(a)) - Number(isShouted(b)) || n - m)
    .map(([plain]) => plain);
}

/** All in capitals, and too long or too many words to be an acronym. */
export function isShouted(plain: string): boolean {
  return (
    plain === plain.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(plain) && /\p{L}{6}|\s/u.test(plain)
  );
}

const BEFORE = 40;

/** Gender told by the words of a mention, or by the title just before it. */
export function genderOf(text: string, surface: Surface): Gender | undefined {
  const { start, end } = surface.mention;
  const inside = text.slice(start, end);
  const before = text.slice(Math.max(0, start - BEFORE), start).match(/(\p{L}+)\.?\s+$/u)?.[1];
  const words = inside.length > surface.plain.length ? inside.split(/\s+/).slice(0, -1) : [];
  return titleGender(
    [...words, ...(before === undefined ? [] : [before])].map((word) => fold(word)),
  );
}
