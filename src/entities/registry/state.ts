import type { NameRecord, NameRef } from '../../types.ts';
import { type Attachment, attachment, type Corpus } from './attach.ts';
import { type Core, coresOf } from './cores.ts';
import { type Layered, layered } from './layered.ts';
import { type Address, addressOf, indexKeys, type Node, nodeOf } from './nodes.ts';

/** All that the rules know and found, before any decision. Never changes; a change makes a new one. */
export interface State {
  readonly records: Layered<number, NameRecord>;
  readonly nodes: Layered<Address, Node>;
  /** Inverted index: where `indexKeys` leads, by address. */
  readonly index: Layered<string, readonly Address[]>;
  readonly parents: Layered<Address, Attachment>;
  readonly children: Layered<Address, readonly Address[]>;
}

export const EMPTY: State = {
  records: layered(),
  nodes: layered(),
  index: layered(),
  parents: layered(),
  children: layered(),
};

/** A state as it was kept; each answer is asked for when it is first needed. */
export interface KeptState {
  record(id: number): NameRecord | undefined;
  named(address: Address): NameRecord | undefined;
  /** Where a key of `indexKeys` leads, by address. */
  under(indexKey: string): readonly Address[] | undefined;
  parent(address: Address): Attachment | undefined;
  /** Names attached to an address, by address. */
  children(address: Address): readonly Address[] | undefined;
}

/** The state that was kept. */
export function stateFrom(kept: KeptState): State {
  return {
    records: layered(kept.record),
    nodes: layered((address) => {
      const record = kept.named(address);
      return record && nodeOf([record]);
    }),
    index: layered(kept.under),
    parents: layered(kept.parent),
    children: layered(kept.children),
  };
}

/** Everything that a step asks of some names as they were, so that it is in memory when they change. */
export function recall(
  state: State,
  records: readonly (NameRef & { readonly id: number })[],
): void {
  for (const { id, kind, key } of records) {
    const address = addressOf({ kind, key });
    state.records.get(id);
    state.parents.get(address);
    const node = state.nodes.get(address);
    if (node !== undefined) for (const indexKey of indexKeys(node)) state.index.get(indexKey);
  }
}

/** The state after a change, and how it differs from the one before. */
export interface Step {
  readonly state: State;
  /** Roots of all entities that may differ. */
  readonly touched: ReadonlySet<Address>;
  readonly nodes: ReadonlyMap<Address, Node | undefined>;
  readonly parents: ReadonlyMap<Address, Attachment | undefined>;
}

/** New or changed records, and ids of removed ones. */
export function step(
  before: State,
  records: readonly NameRecord[],
  removed: readonly number[],
): Step {
  const changes = recordChanges(records, removed);
  const nodes = changedNodes(before, changes);
  const index = before.index.with(indexChanges(before, nodes));
  const after = {
    records: before.records.with(changes),
    nodes: before.nodes.with(nodes),
    index,
  };
  const corpus = corpusOf(after);
  const dirty =
    before === EMPTY ? new Set(nodes.keys()) : dirtyAddresses(corpusOf(before), corpus, nodes);
  const parents = new Map<Address, Attachment | undefined>();
  for (const address of dirty) {
    const node = after.nodes.get(address);
    const now = node && attachment(node, corpus);
    const then = before.parents.get(address);
    if (now?.to !== then?.to || now?.why !== then?.why) parents.set(address, now);
  }
  const state: State = {
    ...after,
    parents: before.parents.with(parents),
    children: before.children.with(childChanges(before, parents)),
  };
  const touched = new Set<Address>();
  for (const address of dirty) {
    if (before !== EMPTY) touched.add(rootOf(before, address));
    touched.add(rootOf(state, address));
  }
  return { state, touched, nodes, parents };
}

/** The address that an entity hangs from: of its leading full form, or of a gazetteer entry. */
export function rootOf(state: State, address: Address): Address {
  let at = address;
  for (;;) {
    const parent = state.parents.get(at);
    if (parent === undefined) return at;
    at = parent.to;
  }
}

/** Addresses of all nodes under a root, by address. */
export function membersOf(state: State, root: Address): readonly Address[] {
  const found: Address[] = state.nodes.get(root) === undefined ? [] : [root];
  const open = [...(state.children.get(root) ?? [])];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    found.push(address);
    open.push(...(state.children.get(address) ?? []));
  }
  return found.length > 1 ? found.sort() : found;
}

function corpusOf(state: Pick<State, 'nodes' | 'index'>): Corpus {
  const under = (key: string): readonly Node[] =>
    (state.index.get(key) ?? []).map((address) => state.nodes.get(address)!);
  // Every name of a bucket asks for its cores, and to find them takes the square of its size.
  const known = new Map<string, readonly Core[]>();
  return {
    node: (address) => state.nodes.get(address),
    under,
    cores(bucket) {
      let cores = known.get(bucket);
      if (cores === undefined) known.set(bucket, (cores = coresOf(under(bucket))));
      return cores;
    },
  };
}

