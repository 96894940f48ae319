import { arena } from '../kernel/arena.ts';
import type { Lists } from '../segment/lists.ts';
import type { Segment } from '../segment/segment.ts';
import { KINDS, type NameMap } from './name-map.ts';

/**
 * Values of each document of a segment in the kernel's memory, as its `countValues` reads them: document
 * → rows of 8 values. A value v stands there as v + 8: what fills up the last row are the numbers below.
 */
export interface Column {
  readonly rows: number;
  readonly values: number;
  readonly wide: 0 | 1;
}

/** Values of a row, and where the values proper begin. */
const ROW = 8;

/** Values of documents one after another: document → offsets → values. */
interface Plain {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

/**
 * Documents → visible entities, each once per document; a kind without any gives its "none" value.
 * One pass over the names of each document: some 5 ms for 120,000 documents, after each decision.
 */
export function entityColumn(owner: object, segment: Segment, map: NameMap): Column {
  const names = segment.keep('nameColumn', () => forward(segment.names, segment.size, 0));
  const { size } = segment;
  const offsets = new Uint32Array(size + 1);
  const values = new Uint32Array(names.values.length + KINDS.length * size);
  // The last document, plus one, that each value was given to.
  const given = new Uint32Array(map.entities.length);
  let count = 0;
  const keep = (value: number) => {
    values[count++] = value;
  };
  for (let document = 0; document < size; document++) {
    eachValueOf(document, names, map, given, keep);
    offsets[document + 1] = count;
  }
  return inRows(owner, { offsets, values }, map.entities.length);
}

/** Visits the entities of a document, each once, and "none" for each kind that has none. */
function eachValueOf(
  document: number,
  names: Plain,
  map: NameMap,
  given: Uint32Array,
  visit: (value: number) => void,
): void {
  const places = map.starts[1]!;
  const organisations = map.starts[2]!;
  let kinds = 0;
  const end = names.offsets[document + 1]!;
  for (let at = names.offsets[document]!; at < end; at++) {
    const value = map.values[names.values[at]!] ?? 0;
    if (value === 0 || given[value] === document + 1) continue;
    given[value] = document + 1;
    visit(value);
    kinds |= value < places ? 1 : value < organisations ? 2 : 4;
  }
  if ((kinds & 1) === 0) visit(0);
  if ((kinds & 2) === 0) visit(1);
  if ((kinds & 4) === 0) visit(2);
}

/**
 * Writes the values of some documents of an entity column anew, where they lie. False when one of them
 * needs more room than it has, as after a split: then the column has to be made again.
 */
export function patchColumn(
  { rows, values, wide }: Column,
  segment: Segment,
  map: NameMap,
  documents: Iterable<number>,
): boolean {
  const names = segment.keep('nameColumn', () => forward(segment.names, segment.size, 0));
  const { words, halves } = arena;
  const room = wide === 1 ? words : halves;
  const base = values >> (wide === 1 ? 2 : 1);
  const given = new Uint32Array(map.entities.length);
  const found: number[] = [];
  for (const document of documents) {
    found.length = 0;
    eachValueOf(document, names, map, given, (value) => found.push(value));
    let to = words[(rows >> 2) + document]! * ROW;
    const end = words[(rows >> 2) + document + 1]! * ROW;
    if (found.length > end - to) return false;
    for (const value of found) room[base + to++] = value + ROW;
    for (; to < end; to++) room[base + to] = to % ROW;
  }
  return true;
}

/** Documents → source numbers; 0 where there is none. Never changes for a segment. */
export function sourceColumn(segment: Segment): Column {
  return segment.keep('sourceColumn', () => {
    const plain = forward(segment.sources, segment.size, 1);
    return inRows(segment, plain, 1 + plain.values.reduce((a, b) => Math.max(a, b), 0));
  });
}

/** Lays values, which are below `size`, out for the kernel. */
function inRows(owner: object, { offsets, values }: Plain, size: number): Column {
  const documents = offsets.length - 1;
  const rows = new Int32Array(documents + 1);
  for (let document = 0; document < documents; document++)
    rows[document + 1] =
      rows[document]! + ((offsets[document + 1]! - offsets[document]! + ROW - 1) >> 3);
  const wide = size + ROW > 0xffff ? 1 : 0;
  const room = new (wide === 1 ? Uint32Array : Uint16Array)(rows[documents]! * ROW);
  for (let document = 0; document < documents; document++) {
    let to = rows[document]! * ROW;
    const end = offsets[document + 1]!;
    for (let from = offsets[document]!; from < end; from++) room[to++] = values[from]! + ROW;
    for (; to % ROW !== 0; to++) room[to] = to % ROW;
  }
  const column = {
    rows: arena.allocate(owner, rows.byteLength),
    values: arena.allocate(owner, room.byteLength),
    wide,
  } as const;
  arena.words.set(rows, column.rows >> 2);
  if (wide === 1) arena.words.set(room, column.values >> 2);
  else arena.halves.set(room, column.values >> 1);
  return column;
}

/** Visits the values of a document. */
export function eachValue(
  { rows, values, wide }: Column,
  document: number,
  visit: (value: number) => void,
): void {
  const { words, halves } = arena;
  const end = words[(rows >> 2) + document + 1]! * ROW;
  for (let at = words[(rows >> 2) + document]! * ROW; at < end; at++) {
    const value = wide === 1 ? words[(values >> 2) + at]! : halves[(values >> 1) + at]!;
    if (value >= ROW) visit(value - ROW);
  }
}

/** Documents → keys from keys → documents; documents without any get `least` times the key 0. */
function forward(lists: Lists, size: number, least: 0 | 1): Plain {
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

/** Documents that can be counted in two bytes. */
const MOST_NARROW = 0xffff;

/**
 * Counts by value, 0 between questions, and the values that are not 0 where they are few. They take two bytes
 * each, in the kernel's memory, until more documents have been counted than those can tell.
 */
export class Counter {
  readonly size: number;
  private readonly address: number;
  private touched = new Uint32Array(256);
  private few = 0;
  private isFull = false;
  /** No count of two bytes is greater; and the counts of what was counted before. */
  private held = 0;
  private wide: Uint32Array | undefined;

  constructor(owner: object, values: number) {
    this.size = values;
    // Room after the last: the kernel looks at 32 at once.
    this.address = arena.cleared(owner, (values + ROW + 32) * 2);
  }

  /** Address of the count of value 0, where all counts are of two bytes. */
  get counts(): number | undefined {
    return this.wide === undefined ? this.first : undefined;
  }

  count(value: number): number {
    const { wide } = this;
    return wide === undefined ? arena.halves[(this.first >> 1) + value]! : wide[value]!;
  }

  /** Adds, for each of the documents at an address, 1 to every value it has. */
  add(column: Column, documents: number, count: number): void {
    const { rows, values, wide } = column;
    for (let done = 0; done < count; ) {
      if (this.held === MOST_NARROW) this.makeRoom();
      const some = Math.min(count - done, MOST_NARROW - this.held);
      const from = documents + 4 * done;
      arena.kernel.countValues(from, from + 4 * some, rows, values, wide, this.address);
      this.held += some;
      done += some;
    }
    if (this.wide !== undefined) this.widen();
    // Reading the documents again is cheaper than reading all counts, 32 at once, while they are few.
    if (!this.isFull && count * 400 < this.size && this.held < SEEN)
      this.collect(column, documents, count);
    else if (count > 0) this.isFull = true;
  }

  /** Adds all that another has counted. */
  addAll(other: Counter): void {
    this.widen();
    const { wide } = this;
    for (let value = 0; value < this.size; value++) wide![value]! += other.count(value);
    this.isFull = true;
  }

  /** The values that were counted, where they are few; else every value may have been. */
  list(): Uint32Array | undefined {
    return this.isFull ? undefined : this.touched.subarray(0, this.few);
  }

  clear(): void {
    const { halves } = arena;
    const base = this.first >> 1;
    if (this.isFull) halves.fill(0, base - ROW, base + this.size);
    else for (let n = 0; n < this.few; n++) halves[base + this.touched[n]!] = 0;
    this.few = 0;
    this.isFull = false;
    this.held = 0;
    this.wide = undefined;
  }

  private get first(): number {
    return this.address + ROW * 2;
  }

  /** Of many documents hardly any value has half: then there is room for more. */
  private makeRoom(): void {
    if (arena.kernel.countReaching(this.first, 0, this.size, SEEN) === 0) this.held = SEEN - 1;
    else this.widen();
  }

  /** Moves the counts of two bytes to those of four. */
  private widen(): void {
    this.wide ??= new Uint32Array(this.size);
    const { wide } = this;
    const { halves } = arena;
    const base = this.first >> 1;
    for (let value = 0; value < this.size; value++) wide[value]! += halves[base + value]!;
    halves.fill(0, base, base + this.size);
    this.held = 0;
    this.isFull = true;
  }

  private collect(column: Column, documents: number, count: number): void {
    // A value that is in the list already is marked by the high bit of its count.
    const { words, halves } = arena;
    const base = this.first >> 1;
    for (let n = 0; n < this.few; n++) halves[base + this.touched[n]!]! |= SEEN;
    const collectOne = (value: number) => {
      if (halves[base + value]! >= SEEN) return;
      halves[base + value]! |= SEEN;
      this.push(value);
    };
    for (let n = 0; n < count; n++) eachValue(column, words[(documents >> 2) + n]!, collectOne);
    for (let n = 0; n < this.few; n++) halves[base + this.touched[n]!]! &= ~SEEN;
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

const SEEN = 0x8000;

/** Documents without a value of the kind, or without source: those that have the value `none`, ascending. */
export function documentsWith(column: Column, size: number, none: number): Uint32Array {
  const found: number[] = [];
  for (let document = 0; document < size; document++)
    eachValue(column, document, (value) => {
      if (value === none) found.push(document);
    });
  return Uint32Array.from(found);
}
