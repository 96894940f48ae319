import { isInitials } from '../chain/acronyms.ts';
import { DESCRIPTORS } from '../chain/descriptors.ts';
import { givenNameGender } from '../chain/given.ts';
import { type GazetteerEntry, gazetteerEntry } from '../gazetteer.ts';
import { byWeight, type Core, documentsOf } from './cores.ts';
import { type Address, type Node, shortKey, surnameKey } from './nodes.ts';

/** Raised by hand whenever names are attached otherwise: by code here, by the gazetteer, or by what these use of chain/. */
export const ATTACHING = 2;
/** A bare surname or acronym belongs to one full name only if that has this many times the next one's documents. */
export const DOMINATES = 3;
/** Documents that a full name needs to claim a bare surname when others share it. */
export const ENOUGH = 2;

/** What the rules may ask of the corpus. */
export interface Corpus {
  node(address: Address): Node | undefined;
  /** Nodes under a key of the inverted index, by address. */
  under(indexKey: string): readonly Node[];
  /** `coresOf` the names under the key of a bucket. */
  cores(bucket: string): readonly Core[];
}

/** A name belongs to the entity of another one, or of an entry of the gazetteer. */
export interface Attachment {
  /** Address of a node, or `entryAddress` of an entry. */
  readonly to: Address;
  readonly why: string;
}

/** Stands for an entry of the gazetteer, whether or not the corpus holds its own name. */
export function entryAddress(entry: GazetteerEntry): Address {
  return `=${entry.kind}:${entry.key}`;
}

/**
 * Where a name belongs, by its neighbours in the corpus alone: gazetteer, middle names, acronym and short
 * forms that documents chained, a surname where one full name dominates. Undefined: it stands for itself.
 */
export function attachment(node: Node, corpus: Corpus): Attachment | undefined {
  const entry = gazetteerEntry(node.kind, node.key);
  if (entry !== undefined)
    return {
      to: entryAddress(entry),
      why: entry.key === node.key ? `gazetteer: ${entry.type}` : `gazetteer: ${entry.name}`,
    };
  if (node.kind !== 'person') return chainedForm(node, corpus);
  if (node.full === undefined) return bareName(node, corpus);
  const { bucket } = node.full;
  if (corpus.under(bucket).length === 1) return undefined;
  const core = corpus.cores(bucket).find(({ members }) => members.includes(node))!;
  if (core.lead === node) return undefined;
  return { to: core.lead.address, why: core.why.get(node.address)! };
}

/** "NSC", "Treasury": the full form to which documents chained it, if one clearly leads. */
function chainedForm(node: Node, corpus: Corpus): Attachment | undefined {
  const words = node.key.split(' ');
  if (!node.acronym && words.every((word) => DESCRIPTORS.has(word))) return undefined;
  if (!node.acronym && node.kind === 'organisation' && gazetteerEntry('place', node.key))
    return undefined;
  const groups = containing(
    corpus
      .under(shortKey(node.kind, node.key))
      .map((full) => ({ full, chained: chainedIn(full, node) })),
  );
  const [first, second] = groups;
  if (first === undefined || first.chained < DOMINATES * (second?.chained ?? 0)) return undefined;
  const { lead, chained } = first;
  if (!node.acronym && (chained < ENOUGH || lead.documents < node.documents)) return undefined;
  // Letters that open none of its words need more than one text's word for it: TD, of a Fianna Fáil TD.
  const enough = chained >= Math.min(ENOUGH, node.documents);
  if (node.acronym && !enough && !isInitials(node.key, lead.key.split(' '))) return undefined;
  if (size(lead) <= size(node)) return undefined;
  const label = `${node.shown} = ${lead.shown}`;
  const rival = second === undefined ? '' : `, the next reading in ${second.chained}`;
  return {
    to: lead.address,
    why: `${node.acronym ? 'acronym' : 'short form'}: ${label} in ${documents(chained)}${rival}`,
  };
}

