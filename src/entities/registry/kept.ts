import type {
  Decision,
  Entity,
  Kind,
  LoggedDecision,
  MergeSuggestion,
  NameRecord,
  NameRef,
  Naming,
} from '../../types.ts';
import type { Attachment } from './attach.ts';
import { type Group, groupsOf } from './automatic.ts';
import { whyOf } from './built.ts';
import { check } from './check.ts';
import { decide, type Replay } from './decisions.ts';
import { findAll, groupHolding } from './lookup.ts';
import { type Address, indexKeys, type Node } from './nodes.ts';
import { EMPTY, type KeptState, recall, type State, stateFrom, step } from './state.ts';
import { suggesting } from './suggest.ts';

export type { Attachment } from './attach.ts';
export type { Address } from './nodes.ts';
export type { KeptState } from './state.ts';

/**
 * A registry that lives on beside the tables in which its findings are kept: it reads of them what a question or
 * a change needs, and tells what to write. Says what `buildRegistry` would say of all names and decisions.
 */
export interface KeptRegistry extends Naming {
  /** Throws a `UserError` where a decision makes no sense now: see `check.ts`. */
  check(decision: Decision): void;
  /** To be told before names change in the tables: what depends on how they were is read. */
  recall(names: readonly (NameRef & { readonly id: number })[]): void;
  /** New or changed records, and ids of removed ones. */
  change(records: readonly NameRecord[], removed: readonly number[]): void;
  /** Appends to the log. */
  decide(logged: LoggedDecision): void;
  /** As `Registry.suggestions`, in short steps, among the names of all addresses. */
  suggestions(addresses: Iterable<Address>): Generator<void, readonly MergeSuggestion[]>;
  /** What has changed since this was asked before. */
  changes(): RegistryChanges;
}

/** What is to be kept of a change. */
export interface RegistryChanges {
  /** Keys by which a name is found or no more: its surname, short forms, … */
  readonly keys: readonly { readonly key: string; readonly name: number; readonly gone: boolean }[];
  /** What names belong to by the rules alone; undefined: to themselves. */
  readonly parents: ReadonlyMap<Address, Attachment | undefined>;
  /** Entities that may have changed, by id, each with all its names. */
  readonly entities: readonly KeptEntity[];
}

export interface KeptEntity {
  readonly entity: Entity;
  readonly names: readonly { readonly id: number; readonly why: string }[];
}

/** Over what was kept, or over nothing: then it is told of all names by a first change. */
export function keptRegistry(
  kept: KeptState | undefined,
  decisions: readonly LoggedDecision[],
): KeptRegistry {
  const log = [...decisions];
  let state: State = kept === undefined ? EMPTY : stateFrom(kept);
  let groups = groupsOf(state);
  let replay: Replay | undefined;
  const keys: { key: string; name: number; gone: boolean }[] = [];
  const parents = new Map<Address, Attachment | undefined>();
  /** Roots of groups that the rules may have changed. */
  const roots = new Set<Address>();
  /** Names whose groups decisions may have changed. */
  const moved = new Set<Address>();
  const standing = () => {
    replay ??= decide(state, groups, log);
    return { state, groups, decided: replay.decided };
  };
  const moveAllDecided = () => {
    for (const address of standing().decided.groupAt.keys()) moved.add(address);
  };
  return {
    find: (query: string, kind?: Kind) =>
      findAll(query, kind, standing()).map(({ entity }) => entity),
    check: (decision) => check(decision, standing(), log),
    recall: (names) => recall(state, names),
    change(records, removed) {
      moveAllDecided();
      const next = step(state, records, removed);
      for (const key of keyChanges(state, next.nodes)) keys.push(key);
      for (const [address, parent] of next.parents) parents.set(address, parent);
      for (const root of next.touched) roots.add(root);
      state = next.state;
      groups = groups.next(state, next.touched);
      replay = undefined;
      moveAllDecided();
    },
    decide(logged) {
      if (logged.decision.action === 'undo') {
        moveAllDecided();
        log.push(logged);
        replay = undefined;
        moveAllDecided();
        return;
      }
      standing();
      log.push(logged);
      for (const address of replay!.apply(logged)) moved.add(address);
    },
    *suggestions(addresses) {
      const now = standing();
      const byId = new Map<string, Group>();
      for (const address of addresses) {
        const group = groupHolding(address, now)!;
        byId.set(group.id, group);
        yield;
      }
      const all = [...byId.keys()].sort().map((id) => byId.get(id)!);
      return yield* suggesting(all, now);
    },
    changes() {
      const now = standing();
      const found = new Set<Group>();
      for (const root of roots)
        for (const address of groups.at(root)?.members ?? []) moved.add(address);
      for (const address of moved)
        if (state.nodes.get(address) !== undefined) found.add(groupHolding(address, now)!);
      const changes = {
        keys: keys.splice(0),
        parents: new Map(parents),
        entities: [...found].sort((a, b) => (a.id < b.id ? -1 : 1)).map(withNames),
      };
      parents.clear();
      roots.clear();
      moved.clear();
      return changes;
    },
  };

  function withNames({ entity, members }: Group): KeptEntity {
    const names = members.flatMap((address) => {
      const why = whyOf(address, standing());
      return state.nodes.get(address)!.ids.map((id) => ({ id, why }));
    });
    return { entity, names };
  }
}

function keyChanges(
  before: State,
  nodes: ReadonlyMap<Address, Node | undefined>,
): RegistryChanges['keys'] {
  return [...nodes].flatMap(([address, node]) => {
    const then = keysOf(before.nodes.get(address));
    const now = keysOf(node);
    return [
      ...[...then].filter(([at]) => !now.has(at)).map(([, one]) => ({ ...one, gone: true })),
      ...[...now].filter(([at]) => !then.has(at)).map(([, one]) => ({ ...one, gone: false })),
    ];
  });
}

function keysOf(node: Node | undefined): ReadonlyMap<string, { key: string; name: number }> {
  const keys = new Map<string, { key: string; name: number }>();
  if (node === undefined) return keys;
  for (const name of node.ids)
    for (const key of indexKeys(node)) keys.set(`${name} ${key}`, { key, name });
  return keys;
}
