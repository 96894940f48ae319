import type { Expression, Hit, Snippet } from '../../types.ts';
import type { Directory } from './directory.ts';
import { entitiesOf, rowByNumber } from './documents.ts';
import { snippetOf } from './interim.ts';
import { factsOf, sourcesOf } from './rows.ts';
import type { Store } from './store.ts';
import { stemOf, termsOf, within } from './terms.ts';

/** A ranked document with everything that is shown of it; undefined when it has just gone. */
export function hitOf(
  store: Store,
  directory: Directory,
  ranked: { readonly number: number; readonly score: number },
  expression: Expression | undefined,
): Hit | undefined {
  const row = rowByNumber(store, ranked.number);
  if (row === undefined) return undefined;
  const { source, agency, date, url } = factsOf(row);
  return {
    id: row.id,
    title: row.title,
    sources: sourcesOf(row.source, row.origins),
    ...(source === undefined ? {} : { source }),
    ...(agency === undefined ? {} : { agency }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    score: ranked.score,
    snippets: snippets(row, expression),
    entities: entitiesOf(directory, row),
    nearDuplicates: 0,
  };
}

function snippets(
  row: { readonly title: string; readonly body: string },
  expression: Expression | undefined,
): readonly Snippet[] {
  const tests = expression === undefined ? [] : termTests(expression);
  const isMatch = (term: string) => tests.some((test) => test(term));
  return (['title', 'body'] as const).flatMap((field) => {
    const snippet = snippetOf(row[field], isMatch);
    return snippet === undefined ? [] : [{ field, ...snippet }];
  });
}

function termTests(expression: Expression): ((term: string) => boolean)[] {
  switch (expression.type) {
    case 'and':
    case 'or':
      return expression.of.flatMap(termTests);
    case 'word':
      return termsOf(expression.text).map((wanted) => {
        if (expression.prefix) return (term: string) => term.startsWith(wanted);
        const edits = expression.edits;
        if (edits !== undefined) return (term: string) => within(term, wanted, edits);
        return (term: string) => stemOf(term) === stemOf(wanted);
      });
    case 'phrase':
      return termsOf(expression.text).map((wanted) => (term: string) => term === wanted);
    case 'near':
      return [expression.left, expression.right].map(
        (word) => (term: string) => stemOf(term) === stemOf(termsOf(word)[0] ?? ''),
      );
    default:
      return [];
  }
}
