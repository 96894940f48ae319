import type { Kind } from '../../../types.ts';
import type { Lists } from '../segment/lists.ts';
import type { Segment } from '../segment/segment.ts';

/** Values of each document of a segment, one after another: document → offsets → values. */
export interface Column {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

/** Values 0, 1 and 2 stand for "no person", "no place", "no organisation". */
export const KINDS: readonly Kind[] = ['person', 'place', 'organisation'];

/** Value of an entity number, which counts from 1. */
export const FIRST_ENTITY = KINDS.length;

/** Value of an entity number in columns and counts. */
export function entityValue(entity: number): number {
  return entity - 1 + FIRST_ENTITY;
}

export function entityOfValue(value: number): number {
  return value - FIRST_ENTITY + 1;
}

/** Which entity a name stands for, as far as facets are concerned. */
export interface NameMap {
  /** Value (entity number - 1 + FIRST_ENTITY) by name id; 0 for hidden and unknown ones. */
  readonly values: Uint32Array;
  /** Index into KINDS by value. */
  readonly kinds: Uint8Array;
}

/**
 * Documents → visible entities, each once per document, in ascending order; a kind without any gives
 * its "none" value. Made by counting, from the lists of names: 1 million pairs take about 10 ms.
 */
export function entityColumn(segment: Segment, map: NameMap): Column {
  const { names, size } = segment;
  const byValue = inOrderOfValue(names, map);
  const counts = new Uint32Array(size + 1);
  const kindsSeen = new Uint8Array(size);
  const last = new Int32Array(size).fill(-1);
  const scratch = new Uint32Array(size);
  const eachPair = (visit: (value: number, document: number) => void) => {
    last.fill(-1);
    for (const { place, value } of byValue) {
      const end = names.read(place, scratch, 0);
      for (let n = 0; n < end; n++) {
        const document = scratch[n]!;
        if (last[document] === value) continue;
        last[document] = value;
        visit(value, document);
      }
    }
  };
  eachPair((value, document) => {
    counts[document + 1]!++;
    kindsSeen[document]! |= 1 << map.kinds[value]!;
  });
  for (let document = 0; document < size; document++)
    counts[document + 1]! += counts[document]! + missing(kindsSeen[document]!);
  const values = new Uint32Array(counts[size]!);
  const next = counts.slice();
  for (let document = 0; document < size; document++)
    for (let kind = 0; kind < KINDS.length; kind++)
      if ((kindsSeen[document]! & (1 << kind)) === 0) values[next[document]!++] = kind;
  eachPair((value, document) => {
    values[next[document]!++] = value;
  });
  return { offsets: counts, values };
}

function missing(seen: number): number {
  return KINDS.length - (seen & 1) - ((seen >> 1) & 1) - ((seen >> 2) & 1);
}

/** Places of visible names, those of one entity together. */
function inOrderOfValue(
  names: Lists,
  map: NameMap,
): readonly { readonly place: number; readonly value: number }[] {
  const found: { place: number; value: number }[] = [];
  for (let place = 0; place < names.size; place++) {
    const value = map.values[names.key(place)] ?? 0;
    if (value >= FIRST_ENTITY) found.push({ place, value });
  }
  return found.sort((a, b) => a.value - b.value || a.place - b.place);
}

/** Documents → source numbers; 0 where there is none. Never changes for a segment. */
export function sourceColumn(segment: Segment): Column {
  return segment.keep('sourceColumn', () => {
    const { sources, size } = segment;
    const counts = new Uint32Array(size + 1);
    const scratch = new Uint32Array(size);
    for (let place = 0; place < sources.size; place++) {
      const end = sources.read(place, scratch, 0);
      for (let n = 0; n < end; n++) counts[scratch[n]! + 1]!++;
    }
    for (let document = 0; document < size; document++)
      counts[document + 1]! = counts[document]! + Math.max(1, counts[document + 1]!);
    const values = new Uint32Array(counts[size]!);
    const next = counts.slice();
    for (let place = 0; place < sources.size; place++) {
      const end = sources.read(place, scratch, 0);
      for (let n = 0; n < end; n++) values[next[scratch[n]!]!++] = sources.key(place);
    }
    return { offsets: counts, values };
  });
}

/** Adds, for each of the documents, 1 to every value it has. By document, never by value. */
export function countValues(
  { offsets, values }: Column,
  documents: Uint32Array,
  count: number,
  counts: Uint32Array,
): void {
  for (let n = 0; n < count; n++) {
    const document = documents[n]!;
    const end = offsets[document + 1]!;
    for (let at = offsets[document]!; at < end; at++) counts[values[at]!]!++;
  }
}

/** Documents without a value of the kind, or without source: those that have the value `none`, ascending. */
export function documentsWith({ offsets, values }: Column, none: number): Uint32Array {
  const found: number[] = [];
  for (let document = 0; document + 1 < offsets.length; document++) {
    const end = offsets[document + 1]!;
    for (let at = offsets[document]!; at < end; at++)
      if (values[at] === none) {
        found.push(document);
        break;
      }
  }
  return Uint32Array.from(found);
}
