/** A growing run of bytes with numbers as varints: seven bits a byte, the lowest first. */
export class Bytes {
  array: Uint8Array;
  length = 0;

  constructor(capacity = 1 << 10) {
    this.array = new Uint8Array(capacity);
  }

  /** A whole number from 0 to 2^32 - 1. */
  varint(value: number): void {
    this.reserve(5);
    let left = value;
    while (left > 127) {
      this.array[this.length++] = (left & 127) | 128;
      left >>>= 7;
    }
    this.array[this.length++] = left;
  }

  byte(value: number): void {
    this.reserve(1);
    this.array[this.length++] = value;
  }

  /** A whole number in four bytes, the lowest first. */
  word(value: number): void {
    this.reserve(4);
    for (let shift = 0; shift < 32; shift += 8) this.array[this.length++] = (value >>> shift) & 255;
  }

  append(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    this.array.set(source.subarray(from, to), this.length);
    this.length += to - from;
  }

  /** What was written, in place: nothing more may be written. A copy would double the memory of a merge. */
  done(): Uint8Array {
    return this.array.subarray(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.array.length) return;
    const wider = new Uint8Array(Math.max(this.array.length * 2, this.length + more));
    wider.set(this.array.subarray(0, this.length));
    this.array = wider;
  }
}

/** A growing list of numbers from 0 to 2^32 - 1. */
export class Numbers {
  array: Uint32Array;
  length = 0;

  constructor(capacity = 1 << 8) {
    this.array = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const wider = new Uint32Array(this.array.length * 2);
      wider.set(this.array);
      this.array = wider;
    }
    this.array[this.length++] = value;
  }

  done(): Uint32Array {
    return this.array.slice(0, this.length);
  }
}

/** Reads varints one after another; for paths that are not hot. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

export function readVarint(cursor: Cursor): number {
  const { bytes } = cursor;
  let byte = bytes[cursor.at++]!;
  let value = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[cursor.at++]!;
    value |= (byte & 127) << shift;
  }
  return value >>> 0;
}
