import { i32At, times, u8At } from './machine.ts';

/**
 * Goes on with a checksum over so many bytes. Every step is a bijection of state and word, so that a
 * change within any one word is always seen, and others but once in 4 billion.
 */
export function addChecksum(start: i32, address: i32, length: i32): i32 {
  const words = address + (length & ~3);
  let hash = start;
  for (let at = address; at < words; at += 4) {
    hash = times(hash ^ i32At(at), -2048144789);
    hash = (hash << 13) | (hash >>> 19);
  }
  for (let at = words; at < address + length; at++) {
    hash = times(hash ^ u8At(at), -1028477387);
    hash = (hash << 11) | (hash >>> 21);
  }
  return hash ^ (hash >>> 16);
}
