import type { Kind } from '../../types.ts';
import { isShouted } from '../chain/forms.ts';
import { type GazetteerEntry, gazetteerEntry } from '../gazetteer.ts';
import { slug } from '../key.ts';
import { byWeight } from './cores.ts';
import { type Layered, layered } from './layered.ts';
import type { Address, Node } from './nodes.ts';
import { membersOf, type State } from './state.ts';

/** An entity as the rules find it, or as decisions leave it. */
export interface Group {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly hidden: boolean;
  /** Address of the leading name, which gives the id; `=place:…` for an entry of the gazetteer. */
  readonly lead: Address;
  /** By address. */
  readonly members: readonly Address[];
  /** Ids of name records, ascending. */
  readonly names: readonly number[];
  readonly entry?: GazetteerEntry;
}

/** Groups by root, and sorted by id. */
export interface Groups {
  readonly byRoot: Layered<Address, Group>;
  readonly sorted: readonly Group[];
}

export const NO_GROUPS: Groups = { byRoot: layered(), sorted: [] };

/** The groups after a change that touched these roots. */
export function regroup(before: Groups, state: State, touched: ReadonlySet<Address>): Groups {
  const changes = new Map<Address, Group | undefined>();
  for (const root of touched) {
    const group = state.parents.get(root) === undefined ? groupAt(state, root) : undefined;
    if (group !== undefined || before.byRoot.get(root) !== undefined) changes.set(root, group);
  }
  const gone = new Set<Group>();
  for (const root of changes.keys()) {
    const old = before.byRoot.get(root);
    if (old !== undefined) gone.add(old);
  }
  const fresh = [...changes.values()].filter((group) => group !== undefined);
  return {
    byRoot: before.byRoot.with(changes),
    sorted: spliced(before.sorted, gone, fresh),
  };
}

/** `sorted` without those gone and with the fresh ones, sorted by id. */
export function spliced(
  sorted: readonly Group[],
  gone: ReadonlySet<Group>,
  fresh: readonly Group[],
): readonly Group[] {
  const added = [...fresh].sort((a, b) => (a.id < b.id ? -1 : 1));
  const all: Group[] = [];
  let next = 0;
  for (const group of sorted) {
    if (gone.size > 0 && gone.has(group)) continue;
    while (next < added.length && added[next]!.id < group.id) all.push(added[next++]!);
    all.push(group);
  }
  while (next < added.length) all.push(added[next++]!);
  return all;
}

function groupAt(state: State, root: Address): Group | undefined {
  const members = membersOf(state, root);
  if (members.length === 0) return undefined;
  const nodes = members.map((address) => state.nodes.get(address)!);
  return groupOf(nodes, root, { hidden: false });
}

/** A group led by `lead`; name and country come from the gazetteer where it knows the lead. */
export function groupOf(
  nodes: readonly Node[],
  lead: Address,
  more: { readonly hidden: boolean; readonly kind?: Kind; readonly name?: string },
): Group {
  const leading = nodes.find((node) => node.address === lead) ?? nodes[0]!;
  const entry = lead.startsWith('=') ? gazetteerEntry(leading.kind, keyOf(lead)) : undefined;
  const kind = more.kind ?? leading.kind;
  return {
    id: `${kind}:${slug(keyOf(lead))}`,
    kind,
    name: more.name ?? entry?.name ?? displayName(leading),
    hidden: more.hidden,
    lead,
    members: nodes.map((node) => node.address),
    names: nodes.flatMap((node) => node.ids).sort((a, b) => a - b),
    ...(entry === undefined ? {} : { entry }),
  };
}

/** The key within an address. */
export function keyOf(address: Address): string {
  return address.slice(address.indexOf(':') + 1);
}

/** The leading node of some that lost theirs: most documents, then by key. */
export function heaviest(nodes: readonly Node[]): Node {
  return [...nodes].sort(byWeight)[0]!;
}

/** Most frequent way of writing that is not shouted in capitals; capitals alone are calmed down. */
export function displayName(node: Node): string {
  const calm = node.texts.find(({ text }) => !isLoud(node.kind, text));
  return calm?.text ?? calmed(node.texts[0]!.text);
}

function isLoud(kind: Kind, text: string): boolean {
  if (text === text.toLowerCase()) return true;
  return kind === 'person'
    ? text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
    : isShouted(text);
}

function calmed(text: string): string {
  if (text !== text.toUpperCase()) return text;
  return text.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => word[0]! + word.slice(1).toLowerCase());
}
