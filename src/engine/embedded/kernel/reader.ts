import { type Arena, arena } from './arena.ts';
import { BODIES, BUFFER_BYTES, TERM_BYTES, TITLES } from './postings.ts';

/** A term as the kernel reads it: see `postings.ts` for the places. */
export interface TermSource {
  /** Addresses of its postings and positions. */
  readonly postings: number;
  readonly positions: number;
  readonly documents: number;
  readonly factor: number;
}

/** Writes the record of a term, at its start, with a buffer of BUFFER_BYTES. */
export function writeTerm(
  { words, floats }: Arena,
  term: number,
  buffer: number,
  source: TermSource,
): void {
  const at = term >> 2;
  const { documents } = source;
  words[at] = source.postings;
  words[at + 1] = documents >>> 7;
  words[at + 2] = 0;
  words[at + 3] = documents & 127;
  words[at + 4] = 0;
  words[at + 5] = 0;
  words[at + 6] = buffer;
  words[at + 7] = source.positions;
  floats[(term >> 3) + 4] = source.factor;
}

/** Reads the postings of one term after another, block by block; for paths that are not hot. */
export class TermReader {
  private readonly term = arena.allocate(this, TERM_BYTES + BUFFER_BYTES);
  private readonly buffer = this.term + TERM_BYTES;
  private words = arena.words;

  /** Starts a term by the address of its postings and how many they are. */
  start(postings: number, documents: number): void {
    writeTerm(arena, this.term, this.buffer, { postings, positions: 0, documents, factor: 1 });
    this.words = arena.words;
  }

  /** Goes to the next block; how many postings it has, 0 after the last. */
  next(): number {
    return arena.kernel.readBlock(this.term);
  }

  document(n: number): number {
    return this.words[(this.buffer >> 2) + n]!;
  }

  body(n: number): number {
    return this.words[((this.buffer + BODIES) >> 2) + n]!;
  }

  title(n: number): number {
    return this.words[((this.buffer + TITLES) >> 2) + n]!;
  }
}
