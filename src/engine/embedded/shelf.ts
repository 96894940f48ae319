import type { FileRecord, Shelf, Status } from '../../types.ts';
import { knownDocuments } from './known.ts';
import { FORMAT } from './schema.ts';
import type { Asked, Store } from './store.ts';

/** What is in the index, straight from the tables. */
export function createShelf(store: Store, asked: Asked): Shelf {
  return {
    known: (documents) => asked(() => knownDocuments(store, documents)),
    file: (path) =>
      asked(() =>
        plain(store.get<FileRecord>('SELECT path, fingerprint FROM files WHERE path = ?', path)),
      ),
    files: () =>
      asked(() =>
        store
          .all<FileRecord>('SELECT path, fingerprint FROM files ORDER BY path')
          .map((row) => ({ ...row })),
      ),
    status: () => asked(() => statusOf(store)),
  };
}

function plain<Row extends object>(row: Row | undefined): Row | undefined {
  return row === undefined ? undefined : { ...row };
}

function statusOf(store: Store): Status {
  const count = (sql: string) => store.get<{ n: number }>(`SELECT ${sql} AS n`)!.n ?? 0;
  const dates = store.get<{ first: string | null; last: string | null }>(
    'SELECT min(date) AS first, max(date) AS last FROM documents',
  )!;
  return {
    documents: count('(SELECT count(*) FROM documents)'),
    names: count('(SELECT count(*) FROM names)'),
    entities: count('(SELECT count(DISTINCT entity) FROM names)'),
    mentions: count('(SELECT sum(mentions) FROM names)'),
    sources: count(
      `(SELECT count(*) FROM (SELECT source FROM documents WHERE source IS NOT NULL
         UNION SELECT source FROM origins WHERE source IS NOT NULL))`,
    ),
    files: count('(SELECT count(*) FROM files)'),
    segments: count('(SELECT count(*) FROM segments)'),
    ...(dates.first === null ? {} : { firstDate: dates.first.slice(0, 10) }),
    ...(dates.last === null ? {} : { lastDate: dates.last.slice(0, 10) }),
    size: store.size(),
    format: FORMAT,
  };
}
