import type { NameRecord } from '../../types.ts';
import { personName } from '../chain/people.ts';
import { type Attachment, attachment, type Corpus } from './attach.ts';
import { type Layered, layered } from './layered.ts';
import { type Address, addressOf, bucketKey, indexKeys, type Node, nodeOf } from './nodes.ts';

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

/** The state after a change, and the roots of all entities that may differ from before. */
export interface Step {
  readonly state: State;
  readonly touched: ReadonlySet<Address>;
}

/** New or changed records, and ids of removed ones. */
export function step(
  before: State,
  records: readonly NameRecord[],
  removed: readonly number[],
): Step {
  const nodes = changedNodes(before, records, removed);
  const index = before.index.with(indexChanges(before, nodes));
  const after = {
    records: before.records.with(recordChanges(records, removed)),
    nodes: before.nodes.with(nodes),
    index,
  };
  const corpus = corpusOf(after);
  const dirty = dirtyAddresses(corpusOf(before), corpus, nodes);
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
    touched.add(rootOf(before, address));
    touched.add(rootOf(state, address));
  }
  return { state, touched };
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
  return {
    node: (address) => state.nodes.get(address),
    under: (key) => (state.index.get(key) ?? []).map((address) => state.nodes.get(address)!),
  };
}

function recordChanges(
  records: readonly NameRecord[],
  removed: readonly number[],
): ReadonlyMap<number, NameRecord | undefined> {
  return new Map<number, NameRecord | undefined>([
    ...removed.map((id) => [id, undefined] as const),
    ...records.map((record) => [record.id, record] as const),
  ]);
}

/** Nodes that change, as they will be; undefined where no record is left. */
function changedNodes(
  before: State,
  records: readonly NameRecord[],
  removed: readonly number[],
): ReadonlyMap<Address, Node | undefined> {
  const next = new Map(records.map((record) => [record.id, record] as const));
  const gone = new Set(removed);
  const groups = new Map<Address, NameRecord[]>();
  for (const id of [...next.keys(), ...gone]) {
    const old = before.records.get(id);
    if (old === undefined) continue;
    const address = addressOf(old);
    if (!groups.has(address)) groups.set(address, []);
  }
  for (const [address, group] of groups)
    for (const id of before.nodes.get(address)!.ids)
      if (!next.has(id) && !gone.has(id)) group.push(before.records.get(id)!);
  for (const record of next.values()) {
    const address = addressOf(record);
    const group = groups.get(address);
    if (group !== undefined) group.push(record);
    else groups.set(address, [...recordsAt(before, address, next, gone), record]);
  }
  return new Map(
    [...groups].map(([address, group]) => [
      address,
      group.length === 0 ? undefined : nodeOf(group),
    ]),
  );
}

function recordsAt(
  before: State,
  address: Address,
  next: ReadonlyMap<number, NameRecord>,
  gone: ReadonlySet<number>,
): readonly NameRecord[] {
  const ids = before.nodes.get(address)?.ids ?? [];
  return ids.filter((id) => !next.has(id) && !gone.has(id)).map((id) => before.records.get(id)!);
}

function indexChanges(
  before: State,
  nodes: ReadonlyMap<Address, Node | undefined>,
): ReadonlyMap<string, readonly Address[] | undefined> {
  const lists = new Map<string, Set<Address>>();
  const list = (key: string): Set<Address> => {
    let found = lists.get(key);
    if (found === undefined) lists.set(key, (found = new Set(before.index.get(key))));
    return found;
  };
  for (const [address, node] of nodes) {
    const old = before.nodes.get(address);
    if (old !== undefined) for (const key of indexKeys(old)) list(key).delete(address);
    if (node !== undefined) for (const key of indexKeys(node)) list(key).add(address);
  }
  return new Map(
    [...lists].map(([key, set]) => [key, set.size === 0 ? undefined : [...set].sort()]),
  );
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
  const name = personName(node.key.split(' '));
  if (name === undefined) return short;
  const bucket = corpus.under(bucketKey(node.key)!);
  const shortOfBucket = bucket.flatMap((other) => other.short.map(({ key }) => `person:${key}`));
  return [`person:${name.surname}`, ...bucket.map((other) => other.address), ...shortOfBucket];
}

function childChanges(
  before: State,
  parents: ReadonlyMap<Address, Attachment | undefined>,
): ReadonlyMap<Address, readonly Address[] | undefined> {
  const lists = new Map<Address, Set<Address>>();
  const list = (address: Address): Set<Address> => {
    let found = lists.get(address);
    if (found === undefined) lists.set(address, (found = new Set(before.children.get(address))));
    return found;
  };
  for (const [address, now] of parents) {
    const then = before.parents.get(address);
    if (then !== undefined) list(then.to).delete(address);
    if (now !== undefined) list(now.to).add(address);
  }
  return new Map(
    [...lists].map(([address, set]) => [address, set.size === 0 ? undefined : [...set].sort()]),
  );
}
