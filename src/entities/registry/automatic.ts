import type { Entity, Kind } from '../../types.ts';
import { type GazetteerEntry, gazetteerEntry } from '../gazetteer.ts';
import { slug } from '../key.ts';
import { byWeight } from './cores.ts';
import { type Layered, layered } from './layered.ts';
import type { Address, Node } from './nodes.ts';
import { type Group, NOTHING_ORDERED, type Ordered, reordered } from './ordered.ts';
import { membersOf, type State } from './state.ts';

/** Groups by root, and sorted by id. */
export interface Groups extends Ordered {
  readonly byRoot: Layered<Address, Group>;
}

export const NO_GROUPS: Groups = { byRoot: layered(), ...NOTHING_ORDERED };

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
    ...reordered(before, gone, fresh),
  };
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
  more: { readonly hidden: boolean; readonly kind?: Kind },
): Group {
  const own = nodes.find((node) => node.address === lead || node.address === lead.slice(1));
  const leading = own ?? nodes[0]!;
  const entry = lead.startsWith('=') ? gazetteerEntry(leading.kind, keyOf(lead)) : undefined;
  const kind = more.kind ?? leading.kind;
  const id = `${kind}:${slug(keyOf(lead))}`;
  const entity: Entity = {
    id,
    kind,
    name: entry === undefined || isOwnCity(entry, own) ? leading.shown : entry.name,
    names: idsOf(nodes),
    hidden: more.hidden,
    ...(entry?.code === undefined ? {} : { country: entry.code }),
    ...(entry?.coordinates === undefined ? {} : { coordinates: entry.coordinates }),
  };
  return { id, entity, lead, members: nodes.map((node) => node.address) };
}

/** The gazetteer writes cities as their people do (Klaipėda); the corpus knows how its readers do. */
function isOwnCity(entry: GazetteerEntry, own: Node | undefined): boolean {
  if (own === undefined || entry.name.startsWith('The ')) return false;
  return entry.type === 'city' || entry.type === 'capital';
}

/** Ids of name records, ascending. */
export function idsOf(nodes: readonly Node[]): readonly number[] {
  return nodes.length === 1
    ? nodes[0]!.ids
    : nodes.flatMap((node) => node.ids).sort((a, b) => a - b);
}

/** The key within an address. */
export function keyOf(address: Address): string {
  return address.slice(address.indexOf(':') + 1);
}

/** The leading node of some that lost theirs: most documents, then by key. */
export function heaviest(nodes: readonly Node[]): Node {
  return [...nodes].sort(byWeight)[0]!;
}
