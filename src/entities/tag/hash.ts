/** FNV-1a over UTF-16 units, finished by a mixer: 32 bits, the same on every machine. */
export function hashText(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  }
  return mixed(hash);
}

/** One hash out of two. */
export function mix(a: number, b: number): number {
  return mixed(a ^ Math.imul(b, 0x9e3779b1));
}

function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
