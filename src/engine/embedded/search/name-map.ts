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
  /** Value of an entity number; 0 for a hidden or unknown one. */
  value(entity: number): number;
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
  for (const list of visible) starts.push(starts.at(-1)! + list.length);
  const entities = new Uint32Array(starts.at(-1)!);
  visible.forEach((list, kind) => {
    entities.set(frequentFirst(list, documents), starts[kind]!);
  });
  const byEntity = new Uint32Array(lastEntity + 1);
  for (let value = FIRST_ENTITY; value < entities.length; value++)
    byEntity[entities[value]!] = value;
  const values = new Uint32Array(lastName + 1);
  for (let at = 0; at < links.length; at += 3) values[links[at]!] = byEntity[links[at + 1]!]!;
  return { values, entities, starts, value: (entity) => byEntity[entity] ?? 0 };
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

/** The map after some names came to other entities, all of which it knows. */
export function movedNames(map: NameMap, links: ReadonlyMap<number, number>): NameMap {
  let last = map.values.length - 1;
  for (const name of links.keys()) last = Math.max(last, name);
  const values = new Uint32Array(last + 1);
  values.set(map.values);
  for (const [name, entity] of links) values[name] = map.value(entity);
  return { ...map, values };
}
