import type {
  LoggedDecision,
  MergeSuggestion,
  NameLink,
  NameRecord,
  Registry,
} from '../../types.ts';
import { type Groups, NO_GROUPS, regroup } from './automatic.ts';
import { type Decided, decide } from './decisions.ts';
import { findAll, groupHolding } from './lookup.ts';
import { addressOf } from './nodes.ts';
import { EMPTY, type State, step } from './state.ts';
import { suggest } from './suggest.ts';

/** What stands behind a registry; kept beside it, so that the next version can start from it. */
export interface Built {
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

export const NOTHING: Built = {
  state: EMPTY,
  groups: NO_GROUPS,
  log: [],
  decided: decide(EMPTY, NO_GROUPS, []),
};

/** The next version: rules over what changed, then all decisions. */
export function rebuilt(
  before: Built,
  records: readonly NameRecord[],
  removed: readonly number[],
  decisions: readonly LoggedDecision[],
): Built {
  const log = decisions.length === 0 ? before.log : [...before.log, ...decisions];
  if (records.length === 0 && removed.length === 0)
    return { ...before, log, decided: decide(before.state, before.groups, log) };
  const { state, touched } = step(before.state, records, removed);
  const groups = regroup(before.groups, state, touched);
  return { state, groups, log, decided: decide(state, groups, log) };
}

/** The registry that answers from these internals. */
export function registryOf(built: Built): Registry {
  const { state, groups, decided } = built;
  const { entities, places } = decided;
  let suggestions: readonly MergeSuggestion[] | undefined;
  const registry: Registry = {
    entities,
    entityOf(name) {
      const place = places[name];
      return place === undefined || place < 0 ? undefined : place;
    },
    find: (query, kind) => findAll(query, kind, state, groups, decided).map(({ entity }) => entity),
    why: (name) => linkOf(name, built),
    suggestions: () => (suggestions ??= suggest(state, groups, decided)),
  };
  INTERNALS.set(registry, built);
  return registry;
}

function linkOf(name: number, { state, groups, decided }: Built): NameLink | undefined {
  const record = state.records.get(name);
  if (record === undefined) return undefined;
  const address = addressOf(record);
  const group = groupHolding(address, state, groups, decided.groupAt)!;
  const why = decided.why.get(address) ?? state.parents.get(address)?.why ?? 'same key';
  return { name, entity: group.id, why };
}
