import type { Document, Likeness } from '../../types.ts';
import { type DocumentRow, factsOf } from './rows.ts';
import type { Store } from './store.ts';

/** Of the given documents, those whose id is in the index, compared with what stands there. */
export function knownDocuments(
  store: Store,
  documents: readonly Document[],
): ReadonlyMap<string, Likeness> {
  const given = new Map(documents.map((document) => [document.id, document]));
  const rows = store.all<DocumentRow>(
    `SELECT d.id, d.title, d.body, d.source, d.agency, d.byline, d.dateline, d.date, d.url, d.language
     FROM json_each(?) j JOIN documents d ON d.id = j.value`,
    JSON.stringify([...given.keys()]),
  );
  return new Map(rows.map((row) => [row.id, likeness(given.get(row.id)!, row)]));
}

function likeness(document: Document, row: DocumentRow): Likeness {
  if (document.title !== row.title || document.body !== row.body) return 'other';
  const { id: _, title: __, body: ___, origin: ____, ...facts } = document;
  const stored = factsOf(row);
  const names = new Set([...Object.keys(facts), ...Object.keys(stored)]) as Set<
    keyof typeof stored
  >;
  return [...names].every((name) => facts[name] === stored[name]) ? 'same' : 'text';
}
