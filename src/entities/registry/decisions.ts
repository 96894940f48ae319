import type { Decision, Entity, LoggedDecision } from '../../types.ts';
import { nameKey } from '../key.ts';
import { type Group, type Groups, groupOf, heaviest, idsOf } from './automatic.ts';
import { findGroup, type Overlay } from './lookup.ts';
import { type Address, addressOf, type Node } from './nodes.ts';
import type { State } from './state.ts';
import { undone } from './undone.ts';

/** The groups after all decisions, and what they say of names and pairs. */
export interface Decided extends Overlay {
  /** Why a name is where it is, where a decision brought it there. */
  readonly why: ReadonlyMap<Address, string>;
  /** Pairs of leads, in order, that are not to be suggested as one. */
  readonly refused: ReadonlySet<string>;
}

/** Decisions as they are applied, one after the other. */
export interface Replay {
  /** As of the last one: it changes with each. */
  readonly decided: Decided;
  /** Applies a decision that comes after all before, and is no undo; returns the names whose groups it changed. */
  apply(logged: LoggedDecision): ReadonlySet<Address>;
}

/** The groups while decisions are applied to them. */
interface Desk {
  readonly state: State;
  group(id: string): Group | undefined;
  replace(old: readonly Group[], fresh: readonly Group[]): void;
  readonly why: Map<Address, string>;
  readonly refused: Set<string>;
}

/** The decisions that shape the registry, in order of sequence. */
function inForce(log: readonly LoggedDecision[]): readonly LoggedDecision[] {
  const out = undone(log);
  return log
    .filter(({ sequence, decision }) => !out.has(sequence) && decision.action !== 'undo')
    .sort((a, b) => a.sequence - b.sequence);
}

/**
 * Applies a log over the automatic groups, in order of sequence. A decision finds its entities by id; an
 * id that no entity has (any more) finds the one that holds the name with that key. So a merge goes on
 * binding two entities whatever names the rules later add to them, and a decision about a name that has left
 * the corpus rests until the name is back.
 */
export function decide(state: State, groups: Groups, log: readonly LoggedDecision[]): Replay {
  const live = new Map<string, Group>();
  const dead = new Set<string>();
  const groupAt = new Map<Address, Group>();
  let called: Called | undefined;
  const decided = {
    live,
    dead,
    groupAt,
    why: new Map<Address, string>(),
    refused: new Set<string>(),
    called: () => (called ??= calledIn(groupAt.values())).byKey,
  };
  const standing = { state, groups, decided };
  let changed = new Set<Address>();
  const desk: Desk = {
    state,
    group: (id) => findGroup(id, standing),
    replace(old, fresh) {
      for (const group of old) {
        called?.remove(group);
        live.delete(group.id);
        dead.add(group.id);
        for (const address of group.members) changed.add(address);
      }
      for (const group of fresh) {
        called?.add(group);
        live.set(group.id, group);
        dead.delete(group.id);
        for (const address of group.members) groupAt.set(address, group);
      }
    },
    why: decided.why,
    refused: decided.refused,
  };
  for (const logged of inForce(log)) apply(logged, desk);
  return {
    decided,
    apply(logged) {
      changed = new Set();
      apply(logged, desk);
      return changed;
    },
  };
}

/** Groups by kind and the key of what they are shown as, kept up: a log may ask after every other decision. */
interface Called {
  readonly byKey: ReadonlyMap<string, ReadonlySet<Group>>;
  add(group: Group): void;
  remove(group: Group): void;
}

function calledIn(groups: Iterable<Group>): Called {
  const byKey = new Map<string, Set<Group>>();
  const keyOf = ({ entity: { kind, name } }: Group) => `${kind}:${nameKey(kind, name)}`;
  const add = (group: Group) => {
    const key = keyOf(group);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, new Set([group]));
    else others.add(group);
  };
  for (const group of groups) add(group);
  return { byKey, add, remove: (group) => void byKey.get(keyOf(group))?.delete(group) };
}

