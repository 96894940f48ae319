import { documentText } from '../../text/document.ts';
import { sentences } from '../../text/sentences.ts';
import type {
  Alias,
  EntityDesk,
  EntityDetail,
  EntityList,
  EntityQuery,
  EntityRow,
  Kind,
  LoggedDecision,
  MentionInContext,
  MentionList,
  MentionQuery,
} from '../../types.ts';
import type { Curation } from './curation.ts';
import type { Directory, EntityRecord } from './directory.ts';
import { entityRow } from './directory.ts';
import { mentionsOf, reasonsOf, rowByNumber } from './documents.ts';
import type { EntityNames } from './entity-names.ts';
import type { Meant } from './meant.ts';
import type { Asked, Store } from './store.ts';

/** What the desk asks of the index: documents by entity, counted over the whole index. */
export interface EntityColumns {
  /** Numbers of the documents that hold the entity, newest first. */
  documentsOf(entity: number): readonly number[];
  /** Documents per entity number. */
  counts(): { get(entity: number): number | undefined };
  /** Documents per entity number among those of one entity. */
  together(entity: number): ReadonlyMap<number, number>;
  /** Documents of an entity per month, in order of time. */
  months(entity: number): ReadonlyMap<string, number>;
}

/** The state of one generation. */
export interface DeskState {
  readonly directory: Directory;
  readonly columns: EntityColumns;
  names(): EntityNames;
}

const RELATED = 30;

export function createEntityDesk(
  store: Store,
  curation: Curation,
  state: () => DeskState,
  asked: Asked,
): EntityDesk {
  return {
    list: (query) => asked(() => list(store, state(), query)),
    get: (idOrName, kind) =>
      asked(() => {
        const now = state();
        const meant = now.directory.meant(idOrName, kind);
        return meant === undefined ? undefined : detail(store, curation, now, meant);
      }),
    mentions: (query) => asked(() => mentions(store, state(), query)),
    review: (page) => asked(() => review(store, curation, state(), page)),
    decisions: () => asked(() => curation.decisions()),
  };
}

function review(
  store: Store,
  curation: Curation,
  state: DeskState,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Awaited<ReturnType<EntityDesk['review']>> {
  const rows = rowMaker(store, state);
  const all = curation.registry().suggestions();
  const suggestions = all.slice(offset, offset + limit).flatMap((suggestion) => {
    const a = state.directory.byId(suggestion.a);
    const b = state.directory.byId(suggestion.b);
    if (a === undefined || b === undefined) return [];
    return [{ ...suggestion, rows: [rows(a), rows(b)] as const }];
  });
  return { suggestions, total: all.length };
}

function rowMaker(store: Store, state: DeskState): (record: EntityRecord) => EntityRow {
  return (record) =>
    entityRow(record, {
      documents: state.columns.counts().get(record.number) ?? 0,
      mentions:
        store.get<{ n: number | null }>(
          'SELECT sum(mentions) AS n FROM names WHERE entity = ?',
          record.number,
        )?.n ?? 0,
    });
}

function list(store: Store, state: DeskState, query: EntityQuery): EntityList {
  const wanted = (query.q ?? '').trim();
  const among = wanted === '' ? undefined : state.names().find(wanted);
  const counts = state.columns.counts();
  const found = state.directory
    .all()
    .filter(
      (record) =>
        (query.kind === undefined || record.kind === query.kind) &&
        record.hidden === (query.hidden ?? false) &&
        (among === undefined || among.has(record.number)),
    )
    .sort(
      (a, b) =>
        (query.sort === 'name' ? 0 : (counts.get(b.number) ?? 0) - (counts.get(a.number) ?? 0)) ||
        compare(a.name, b.name) ||
        compare(a.id, b.id),
    );
  const offset = query.offset ?? 0;
  const rows = rowMaker(store, state);
  return {
    entities: found.slice(offset, offset + (query.limit ?? 20)).map(rows),
    total: found.length,
  };
}

function detail(
  store: Store,
  curation: Curation,
  state: DeskState,
  { record, others, certain }: Meant,
): EntityDetail {
  const rows = rowMaker(store, state);
  const place = store.get<{
    country: string | null;
    latitude: number | null;
    longitude: number | null;
  }>('SELECT country, latitude, longitude FROM entities WHERE number = ?', record.number)!;
  return {
    ...rows(record),
    ...(place.country === null ? {} : { country: place.country }),
    ...(place.latitude === null || place.longitude === null
      ? {}
      : { coordinates: { latitude: place.latitude, longitude: place.longitude } }),
    aliases: aliases(store, record),
    timeline: timeline(state.columns.months(record.number)),
    related: related(state, record, rows),
    decisions: decisionsOn(record.id, curation.decisions()),
    namesakes: others.map(rows),
    certain,
  };
}

/** Newest first: also those under the id it had as another kind, and what took them back. */
function decisionsOn(id: string, log: readonly LoggedDecision[]): readonly LoggedDecision[] {
  const ids = new Set([id]);
  for (const { decision } of log.toReversed()) {
    if (decision.action !== 'retype') continue;
    const retyped = `${decision.kind}${decision.entity.slice(decision.entity.indexOf(':'))}`;
    if (ids.has(retyped)) ids.add(decision.entity);
  }
  const own = new Set<number>();
  for (const { sequence, decision } of log) {
    const touches =
      decision.action === 'undo'
        ? own.has(decision.decision)
        : Object.values(decision).some((value) => typeof value === 'string' && ids.has(value));
    if (touches) own.add(sequence);
  }
  return log.filter(({ sequence }) => own.has(sequence)).toReversed();
}

function aliases(store: Store, record: EntityRecord): readonly Alias[] {
  const names = store.all<{
    id: number;
    kind: Kind;
    key: string;
    text: string;
    documents: number;
    why: string | null;
  }>(
    `SELECT id, kind, key, text, documents, why FROM names WHERE entity = ?
     ORDER BY documents DESC, key`,
    record.number,
  );
  return names.map((name) => ({
    kind: name.kind,
    key: name.key,
    text: name.text,
    documents: name.documents,
    why: name.why ?? '',
    forms: store
      .all<{ text: string; documents: number }>(
        'SELECT text, documents FROM forms WHERE name = ? ORDER BY documents DESC, text',
        name.id,
      )
      .map((form) => ({ ...form })),
  }));
}

/** Months from first to last without gaps. */
function timeline(
  months: ReadonlyMap<string, number>,
): readonly { readonly month: string; readonly documents: number }[] {
  const known = [...months.keys()].sort();
  if (known.length === 0) return [];
  const filled: { month: string; documents: number }[] = [];
  let [year, month] = known[0]!.split('-').map(Number) as [number, number];
  const last = known.at(-1)!;
  for (;;) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    filled.push({ month: text, documents: months.get(text) ?? 0 });
    if (text >= last) return filled;
    month++;
    if (month > 12) {
      month = 1;
      year++;
    }
  }
}

