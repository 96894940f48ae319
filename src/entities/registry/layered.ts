/** A map that never changes: a version with changes shares most of its memory with the one before. */
export interface Layered<K, V> {
  get(key: K): V | undefined;
  /** The map with these keys set, or removed where the value is undefined. */
  with(changes: ReadonlyMap<K, V | undefined>): Layered<K, V>;
  /** Visits every key once, in no stated order. */
  forEach(visit: (value: V, key: K) => void): void;
}

/** Changes are copied with each version until they are an eighth of the whole, then all is copied. */
const SHARE = 8;
const SMALL = 512;

/** The empty map. */
export function layered<K, V>(): Layered<K, V> {
  return version<K, V>(new Map(), new Map());
}

function version<K, V>(
  base: ReadonlyMap<K, V>,
  delta: ReadonlyMap<K, V | undefined>,
): Layered<K, V> {
  return {
    get(key) {
      if (delta.size === 0) return base.get(key);
      const changed = delta.get(key);
      return changed !== undefined || delta.has(key) ? changed : base.get(key);
    },
    with(changes) {
      if (changes.size === 0) return version(base, delta);
      if (base.size + delta.size === 0) return version(applied(base, changes), new Map());
      const next = new Map(delta);
      for (const [key, value] of changes) next.set(key, value);
      if (next.size <= Math.max(SMALL, base.size / SHARE)) return version(base, next);
      return version(applied(base, next), new Map());
    },
    forEach(visit) {
      for (const [key, value] of base) if (!delta.has(key)) visit(value, key);
      for (const [key, value] of delta) if (value !== undefined) visit(value, key);
    },
  };
}

function applied<K, V>(
  base: ReadonlyMap<K, V>,
  changes: ReadonlyMap<K, V | undefined>,
): ReadonlyMap<K, V> {
  const all = new Map(base);
  for (const [key, value] of changes) {
    if (value === undefined) all.delete(key);
    else all.set(key, value);
  }
  return all;
}
