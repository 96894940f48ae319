import { fold } from '../../text/fold.ts';
import type { Kind, NameRecord, NameRef } from '../../types.ts';
import { isAcronym } from '../chain/acronyms.ts';
import { type PersonName, personName } from '../chain/personname.ts';
import { nameKey } from '../key.ts';
import { type Counted, shownText } from './shown.ts';

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
  /** The one of them that stands for the name. */
  readonly shown: string;
  /** Other keys that documents chained to this name: "nsc" to National Security Council. */
  readonly short: readonly { readonly key: string; readonly documents: number }[];
  readonly acronym: boolean;
  /** Of a person's full name: where names of that surname are found, and those equal but for middle names. */
  readonly full?: { readonly surname: string; readonly bucket: string };
}

export function addressOf({ kind, key }: NameRef): Address {
  return `${kind}:${key}`;
}

/** The records of one name (nearly always a single one) as a node. */
export function nodeOf(records: readonly NameRecord[]): Node {
  const { kind, key } = records[0]!;
  const { texts, short, documents } = countsOf(records, kind, key);
  const name = kind === 'person' ? personName(key.split(' ')) : undefined;
  return {
    address: `${kind}:${key}`,
    kind,
    key,
    ids: records.map((record) => record.id).sort((a, b) => a - b),
    documents,
    texts,
    shown: shownText(kind, key, texts),
    short,
    acronym: !key.includes(' ') && texts.some(({ text }) => isAcronym(text)),
    ...(name === undefined
      ? {}
      : { full: { surname: surnameKey(name.surname), bucket: bucketOf(name) } }),
  };
}

type Counts = Pick<Node, 'texts' | 'short' | 'documents'>;

const NONE: Node['short'] = [];

function countsOf(records: readonly NameRecord[], kind: Kind, key: string): Counts {
  const [only] = records;
  const plain = only!.forms.length === 1 && only!.forms[0]!.text === only!.text;
  if (records.length === 1 && plain)
    return { texts: only!.forms, short: NONE, documents: only!.documents };
  const texts = new Map<string, number>();
  const short = new Map<string, number>();
  let documents = 0;
  for (const record of records) {
    documents += record.documents;
    add(texts, record.text, 0);
    for (const form of record.forms) {
      const same = form.text === record.text || fold(form.text) === key;
      const formKey = same ? key : nameKey(kind, form.text);
      if (formKey === key) add(texts, form.text, form.documents);
      else add(short, formKey, form.documents);
    }
  }
  return {
    documents,
    texts: [...texts]
      .map(([text, count]) => ({ text, documents: count }))
      .sort((a, b) => b.documents - a.documents || (a.text < b.text ? -1 : 1)),
    short:
      short.size === 0
        ? NONE
        : [...short]
            .map(([formKey, count]) => ({ key: formKey, documents: count }))
            .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function add(counts: Map<string, number>, key: string, documents: number): void {
  counts.set(key, (counts.get(key) ?? 0) + documents);
}

/** Keys of the inverted index under which a node is found by the rules. */
export function indexKeys(node: Node): readonly string[] {
  const keys = node.short.map(({ key }) => shortKey(node.kind, key));
  if (node.full !== undefined) keys.push(node.full.surname, node.full.bucket);
  return keys;
}

/** Index key of the names to which documents chained this one. */
export function shortKey(kind: Kind, key: string): string {
  return `f:${kind}:${key}`;
}

/** Index key of the full names with a surname. */
export function surnameKey(surname: string): string {
  return `s:${surname}`;
}

/** Index key of the full names that differ in their middle names only. */
function bucketOf(name: PersonName): string {
  return `m:${name.given[0]} ${name.surname} ${name.suffix ?? ''}`;
}
