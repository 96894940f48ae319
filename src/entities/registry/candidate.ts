import { isSmallWord } from '../chain/acronyms.ts';
import { type PersonName, personName } from '../chain/personname.ts';
import type { Group } from './automatic.ts';
import type { Node } from './nodes.ts';
import type { State } from './state.ts';

/** A group by its leading name, with what two groups are compared by. */
export interface Candidate {
  readonly group: Group;
  readonly node: Node;
  readonly words: readonly string[];
  readonly documents: number;
  /** Of a person named in full. */
  readonly name: PersonName | undefined;
}

/** Undefined for a group without a name in the corpus. */
export function candidateOf(group: Group, state: State): Candidate | undefined {
  const lead = group.lead.startsWith('=') ? group.lead.slice(1) : group.lead;
  const node = state.nodes.get(lead) ?? state.nodes.get(group.members[0]!);
  if (node === undefined) return undefined;
  let documents = 0;
  for (const address of group.members) documents += state.nodes.get(address)!.documents;
  const words = node.key.split(' ');
  const name = node.kind === 'person' ? personName(words) : undefined;
  return { group, node, words, documents, name };
}

/** Words but "of" and "the", sorted: equal for University of Vilnius and Vilnius University. */
export function bigWords(words: readonly string[]): string {
  return words
    .filter((word) => !isSmallWord(word))
    .sort()
    .join(' ');
}
