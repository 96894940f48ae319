import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import { DatabaseSync } from '@photostructure/sqlite';
import { Document as FlexDocument } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { Item } from './generator.ts';
import type { BenchQuery } from './queries.ts';
import { type Figures, resident, timed } from './timing.ts';

const FACETS = ['people', 'places', 'organisations'] as const;

function slot(item: Item, facet: (typeof FACETS)[number]): readonly string[] {
  return item[facet];
}

/** The ten most frequent of each facet over the given documents, counted by name in a Map. */
function countByName(items: readonly Item[], hits: Iterable<number>): unknown {
  return FACETS.map((facet) => {
    const counts = new Map<string, number>();
    for (const hit of hits)
      for (const value of slot(items[hit]!, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 10);
  });
}

/** MiniSearch twice: facets counted by name, as one would write it, and by integer. */
export function measureMiniSearch(
  items: readonly Item[],
  queries: readonly BenchQuery[],
): readonly Figures[] {
  const before = resident();
  let start = performance.now();
  const index = new MiniSearch<{ id: number; title: string; body: string }>({
    fields: ['title', 'body'],
  });
  index.addAll(items.map(({ title, body }, id) => ({ id, title, body })));
  const build = items.length / ((performance.now() - start) / 1000);
  const saved = JSON.stringify(index);
  start = performance.now();
  MiniSearch.loadJSON(saved, { fields: ['title', 'body'] }).search('council');
  const open = performance.now() - start;
  const memory = resident() - before;
  const hits = (query: BenchQuery) => {
    const { person } = query;
    return index
      .search(query.words.join(' '), {
        combineWith: query.kind === 'and' ? 'AND' : 'OR',
        prefix: query.kind === 'prefix',
        fuzzy: query.kind === 'typo' ? 1 : false,
        ...(person === undefined
          ? {}
          : { filter: ({ id }) => items[id as number]!.people.includes(person) }),
      })
      .map(({ id }) => id as number);
  };
  const can = ({ kind }: BenchQuery) => kind !== 'phrase';
  const totals = queries.map((query) => (can(query) ? hits(query).length : -1));
  const byName = timed(
    queries,
    (query) => {
      const found = hits(query);
      return query.facets ? countByName(items, found) : found;
    },
    { can },
  );
  const { columns, sizes } = integerColumns(items);
  const byInteger = timed(
    queries,
    (query) => {
      const found = hits(query);
      return query.facets ? countByInteger(columns, sizes, found) : found;
    },
    { can },
  );
  const disk = Buffer.byteLength(saved);
  return [
    { name: 'MiniSearch, facets by name', times: byName, build, disk, open, memory, totals },
    { name: 'MiniSearch, facets by integer', times: byInteger },
  ];
}

function integerColumns(items: readonly Item[]) {
  const sizes: number[] = [];
  const columns = FACETS.map((facet) => {
    const numbers = new Map<string, number>();
    const column = items.map((item) =>
      slot(item, facet).map((value) => {
        const number = numbers.get(value) ?? numbers.size;
        numbers.set(value, number);
        return number;
      }),
    );
    sizes.push(numbers.size);
    return column;
  });
  return { columns, sizes };
}

function countByInteger(
  columns: readonly (readonly (readonly number[])[])[],
  sizes: readonly number[],
  hits: readonly number[],
): unknown {
  return columns.map((column, facet) => {
    const counts = new Uint32Array(sizes[facet]!);
    for (const hit of hits) for (const value of column[hit]!) counts[value]!++;
    const best: number[] = [];
    counts.forEach((count, value) => {
      if (count === 0 || (best.length === 10 && count <= counts[best[9]!]!)) return;
      best.push(value);
      best.sort((a, b) => counts[b]! - counts[a]!);
      best.length = Math.min(10, best.length);
    });
    return best;
  });
}

/** SQLite FTS5 with a table of facets beside it. */
export function measureFts5(items: Iterable<Item>, queries: readonly BenchQuery[]): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'fts5-'));
  const path = join(folder, 'fts5.db');
  let db = new DatabaseSync(path);
  const start = performance.now();
  db.exec(`PRAGMA journal_mode = WAL; BEGIN;
    CREATE VIRTUAL TABLE text USING fts5(title, body, content='', tokenize='unicode61', prefix='4');
    CREATE TABLE facets (document INTEGER, facet INTEGER, value TEXT, PRIMARY KEY (document, facet, value)) WITHOUT ROWID;`);
  const text = db.prepare('INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)');
  const value = db.prepare('INSERT OR IGNORE INTO facets VALUES (?, ?, ?)');
  let count = 0;
  for (const item of items) {
    text.run(count, item.title, item.body);
    for (const [n, facet] of FACETS.entries())
      for (const one of slot(item, facet)) value.run(count, n, one);
    count++;
  }
  db.exec(`CREATE INDEX by_value ON facets (value, document); COMMIT;
    INSERT INTO text (text) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE);`);
  const build = count / ((performance.now() - start) / 1000);
  db.close();
  const opened = performance.now();
  db = new DatabaseSync(path);
  const ask = (query: BenchQuery) => ftsAnswer(db, query);
  ask(queries[0]!);
  const open = performance.now() - opened;
  const can = ({ kind }: BenchQuery) => kind !== 'typo';
  const totals = queries.map((query) => (can(query) ? ask(query) : -1));
  const times = timed(queries, ask, { can });
  db.close();
  const disk = statSync(path).size;
  rmSync(folder, { recursive: true });
  return { name: 'SQLite FTS5', times, build, disk, open, totals };
}

