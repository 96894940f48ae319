import { compatible } from '../chain/people.ts';
import { type PersonName, personName } from '../chain/personname.ts';
import type { Address, Node } from './nodes.ts';

/** Full names that are one person without any doubt, and why each but the leading one belongs. */
export interface Core {
  /** The one with most documents. */
  readonly lead: Node;
  readonly members: readonly Node[];
  readonly why: ReadonlyMap<Address, string>;
}

/** Documents that it takes to take John Adams for John Quincy Adams. */
const ENOUGH = 2;

interface Full {
  readonly node: Node;
  readonly name: PersonName;
}

/**
 * Cores of the full names that differ only in their middle names: "Donald Trump", "Donald J. Trump". An
 * initial joins when the corpus knows no other initial for that name (John A. and John B. Smith keep
 * John Smith apart). A whole middle name joins the bare name only where two documents used both for one
 * person (one, where one alone has the bare name), else it is left to the list of suggestions.
 */
export function coresOf(bucket: readonly Node[]): readonly Core[] {
  if (bucket.length === 1) return [{ lead: bucket[0]!, members: bucket, why: new Map() }];
  const full = bucket.map((node) => ({ node, name: personName(node.key.split(' '))! }));
  const plain = full.filter(({ name }) => name.given.length === 1);
  const middle = full.filter(({ name }) => name.given.length > 1);
  const classes = middleClasses(middle);
  const [only] = classes;
  if (plain.length === 1 && classes.length === 1 && joinsPlain(plain[0]!, only!))
    return [core([...plain, ...only!])];
  return [...plain.map((one) => core([one])), ...classes.map(core)];
}

/** Groups of compatible middle names; where compatibility is not mutual, nothing is joined. */
function middleClasses(middle: readonly Full[]): readonly (readonly Full[])[] {
  const classes: Full[][] = [];
  for (const one of middle) {
    const fits = classes.filter((group) => group.some((other) => compatible(one.name, other.name)));
    if (fits.length > 1) return middle.map((each) => [each]);
    if (fits.length === 1) fits[0]!.push(one);
    else classes.push([one]);
  }
  const mutual = classes.every((group) =>
    group.every((a) => group.every((b) => compatible(a.name, b.name))),
  );
  return mutual ? classes : middle.map((each) => [each]);
}

function joinsPlain(plain: Full, group: readonly Full[]): boolean {
  return group.some(
    ({ node, name }) =>
      name.given.slice(1).every((word) => word.length === 1) ||
      node.short.some(
        ({ key, documents }) =>
          key === plain.node.key && documents >= Math.min(ENOUGH, plain.node.documents),
      ),
  );
}

function core(group: readonly Full[]): Core {
  const members = group.map(({ node }) => node).sort(byWeight);
  const lead = members[0]!;
  const why = new Map(
    members.slice(1).map((node) => [node.address, `middle name or initial: ${lead.shown}`]),
  );
  return { lead, members, why };
}

/** Most documents first, then fewest words ("Donald Trump" before "Donald J. Trump"), then by key. */
export function byWeight(a: Node, b: Node): number {
  if (a.documents !== b.documents) return b.documents - a.documents;
  return wordsIn(a) - wordsIn(b) || (a.key < b.key ? -1 : 1);
}

function wordsIn({ key }: Node): number {
  return key.split(' ').length;
}

export function documentsOf(members: readonly Node[]): number {
  return members.reduce((sum, node) => sum + node.documents, 0);
}
