import { words } from '../../../src/text/words.ts';
import type { Expression } from '../../../src/types.ts';
import { createReference } from '../../query/reference.ts';
import type { Collection } from './collections.ts';
import type { Ranker } from './rivals.ts';

/** Our formula by the plain reference scorer. */
export function reference({ docs }: Collection): Ranker {
  const index = createReference(docs);
  return (text) =>
    index
      .search(anyWord(text))
      .slice(0, 10)
      .map(({ document }) => docs[document]!.id);
}

/** The words of a text, as written, ORed. */
export function anyWord(text: string): Expression {
  const of = words(text).map(
    ({ start, end }): Expression => ({ type: 'word', text: text.slice(start, end) }),
  );
  return { type: 'or', of };
}