function related(
  state: DeskState,
  record: EntityRecord,
  rows: (record: EntityRecord) => EntityRow,
): EntityDetail['related'] {
  const others = [...state.columns.together(record.number)]
    .flatMap(([number, together]) => {
      const other = state.directory.byNumber(number);
      return other === undefined || other.hidden || other.number === record.number
        ? []
        : [{ other, together }];
    })
    .sort((a, b) => b.together - a.together || compare(a.other.id, b.other.id));
  const kept = new Map<Kind, number>();
  return others
    .filter(({ other }) => {
      const rank = (kept.get(other.kind) ?? 0) + 1;
      kept.set(other.kind, rank);
      return rank <= RELATED;
    })
    .map(({ other, together }) => ({ ...rows(other), together }));
}

function mentions(store: Store, state: DeskState, query: MentionQuery): MentionList {
  const record = state.directory.resolve(query.entity);
  if (record === undefined) return { mentions: [], total: 0 };
  const other = query.with === undefined ? undefined : state.directory.resolve(query.with);
  if (query.with !== undefined && other === undefined) return { mentions: [], total: 0 };
  const both = other === undefined ? undefined : new Set(state.columns.documentsOf(other.number));
  const offset = query.offset ?? 0;
  const end = offset + (query.limit ?? 20);
  const reasons = reasonsOf(store);
  const found: MentionInContext[] = [];
  let total = 0;
  for (const number of state.columns.documentsOf(record.number)) {
    if (both !== undefined && !both.has(number)) continue;
    const row = rowByNumber(store, number);
    if (row === undefined) continue;
    const text = documentText(row);
    const around = sentenceFinder(text);
    for (const mention of mentionsOf(store, state.directory, row, reasons)) {
      if (mention.entity !== record.id) continue;
      if (total >= offset && total < end)
        found.push({
          ...mention,
          document: row.id,
          title: row.title,
          ...(row.date === null ? {} : { date: row.date }),
          ...around(mention.start, mention.end),
        });
      total++;
    }
  }
  return { mentions: found, total };
}

/** The sentence that holds a mention, from the first to the last that it touches. */
function sentenceFinder(
  text: string,
): (start: number, end: number) => { readonly sentence: string; readonly sentenceStart: number } {
  let found: ReturnType<typeof sentences> | undefined;
  return (start, end) => {
    found ??= sentences(text);
    const touched = found.filter((one) => one.start < end && one.end > start);
    const from = Math.min(start, touched[0]?.start ?? start);
    const to = Math.max(end, touched.at(-1)?.end ?? end);
    return { sentence: text.slice(from, to), sentenceStart: from };
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
