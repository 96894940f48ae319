import { arena } from '../kernel/arena.ts';
import { BLOCK_BYTES, BOUND, DECODED_BYTES, FREQUENCIES_AT, STRETCH } from '../kernel/decode.ts';
import { BUFFER_BYTES, TERM_BYTES } from '../kernel/postings.ts';
import * as Q from '../kernel/query.ts';
import { writeTerm } from '../kernel/reader.ts';
import type { Segment } from '../segment/segment.ts';
import type { Group, Variant } from './groups.ts';
import { inTime, type Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { rooms, workSpace } from './workspace.ts';

/** What a group holds in a stretch of documents: addresses of its blocks and of their end, where its frequencies are. */
export interface Decoded {
  readonly blocks: number;
  readonly end: number;
  readonly documents: number;
  /** The greatest bounds of its blocks, descending: so many different documents have scores of at least that. */
  readonly bounds: Float64Array;
}

/** Fields that count: 1 the title, 2 the body, 3 both. */
export type Fields = 1 | 2 | 3;

/** Bytes that are kept of a snapshot, beside what the question at hand reads of one stretch. */
const MOST_BYTES = 24_000_000;

/** What is counted for each in addition: so there are never too many for what keeps them in order. */
const EACH_BYTES = 1_000;

interface Kept extends Decoded {
  readonly bytes: number;
  /** When it was last asked for, and when it was put behind the others. */
  asked: number;
  placed: number;
  /** Where it is found. */
  readonly stretches: (Kept | undefined)[];
  readonly stretch: number;
}

/** So many of the greatest bounds are known. */
const MOST_BOUNDS = 32;

/** Of a group that has nothing in a stretch. */
const NOTHING: Kept = {
  blocks: 0,
  end: 0,
  documents: 0,
  bounds: new Float64Array(0),
  bytes: 0,
  asked: 0,
  placed: 0,
  stretches: [],
  stretch: 0,
};

/**
 * Groups of terms as they were decoded for a question, for the questions after it: what is asked again,
 * by somebody who types, pages or chooses values, need not be unpacked again. Where there is no room
 * left, those go first that nobody has asked for since they came or were last spared.
 */
export class DecodedGroups {
  /** By group, place of the segment and fields, stretch. */
  private readonly groups = new WeakMap<Group, (Kept | undefined)[][]>();
  private readonly kept = new Set<Kept>();
  private readonly most: number;
  private bytes = 0;
  private now = 0;

  constructor(most: number = MOST_BYTES) {
    this.most = most;
  }

  /** Begins a stretch of a question: what it is given from now on stays until the next one. */
  begin(): void {
    this.now++;
  }

  /** `query`: what `recordOf` gave. */
  of(scene: Scene, group: Group, fields: Fields, stretch: number, query: number): Decoded {
    let places = this.groups.get(group);
    if (places === undefined) {
      places = [];
      this.groups.set(group, places);
    }
    const stretches = (places[scene.at * 4 + fields] ??= []);
    const known = stretches[stretch];
    if (known !== undefined) {
      known.asked = this.now;
      return known;
    }
    const variants = group.variants[scene.at]!;
    if (variants.length === 0) return NOTHING;
    inTime(scene);
    const { blocks, documents } = decode(scene.segment, variants, fields, stretch, query);
    if (blocks === 0) return (stretches[stretch] = NOTHING);
    const blockBytes = blocks * BLOCK_BYTES;
    const length = blockBytes + 8 * documents;
    const bytes = length + EACH_BYTES;
    this.makeRoom(bytes);
    const bounds = greatestBounds(rooms.decoded.of(0), blocks);
    const place = { asked: this.now, placed: this.now, stretches, stretch };
    const one = { blocks: 0, end: 0, documents, bounds, bytes, ...place };
    const address = arena.allocate(one, length);
    const from = rooms.decoded.of(0);
    arena.bytes.copyWithin(address, from, from + blockBytes);
    arena.bytes.copyWithin(
      address + blockBytes,
      from + FREQUENCIES_AT,
      from + FREQUENCIES_AT + 8 * documents,
    );
    one.blocks = address;
    one.end = address + blockBytes;
    this.kept.add(one);
    this.bytes += bytes;
    stretches[stretch] = one;
    return one;
  }

  /** Gives all memory back. */
  close(): void {
    for (const one of this.kept) this.drop(one);
  }

  private makeRoom(bytes: number): void {
    // Twice round: the first may spare all of them.
    let looks = 2 * this.kept.size;
    for (const one of this.kept) {
      if (this.bytes + bytes <= this.most || looks-- === 0) return;
      if (one.asked === this.now || one.asked > one.placed) {
        one.placed = this.now;
        this.kept.delete(one);
        this.kept.add(one);
      } else this.drop(one);
    }
  }

  private drop(one: Kept): void {
    arena.release(one);
    this.kept.delete(one);
    this.bytes -= one.bytes;
    one.stretches[one.stretch] = undefined;
  }
}

function greatestBounds(address: number, blocks: number): Float64Array {
  const { floats } = arena;
  const bounds = new Float64Array(Math.min(blocks, MOST_BOUNDS));
  const last = bounds.length - 1;
  for (let n = 0; n < blocks; n++) {
    const bound = floats[(address + n * BLOCK_BYTES + BOUND) >> 3]!;
    if (bound <= bounds[last]!) continue;
    let at = last;
    for (; at > 0 && bounds[at - 1]! < bound; at--) bounds[at] = bounds[at - 1]!;
    bounds[at] = bound;
  }
  return bounds;
}

const snapshots = new WeakMap<Snapshot, DecodedGroups>();

export function decodedOf(snapshot: Snapshot): DecodedGroups {
  let known = snapshots.get(snapshot);
  if (known === undefined) {
    const made = new DecodedGroups();
    snapshot.onClose(() => made.close());
    snapshots.set(snapshot, made);
    known = made;
  }
  return known;
}

/** The record of a query in the kernel's memory, with what it needs to decode terms of a segment. */
export function recordOf({ segment, snapshot }: Scene): number {
  const { bodyLengthsAt, titleLengthsAt } = segment;
  const norms = snapshot.norms();
  const work = workSpace();
  const query = rooms.query.of(Q.QUERY_BYTES);
  const { words } = arena;
  words[(query + Q.WORK) >> 2] = work;
  words[(query + Q.BODY_LENGTHS) >> 2] = bodyLengthsAt;
  words[(query + Q.TITLE_LENGTHS) >> 2] = titleLengthsAt;
  words[(query + Q.BODY_NORMS) >> 2] = norms.bodies;
  words[(query + Q.TITLE_NORMS) >> 2] = norms.titles;
  return query;
}

/** Decodes into `rooms.decoded`; how many blocks and documents there are. */
function decode(
  segment: Segment,
  variants: readonly Variant[],
  fields: Fields,
  stretch: number,
  query: number,
): { readonly blocks: number; readonly documents: number } {
  // Reading pages may move the memory, so they are read before anything is written.
  for (const { entry } of variants) segment.postings(entry);
  const terms = rooms.terms.of(variants.length * (TERM_BYTES + BUFFER_BYTES));
  const into = rooms.decoded.of(DECODED_BYTES);
  const buffers = terms + variants.length * TERM_BYTES;
  variants.forEach(({ entry, factor }, n) => {
    const { documents } = entry;
    const source = { postings: segment.postings(entry), positions: 0, documents, factor };
    writeTerm(arena, terms + n * TERM_BYTES, buffers + n * BUFFER_BYTES, source);
  });
  const from = stretch * STRETCH;
  const to = Math.min(segment.size, from + STRETCH);
  const { kernel } = arena;
  arena.words[(query + Q.INTO) >> 2] = into;
  const blocks = kernel.decode(query, terms, variants.length, fields, from, to);
  return { blocks, documents: arena.words[(query + Q.FREQUENCIES_HELD) >> 2]! };
}
