import type { Gold } from './corpus.ts';
import type { Unsure } from './derived.ts';
import type { Harmonised } from './harmonise.ts';

/** Another way of writing a text; lengths stay, so that offsets do. */
export type Writing = 'upper' | 'title' | 'lower';

/** The text as a headline or a careless message would have it. */
export function rewritten(text: string, writing: Writing): string {
  if (writing === 'upper') return lettersMapped(text, (letter) => letter.toUpperCase());
  if (writing === 'lower') return lettersMapped(text, (letter) => letter.toLowerCase());
  return text.replace(/[\p{L}\p{M}'’]+/gu, (word) =>
    SMALL.test(word)
      ? word
      : lettersMapped(word[0]!, (letter) => letter.toUpperCase()) + word.slice(1),
  );
}

const SMALL = /^(?:a|an|and|as|at|but|by|for|in|of|on|or|the|to|with|from|['’]s|s)$/;

function lettersMapped(text: string, map: (letter: string) => string): string {
  let result = '';
  for (const letter of text) {
    const mapped = map(letter);
    result += mapped.length === letter.length ? mapped : letter;
  }
  return result;
}

/** The sentences of a text that hold a mention and nothing unsure, those of 20 to `longest` characters, each with its mentions. */
export function statements(
  { text, gold, unsure }: Harmonised,
  longest: number,
): { text: string; gold: Gold[] }[] {
  const found: { text: string; gold: Gold[] }[] = [];
  for (const match of text.matchAll(/[^.!?\n]{20,300}(?:[.!?](?=\s|$)|$)/g)) {
    const from = match.index + match[0].length - match[0].trimStart().length;
    const to = match.index + match[0].length;
    if (to - from > longest) continue;
    const touches = ({ start, end }: Unsure): boolean => start < to && end > from;
    const touching = gold.filter(touches);
    if (unsure.some(touches)) continue;
    if (touching.length === 0 || touching.some(({ start, end }) => start < from || end > to))
      continue;
    found.push({
      text: text.slice(from, to),
      gold: touching.map(({ start, end, kind }) => ({
        start: start - from,
        end: end - from,
        kind,
      })),
    });
  }
  return found;
}

/** Names of each kind to put in the place of others. */
export type NamePool = Readonly<Record<Gold['kind'], readonly string[]>>;

/** The text with every mention replaced by another name of its kind, taken from the pool. */
export function renamed(
  text: string,
  gold: readonly Gold[],
  pool: NamePool,
  random: () => number,
): { text: string; gold: Gold[] } {
  let result = '';
  let last = 0;
  const moved: Gold[] = [];
  for (const { start, end, kind } of [...gold].sort((a, b) => a.start - b.start)) {
    if (start < last) continue;
    result += text.slice(last, start);
    const name = pool[kind][Math.floor(random() * pool[kind].length)]!;
    moved.push({ start: result.length, end: result.length + name.length, kind });
    result += name;
    last = end;
  }
  return { text: result + text.slice(last), gold: moved };
}

/** Ends in a word in lower case, or is empty. */
const BARE = /^$|(?<![\p{L}’'-])\p{Ll}+ $/u;

/** Whose a name may be: "NATO's Mark Rutte", "Norway's Anna Berg", "Anna Berg's Equinor". */
const OWNERS: Readonly<Record<Gold['kind'], readonly Gold['kind'][]>> = {
  person: ['organisation', 'organisation', 'place'],
  organisation: ['person', 'person', 'place'],
  place: [],
};

/**
 * The text with owners put before its people and organisations, where the word before is lower case or none.
 * News is full of them, and texts of an encyclopedia are not. Undefined where no name can have one.
 */
export function owned(
  text: string,
  gold: readonly Gold[],
  pool: NamePool,
  random: () => number,
): { text: string; gold: Gold[] } | undefined {
  let result = '';
  let last = 0;
  const moved: Gold[] = [];
  for (const { start, end, kind } of [...gold].sort((a, b) => a.start - b.start)) {
    if (start < last) continue;
    result += text.slice(last, start);
    const kinds = OWNERS[kind];
    const owner = kinds[Math.floor(random() * kinds.length)];
    const names = owner === undefined ? [] : pool[owner];
    const name = names[Math.floor(random() * names.length)];
    if (owner !== undefined && name !== undefined && BARE.test(result)) {
      if (owner === 'organisation' && name.includes(' ')) result += result === '' ? 'The ' : 'the ';
      moved.push({ start: result.length, end: result.length + name.length, kind: owner });
      result += `${name}'s `;
    }
    moved.push({ start: result.length, end: result.length + end - start, kind });
    result += text.slice(start, end);
    last = end;
  }
  return moved.length === gold.length
    ? undefined
    : { text: result + text.slice(last), gold: moved };
}
