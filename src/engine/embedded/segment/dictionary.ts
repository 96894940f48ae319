import type { Held } from '../../../text/ranking.ts';
import { Bytes } from './bytes.ts';

/** Entries a block: a look-up is a binary search over blocks and half a block read. */
const BLOCK = 16;
/** Numbers kept for each block: where it starts in the dictionary and in the two runs it points into. */
const STRIDE = 3;

/** Bytes of the first key of a block, with its two lengths, at most. */
const LONGEST_FIRST = 257;

/** What the dictionary says of one key: who holds it, and two stretches of bytes elsewhere. */
export interface Entry extends Held {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly secondStart: number;
  readonly secondEnd: number;
}

/** The two sections of a dictionary: keys in order of their UTF-8 bytes, front-coded in blocks. */
export interface DictionaryBytes {
  readonly keys: Uint8Array;
  readonly blocks: Uint32Array;
}

/** Writes keys, which must come in order of their UTF-8 bytes and be at most 255 bytes long. */
export class DictionaryWriter {
  private readonly keys = new Bytes(1 << 14);
  private readonly blocks: number[] = [];
  private before: Uint8Array = new Uint8Array(0);
  private count = 0;
  private first = 0;
  private second = 0;

  /** `bytes` and `secondBytes`: how much the key takes of each run that it points into. */
  add(key: Uint8Array, { documents, occurrences }: Held, bytes: number, secondBytes: number): void {
    const opens = this.count % BLOCK === 0;
    if (opens) this.blocks.push(this.keys.length, this.first, this.second);
    const shared = opens ? 0 : sharedLength(this.before, key);
    this.keys.byte(shared);
    this.keys.byte(key.length - shared);
    this.keys.append(key, shared, key.length);
    this.keys.varint(documents);
    this.keys.varint(occurrences - documents);
    this.keys.varint(bytes);
    this.keys.varint(secondBytes);
    this.first += bytes;
    this.second += secondBytes;
    this.before = key;
    this.count++;
  }

  done(): DictionaryBytes {
    return { keys: this.keys.done(), blocks: Uint32Array.from(this.blocks) };
  }
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  const limit = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < limit && a[shared] === b[shared]) shared++;
  return shared;
}

/** Bytes that are there from `need` on. */
export interface Sparse {
  readonly bytes: Uint8Array;
  need(from: number, to: number): void;
}

/** Reads a dictionary in place: nothing is fetched or unpacked but the blocks looked into. */
export class Dictionary {
  private readonly key = new Uint8Array(256);
  private at = 0;
  private keyLength = 0;
  private documents = 0;
  private occurrences = 0;
  private bytes = 0;
  private secondBytes = 0;

  private readonly keys: Uint8Array;
  private readonly source: Sparse;
  private readonly blocks: Uint32Array;

  constructor(source: Sparse, blocks: Uint32Array) {
    this.keys = source.bytes;
    this.source = source;
    this.blocks = blocks;
  }

  /** Bytes of the keys with what stands beside them. */
  get length(): number {
    return this.keys.length;
  }

  find(key: Uint8Array): Entry | undefined {
    let low = 0;
    let high = this.blocks.length / STRIDE - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.compareFirst(middle, key) <= 0) low = middle;
      else high = middle - 1;
    }
    if (high < 0) return undefined;
    return this.scan(low, (order) => order >= 0, key);
  }

  /** The entry at a place in the order of keys. */
  entry(ordinal: number): Entry {
    let left = ordinal % BLOCK;
    return this.scan(Math.floor(ordinal / BLOCK), () => left-- === 0)!;
  }

  /** Visits every key in order; `key` is overwritten by the next visit. */
  each(visit: (key: Uint8Array, length: number, shared: number, entry: Entry) => void): void {
    let first = 0;
    let second = 0;
    let ordinal = 0;
    this.at = 0;
    this.source.need(0, this.keys.length);
    while (this.at < this.keys.length) {
      const shared = this.step();
      const start = first;
      const secondStart = second;
      first += this.bytes;
      second += this.secondBytes;
      visit(this.key, this.keyLength, shared, {
        ordinal: ordinal++,
        documents: this.documents,
        occurrences: this.occurrences,
        start,
        end: first,
        secondStart,
        secondEnd: second,
      });
    }
  }

  /** Reads on from the start of a block until `stop`; with a key, only the very key will do. */
  private scan(
    block: number,
    stop: (order: number) => boolean,
    key?: Uint8Array,
  ): Entry | undefined {
    this.at = this.blocks[block * STRIDE]!;
    this.source.need(this.at, this.blocks[(block + 1) * STRIDE] ?? this.keys.length);
    let first = this.blocks[block * STRIDE + 1]!;
    let second = this.blocks[block * STRIDE + 2]!;
    for (let n = 0; n < BLOCK && this.at < this.keys.length; n++) {
      this.step();
      const order = key === undefined ? 0 : compare(this.key, this.keyLength, key);
      if (stop(order)) {
        if (order !== 0) return undefined;
        return {
          ordinal: block * BLOCK + n,
          documents: this.documents,
          occurrences: this.occurrences,
          start: first,
          end: first + this.bytes,
          secondStart: second,
          secondEnd: second + this.secondBytes,
        };
      }
      first += this.bytes;
      second += this.secondBytes;
    }
    return undefined;
  }

  /** Unpacks the next entry; returns how much of the key before it shares. */
  private step(): number {
    const { keys } = this;
    let at = this.at;
    const shared = keys[at++]!;
    const rest = keys[at++]!;
    for (let n = 0; n < rest; n++) this.key[shared + n] = keys[at++]!;
    this.keyLength = shared + rest;
    this.at = at;
    this.documents = this.number();
    this.occurrences = this.documents + this.number();
    this.bytes = this.number();
    this.secondBytes = this.number();
    return shared;
  }

  private number(): number {
    const { keys } = this;
    let byte = keys[this.at++]!;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = keys[this.at++]!;
      value |= (byte & 127) << shift;
    }
    return value >>> 0;
  }

  private compareFirst(block: number, key: Uint8Array): number {
    const at = this.blocks[block * STRIDE]!;
    this.source.need(at, Math.min(at + LONGEST_FIRST, this.keys.length));
    const length = this.keys[at + 1]!;
    const limit = Math.min(length, key.length);
    for (let n = 0; n < limit; n++) {
      const order = this.keys[at + 2 + n]! - key[n]!;
      if (order !== 0) return order;
    }
    return length - key.length;
  }
}

function compare(a: Uint8Array, length: number, b: Uint8Array): number {
  const limit = Math.min(length, b.length);
  for (let n = 0; n < limit; n++) {
    const order = a[n]! - b[n]!;
    if (order !== 0) return order;
  }
  return length - b.length;
}
