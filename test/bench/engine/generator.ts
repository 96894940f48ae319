import type { Kind, TaggedDocument } from '../../../src/types.ts';

/** A generated news item; entities by facet, as display names. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly date: string;
  readonly source: string;
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly organisations: readonly string[];
}

export interface GeneratorOptions {
  readonly items: number;
  /** UTF-16 units of a body, about. */
  readonly characters: number;
  readonly seed?: number;
}

const LEXEMES = 50_000;
const ENTITIES = { people: 20_000, places: 6_000, organisations: 14_000 } as const;
const DAYS = 1_800;

/** Uniform numbers from 0 to 1, the same for the same seed on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 4294967296;
  };
}

/** Words by rank: the first are short. Every fourth from rank 50 on has inflected forms in the texts. */
export function lexicon(): readonly string[] {
  const random = seeded(7);
  const onsets = [
    'b',
    'br',
    'c',
    'cl',
    'd',
    'dr',
    'f',
    'g',
    'gr',
    'h',
    'j',
    'k',
    'l',
    'm',
    'n',
    'p',
    'pl',
    'r',
    's',
    'st',
    't',
    'tr',
    'v',
    'w',
  ];
  const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
  const codas = ['', '', 'n', 'r', 'l', 'm', 'nt', 'rk', 'st', 't'];
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const known = new Set<string>();
  while (known.size < LEXEMES) {
    const syllables = known.size < 60 ? 1 : known.size < 3_000 ? 2 : 3;
    let word = '';
    for (let n = 0; n < syllables; n++)
      word += pick(onsets) + pick(vowels) + (n === syllables - 1 ? pick(codas) : '');
    known.add(word);
  }
  return [...known];
}

const ENDINGS = ['s', 'ed', 'ing'];

/** A rank from 0 to `size` - 1 by Zipf's law with exponent 1, by its inverse. */
function zipf(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor((size + 1) ** random()) - 1);
}

const titled = (word: string) => word[0]!.toUpperCase() + word.slice(1);

/** News-like items, one at a time: Zipfian words, recurring entities, dates over five years. */
export function* generate({ items, characters, seed = 1 }: GeneratorOptions): Generator<Item> {
  const random = seeded(seed);
  const words = lexicon();
  const word = () => {
    const rank = zipf(random, words.length);
    const lexeme = words[rank]!;
    return rank > 50 && rank % 4 === 0 && random() < 0.3
      ? lexeme + ENDINGS[Math.floor(random() * ENDINGS.length)]!
      : lexeme;
  };
  const name = (facet: keyof typeof ENTITIES) => {
    const rank = zipf(random, ENTITIES[facet]);
    const offset = { people: 3_000, places: 19_000, organisations: 31_000 }[facet];
    const first = titled(words[offset + (rank % 2_500)]!);
    const second = titled(words[offset + 2_600 + Math.floor(rank / 3)]!);
    return facet === 'places' ? `${second}${rank}` : `${first} ${second}${rank}`;
  };
  const some = (facet: keyof typeof ENTITIES, least: number, most: number) => {
    const found = new Set<string>();
    const count = least + Math.floor(random() * (most - least + 1));
    for (let n = 0; n < count; n++) found.add(name(facet));
    return [...found];
  };
  for (let n = 0; n < items; n++) {
    const people = some('people', 1, 4);
    const places = some('places', 1, 3);
    const organisations = some('organisations', 1, 3);
    const named = [...people, ...places, ...organisations];
    let body = '';
    let inSentence = 0;
    while (body.length < characters) {
      const next =
        random() < 0.04 && named.length > 0 ? named[Math.floor(random() * named.length)]! : word();
      body += inSentence === 0 ? titled(next) : next;
      inSentence++;
      if (inSentence > 8 && random() < 0.12) {
        body += random() < 0.2 ? '.\n\n' : '. ';
        inSentence = 0;
      } else body += random() < 0.06 ? ', ' : ' ';
    }
    yield {
      id: `item-${n}`,
      title: titled(Array.from({ length: 8 }, word).join(' ')),
      body: body.trim(),
      date: new Date(Date.UTC(2021, 0, 1 + Math.floor(random() * DAYS))).toISOString().slice(0, 10),
      source: `Source ${zipf(random, 40)}`,
      people,
      places,
      organisations,
    };
  }
}

const KINDS: readonly (readonly ['people' | 'places' | 'organisations', Kind])[] = [
  ['people', 'person'],
  ['places', 'place'],
  ['organisations', 'organisation'],
];

/** The item as ingest would hand it over. */
export function taggedItem(item: Item): TaggedDocument {
  const { id, title, body, date, source } = item;
  return {
    document: { id, title, body, date, source, origin: { file: 'generated' } },
    names: KINDS.flatMap(([facet, kind]) =>
      item[facet].map((text) => ({
        kind,
        key: text.toLowerCase(),
        text,
        mentions: [{ kind, start: 0, end: 1, confidence: 1, why: 'model', link: 'full form' }],
      })),
    ),
  };
}
