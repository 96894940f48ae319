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

/** The first value that is an entity. */
export const FIRST_ENTITY = KINDS.length;

/**
 * Names → values. The values of one kind lie side by side, so that a facet is counted and read in one
 * stretch of memory.
 */
export interface NameMap {
  /** Value by name id; 0 for hidden and unknown ones. */
  readonly values: Uint32Array;
  /** Entity number by value, 0 for the "none" values. */
  readonly entities: Uint32Array;
  /** Where the values of each kind start, and after them where the last end. */
  readonly starts: readonly number[];
  /** Value of an entity number; 0 for a hidden or unknown one. */
  value(entity: number): number;
}

/** From pairs of name and entity, and the visible entities of each kind. */
export function nameMapOf(links: Uint32Array, visible: readonly Uint32Array[]): NameMap {
  const starts = [FIRST_ENTITY];
  for (const list of visible) starts.push(starts.at(-1)! + list.length);
  const entities = new Uint32Array(starts.at(-1)!);
  visible.forEach((list, kind) => {
    entities.set(list, starts[kind]!);
  });
  const byEntity = new Uint32Array(1 + entities.reduce((a, b) => Math.max(a, b), 0));
  for (let value = FIRST_ENTITY; value < entities.length; value++)
    byEntity[entities[value]!] = value;
  let last = 0;
  for (let at = 0; at < links.length; at += 2) last = Math.max(last, links[at]!);
  const values = new Uint32Array(last + 1);
  for (let at = 0; at < links.length; at += 2) values[links[at]!] = byEntity[links[at + 1]!] ?? 0;
  return { values, entities, starts, value: (entity) => byEntity[entity] ?? 0 };
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
  const [, places, organisations] = map.starts as [number, number, number];
  eachPair((value, document) => {
    counts[document + 1]!++;
    kindsSeen[document]! |= value < places ? 1 : value < organisations ? 2 : 4;
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

/** Counts by value, 0 between questions, and the values that are not 0 where they are few. */
export class Counter {
  readonly counts: Uint32Array;
  private touched: Uint32Array;
  private few = 0;
  private isFull = false;

  constructor(values: number) {
    this.counts = new Uint32Array(values);
    this.touched = new Uint32Array(256);
  }

  add({ offsets, values }: Column, documents: Uint32Array, count: number): void {
    countValues({ offsets, values }, documents, count, this.counts);
    // Reading the documents again is cheaper than reading all counts, while they are few.
    if (!this.isFull && count * 48 < this.counts.length)
      this.collect({ offsets, values }, documents, count);
    else if (count > 0) this.isFull = true;
  }

  /** Visits the values from `from` to `to` that were counted. */
  each(from: number, to: number, visit: (value: number, count: number) => void): void {
    const { counts, touched } = this;
    if (this.isFull) {
      for (let value = from; value < to; value++) {
        const count = counts[value]!;
        if (count !== 0) visit(value, count);
      }
      return;
    }
    for (let n = 0; n < this.few; n++) {
      const value = touched[n]!;
      if (value >= from && value < to) visit(value, counts[value]!);
    }
  }

  clear(): void {
    if (this.isFull) this.counts.fill(0);
    else for (let n = 0; n < this.few; n++) this.counts[this.touched[n]!] = 0;
    this.few = 0;
    this.isFull = false;
  }

  private collect({ offsets, values }: Column, documents: Uint32Array, count: number): void {
    // A value that is in the list already is marked by the high bit of its count.
    const { counts } = this;
    for (let n = 0; n < this.few; n++) counts[this.touched[n]!]! |= SEEN;
    for (let n = 0; n < count; n++) {
      const document = documents[n]!;
      for (let at = offsets[document]!; at < offsets[document + 1]!; at++) {
        const value = values[at]!;
        if (counts[value]! >= SEEN) continue;
        counts[value]! |= SEEN;
        this.push(value);
      }
    }
    for (let n = 0; n < this.few; n++) counts[this.touched[n]!]! &= ~SEEN;
  }

  private push(value: number): void {
    if (this.few === this.touched.length) {
      const wider = new Uint32Array(this.few * 2);
      wider.set(this.touched);
      this.touched = wider;
    }
    this.touched[this.few++] = value;
  }
}

const SEEN = 0x80000000;

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
