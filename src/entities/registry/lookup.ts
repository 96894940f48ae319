import type { Kind } from '../../types.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { nameKey } from '../key.ts';
import { entryAddress } from './attach.ts';
import type { Groups } from './automatic.ts';
import { type Address, shortKey } from './nodes.ts';
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
 * Groups that a query names: by id, by slug, by any of their names or by a form that documents chained to
 * one of them. The exact id first, then by documents, then by id.
 */
export function findAll(
  query: string,
  kind: Kind | undefined,
  state: State,
  groups: Groups,
  decided: { readonly sorted: readonly Group[]; readonly groupAt: ReadonlyMap<Address, Group> },
): readonly Group[] {
  const exact = bySortedId(decided.sorted, query);
  const found = new Set<Group>();
  for (const one of KINDS) {
    const slugged = bySortedId(decided.sorted, `${one}:${query}`);
    if (slugged !== undefined) found.add(slugged);
    const key = nameKey(one, query);
    const held = groupOfKey(one, key, state, groups, decided.groupAt);
    if (held !== undefined) found.add(held);
    for (const full of state.index.get(shortKey(one, key)) ?? [])
      found.add(groupHolding(full, state, groups, decided.groupAt)!);
  }
  for (const group of decided.groupAt.values()) if (goesBy(group, query)) found.add(group);
  if (exact !== undefined) found.delete(exact);
  const rest = [...found]
    .filter(({ entity }) => kind === undefined || entity.kind === kind)
    .sort((a, b) => documentsAt(b, state) - documentsAt(a, state) || (a.id < b.id ? -1 : 1));
  return exact === undefined || (kind !== undefined && exact.entity.kind !== kind)
    ? rest
    : [exact, ...rest];
}

/** Also by a name that a user gave it. */
function goesBy({ entity }: Group, query: string): boolean {
  return nameKey(entity.kind, entity.name) === nameKey(entity.kind, query);
}

function documentsAt(group: Group, state: State): number {
  return group.members.reduce((sum, address) => sum + state.nodes.get(address)!.documents, 0);
}
