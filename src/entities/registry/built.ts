import type {
  Entity,
  LoggedDecision,
  MergeSuggestion,
  NameLink,
  NameRecord,
  Registry,
} from '../../types.ts';
import { type Group, type Groups, groupsOf } from './automatic.ts';
import { type Decided, decide } from './decisions.ts';
import { findAll, groupHolding, type Standing } from './lookup.ts';
import { type Address, addressOf } from './nodes.ts';
import { EMPTY, rootOf, type State, step } from './state.ts';
import { suggest } from './suggest.ts';

/** What stands behind a registry; kept beside it, so that the next version can start from it. */
export interface Built extends Standing {
  readonly state: State;
  readonly groups: Groups;
  readonly log: readonly LoggedDecision[];
  readonly decided: Decided;
}

const INTERNALS = new WeakMap<Registry, Built>();

/** The internals of a registry of ours. */
export function builtOf(registry: Registry): Built {
  const built = INTERNALS.get(registry);
  if (built === undefined) throw new TypeError('This registry was not made by buildRegistry.');
  return built;
}

export const NOTHING: Built = built(EMPTY, groupsOf(EMPTY), []);

/** The next version: rules over what changed, then all decisions. */
export function rebuilt(
  before: Built,
  records: readonly NameRecord[],
  removed: readonly number[],
  decisions: readonly LoggedDecision[],
): Built {
  const log = decisions.length === 0 ? before.log : [...before.log, ...decisions];
  if (records.length === 0 && removed.length === 0) return built(before.state, before.groups, log);
  const { state, touched } = step(before.state, records, removed);
  return built(state, before.groups.next(state, touched), log);
}

function built(state: State, groups: Groups, log: readonly LoggedDecision[]): Built {
  return { state, groups, log, decided: decide(state, groups, log).decided };
}

/** The registry that answers from these internals. */
export function registryOf(built: Built): Registry {
  let all: readonly Group[] | undefined;
  const everyone = () => (all ??= everyGroup(built));
  let entities: readonly Entity[] | undefined;
  let places: ReadonlyMap<number, number> | undefined;
  let suggestions: readonly MergeSuggestion[] | undefined;
  const registry: Registry = {
    get entities() {
      return (entities ??= everyone().map(({ entity }) => entity));
    },
    entityOf: (name) => (places ??= placesOf(registry.entities)).get(name),
    find: (query, kind) => findAll(query, kind, built).map(({ entity }) => entity),
    why: (name) => linkOf(name, built),
    suggestions: () => (suggestions ??= suggest(everyone(), built)),
  };
  INTERNALS.set(registry, built);
  return registry;
}

/** Sorted by id. */
function everyGroup({ state, groups, decided }: Built): readonly Group[] {
  const roots = new Set<Address>();
  state.nodes.forEach((_, address) => {
    roots.add(rootOf(state, address));
  });
  const byId = new Map<string, Group>(decided.live);
  for (const root of roots) {
    const group = groups.at(root)!;
    if (!byId.has(group.id) && !decided.dead.has(group.id)) byId.set(group.id, group);
  }
  // Sorting ids without a comparing function is twice as fast.
  return [...byId.keys()].sort().map((id) => byId.get(id)!);
}

function placesOf(entities: readonly Entity[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  entities.forEach(({ names }, place) => {
    for (const name of names) places.set(name, place);
  });
  return places;
}

function linkOf(name: number, built: Built): NameLink | undefined {
  const record = built.state.records.get(name);
  if (record === undefined) return undefined;
  const address = addressOf(record);
  return { name, entity: groupHolding(address, built)!.id, why: whyOf(address, built) };
}

/** Why a name is in its group. */
export function whyOf(
  address: Address,
  { state, decided }: { readonly state: State; readonly decided: Decided },
): string {
  return decided.why.get(address) ?? state.parents.get(address)?.why ?? 'same key';
}