function recordChanges(
  records: readonly NameRecord[],
  removed: readonly number[],
): ReadonlyMap<number, NameRecord | undefined> {
  const changes = new Map<number, NameRecord | undefined>();
  for (const id of removed) changes.set(id, undefined);
  for (const record of records) changes.set(record.id, record);
  return changes;
}

/** Nodes that change, as they will be; undefined where no record is left. */
function changedNodes(
  before: State,
  changes: ReadonlyMap<number, NameRecord | undefined>,
): ReadonlyMap<Address, Node | undefined> {
  const groups = new Map<Address, NameRecord[]>();
  const group = (address: Address): NameRecord[] => {
    let found = groups.get(address);
    if (found === undefined) {
      const ids = before.nodes.get(address)?.ids ?? [];
      found = ids.filter((id) => !changes.has(id)).map((id) => before.records.get(id)!);
      groups.set(address, found);
    }
    return found;
  };
  for (const [id, record] of changes) {
    const old = before.records.get(id);
    if (old !== undefined) group(addressOf(old));
    if (record !== undefined) group(addressOf(record)).push(record);
  }
  const nodes = new Map<Address, Node | undefined>();
  for (const [address, all] of groups)
    nodes.set(address, all.length === 0 ? undefined : nodeOf(all));
  return nodes;
}

/** Lists of a map of lists, copied when first changed. */
function editable<K>(lists: Layered<K, readonly Address[]>): {
  at(key: K): Address[];
  without(key: K, address: Address): void;
  changes(): ReadonlyMap<K, readonly Address[] | undefined>;
} {
  const edited = new Map<K, Address[]>();
  const at = (key: K): Address[] => {
    let found = edited.get(key);
    if (found === undefined) edited.set(key, (found = [...(lists.get(key) ?? [])]));
    return found;
  };
  return {
    at,
    without: (key, address) =>
      void edited.set(
        key,
        at(key).filter((other) => other !== address),
      ),
    changes() {
      const changes = new Map<K, readonly Address[] | undefined>();
      for (const [key, list] of edited)
        changes.set(key, list.length === 0 ? undefined : list.length === 1 ? list : list.sort());
      return changes;
    },
  };
}

function indexChanges(
  before: State,
  nodes: ReadonlyMap<Address, Node | undefined>,
): ReadonlyMap<string, readonly Address[] | undefined> {
  const lists = editable(before.index);
  for (const [address, node] of nodes) {
    const old = before.nodes.get(address);
    const oldKeys = old === undefined ? [] : indexKeys(old);
    const newKeys = node === undefined ? [] : indexKeys(node);
    for (const key of oldKeys) if (!newKeys.includes(key)) lists.without(key, address);
    for (const key of newKeys) if (!oldKeys.includes(key)) lists.at(key).push(address);
  }
  return lists.changes();
}

/** Every name whose attachment may depend on a changed one, in the corpus before or after. */
function dirtyAddresses(
  before: Corpus,
  after: Corpus,
  nodes: ReadonlyMap<Address, Node | undefined>,
): ReadonlySet<Address> {
  const dirty = new Set<Address>(nodes.keys());
  for (const address of nodes.keys())
    for (const corpus of [before, after]) {
      const node = corpus.node(address);
      if (node !== undefined) for (const other of dependents(node, corpus)) dirty.add(other);
    }
  for (const address of dirty)
    if (before.node(address) === undefined && after.node(address) === undefined)
      dirty.delete(address);
  return dirty;
}

function dependents(node: Node, corpus: Corpus): readonly Address[] {
  const short = node.short.map(({ key }) => `${node.kind}:${key}`);
  if (node.kind !== 'person') return [...short, `person:${node.key}`];
  if (node.full === undefined) return short;
  const bucket = corpus.under(node.full.bucket);
  const shortOfBucket = bucket.flatMap((other) => other.short.map(({ key }) => `person:${key}`));
  return [
    `person:${node.full.surname.slice(2)}`,
    ...bucket.map((other) => other.address),
    ...shortOfBucket,
  ];
}

function childChanges(
  before: State,
  parents: ReadonlyMap<Address, Attachment | undefined>,
): ReadonlyMap<Address, readonly Address[] | undefined> {
  const lists = editable(before.children);
  for (const [address, now] of parents) {
    const then = before.parents.get(address);
    if (then?.to === now?.to) continue;
    if (then !== undefined) lists.without(then.to, address);
    if (now !== undefined) lists.at(now.to).push(address);
  }
  return lists.changes();
}
