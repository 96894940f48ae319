// What src/engine/embedded/kernel/machine.ts does, in AssemblyScript: one instruction each, or a few
// that work on 16 bytes at once.

export function u8At(address: i32): i32 {
  return load<u8>(address);
}

export function setU8(address: i32, value: i32): void {
  store<u8>(address, value);
}

export function u16At(address: i32): i32 {
  return load<u16>(address);
}

export function setU16(address: i32, value: i32): void {
  store<u16>(address, <u16>value);
}

export function i32At(address: i32): i32 {
  return load<i32>(address);
}

export function setI32(address: i32, value: i32): void {
  store<i32>(address, value);
}

export function looseAt(address: i32): i32 {
  return load<i32>(address);
}

export function f64At(address: i32): f64 {
  return load<f64>(address);
}

export function setF64(address: i32, value: f64): void {
  store<f64>(address, value);
}

export function clear(address: i32, length: i32): void {
  memory.fill(address, 0, length);
}

export function times(a: i32, b: i32): i32 {
  return a * b;
}

export function lowestBit(word: i32): i32 {
  return ctz(word);
}

export function onesOf(word: i32): i32 {
  return popcnt(word);
}

export function takeMarks(address: i32): i32 {
  const low = v128.load(address);
  const high = v128.load(address, 16);
  if (!v128.any_true(v128.or(low, high))) return 0;
  v128.store(address, i8x16.splat(0));
  v128.store(address, i8x16.splat(0), 16);
  const none = i8x16.splat(0);
  return i8x16.bitmask(i8x16.ne(low, none)) | (i8x16.bitmask(i8x16.ne(high, none)) << 16);
}

export function fillBits(into: i32, value: i32): void {
  v128.store(into, i32x4.splat(value));
  v128.store(into, i32x4.splat(value), 16);
}

export function keepBits(into: i32, others: i32): void {
  v128.store(into, v128.and(v128.load(into), v128.load(others)));
  v128.store(into, v128.and(v128.load(into, 16), v128.load(others, 16)), 16);
}

export function addBits(into: i32, others: i32): void {
  v128.store(into, v128.or(v128.load(into), v128.load(others)));
  v128.store(into, v128.or(v128.load(into, 16), v128.load(others, 16)), 16);
}

export function addShared(into: i32, some: i32, others: i32): void {
  const low = v128.and(v128.load(some), v128.load(others));
  const high = v128.and(v128.load(some, 16), v128.load(others, 16));
  v128.store(into, v128.or(v128.load(into), low));
  v128.store(into, v128.or(v128.load(into, 16), high), 16);
}

export function onesBefore(address: i32, count: i32): i32 {
  const last = address + ((count >> 6) << 3);
  let ones: i64 = 0;
  for (let at = address; at < last; at += 8) ones += popcnt(load<i64>(at));
  if ((count & 63) !== 0) ones += popcnt(load<i64>(last) << (64 - (count & 63)));
  return <i32>ones;
}

export function sumOf(address: i32, count: i32): i32 {
  let sums = i32x4.splat(0);
  let n = 0;
  for (; n + 4 <= count; n += 4) sums = i32x4.add(sums, v128.load(address + (n << 2)));
  let sum =
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3);
  for (; n < count; n++) sum += load<i32>(address + (n << 2));
  return sum;
}

export function afterNumbers(address: i32, count: i32): i32 {
  if (count === 0) return address;
  let at = address;
  let left = count;
  // A bit for each of 16 bytes that ends a number.
  let ends = i8x16.bitmask(v128.load(at)) ^ 0xffff;
  for (let ended = popcnt(ends); ended < left; ended = popcnt(ends)) {
    left -= ended;
    at += 16;
    ends = i8x16.bitmask(v128.load(at)) ^ 0xffff;
  }
  for (; left > 1; left--) ends &= ends - 1;
  return at + ctz(ends) + 1;
}

export function atLeast(address: i32, least: i32): i32 {
  const limit = i16x8.splat(<i16>least);
  const found = i16x8.add(
    i16x8.add(i16x8.ge_u(v128.load(address), limit), i16x8.ge_u(v128.load(address, 16), limit)),
    i16x8.add(i16x8.ge_u(v128.load(address, 32), limit), i16x8.ge_u(v128.load(address, 48), limit)),
  );
  if (!v128.any_true(found)) return 0;
  // A lane that is true holds -1.
  const pairs = i32x4.extadd_pairwise_i16x8_s(found);
  return -(
    i32x4.extract_lane(pairs, 0) +
    i32x4.extract_lane(pairs, 1) +
    i32x4.extract_lane(pairs, 2) +
    i32x4.extract_lane(pairs, 3)
  );
}