function apply({ sequence, by, decision }: LoggedDecision, desk: Desk): void {
  const reason = `decision ${sequence}${by === undefined ? '' : ` by ${by}`}`;
  switch (decision.action) {
    case 'merge':
      merge(decision, desk, reason);
      return;
    case 'split':
      split(decision, desk, reason);
      return;
    case 'retype':
      retype(decision, desk, reason);
      return;
    case 'rename':
    case 'hide': {
      const group = desk.group(decision.entity);
      if (group === undefined) return;
      const change = decision.action === 'hide' ? { hidden: true } : { name: decision.name };
      desk.replace([group], [changed(group, change)]);
      return;
    }
    case 'refuse': {
      const [a, b] = [desk.group(decision.a), desk.group(decision.b)];
      if (a !== undefined && b !== undefined) desk.refused.add(pair(a, b));
      return;
    }
    case 'undo':
      return;
  }
}

type Of<Action extends Decision['action']> = Extract<Decision, { action: Action }>;

function merge(decision: Of<'merge'>, desk: Desk, reason: string): void {
  const from = desk.group(decision.from);
  const into = desk.group(decision.into);
  if (from === undefined || into === undefined || from === into) return;
  for (const address of from.members)
    desk.why.set(address, `${reason}: ${from.id} merged into ${into.id}`);
  desk.replace([from, into], [joined(into, from, desk.state)]);
}

/** `into` with the names of `from`; id, name and all else stay. */
function joined(into: Group, from: Group, state: State): Group {
  const members = [...into.members, ...from.members].sort();
  return changed({ ...into, members }, { names: idsOf(nodesAt(members, state)) });
}

function changed(group: Group, change: Partial<Entity>): Group {
  const entity = { ...group.entity, ...change };
  return { ...group, id: entity.id, entity };
}

function split(decision: Of<'split'>, desk: Desk, reason: string): void {
  const group = desk.group(decision.entity);
  if (group === undefined) return;
  const listed = new Set(decision.names.map(addressOf));
  const leaving = group.members.filter((address) => listed.has(address));
  const staying = group.members.filter((address) => !listed.has(address));
  if (leaving.length === 0 || staying.length === 0) return;
  const kept = part(group, staying, desk.state, { keepsEntry: true });
  const rest = kept.id === group.id ? kept : changed(kept, { id: freeId(kept.id, desk) });
  const left = part(group, leaving, desk.state, { keepsEntry: false });
  const name = decision.name === undefined ? {} : { name: decision.name };
  for (const address of leaving) desk.why.set(address, `${reason}: split from ${group.id}`);
  desk.replace([group], [rest]);
  const fresh = changed(left, { id: freeId(left.id, desk), ...name });
  desk.replace([], [fresh]);
  desk.refused.add(pair(rest, fresh));
}

/** Some names of a group: with its id, name and all else if the leading name is among them. */
function part(
  group: Group,
  members: readonly Address[],
  state: State,
  { keepsEntry }: { readonly keepsEntry: boolean },
): Group {
  const nodes = nodesAt(members, state);
  if (members.includes(group.lead) || (keepsEntry && group.lead.startsWith('=')))
    return changed({ ...group, members }, { names: idsOf(nodes) });
  return groupOf(nodes, heaviest(nodes).address, {
    hidden: group.entity.hidden,
    kind: group.entity.kind,
  });
}

/** The id itself, or with the first number from 2 that makes it free. */
function freeId(id: string, desk: Desk): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? id : `${id}-${number}`;
    if (desk.group(free)?.id !== free) return free;
  }
}

/** A name that the other kind knows already joins it there. */
function retype(decision: Of<'retype'>, desk: Desk, reason: string): void {
  const group = desk.group(decision.entity);
  if (group === undefined || group.entity.kind === decision.kind) return;
  const { kind } = group.entity;
  for (const address of group.members)
    desk.why.set(address, `${reason}: ${kind} changed to ${decision.kind}`);
  const id = `${decision.kind}${group.id.slice(kind.length)}`;
  const there = desk.group(id);
  if (there?.id === id && there !== group) {
    desk.replace([group, there], [joined(there, group, desk.state)]);
    return;
  }
  const { country: _, coordinates: __, ...rest } = group.entity;
  desk.replace([group], [{ ...group, id, entity: { ...rest, id, kind: decision.kind } }]);
}

function nodesAt(addresses: readonly Address[], state: State): readonly Node[] {
  return addresses.map((address) => state.nodes.get(address)!);
}

/** Two groups by their leads, whichever comes first. */
export function pair(a: Group, b: Group): string {
  const [x, y] = [leadOf(a), leadOf(b)];
  return x < y ? `${x}\n${y}` : `${y}\n${x}`;
}

function leadOf(group: Group): string {
  return group.lead.startsWith('=') ? group.lead.slice(1) : group.lead;
}
