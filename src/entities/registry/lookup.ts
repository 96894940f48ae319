import type { Entity, Kind } from '../../types.ts';
import { grouped } from '../chain/forms.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { nameKey } from '../key.ts';
import { entryAddress } from './attach.ts';
import type { Groups } from './automatic.ts';
import { type Address, shortKey, surnameKey } from './nodes.ts';
import { type Group, placeOf } from './ordered.ts';
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
}

/** The group with this id; else the one that holds the name with this kind and slug. */
export function findGroup(
  id: string,
  state: State,
  groups: Groups,
  overlay: Overlay,
): Group | undefined {
  const live = overlay.live.get(id);
  if (live !== undefined) return live;
  const automatic = overlay.dead.has(id) ? undefined : bySortedId(groups.sorted, id);
  if (automatic !== undefined) return automatic;
  const colon = id.indexOf(':');
  const kind = KINDS.find((one) => one === id.slice(0, colon));
  return kind && groupOfKey(kind, unslugged(id.slice(colon + 1)), state, groups, overlay.groupAt);
}

/** The group of the name with this key, or of the gazetteer's entry that goes by it. */
export function groupOfKey(
  kind: Kind,
  key: string,
  state: State,
  groups: Groups,
  groupAt: ReadonlyMap<Address, Group>,
): Group | undefined {
  const address = `${kind}:${key}`;
  if (state.nodes.get(address) !== undefined) return groupHolding(address, state, groups, groupAt);
  const entry = gazetteerEntry(kind, key);
  const [first] = entry === undefined ? [] : (state.children.get(entryAddress(entry)) ?? []);
  return first === undefined ? undefined : groupHolding(first, state, groups, groupAt);
}

/** The group that holds a name of the corpus. */
export function groupHolding(
  address: Address,
  state: State,
  groups: Groups,
  groupAt: ReadonlyMap<Address, Group>,
): Group | undefined {
  return groupAt.get(address) ?? groups.byRoot.get(rootOf(state, address));
}

/** The key that `slug` was made from. */
export function unslugged(text: string): string {
  return text.replaceAll('-', ' ').replace(/_([0-9a-f]{1,6})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The group with this id, if it is there. */
export function bySortedId(sorted: readonly Group[], id: string): Group | undefined {
  const found = sorted[placeOf(sorted, id, 0)];
  return found?.id === id ? found : undefined;
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
  state: State,
  groups: Groups,
  decided: { readonly sorted: readonly Group[]; readonly groupAt: ReadonlyMap<Address, Group> },
): readonly Group[] {
  const found = new Map<Group, number>();
  const add = (group: Group | undefined, rank: number): void => {
    if (group === undefined || (kind !== undefined && group.entity.kind !== kind)) return;
    const called = isCalled(group.entity, query) && !isBare(group.entity);
    const best = group.entity.hidden ? RANK.hidden : called ? RANK.called : rank;
    found.set(group, Math.min(best, found.get(group) ?? best));
  };
  for (const one of KINDS) {
    add(bySortedId(decided.sorted, `${one}:${query}`), RANK.called);
    const key = nameKey(one, query);
    add(groupOfKey(one, key, state, groups, decided.groupAt), RANK.goesBy);
    // Also by a name that a user gave it.
    for (const group of calledIn(decided.groupAt).get(`${one}:${key}`) ?? [])
      add(group, RANK.goesBy);
    const holding = (address: Address) => groupHolding(address, state, groups, decided.groupAt);
    for (const full of state.index.get(shortKey(one, key)) ?? []) add(holding(full), RANK.goesBy);
    if (one === 'person')
      for (const full of state.index.get(surnameKey(key)) ?? []) add(holding(full), RANK.surname);
  }
  const exact = bySortedId(decided.sorted, query);
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

type GroupAt = ReadonlyMap<Address, Group>;

const CALLED = new WeakMap<GroupAt, ReadonlyMap<string, readonly Group[]>>();

/** The groups that decisions changed, by kind and the key of what they are shown as: read once a version, not a question. */
function calledIn(groupAt: GroupAt): ReadonlyMap<string, readonly Group[]> {
  let known = CALLED.get(groupAt);
  if (known === undefined) {
    known = grouped(new Set(groupAt.values()), ({ entity: { kind, name } }) => [
      `${kind}:${nameKey(kind, name)}`,
    ]);
    CALLED.set(groupAt, known);
  }
  return known;
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
