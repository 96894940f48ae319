import type { Kind } from '../../types.ts';

/** Synsets (3.1) under which an instance is one of our kinds: person; location, geological formation, land, body of water, structure; organisation. */
const ROOTS: ReadonlyMap<string, Kind> = new Map([
  ['person', 'person'],
  ['location', 'place'],
  ['geological_formation', 'place'],
  ['body_of_water', 'place'],
  ['land', 'place'],
  ['structure', 'place'],
  ['organization', 'organisation'],
]);

interface Synset {
  readonly words: readonly string[];
  readonly parents: readonly string[];
  readonly instanceOf: readonly string[];
}

/** Names of instances ("Paris", "Marie Curie") with their kind, from the text of WordNet's `data.noun`. */
export function instances(data: string): [string, Kind][] {
  const synsets = new Map<string, Synset>();
  for (const line of data.split('\n')) if (/^\d{8} /.test(line)) synsets.set(...synset(line));
  const kinds = new Map<string, Kind | undefined>();
  const kindOf = (id: string): Kind | undefined => {
    if (kinds.has(id)) return kinds.get(id);
    const { words, parents, instanceOf } = synsets.get(id)!;
    kinds.set(id, undefined);
    const own = words.map((word) => ROOTS.get(word)).find((kind) => kind !== undefined);
    const kind =
      own ?? [...parents, ...instanceOf].map(kindOf).find((found) => found !== undefined);
    kinds.set(id, kind);
    return kind;
  };
  const found: [string, Kind][] = [];
  for (const [id, { words, instanceOf }] of synsets) {
    const kind = instanceOf.length > 0 ? kindOf(id) : undefined;
    if (kind === undefined) continue;
    for (const word of words)
      if (/^\p{Lu}/u.test(word)) found.push([word.replaceAll('_', ' '), kind]);
  }
  return found;
}

/** "00001740 03 n 01 entity 0 003 ~ 00001930 n 0000 … | gloss": offset, file, type, words, pointers. */
function synset(line: string): [string, Synset] {
  const fields = line.split('|')[0]!.trim().split(' ');
  const count = Number.parseInt(fields[3]!, 16);
  const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i]!);
  const pointers = 4 + 2 * count;
  const parents: string[] = [];
  const instanceOf: string[] = [];
  for (let at = pointers + 1; at + 3 < fields.length; at += 4) {
    if (fields[at] === '@') parents.push(fields[at + 1]!);
    if (fields[at] === '@i') instanceOf.push(fields[at + 1]!);
  }
  return [fields[0]!, { words, parents, instanceOf }];
}
