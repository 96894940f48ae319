import { fold } from '../../text/fold.ts';
import type { Kind, NameRecord, NameRef } from '../../types.ts';
import { isAcronym } from '../chain/acronyms.ts';
import { personName } from '../chain/people.ts';
import { nameKey } from '../key.ts';

/** Kind and key in one string, "person:donald trump": how names refer to each other. */
export type Address = string;

/** A name of the corpus with what the rules ask of it. */
export interface Node {
  readonly address: Address;
  readonly kind: Kind;
  readonly key: string;
  /** Ids of its records, ascending; more than one only if the store holds a name twice. */
  readonly ids: readonly number[];
  readonly documents: number;
  /** Ways of writing the name itself, with documents, most frequent first. */
  readonly texts: readonly Counted[];
  /** Other keys that documents chained to this name: "nsc" to National Security Council. */
  readonly short: readonly { readonly key: string; readonly documents: number }[];
  readonly acronym: boolean;
}

export interface Counted {
  readonly text: string;
  readonly documents: number;
}

export function addressOf({ kind, key }: NameRef): Address {
  return `${kind}:${key}`;
}

/** The records of one name (nearly always a single one) as a node. */
export function nodeOf(records: readonly NameRecord[]): Node {
  const { kind, key } = records[0]!;
  const texts = new Map<string, number>();
  const short = new Map<string, number>();
  let documents = 0;
  for (const record of records) {
    documents += record.documents;
    add(texts, record.text, 0);
    for (const form of record.forms) {
      const formKey =
        form.text === record.text || fold(form.text) === key ? key : nameKey(kind, form.text);
      if (formKey === key) add(texts, form.text, form.documents);
      else add(short, formKey, form.documents);
    }
  }
  const ranked = [...texts]
    .map(([text, count]) => ({ text, documents: count }))
    .sort((a, b) => b.documents - a.documents || (a.text < b.text ? -1 : 1));
  return {
    address: `${kind}:${key}`,
    kind,
    key,
    ids: records.map((record) => record.id).sort((a, b) => a - b),
    documents,
    texts: ranked,
    short: [...short]
      .map(([formKey, count]) => ({ key: formKey, documents: count }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    acronym: !key.includes(' ') && ranked.some(({ text }) => isAcronym(text)),
  };
}

function add(counts: Map<string, number>, key: string, documents: number): void {
  counts.set(key, (counts.get(key) ?? 0) + documents);
}

/** Keys of the inverted index under which a node is found by the rules. */
export function indexKeys(node: Node): readonly string[] {
  const keys = node.short.map(({ key }) => shortKey(node.kind, key));
  if (node.kind !== 'person') return keys;
  const name = personName(node.key.split(' '));
  if (name === undefined) return keys;
  return [...keys, surnameKey(name.surname), bucketKey(node.key)!];
}

/** Index key of the names to which documents chained this one. */
export function shortKey(kind: Kind, key: string): string {
  return `f:${kind}:${key}`;
}

/** Index key of the full names with a surname. */
export function surnameKey(surname: string): string {
  return `s:${surname}`;
}

/** Index key of the full names that differ in their middle names only; undefined for a single word. */
export function bucketKey(key: string): string | undefined {
  const name = personName(key.split(' '));
  if (name === undefined) return undefined;
  return `m:${name.given[0]} ${name.surname} ${name.suffix ?? ''}`;
}