function chainedIn(full: Node, short: Node): number {
  return full.short.find(({ key }) => key === short.key)?.documents ?? 0;
}

/** Readings of a short form; a full form and a longer one that contains it are one reading. */
function containing(
  found: readonly { readonly full: Node; readonly chained: number }[],
): readonly { readonly lead: Node; readonly chained: number }[] {
  const groups: { full: Node; chained: number }[][] = [];
  const bySize = [...found].sort((a, b) => size(a.full) - size(b.full) || byWeight(a.full, b.full));
  for (const one of bySize) {
    const group = groups.find(([shortest]) => holds(one.full.key, shortest!.full.key));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups
    .map((group) => ({
      lead: [...group].sort((a, b) => b.chained - a.chained || byWeight(a.full, b.full))[0]!.full,
      chained: group.reduce((sum, { chained }) => sum + chained, 0),
    }))
    .sort((a, b) => b.chained - a.chained || byWeight(a.lead, b.lead));
}

function holds(long: string, short: string): boolean {
  return ` ${long} `.includes(` ${short} `);
}

function size(node: Node): number {
  return node.key.split(' ').length * 1000 + node.key.length;
}

/** "Trump": the person of that surname who dominates, unless it is a place or organisation as often. */
function bareName(node: Node, corpus: Corpus): Attachment | undefined {
  if (isCommonElsewhere(node, corpus)) return undefined;
  const bySurname = coresUnder(corpus.under(surnameKey(node.key)), corpus);
  const people = bySurname.length > 0 ? bySurname : familyFirst(node, corpus);
  const ranked = people
    .map((core) => ({ core, count: documentsOf(core.members) }))
    .sort((a, b) => b.count - a.count || byWeight(a.core.lead, b.core.lead));
  const [first, second] = ranked;
  if (first === undefined) return undefined;
  if (second !== undefined && (first.count < DOMINATES * second.count || first.count < ENOUGH))
    return undefined;
  if (givenNameGender(node.key) !== undefined && chainedTo(first.core, node) < node.documents)
    return undefined;
  const name = first.core.lead.shown;
  const rival =
    second === undefined
      ? 'no other of that name'
      : `the next, ${second.core.lead.shown}, in ${second.count}`;
  return {
    to: first.core.lead.address,
    why: `surname: ${name} is named in full in ${documents(first.count)}, ${rival}`,
  };
}

/**
 * Documents that name one of a core in full and go on with the bare name. "Charles" alone is a king or
 * anybody's first name as long as few texts call Ray Charles so.
 */
function chainedTo({ members }: Core, bare: Node): number {
  return members.reduce((sum, full) => sum + chainedIn(full, bare), 0);
}

/** Xi Jinping is "Xi" in most of his documents: there the first word is the surname. */
function familyFirst(node: Node, corpus: Corpus): readonly Core[] {
  const named = corpus
    .under(shortKey('person', node.key))
    .filter(({ key, full }) => full !== undefined && key.startsWith(`${node.key} `));
  const sure = named.filter((full) => {
    const chained = chainedIn(full, node);
    return chained >= ENOUGH && chained * 2 >= full.documents;
  });
  return sure.length === 0 ? [] : coresUnder(named, corpus);
}

function isCommonElsewhere(node: Node, corpus: Corpus): boolean {
  const entry = gazetteerEntry('place', node.key);
  if (entry !== undefined && entry.type !== 'city' && entry.type !== 'capital') return true;
  if (gazetteerEntry('organisation', node.key) !== undefined) return true;
  return ['place', 'organisation'].some(
    (kind) => (corpus.node(`${kind}:${node.key}`)?.documents ?? 0) >= node.documents,
  );
}

/** Each core that holds one of the nodes, once. */
function coresUnder(nodes: readonly Node[], corpus: Corpus): readonly Core[] {
  const buckets = new Set(nodes.map((node) => node.full!.bucket));
  return [...buckets].flatMap((bucket) => corpus.cores(bucket));
}

function documents(count: number): string {
  return count === 1 ? '1 document' : `${count} documents`;
}
