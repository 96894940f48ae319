/**
 * Loads and stores on the kernel's memory, for its JavaScript twin. The WebAssembly build puts
 * .config/kernel/machine.ts in the place of this file: the same functions, each one instruction.
 * Addresses are bytes; all but `looseAt` must be multiples of what they load.
 */

let bytes = new Uint8Array(0);
let halves = new Uint16Array(0);
let words = new Int32Array(0);
let floats = new Float64Array(0);
let view = new DataView(new ArrayBuffer(0));

/** The memory that everything below works on, until the next call. */
export function bind(buffer: ArrayBuffer): void {
  bytes = new Uint8Array(buffer);
  halves = new Uint16Array(buffer);
  words = new Int32Array(buffer);
  floats = new Float64Array(buffer);
  view = new DataView(buffer);
}

export function u8At(address: i32): i32 {
  return bytes[address]!;
}

export function setU8(address: i32, value: i32): void {
  bytes[address] = value;
}

export function u16At(address: i32): i32 {
  return halves[address >> 1]!;
}

export function i32At(address: i32): i32 {
  return words[address >> 2]!;
}

export function setI32(address: i32, value: i32): void {
  words[address >> 2] = value;
}

/** Four bytes at any address. */
export function looseAt(address: i32): i32 {
  return view.getInt32(address, true);
}

export function f64At(address: i32): f64 {
  return floats[address >> 3]!;
}

export function setF64(address: i32, value: f64): void {
  floats[address >> 3] = value;
}

export function clear(address: i32, length: i32): void {
  bytes.fill(0, address, address + length);
}

/** Place of the lowest bit that is set; the word is not 0. */
export function lowestBit(word: i32): i32 {
  return 31 - Math.clz32(word & -word);
}

/** How many of the 16 numbers from an address on are at least `least`. */
export function atLeast(address: i32, least: i32): i32 {
  let count = 0;
  for (let n = 0; n < 64; n += 4) if (words[(address + n) >> 2]! >= least) count++;
  return count;
}

/** The first of the bytes from `address` to `end` that is less than `limit`, or `end`. */
export function firstBelow(address: i32, end: i32, limit: i32): i32 {
  let at = address;
  while (at < end && bytes[at]! >= limit) at++;
  return at;
}
