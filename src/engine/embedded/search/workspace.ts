import { arena } from '../kernel/arena.ts';
import { WORK_BYTES } from '../kernel/decode.ts';

/** A stretch of the kernel's memory that one question after another uses; it grows with what they need. */
class Room {
  private address = 0;
  private length = -1;

  /** Address of at least so many bytes, of any content. */
  of(length: number): number {
    if (length > this.length) {
      const wider = Math.max(length, 2 * this.length);
      arena.release(this);
      // There is none until the new one is had: allocating may throw.
      this.length = -1;
      this.address = arena.allocate(this, wider);
      this.length = wider;
    }
    return this.address;
  }
}

/** What a question needs room for. Only one is answered at a time, and no answer stays here. */
export const rooms = {
  /** Documents found, and their scores. */
  documents: new Room(),
  scores: new Room(),
  /** Those that may be among the best, their scores, and the best scores. */
  candidates: new Room(),
  candidateScores: new Room(),
  best: new Room(),
  /** A query, its groups and the terms of one as the kernel reads them. */
  query: new Room(),
  groups: new Room(),
  terms: new Room(),
  /** What terms are decoded into. */
  decoded: new Room(),
  /** Where words stand. */
  keys: new Room(),
};

let space = 0;

/** Sums of a stretch: see kernel/decode. */
export function workSpace(): number {
  if (space === 0) space = arena.cleared(rooms, WORK_BYTES);
  return space;
}

/** A set of documents: a bit for each. */
export interface DocumentSet {
  readonly address: number;
  /** Bytes. */
  readonly length: number;
}

const sets: DocumentSet[] = [];

/** A set for a segment of so many documents, empty. */
export function takeSet(documents: number): DocumentSet {
  // Whole words, and one more: a search for members may look at the word after the last.
  const length = ((documents >> 5) + 2) * 4;
  const at = sets.findIndex((set) => set.length >= length);
  if (at >= 0) return sets.splice(at, 1)[0]!;
  // One that is too small will hardly be asked for again: where segments grow, they would add up.
  const small = sets.pop();
  if (small !== undefined) arena.release(small);
  const owner = { address: 0, length };
  owner.address = arena.cleared(owner, length);
  return owner;
}

export function giveSet(set: DocumentSet): void {
  arena.words.fill(0, set.address >> 2, (set.address + set.length) >> 2);
  sets.push(set);
}

/** Puts documents into a set. */
export function putAll(set: DocumentSet, documents: ArrayLike<number>): void {
  const { words } = arena;
  const base = set.address >> 2;
  for (let n = 0; n < documents.length; n++) {
    const document = documents[n]!;
    words[base + (document >> 5)]! |= 1 << (document & 31);
  }
}

export function isMember(set: DocumentSet, document: number): boolean {
  return ((arena.words[(set.address >> 2) + (document >> 5)]! >>> (document & 31)) & 1) === 1;
}
