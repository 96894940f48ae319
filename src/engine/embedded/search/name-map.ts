import type { Kind } from '../../../types.ts';

/** Values 0, 1 and 2 stand for "no person", "no place", "no organisation". */
export const KINDS: readonly Kind[] = ['person', 'place', 'organisation'];

/** The first value that is an entity. */
export const FIRST_ENTITY = KINDS.length;

/**
 * Names → values. The values of one kind lie side by side, so that a facet is counted and read in one
 * stretch of memory.
 */
export interface NameMap {
  /** Value by name id; 0 for hidden and unknown ones. */
  readonly values: Uint32Array;
  /** Entity number by value, 0 for the "none" values. */
  readonly entities: Uint32Array;
  /** Where the values of each kind start, and after them where the last end. */
  readonly starts: readonly number[];
  /** By kind, the values that no entity has yet: from, to. */
  readonly free: readonly (readonly [number, number])[];
  /** Value by entity number; 0 for an unknown one, and one that was hidden when the map was made. */
  readonly byEntity: Uint32Array;
}

/** Values that are left free for entities to come, of each kind: a map made anew costs 100 ms at 120,000 items. */
const FREE = 256;

/** Value of an entity number; 0 for an unknown one. */
export function entityValue(map: NameMap, entity: number): number {
  return map.byEntity[entity] ?? 0;
}

/** From name, entity and documents of the name, three by three, and the visible entities of each kind. */
export function nameMapOf(links: Uint32Array, visible: readonly Uint32Array[]): NameMap {
  let lastName = 0;
  let lastEntity = 0;
  for (const list of visible) for (const entity of list) lastEntity = Math.max(lastEntity, entity);
  for (let at = 0; at < links.length; at += 3) {
    lastName = Math.max(lastName, links[at]!);
    lastEntity = Math.max(lastEntity, links[at + 1]!);
  }
  const documents = new Uint32Array(lastEntity + 1);
  for (let at = 0; at < links.length; at += 3) documents[links[at + 1]!]! += links[at + 2]!;
  const starts = [FIRST_ENTITY];
  for (const list of visible) starts.push(starts.at(-1)! + list.length + FREE);
  const entities = new Uint32Array(starts.at(-1)!);
  visible.forEach((list, kind) => {
    entities.set(frequentFirst(list, documents), starts[kind]!);
  });
  const byEntity = new Uint32Array(lastEntity + 1);
  for (let value = FIRST_ENTITY; value < entities.length; value++)
    byEntity[entities[value]!] = value;
  // Free values have no entity, and 0 stands for what is hidden.
  byEntity[0] = 0;
  const values = new Uint32Array(lastName + 1);
  for (let at = 0; at < links.length; at += 3) values[links[at]!] = byEntity[links[at + 1]!]!;
  const free = visible.map(
    (list, kind) => [starts[kind]! + list.length, starts[kind + 1]!] as const,
  );
  return { values, entities, starts, free, byEntity };
}

/**
 * Entities by how many bits their number of documents takes, most first. So the frequent values of a facet
 * are met first, when its page is looked for, and lie side by side.
 */
function frequentFirst(list: Uint32Array, documents: Uint32Array): Uint32Array {
  const places = new Uint32Array(34);
  const bucket = (entity: number) => Math.clz32(documents[entity]!);
  for (const entity of list) places[bucket(entity) + 1]!++;
  for (let n = 1; n < places.length; n++) places[n]! += places[n - 1]!;
  const sorted = new Uint32Array(list.length);
  for (const entity of list) sorted[places[bucket(entity)]!++] = entity;
  return sorted;
}

/**
 * The map after some names came to other entities, 0 for hidden ones. Those it does not know get a free value;
 * undefined where there is none left.
 */
export function movedNames(
  map: NameMap,
  links: ReadonlyMap<number, number>,
  kindOf: (entity: number) => Kind,
): NameMap | undefined {
  const known = withEntities(map, new Set(links.values()), kindOf);
  if (known === undefined) return undefined;
  let last = map.values.length - 1;
  for (const name of links.keys()) last = Math.max(last, name);
  const values = new Uint32Array(last + 1);
  values.set(map.values);
  for (const [name, entity] of links) values[name] = entityValue(known, entity);
  return { ...known, values };
}

function withEntities(
  map: NameMap,
  all: ReadonlySet<number>,
  kindOf: (entity: number) => Kind,
): NameMap | undefined {
  const fresh = [...all].filter((entity) => entity !== 0 && entityValue(map, entity) === 0);
  if (fresh.length === 0) return map;
  const free = map.free.map(([from, to]) => [from, to] as [number, number]);
  const entities = map.entities.slice();
  const byEntity = new Uint32Array(
    fresh.reduce((length, entity) => Math.max(length, entity + 1), map.byEntity.length),
  );
  byEntity.set(map.byEntity);
  for (const entity of fresh) {
    const kind = KINDS.indexOf(kindOf(entity));
    const value = free[kind]![0]++;
    if (value >= free[kind]![1]) return undefined;
    entities[value] = entity;
    byEntity[entity] = value;
  }
  return { ...map, entities, byEntity, free };
}
