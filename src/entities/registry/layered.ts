/** A map that never changes: a version with changes shares most of its memory with the one before. */
export interface Layered<K, V> {
  get(key: K): V | undefined;
  /** The map with these keys set, or removed where the value is undefined. */
  with(changes: ReadonlyMap<K, V | undefined>): Layered<K, V>;
  /** Visits every key in memory once, in no stated order. */
  forEach(visit: (value: V, key: K) => void): void;
}

/** Changes are copied with each version until they are an eighth of the whole, then all is copied. */
const SHARE = 8;
const SMALL = 512;

/**
 * The empty map; with a source, the map that it tells of: each key is asked for once, and stays as it was then
 * until it is changed here.
 */
export function layered<K, V>(source?: (key: K) => V | undefined): Layered<K, V> {
  return version<K, V>(new Map(), new Map(), source);
}

function version<K, V>(
  base: Map<K, V | undefined>,
  delta: ReadonlyMap<K, V | undefined>,
  source: ((key: K) => V | undefined) | undefined,
): Layered<K, V> {
  return {
    get(key) {
      const changed = delta.get(key);
      if (changed !== undefined || delta.has(key)) return changed;
      const known = base.get(key);
      if (known !== undefined || source === undefined || base.has(key)) return known;
      const told = source(key);
      base.set(key, told);
      return told;
    },
    with(changes) {
      if (changes.size === 0) return version(base, delta, source);
      if (base.size + delta.size === 0) return version(applied(base, changes), new Map(), source);
      const next = new Map(delta);
      for (const [key, value] of changes) next.set(key, value);
      if (next.size <= Math.max(SMALL, base.size / SHARE)) return version(base, next, source);
      return version(applied(base, next), new Map(), source);
    },
    forEach(visit) {
      for (const [key, value] of base)
        if (value !== undefined && !delta.has(key)) visit(value, key);
      for (const [key, value] of delta) if (value !== undefined) visit(value, key);
    },
  };
}

/** What is gone stays as such: a source would tell of it again. */
function applied<K, V>(
  base: ReadonlyMap<K, V | undefined>,
  changes: ReadonlyMap<K, V | undefined>,
): Map<K, V | undefined> {
  const all = new Map(base);
  for (const [key, value] of changes) all.set(key, value);
  return all;
}
