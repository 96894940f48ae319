import { readFileSync } from 'node:fs';
import { UserError } from '../../../errors.ts';
import * as twin from './kernel.ts';
import { bind } from './machine.ts';

export type Kernel = typeof twin;

/** Bytes of a page of WebAssembly, and pages that addresses of 31 bits can tell apart. */
const PAGE = 1 << 16;
const MOST_PAGES = 32_767;
/** Pages at first: 32 MB, of which only what is written to takes memory. Growing takes a millisecond. */
const FIRST_PAGES = 512;
/** What may be loaded or written beyond the last byte that is needed. */
const SLACK = 32;

/** Memory that grows; its buffer is another one afterwards. */
interface Growing {
  readonly buffer: ArrayBuffer;
  grow(pages: number): void;
}

/** What is used of WebAssembly, which TypeScript knows only of browsers. */
interface WebAssemblyParts {
  readonly Memory: new (limits: { initial: number; maximum: number }) => Growing;
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

const wasm = (globalThis as { readonly WebAssembly?: WebAssemblyParts }).WebAssembly;

/**
 * The memory that the kernel works on, with a simple allocator. Addresses stay when it grows, views do
 * not: take them from here each time. What was allocated for an owner is given back by `release`, or
 * when the owner has been collected.
 */
export class Arena {
  bytes!: Uint8Array;
  halves!: Uint16Array;
  words!: Int32Array;
  floats!: Float64Array;
  readonly kernel: Kernel;
  private readonly memory: Growing;
  /** Free stretches by address, none next to another. */
  private readonly free: { start: number; end: number }[] = [];
  private readonly owned = new WeakMap<object, [start: number, end: number][]>();
  private readonly collected = new FinalizationRegistry<[start: number, end: number][]>((list) => {
    for (const [start, end] of list) this.give(start, end);
  });

  /** With the kernel of WebAssembly, or with its JavaScript twin where there is none. */
  constructor(program: Uint8Array | undefined) {
    if (program === undefined || wasm === undefined) {
      this.memory = plainMemory();
      this.kernel = twinOn(this.memory);
    } else {
      const memory = new wasm.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES });
      const instance = new wasm.Instance(new wasm.Module(program), { env: { memory } });
      this.memory = memory;
      this.kernel = instance.exports as Kernel;
    }
    this.view();
    // Address 0 means "none".
    this.free.push({ start: SLACK, end: this.bytes.length });
  }

  /** Bytes that owners have. */
  get taken(): number {
    return this.free.reduce(
      (rest, { start, end }) => rest - (end - start),
      this.bytes.length - SLACK,
    );
  }

  /** Address of so many bytes, of any content. */
  allocate(owner: object, length: number): number {
    // Not by bits: those of a number above 2^31 are another number.
    const size = Math.ceil((length + SLACK) / 16) * 16;
    const start = this.take(size) ?? this.grown(size);
    let list = this.owned.get(owner);
    if (list === undefined) {
      list = [];
      this.owned.set(owner, list);
      this.collected.register(owner, list, owner);
    }
    list.push([start, start + size]);
    return start;
  }

  /** As `allocate`, all 0. */
  cleared(owner: object, length: number): number {
    const start = this.allocate(owner, length);
    this.bytes.fill(0, start, start + length);
    return start;
  }

  /** Gives back all that the owner has. */
  release(owner: object): void {
    for (const [start, end] of this.owned.get(owner) ?? []) this.give(start, end);
    this.owned.delete(owner);
    this.collected.unregister(owner);
  }

  private take(size: number): number | undefined {
    const { free } = this;
    const at = free.findIndex(({ start, end }) => end - start >= size);
    if (at < 0) return undefined;
    const stretch = free[at]!;
    const { start } = stretch;
    stretch.start += size;
    if (stretch.start === stretch.end) free.splice(at, 1);
    return start;
  }

  private grown(size: number): number {
    const before = this.bytes.length;
    if (before + size > MOST_PAGES * PAGE) throw outOfMemory();
    // By half at least, so that many small ones do not grow it many times.
    const more = Math.ceil(Math.max(size, before / 2) / PAGE);
    try {
      this.memory.grow(
        Math.min(more, Math.max(Math.ceil(size / PAGE), MOST_PAGES - before / PAGE)),
      );
    } catch (cause) {
      throw outOfMemory(cause);
    }
    this.view();
    this.give(before, this.bytes.length);
    return this.take(size)!;
  }

  private give(start: number, end: number): void {
    const { free } = this;
    let at = free.findIndex((stretch) => stretch.start > start);
    if (at < 0) at = free.length;
    free.splice(at, 0, { start, end });
    if (at + 1 < free.length && free[at + 1]!.start === end) {
      free[at]!.end = free[at + 1]!.end;
      free.splice(at + 1, 1);
    }
    if (at > 0 && free[at - 1]!.end === start) {
      free[at - 1]!.end = free[at]!.end;
      free.splice(at, 1);
    }
  }

  private view(): void {
    const { buffer } = this.memory;
    this.bytes = new Uint8Array(buffer);
    this.halves = new Uint16Array(buffer);
    this.words = new Int32Array(buffer);
    this.floats = new Float64Array(buffer);
  }
}

function outOfMemory(cause?: unknown): UserError {
  return new UserError(
    'out-of-memory',
    'The index needs more than the 2 GB that one process can search in. Split it in several.',
    { cause },
  );
}

/** The twin works on one memory of the process at a time: before each call on this one. */
function twinOn(memory: Growing): Kernel {
  const bound = Object.entries<(...numbers: number[]) => unknown>(twin).map(([name, run]) => [
    name,
    (...numbers: number[]) => {
      bind(memory.buffer);
      return run(...numbers);
    },
  ]);
  return Object.fromEntries(bound) as Kernel;
}

function plainMemory(): Growing {
  let buffer = new ArrayBuffer(FIRST_PAGES * PAGE);
  return {
    get buffer() {
      return buffer;
    },
    grow: (pages) => {
      const wider = new ArrayBuffer(buffer.byteLength + pages * PAGE);
      new Uint8Array(wider).set(new Uint8Array(buffer));
      buffer = wider;
    },
  };
}

/** The kernel as it was built; undefined where that file is missing. */
export function kernelProgram(): Uint8Array | undefined {
  try {
    return readFileSync(new URL('./kernel.wasm', import.meta.url));
  } catch {
    return undefined;
  }
}

/** The memory of this process. */
export const arena = new Arena(kernelProgram());
