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

/** The memory that everything below works on, until the next call with another. */
export function bind(buffer: ArrayBuffer): void {
  if (bytes.buffer === buffer) return;
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

export function setU16(address: i32, value: i32): void {
  halves[address >> 1] = value;
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

/** The lowest 32 bits of a product. */
export function times(a: i32, b: i32): i32 {
  return Math.imul(a, b);
}

/** Place of the lowest bit that is set; of any value when the word is 0. */
export function lowestBit(word: i32): i32 {
  return 31 - Math.clz32(word & -word);
}

export function onesOf(word: i32): i32 {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A bit for each of 32 bytes that is not 0; they are 0 afterwards. */
export function takeMarks(address: i32): i32 {
  let word = 0;
  for (let n = 0; n < 32; n++) if (bytes[address + n] !== 0) word |= 1 << n;
  bytes.fill(0, address, address + 32);
  return word;
}

/** Sets of 256 documents take 32 bytes: `into` becomes all or none, keeps what another has too, or gets it too. */
export function fillBits(into: i32, value: i32): void {
  words.fill(value, into >> 2, (into + 32) >> 2);
}

export function keepBits(into: i32, others: i32): void {
  for (let n = 0; n < 32; n += 4) words[(into + n) >> 2]! &= words[(others + n) >> 2]!;
}

export function addBits(into: i32, others: i32): void {
  for (let n = 0; n < 32; n += 4) words[(into + n) >> 2]! |= words[(others + n) >> 2]!;
}

/** Adds what two others share. */
export function addShared(into: i32, some: i32, others: i32): void {
  for (let n = 0; n < 32; n += 4)
    words[(into + n) >> 2]! |= words[(some + n) >> 2]! & words[(others + n) >> 2]!;
}

/** How many of the first `count` of 256 bits are set. */
export function onesBefore(address: i32, count: i32): i32 {
  const last = address + ((count >> 5) << 2);
  let ones = 0;
  for (let at = address; at < last; at += 4) ones += onesOf(words[at >> 2]!);
  return (count & 31) === 0 ? ones : ones + onesOf(words[last >> 2]! << (32 - (count & 31)));
}

/** The sum of so many numbers of four bytes; some after them are read. */
export function sumOf(address: i32, count: i32): i32 {
  let sum = 0;
  for (let n = 0; n < count; n++) sum += words[(address >> 2) + n]!;
  return sum;
}

/** Where so many varints end; some bytes after them are read. */
export function afterNumbers(address: i32, count: i32): i32 {
  let at = address;
  for (let left = count; left > 0; left--) while (bytes[at++]! > 127);
  return at;
}

/** How many of the 32 numbers of two bytes from an address on are at least `least`. */
export function atLeast(address: i32, least: i32): i32 {
  let count = 0;
  for (let n = 0; n < 64; n += 2) if (halves[(address + n) >> 1]! >= least) count++;
  return count;
}
