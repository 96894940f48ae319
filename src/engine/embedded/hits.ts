import { wantedIn } from '../../query/wanted.ts';
import { type Mark, marker } from '../../text/matcher.ts';
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

/** Where the texts of hits match. */
export type Marks = Readonly<Record<Field, (text: string) => readonly Mark[]>>;

/** Where the query matches in either field; `weightOf`: how much a part of it tells. */
export function marksOf(
  expression: Expression | undefined,
  weightOf: (part: Expression) => number,
): Marks {
  const inField = (field: Field) =>
    marker(expression === undefined ? [] : wantedIn(expression, field, weightOf));
  return { title: inField('title'), body: inField('body') };
}

/** A ranked document with everything that is shown of it. */
export function hitOf(directory: Directory, row: FullRow, facts: HitFacts, marks: Marks): Hit {
  const { source, agency, date, url } = factsOf(row);
  const shown = (field: Field) => snippetOf(row, field, marks);
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
function snippetOf(row: FullRow, field: Field, marksIn: Marks): Snippet | undefined {
  const text = row[field];
  const marks = marksIn[field](text);
  if (text === '' || (field === 'title' && marks.length === 0)) return undefined;
  const passage = snippet(text, marks, field === 'title' ? { length: TITLE_LENGTH } : {});
  return { field, html: passage.html, start: passage.start, end: passage.end };
}
