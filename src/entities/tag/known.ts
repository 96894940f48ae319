import type { Kind } from '../../types.ts';
import { ORGANISATIONS } from '../gazetteer/organisations.ts';
import { PEOPLE } from '../gazetteer/people.ts';
import type { Found } from './consistency.ts';
import { KINDS } from './tags.ts';
import type { Tokens } from './tokens.ts';
import type { Word } from './word.ts';

/** Names of organisations with so many words are nothing else; of shorter ones the model judges. */
const LONG = 4;

/** Puts the names of the gazetteer where they stand in full, whatever the model took them for. */
export type KnownNames = (found: readonly Found[], words: readonly Word[]) => readonly Found[];

interface KnownName {
  readonly kind: Kind;
  readonly parts: readonly string[];
}

/** `tokens`: cuts a name as texts are cut, so that "Jean-Luc" and "J.D." are found again. */
export function knownNames(tokens: (name: string) => Tokens): KnownNames {
  // By first word, the longest first: "Robert F. Kennedy Jr" before a shorter one.
  let names: Map<string, KnownName[]> | undefined;
  const table = (): Map<string, KnownName[]> => {
    const byFirst = new Map<string, KnownName[]>();
    const add = (kind: Kind, name: string): void => {
      const { words } = tokens(name);
      const first = words[0]!.lowerText;
      const known = { kind, parts: words.map(({ text }) => text) };
      byFirst.set(first, [...(byFirst.get(first) ?? []), known]);
    };
    for (const name of PEOPLE) add('person', name);
    for (const name of ORGANISATIONS.flat())
      if (name.split(' ').length >= LONG) add('organisation', name);
    for (const list of byFirst.values()) list.sort((a, b) => b.parts.length - a.parts.length);
    return byFirst;
  };
  return (found, words) => {
    names ??= table();
    const known: Found[] = [];
    for (let i = 0; i < words.length; i++) {
      if (!words[i]!.capital) continue;
      const name = names.get(words[i]!.lowerText)?.find(({ parts }) => stands(parts, words, i));
      if (name === undefined) continue;
      const last = i + name.parts.length - 1;
      const source = `gazetteer: ${name.kind}`;
      known.push({ kind: KINDS.indexOf(name.kind), first: i, last, confidence: 1, source });
      i = last;
    }
    return known.length === 0 ? found : withKnown(found, known);
  };
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
