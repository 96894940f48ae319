import type { Document, Origin } from '../../types.ts';
import type { NameRow } from './tally.ts';

/** A row of the table `documents`. */
export interface DocumentRow {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly source: string | null;
  readonly agency: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly names: string;
}

export interface OriginRow {
  readonly document: number;
  readonly file: string;
  readonly place: string;
  readonly source: string | null;
  readonly url: string | null;
  readonly captured_at: string | null;
}

export const DOCUMENT_COLUMNS =
  'number, id, title, body, source, agency, byline, dateline, date, url, language, names';

/** Names of a stored document; `names` is written by `commit` alone. */
export function namesOf(row: { readonly names: string }): readonly NameRow[] {
  return JSON.parse(row.names) as readonly NameRow[];
}

export function originOf(row: OriginRow): Origin {
  return {
    file: row.file,
    ...(row.place === '' ? {} : { place: row.place }),
    ...(row.source === null ? {} : { source: row.source }),
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.captured_at === null ? {} : { capturedAt: row.captured_at }),
  };
}

/** What is known of a document beside its text and names; absent fields are left out. */
export function factsOf(
  row: DocumentRow,
): Pick<Document, 'source' | 'agency' | 'byline' | 'dateline' | 'date' | 'url' | 'language'> {
  return {
    ...(row.source === null ? {} : { source: row.source }),
    ...(row.agency === null ? {} : { agency: row.agency }),
    ...(row.byline === null ? {} : { byline: row.byline }),
    ...(row.dateline === null ? {} : { dateline: row.dateline }),
    ...(row.date === null ? {} : { date: row.date }),
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.language === null ? {} : { language: row.language }),
  };
}

/** All publishers of a document: the one shown first, then those of its origins in alphabetical order. */
export function sourcesOf(
  source: string | null,
  origins: readonly { readonly source: string | null }[],
): readonly string[] {
  const others = origins.flatMap((origin) => (origin.source === null ? [] : [origin.source]));
  return [...new Set([...(source === null ? [] : [source]), ...others.sort()])];
}
