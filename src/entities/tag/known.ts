import { PEOPLE } from '../gazetteer/people.ts';
import type { Found } from './consistency.ts';
import { KINDS } from './tags.ts';
import type { Tokens } from './tokens.ts';
import type { Word } from './word.ts';

const PERSON = KINDS.indexOf('person');

/** Puts the people of the gazetteer where they are named in full, whatever the model took them for. */
export type KnownPeople = (found: readonly Found[], words: readonly Word[]) => readonly Found[];

/** `tokens`: cuts a name as texts are cut, so that "Jean-Luc" and "J.D." are found again. */
export function knownPeople(tokens: (name: string) => Tokens): KnownPeople {
  // By first word, the longest first: "Robert F. Kennedy Jr" before a shorter one.
  let names: Map<string, (readonly string[])[]> | undefined;
  const table = (): Map<string, (readonly string[])[]> => {
    const byFirst = new Map<string, (readonly string[])[]>();
    for (const name of PEOPLE) {
      const { words } = tokens(name);
      const parts = words.map(({ text }) => text);
      const first = words[0]!.lowerText;
      byFirst.set(first, [...(byFirst.get(first) ?? []), parts]);
    }
    for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
    return byFirst;
  };
  return (found, words) => {
    names ??= table();
    const people: Found[] = [];
    for (let i = 0; i < words.length; i++) {
      if (!words[i]!.capital) continue;
      const name = names.get(words[i]!.lowerText)?.find((parts) => stands(parts, words, i));
      if (name === undefined) continue;
      const last = i + name.length - 1;
      people.push({ kind: PERSON, first: i, last, confidence: 1, source: 'gazetteer: person' });
      i = last;
    }
    return people.length === 0 ? found : withPeople(found, people);
  };
}

/** Letter by letter, or all in capitals. */
function stands(parts: readonly string[], words: readonly Word[], at: number): boolean {
  return parts.every((part, k) => {
    const text = words[at + k]?.text;
    return text === part || text === part.toUpperCase();
  });
}

/** Longer names that hold one stay as they are: "Donald Trump Jr", "Bill Gates Foundation". */
function withPeople(found: readonly Found[], people: readonly Found[]): readonly Found[] {
  const held = people.filter(
    (person) =>
      !found.some(
        ({ first, last }) =>
          first <= person.first && person.last <= last && last - first > person.last - person.first,
      ),
  );
  const rest = found.filter(
    ({ first, last }) => !held.some((person) => first <= person.last && person.first <= last),
  );
  return [...rest, ...held].sort((a, b) => a.first - b.first);
}
