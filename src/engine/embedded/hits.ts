import { wantedIn } from '../../query/wanted.ts';
import { matchMarks } from '../../text/matcher.ts';
import { snippet } from '../../text/snippet.ts';
import type { Explanation, Expression, Field, Hit, Snippet } from '../../types.ts';
import type { Directory } from './directory.ts';
import { entitiesOf, type FullRow } from './documents.ts';
import { factsOf, sourcesOf } from './rows.ts';

/** What is shown of a hit beside what is stored of it. */
export interface HitFacts {
  readonly score: number;
  readonly nearDuplicates: number;
  readonly explanation: Explanation | undefined;
}

/** Titles are shown whole: no headline is longer. */
const TITLE_LENGTH = 1_000;

/** A ranked document with everything that is shown of it. */
export function hitOf(
  directory: Directory,
  row: FullRow,
  facts: HitFacts,
  expression: Expression | undefined,
  weightOf: (part: Expression) => number,
): Hit {
  const { source, agency, date, url } = factsOf(row);
  const shown = (field: Field) => snippetOf(row, field, expression, weightOf);
  return {
    id: row.id,
    title: row.title,
    sources: sourcesOf(row.source, row.origins),
    ...(source === undefined ? {} : { source }),
    ...(agency === undefined ? {} : { agency }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    score: facts.score,
    snippets: [shown('title'), shown('body')].flatMap((one) => one ?? []),
    entities: entitiesOf(directory, row),
    nearDuplicates: facts.nearDuplicates,
    ...(facts.explanation === undefined ? {} : { explanation: facts.explanation }),
  };
}

/** The title when something in it matched; the best passage of the body always. */
function snippetOf(
  row: FullRow,
  field: Field,
  expression: Expression | undefined,
  weightOf: (part: Expression) => number,
): Snippet | undefined {
  const text = row[field];
  const wanted = expression === undefined ? [] : wantedIn(expression, field, weightOf);
  const marks = wanted.length === 0 ? [] : matchMarks(text, wanted);
  if (text === '' || (field === 'title' && marks.length === 0)) return undefined;
  const passage = snippet(text, marks, field === 'title' ? { length: TITLE_LENGTH } : {});
  return { field, html: passage.html, start: passage.start, end: passage.end };
}
