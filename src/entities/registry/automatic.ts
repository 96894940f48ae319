import type { Entity, Kind } from '../../types.ts';
import { type GazetteerEntry, gazetteerEntry } from '../gazetteer.ts';
import { slug } from '../key.ts';
import { byWeight } from './cores.ts';
import type { Address, Node } from './nodes.ts';
import { membersOf, type State } from './state.ts';

/** An entity with what it hangs from, as the rules find it or as decisions leave it. */
export interface Group {
  /** That of its entity. */
  readonly id: string;
  readonly entity: Entity;
  /** Address of the leading name, which gives the id; `=place:…` for an entry of the gazetteer. */
  readonly lead: Address;
  /** By address. */
  readonly members: readonly Address[];
}

/** The groups that the rules make, each when it is first asked for. */
export interface Groups {
  /** The group that hangs from an address; undefined where none does. */
  at(root: Address): Group | undefined;
  /** The groups of the next state, in which these roots may have others. */
  next(state: State, touched: ReadonlySet<Address>): Groups;
}

export function groupsOf(state: State): Groups {
  return version(state, new Map());
}

function version(state: State, made: Map<Address, Group>): Groups {
  return {
    at(root) {
      const known = made.get(root);
      if (known !== undefined) return known;
      // What is not there is not remembered: anyone may ask for it, under names without end.
      const group = groupAt(state, root);
      if (group !== undefined) made.set(root, group);
      return group;
    },
    next(after, touched) {
      const kept = new Map(made);
      for (const root of touched) kept.delete(root);
      return version(after, kept);
    },
  };
}

function groupAt(state: State, root: Address): Group | undefined {
  if (state.parents.get(root) !== undefined) return undefined;
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
