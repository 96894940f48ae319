import { stemOf } from '../terms.ts';
import { Bytes, readVarint } from './bytes.ts';
import { type Dictionary, DictionaryWriter } from './dictionary.ts';
import { bytesOf, type Section } from './layout.ts';

/**
 * Sections that lead from a stem to the terms that have it, with the number of documents that hold
 * any of them. A stem whose only term is the stem itself is left out: that is most of them.
 */
export function stemSections(
  terms: readonly string[],
  holders: (ordinal: number) => Uint32Array,
): readonly (readonly [Section, Uint8Array])[] {
  const groups = new Map<string, number[]>();
  terms.forEach((term, ordinal) => {
    const stem = stemOf(term);
    const group = groups.get(stem);
    if (group === undefined) groups.set(stem, [ordinal]);
    else group.push(ordinal);
  });
  const kept = [...groups].filter(([stem, group]) => group.length > 1 || terms[group[0]!] !== stem);
  const sorted = kept
    .map(([stem, group]) => [Buffer.from(stem), group] as const)
    .sort(([a], [b]) => Buffer.compare(a, b));
  const dictionary = new DictionaryWriter();
  const ordinals = new Bytes(1 << 12);
  for (const [stem, group] of sorted) {
    const before = ordinals.length;
    let last = 0;
    for (const ordinal of group) {
      ordinals.varint(ordinal - last);
      last = ordinal;
    }
    // Occurrences are summed from the terms: only a union must be stored.
    const documents = union(group.map(holders));
    dictionary.add(stem, { documents, occurrences: documents }, ordinals.length - before, 0);
  }
  const { keys, blocks } = dictionary.done();
  return [
    ['stems', keys],
    ['stemBlocks', bytesOf(blocks)],
    ['stemTerms', ordinals.done()],
  ];
}

/** How many documents are in at least one of the lists. */
function union(lists: readonly Uint32Array[]): number {
  if (lists.length === 1) return lists[0]!.length;
  const all = new Set<number>();
  for (const list of lists) for (const document of list) all.add(document);
  return all.size;
}

/** Ordinals of the terms with a stem, and the documents that hold any; undefined where it was left out. */
export function termsOfStem(
  stems: Dictionary,
  ordinals: Uint8Array,
  stem: Uint8Array,
): { readonly documents: number; readonly terms: readonly number[] } | undefined {
  const entry = stems.find(stem);
  if (entry === undefined) return undefined;
  const cursor = { bytes: ordinals, at: entry.start };
  const terms: number[] = [];
  let last = 0;
  while (cursor.at < entry.end) terms.push((last += readVarint(cursor)));
  return { documents: entry.documents, terms };
}
