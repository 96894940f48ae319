import { Bytes, readVarint } from './bytes.ts';

/** Numbers kept for each key: the key, how many documents, where their bytes start. */
const STRIDE = 3;

/** Documents by number (of a name, of a source): keys ascending, documents as gaps in varints. */
export interface ListBytes {
  readonly keys: Uint32Array;
  readonly documents: Uint8Array;
}

export class ListWriter {
  private readonly keys: number[] = [];
  private readonly documents = new Bytes(1 << 12);

  /** Keys come in ascending order, and so do the documents of each. */
  add(key: number, documents: ArrayLike<number>): void {
    if (documents.length === 0) return;
    this.keys.push(key, documents.length, this.documents.length);
    let before = -1;
    for (let n = 0; n < documents.length; n++) {
      this.documents.varint(documents[n]! - before - 1);
      before = documents[n]!;
    }
  }

  done(): ListBytes {
    return { keys: Uint32Array.from(this.keys), documents: this.documents.done() };
  }
}

/** Reads lists in place. */
export class Lists {
  readonly size: number;

  private readonly keys: Uint32Array;
  private readonly bytes: Uint8Array;

  constructor(keys: Uint32Array, bytes: Uint8Array) {
    this.keys = keys;
    this.bytes = bytes;
    this.size = keys.length / STRIDE;
  }

  key(at: number): number {
    return this.keys[at * STRIDE]!;
  }

  count(at: number): number {
    return this.keys[at * STRIDE + 1]!;
  }

  /** Place of a key, or -1. */
  find(key: number): number {
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const here = this.keys[middle * STRIDE]!;
      if (here === key) return middle;
      if (here < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Documents of the key at a place into `into` from `from` on; returns where they end. */
  read(at: number, into: Uint32Array, from: number): number {
    const cursor = { bytes: this.bytes, at: this.keys[at * STRIDE + 2]! };
    const end = from + this.count(at);
    let document = -1;
    for (let n = from; n < end; n++) {
      document += readVarint(cursor) + 1;
      into[n] = document;
    }
    return end;
  }

  /** Documents of a key, ascending; none for an unknown key. */
  documents(key: number): Uint32Array {
    const at = this.find(key);
    if (at < 0) return new Uint32Array(0);
    const found = new Uint32Array(this.count(at));
    this.read(at, found, 0);
    return found;
  }
}
