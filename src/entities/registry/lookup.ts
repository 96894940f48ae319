import type { Entity, Kind } from '../../types.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { nameKey } from '../key.ts';
import { entryAddress } from './attach.ts';
import type { Group, Groups } from './automatic.ts';
import { type Address, shortKey, surnameKey } from './nodes.ts';
import { rootOf, type State } from './state.ts';

export const KINDS: readonly Kind[] = ['person', 'place', 'organisation'];

/** Groups that decisions have made, over the automatic ones. */
export interface Overlay {
  /** By id. */
  readonly live: ReadonlyMap<string, Group>;
  /** Ids of automatic groups that are no more. */
  readonly dead: ReadonlySet<string>;
  /** Group of every name whose group a decision changed. */
  readonly groupAt: ReadonlyMap<Address, Group>;
  /** The groups that decisions changed, by kind and the key of what they are shown as. */
  called(): ReadonlyMap<string, ReadonlySet<Group>>;
}

/** Who is who: what the rules found, and what decisions made of it. */
export interface Standing {
  readonly state: State;
  readonly groups: Groups;
  readonly decided: Overlay;
}

/** The group with this id; else the one that holds the name with this kind and slug. */
export function findGroup(id: string, standing: Standing): Group | undefined {
  const exact = groupWithId(id, standing);
  if (exact !== undefined) return exact;
  const [kind, slug] = partsOf(id);
  return kind && groupOfKey(kind, unslugged(slug), standing);
}

/** The group with this id, if it is there. */
export function groupWithId(id: string, { groups, decided }: Standing): Group | undefined {
  const live = decided.live.get(id);
  if (live !== undefined || decided.dead.has(id)) return live;
  // The rules name a group after what it hangs from: an entry of the gazetteer, or a name.
  const [kind, slug] = partsOf(id);
  if (kind === undefined) return undefined;
  const key = unslugged(slug);
  const isEntry = gazetteerEntry(kind, key)?.key === key;
  const found = groups.at(`${isEntry ? '=' : ''}${kind}:${key}`);
  return found?.id === id ? found : undefined;
}

function partsOf(id: string): readonly [Kind | undefined, string] {
  const colon = id.indexOf(':');
  return [KINDS.find((one) => one === id.slice(0, colon)), id.slice(colon + 1)];
}

/** The group of the name with this key, or of the gazetteer's entry that goes by it. */
export function groupOfKey(kind: Kind, key: string, standing: Standing): Group | undefined {
  const { state } = standing;
  const address = `${kind}:${key}`;
  if (state.nodes.get(address) !== undefined) return groupHolding(address, standing);
  const entry = gazetteerEntry(kind, key);
  const [first] = entry === undefined ? [] : (state.children.get(entryAddress(entry)) ?? []);
  return first === undefined ? undefined : groupHolding(first, standing);
}

/** The group that holds a name of the corpus. */
export function groupHolding(
  address: Address,
  { state, groups, decided }: Standing,
): Group | undefined {
  return decided.groupAt.get(address) ?? groups.at(rootOf(state, address));
}

/** The key that `slug` was made from. */
export function unslugged(text: string): string {
  return text.replaceAll('-', ' ').replace(/_([0-9a-f]{1,6})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * Groups that a query names: by id, by slug, by any of their names, by a form that documents chained to
 * one of them, or by the surname of a full name. The exact id first, hidden ones last; then those that are
 * called so before those that also go by it, and these before those that only have the surname; then by
 * documents, then by id.
 */
export function findAll(
  query: string,
  kind: Kind | undefined,
  standing: Standing,
): readonly Group[] {
  const { state, decided } = standing;
  const found = new Map<Group, number>();
  const add = (group: Group | undefined, rank: number): void => {
    if (group === undefined || (kind !== undefined && group.entity.kind !== kind)) return;
    const called = isCalled(group.entity, query) && !isBare(group.entity);
    const best = group.entity.hidden ? RANK.hidden : called ? RANK.called : rank;
    found.set(group, Math.min(best, found.get(group) ?? best));
  };
  for (const one of KINDS) {
    add(groupWithId(`${one}:${query}`, standing), RANK.called);
    const key = nameKey(one, query);
    add(groupOfKey(one, key, standing), RANK.goesBy);
    // Also by a name that a user gave it.
    for (const group of decided.called().get(`${one}:${key}`) ?? []) add(group, RANK.goesBy);
    const holding = (address: Address) => groupHolding(address, standing);
    for (const full of state.index.get(shortKey(one, key)) ?? []) add(holding(full), RANK.goesBy);
    if (one === 'person')
      for (const full of state.index.get(surnameKey(key)) ?? []) add(holding(full), RANK.surname);
  }
  const exact = groupWithId(query, standing);
  if (exact !== undefined && (kind === undefined || exact.entity.kind === kind))
    found.set(exact, RANK.exact);
  const documents = new Map([...found.keys()].map((group) => [group, documentsAt(group, state)]));
  return [...found]
    .sort(
      ([a, rankA], [b, rankB]) =>
        rankA - rankB || documents.get(b)! - documents.get(a)! || (a.id < b.id ? -1 : 1),
    )
    .map(([group]) => group);
}

const RANK = { exact: 0, called: 1, goesBy: 2, surname: 3, hidden: 4 } as const;

/** Whether an entity is shown under this name. */
export function isCalled({ kind, name }: Pick<Entity, 'kind' | 'name'>, query: string): boolean {
  return nameKey(kind, name) === nameKey(kind, query);
}

/**
 * Whether the first of those found for a name is meant beyond doubt: it alone goes by it, or it alone is
 * called so. A surname by itself is anybody's who has it.
 */
export function isCertain(
  query: string,
  found: readonly Pick<Entity, 'kind' | 'name' | 'hidden'>[],
): boolean {
  const [first, ...others] = found;
  const visible = others.filter(({ hidden }) => !hidden);
  if (first === undefined || visible.length === 0) return first !== undefined;
  return (
    isCalled(first, query) && !isBare(first) && !visible.some((other) => isCalled(other, query))
  );
}

/** A person known by one word. */
function isBare({ kind, name }: Pick<Entity, 'kind' | 'name'>): boolean {
  return kind === 'person' && !nameKey(kind, name).includes(' ');
}

function documentsAt(group: Group, state: State): number {
  return group.members.reduce((sum, address) => sum + state.nodes.get(address)!.documents, 0);
}