function ftsAnswer(db: InstanceType<typeof DatabaseSync>, query: BenchQuery): number {
  const match =
    query.kind === 'phrase'
      ? `"${query.words.join(' ')}"`
      : query.kind === 'prefix'
        ? `${query.words[0]}*`
        : query.words.join(query.kind === 'and' ? ' AND ' : ' OR ');
  const among =
    query.person === undefined ? '' : 'AND rowid IN (SELECT document FROM facets WHERE value = ?)';
  const values = query.person === undefined ? [match] : [match, query.person];
  db.prepare(`SELECT rowid, rank FROM text WHERE text MATCH ? ${among} ORDER BY rank LIMIT 10`).all(
    ...values,
  );
  const { n } = db
    .prepare(`SELECT count(*) AS n FROM text WHERE text MATCH ? ${among}`)
    .get(...values) as { n: number };
  if (query.facets)
    for (let facet = 0; facet < FACETS.length; facet++)
      db.prepare(
        `SELECT value, count(*) AS n FROM facets WHERE facet = ? AND document IN (SELECT rowid FROM text WHERE text MATCH ? ${among})
         GROUP BY value ORDER BY n DESC LIMIT 10`,
      ).all(facet, ...values);
  return n;
}

/** Orama, with its own facets. */
export async function measureOrama(
  items: readonly Item[],
  queries: readonly BenchQuery[],
): Promise<Figures> {
  const before = resident();
  const start = performance.now();
  const index = create({
    schema: {
      title: 'string',
      body: 'string',
      people: 'enum[]',
      places: 'enum[]',
      organisations: 'enum[]',
    } as const,
  });
  const documents = items.map(({ title, body, people, places, organisations }) => ({
    title,
    body,
    people: [...people],
    places: [...places],
    organisations: [...organisations],
  }));
  await insertMultiple(index, documents, 1_000);
  const build = items.length / ((performance.now() - start) / 1000);
  const ask = (query: BenchQuery) =>
    oramaSearch(index, {
      term: query.words.join(' '),
      properties: ['title', 'body'],
      limit: 10,
      exact: query.kind !== 'prefix' && query.kind !== 'typo',
      tolerance: query.kind === 'typo' ? 1 : 0,
      threshold: query.kind === 'and' ? 0 : 1,
      ...(query.facets
        ? { facets: { people: { limit: 10 }, places: { limit: 10 }, organisations: { limit: 10 } } }
        : {}),
      ...(query.person === undefined ? {} : { where: { people: { containsAny: [query.person] } } }),
    });
  // Facets of lists of enums are refused by some versions: then there is no figure.
  const can = ({ kind, facets }: BenchQuery) => kind !== 'phrase' && !facets;
  const times = timed(queries, ask, { can });
  return { name: 'Orama', times, build, memory: resident() - before };
}

/** FlexSearch: documents without scores, facets counted by name. */
export function measureFlexSearch(items: readonly Item[], queries: readonly BenchQuery[]): Figures {
  const before = resident();
  const start = performance.now();
  const index = new FlexDocument({
    document: { id: 'id', index: ['title', 'body'] },
    tokenize: 'strict',
  });
  items.forEach(({ title, body }, id) => {
    index.add({ id, title, body });
  });
  const build = items.length / ((performance.now() - start) / 1000);
  const hits = (query: BenchQuery) => {
    const found = new Set<number>();
    for (const { result } of index.search(query.words.join(' '), {
      limit: items.length,
      suggest: query.kind === 'or',
    }))
      for (const id of result) found.add(Number(id));
    return found;
  };
  const can = ({ kind, person }: BenchQuery) =>
    (kind === 'or' || kind === 'and') && person === undefined;
  const times = timed(
    queries,
    (query) => {
      const found = hits(query);
      return query.facets ? countByName(items, found) : found;
    },
    { can },
  );
  return { name: 'FlexSearch (no scores)', times, build, memory: resident() - before };
}
