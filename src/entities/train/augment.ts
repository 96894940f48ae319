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

/** A text in the making, and the mentions in it. */
export class Draft {
  text = '';
  readonly gold: Gold[] = [];

  name(name: string, kind: Gold['kind']): void {
    this.gold.push({ start: this.text.length, end: this.text.length + name.length, kind });
    this.text += name;
  }
}

/** The text with each mention as `write` puts it; of mentions that overlap the first. */
function copied(
  text: string,
  gold: readonly Gold[],
  write: (draft: Draft, name: string, kind: Gold['kind']) => void,
): Draft {
  const draft = new Draft();
  let last = 0;
  for (const { start, end, kind } of [...gold].sort((a, b) => a.start - b.start)) {
    if (start < last) continue;
    draft.text += text.slice(last, start);
    write(draft, text.slice(start, end), kind);
    last = end;
  }
  draft.text += text.slice(last);
  return draft;
}

/** One of the values by chance; there must be one, unless `T` allows for none. */
export function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)]!;
}

/** The text with every mention replaced by another name of its kind, taken from the pool. */
export function renamed(
  text: string,
  gold: readonly Gold[],
  pool: NamePool,
  random: () => number,
): Draft {
  return copied(text, gold, (draft, _, kind) => draft.name(pick(pool[kind], random), kind));
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
): Draft | undefined {
  const result = copied(text, gold, (draft, name, kind) => {
    const owner = pick<Gold['kind'] | undefined>(OWNERS[kind], random);
    const owning = pick<string | undefined>(owner === undefined ? [] : pool[owner], random);
    if (owner !== undefined && owning !== undefined && BARE.test(draft.text)) {
      if (owner === 'organisation' && owning.includes(' '))
        draft.text += draft.text === '' ? 'The ' : 'the ';
      draft.name(owning, owner);
      draft.text += "'s ";
    }
    draft.name(name, kind);
  });
  return result.gold.length === gold.length ? undefined : result;
}
