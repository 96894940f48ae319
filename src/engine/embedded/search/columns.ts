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
 * Documents → visible entities, each once per document; a kind without any gives its "none" value.
 * One pass over the names of each document: some 5 ms for 120,000 documents, after each decision.
 */
export function entityColumn(segment: Segment, map: NameMap): Column {
  const names = segment.keep('nameColumn', () => forward(segment.names, segment.size, 0));
  const { size } = segment;
  const offsets = new Uint32Array(size + 1);
  const values = new Uint32Array(names.values.length + KINDS.length * size);
  /** The last document, plus one, that each value was given to. */
  const given = new Uint32Array(map.entities.length);
  const places = map.starts[1]!;
  const organisations = map.starts[2]!;
  let count = 0;
  for (let document = 0; document < size; document++) {
    let kinds = 0;
    const end = names.offsets[document + 1]!;
    for (let at = names.offsets[document]!; at < end; at++) {
      const value = map.values[names.values[at]!] ?? 0;
      if (value === 0 || given[value] === document + 1) continue;
      given[value] = document + 1;
      values[count++] = value;
      kinds |= value < places ? 1 : value < organisations ? 2 : 4;
    }
    if ((kinds & 1) === 0) values[count++] = 0;
    if ((kinds & 2) === 0) values[count++] = 1;
    if ((kinds & 4) === 0) values[count++] = 2;
    offsets[document + 1] = count;
  }
  return { offsets, values: values.slice(0, count) };
}

/** Documents → source numbers; 0 where there is none. Never changes for a segment. */
export function sourceColumn(segment: Segment): Column {
  return segment.keep('sourceColumn', () => forward(segment.sources, segment.size, 1));
}

/** Documents → keys from keys → documents; documents without any get `least` times the key 0. */
function forward(lists: Lists, size: number, least: 0 | 1): Column {
  const offsets = new Uint32Array(size + 1);
  const scratch = new Uint32Array(size);
  for (let place = 0; place < lists.size; place++) {
    const end = lists.read(place, scratch, 0);
    for (let n = 0; n < end; n++) offsets[scratch[n]! + 1]!++;
  }
  for (let document = 0; document < size; document++)
    offsets[document + 1]! = offsets[document]! + Math.max(least, offsets[document + 1]!);
  const values = new Uint32Array(offsets[size]!);
  const next = offsets.slice();
  for (let place = 0; place < lists.size; place++) {
    const key = lists.key(place);
    const end = lists.read(place, scratch, 0);
    for (let n = 0; n < end; n++) values[next[scratch[n]!]!++] = key;
  }
  return { offsets, values };
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

  /** The values that were counted, where they are few; else every value may have been. */
  list(): Uint32Array | undefined {
    return this.isFull ? undefined : this.touched.subarray(0, this.few);
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
