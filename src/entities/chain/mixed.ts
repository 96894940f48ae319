import { isAcronym, isSmallWord } from './acronyms.ts';
import { type Form, grouped } from './forms.ts';
import { areKnownTwo } from './known.ts';
import type { Links } from './links.ts';

/**
 * Names of which a part is an acronym: "US Chess Federation" of the United States Chess Federation, "Paris SG"
 * of Paris Saint-Germain, "UC Berkeley" of the University of California, Berkeley, when only one fits.
 */
export function joinMixed(forms: readonly Form[], links: Links): void {
  const named = forms.filter(({ kind, words }) => kind !== 'person' && words.length > 1);
  let byWord: ReadonlyMap<string, readonly Form[]> | undefined;
  for (const short of named) {
    const letters = acronymsOf(short);
    if (letters.size === 0) continue;
    const { kind, words } = short;
    byWord ??= grouped(named, (form) => form.words.map((word) => `${form.kind} ${word}`));
    const holding = (word: string): readonly Form[] => byWord?.get(`${kind} ${word}`) ?? [];
    // The full form has all other words: those that have the rarest are few.
    const near = words
      .filter((word) => !letters.has(word))
      .map(holding)
      .reduce((rarest, some) => (some.length < rarest.length ? some : rarest), named);
    const fits = near.filter(
      (full) => isMixed(words, full.words, letters) && !areKnownTwo(short, full),
    );
    const [one] = fits;
    if (one !== undefined && fits.every((form) => form === one || links.together(form, one)))
      links.join(short, one, `short for ${one.texts[0]}`);
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Folded words of a form that are written as capitals; none where all of it is. */
function acronymsOf({ texts, words }: Form): ReadonlySet<string> {
  if (!/\p{Lu}\.?\p{Lu}/u.test(texts[0]!)) return NONE;
  const capitals = texts[0]!
    .split(/[\s/-]+/)
    .filter((word) => isAcronym(word))
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase());
  return new Set(capitals.length < words.length ? capitals : []);
}

/** Word for word, but that an acronym of the short form stands for some words of the full one. */
function isMixed(
  short: readonly string[],
  full: readonly string[],
  letters: ReadonlySet<string>,
): boolean {
  if (short.length >= full.length) return false;
  let at = 0;
  for (const word of short) {
    if (word === full[at]) at++;
    else if (letters.has(word)) at = behindInitials(word, full, at);
    else return false;
    if (at < 0) return false;
  }
  return at === full.length;
}

/** The place behind the words whose initials these are, from `from` on; -1 when they are not. */
function behindInitials(acronym: string, full: readonly string[], from: number): number {
  let at = from;
  for (const letter of acronym) {
    while (at > from && at < full.length && full[at]![0] !== letter && isSmallWord(full[at]!)) at++;
    if (full[at]?.[0] !== letter) return -1;
    at++;
  }
  return at;
}
