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

export function takeMarks(address: i32, least: i32): i32 {
  const low = v128.load(address);
  const high = v128.load(address, 16);
  if (!v128.any_true(v128.or(low, high))) return 0;
  v128.store(address, i8x16.splat(0));
  v128.store(address, i8x16.splat(0), 16);
  const limit = i8x16.splat(<i8>least);
  return i8x16.bitmask(i8x16.ge_u(low, limit)) | (i8x16.bitmask(i8x16.ge_u(high, limit)) << 16);
}

export function anySet(address: i32, end: i32): bool {
  let at = address;
  for (; at + 16 <= end; at += 16) if (v128.any_true(v128.load(at))) return true;
  for (; at < end; at++) if (load<u8>(at) !== 0) return true;
  return false;
}

export function anyReaches(address: i32, least: f64): bool {
  const limit = f64x2.splat(least);
  let found = f64x2.ge(v128.load(address), limit);
  for (let at = address + 16; at < address + 256; at += 16)
    found = v128.or(found, f64x2.ge(v128.load(at), limit));
  return v128.any_true(found);
}

export function atLeast(address: i32, least: i32): i32 {
  const limit = i32x4.splat(least);
  const found = i32x4.add(
    i32x4.add(i32x4.ge_s(v128.load(address), limit), i32x4.ge_s(v128.load(address, 16), limit)),
    i32x4.add(i32x4.ge_s(v128.load(address, 32), limit), i32x4.ge_s(v128.load(address, 48), limit)),
  );
  // A lane that is true holds -1.
  return -(
    i32x4.extract_lane(found, 0) +
    i32x4.extract_lane(found, 1) +
    i32x4.extract_lane(found, 2) +
    i32x4.extract_lane(found, 3)
  );
}
