import type { Kind } from '../../types.ts';
import { ORGANISATIONS } from '../gazetteer/organisations.ts';
import { PEOPLE, SURNAMES } from '../gazetteer/people.ts';
import type { Found } from './consistency.ts';
import { KINDS } from './tags.ts';
import type { Tokens } from './tokens.ts';
import type { Word } from './word.ts';

/**
 * Names of organisations with so many words are nothing else (of 325 in the training texts that stand alone, 284 are
 * marked so, most of the rest by habit not at all); of shorter ones the model judges, and of houses of state, which
 * people mark here and not there.
 */
const LONG = 3;
const HOUSE = /^United States /;

/** Puts the names of the gazetteer where they stand in full, whatever the model took them for. */
export type KnownNames = (found: readonly Found[], words: readonly Word[]) => readonly Found[];

interface KnownName {
  readonly kind: Kind;
  readonly parts: readonly string[];
}

/**
 * `tokens`: cuts a name as texts are cut, so that "Jean-Luc" and "J.D." are found again. A name is cut when a text
 * first has its beginning: all at once would keep the first text waiting for 40 ms.
 */
export function knownNames(tokens: (name: string) => Tokens): KnownNames {
  const uncut = new Map<string, [Kind, string][]>();
  const add = (kind: Kind, name: string): void => {
    const list = uncut.get(beginning(name));
    if (list === undefined) uncut.set(beginning(name), [[kind, name]]);
    else list.push([kind, name]);
  };
  for (const name of [...PEOPLE, ...SURNAMES]) add('person', name);
  for (const name of ORGANISATIONS.flat())
    if (name.split(' ').length >= LONG && !HOUSE.test(name)) add('organisation', name);
  // By beginning, the longest first: "Robert F. Kennedy Jr" before a shorter one.
  const names = new Map<string, KnownName[]>();
  const starting = (word: string): readonly KnownName[] => {
    const key = beginning(word);
    const known = names.get(key);
    if (known !== undefined) return known;
    const list = uncut.get(key);
    if (list === undefined) return [];
    const cut = list
      .map(([kind, name]) => ({ kind, parts: tokens(name).words.map(({ text }) => text) }))
      .sort((a, b) => b.parts.length - a.parts.length);
    names.set(key, cut);
    return cut;
  };

  return (found, words) => {
    const known: Found[] = [];
    for (let i = 0; i < words.length; i++) {
      if (!words[i]!.capital) continue;
      const name = starting(words[i]!.text).find(({ parts }) => stands(parts, words, i));
      if (name === undefined) continue;
      const last = i + name.parts.length - 1;
      const source = `gazetteer: ${name.kind}`;
      known.push({ kind: KINDS.indexOf(name.kind), first: i, last, confidence: 1, source });
      i = last;
    }
    return known.length === 0 ? found : withKnown(found, known);
  };
}

/** Letters and digits up to anything else: the same of a name and of its first word, however it is cut. */
function beginning(name: string): string {
  return /^[\p{L}\p{N}]*/u.exec(name.toLowerCase())?.[0] ?? '';
}

/** Letter by letter, or all in capitals. */
function stands(parts: readonly string[], words: readonly Word[], at: number): boolean {
  return parts.every((part, k) => {
    const text = words[at + k]?.text;
    return text === part || text === part.toUpperCase();
  });
}

/**
 * Longer names that hold one stay as they are: "Donald Trump Jr", "Bill Gates Foundation". Both lists are in
 * order and without overlap, so one pass over each is enough, however many names a text has.
 */
function withKnown(found: readonly Found[], known: readonly Found[]): readonly Found[] {
  let at = 0;
  const held = known.filter((name) => {
    while (at < found.length && found[at]!.last < name.first) at++;
    const other = found[at];
    if (other === undefined || other.first > name.first || other.last < name.last) return true;
    return other.last - other.first <= name.last - name.first;
  });
  let next = 0;
  const rest = found.filter(({ first, last }) => {
    while (next < held.length && held[next]!.last < first) next++;
    return next === held.length || last < held[next]!.first;
  });
  return [...rest, ...held].sort((a, b) => a.first - b.first);
}
