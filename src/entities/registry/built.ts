import type {
  Entity,
  LoggedDecision,
  MergeSuggestion,
  NameLink,
  NameRecord,
  Registry,
} from '../../types.ts';
import { type Group, groupsOf } from './automatic.ts';
import { type Decided, decide } from './decisions.ts';
import { findAll, groupHolding, type Standing } from './lookup.ts';
import { type Address, addressOf } from './nodes.ts';
import { EMPTY, rootOf, type State, step } from './state.ts';
import { suggest } from './suggest.ts';

interface Built extends Standing {
  readonly decided: Decided;
}

/**
 * Names to entities for a whole corpus: rules first (`attach.ts` states them with their thresholds), then the
 * decisions in order of sequence, which always win. Depends on the set of records and decisions alone, not on
 * their order. Where names come and go, see `kept.ts`.
 */
export function buildRegistry(
  records: readonly NameRecord[],
  decisions: readonly LoggedDecision[],
): Registry {
  const { state } = step(EMPTY, records, []);
  const groups = groupsOf(state);
  const { decided } = decide(state, groups, decisions);
  return registryOf({ state, groups, decided });
}

function registryOf(built: Built): Registry {
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
