import { nameKey } from '../../entities/key.ts';
import { shownText } from '../../entities/registry.ts';
import { compareText } from '../../text/compare.ts';
import type {
  Alias,
  EntityDetail,
  EntityMeant,
  EntityRow,
  Kind,
  LoggedDecision,
} from '../../types.ts';
import type { Curation } from './curation.ts';
import { type Directory, type EntityRecord, entityRow } from './directory.ts';
import type { Meant } from './meant.ts';
import type { Roll } from './roll.ts';
import type { Store } from './store.ts';

/** What the desk asks of the index: documents by entity, counted over the whole index. */
export interface EntityColumns {
  /** Numbers of the documents that hold the entity, newest first. */
  documentsOf(entity: number): readonly number[];
  /** How many hold the entity. */
  documents(entity: number): number;
  /** Documents per entity number: for who needs those of all. */
  counts(): ReadonlyMap<number, number>;
  /** Documents per entity number among those of one entity. */
  together(entity: number): ReadonlyMap<number, number>;
  /** Documents of an entity per month, in order of time. */
  months(entity: number): ReadonlyMap<string, number>;
}

/** The state of one generation. */
export interface DeskState {
  readonly directory: Directory;
  readonly columns: EntityColumns;
  readonly roll: Roll;
}

const RELATED = 30;

/** An entity that is meant by a name, and who else may be. */
export function meantRow(
  store: Store,
  state: DeskState,
  { record, others, certain }: Meant,
): EntityMeant {
  const rows = rowMaker(store, state);
  return { ...rows(record), namesakes: others.map(rows), certain };
}

/** All that is known of one entity. */
export function detail(
  store: Store,
  curation: Curation,
  state: DeskState,
  meant: Meant,
): EntityDetail {
  const { record } = meant;
  const rows = rowMaker(store, state);
  const place = store.get<{
    country: string | null;
    latitude: number | null;
    longitude: number | null;
  }>('SELECT country, latitude, longitude FROM entities WHERE number = ?', record.number)!;
  return {
    ...meantRow(store, state, meant),
    ...(place.country === null ? {} : { country: place.country }),
    ...(place.latitude === null || place.longitude === null
      ? {}
      : { coordinates: { latitude: place.latitude, longitude: place.longitude } }),
    aliases: aliases(store, record),
    timeline: timeline(state.columns.months(record.number)),
    related: related(state, record, rows),
    decisions: decisionsOn(record.id, curation.decisions()),
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
  return names.map(({ id, kind, key, text, documents, why }) => {
    const forms = store
      .all<{ text: string; documents: number }>(
        'SELECT text, documents FROM forms WHERE name = ? ORDER BY documents DESC, text',
        id,
      )
      .map((form) => ({ ...form }));
    const written = forms.filter((form) => nameKey(kind, form.text) === key);
    const shown = written.length === 0 ? text : shownText(kind, key, written);
    return { kind, key, text: shown, documents, why: why ?? '', forms };
  });
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
    .sort((a, b) => b.together - a.together || compareText(a.other.id, b.other.id));
  const kept = new Map<Kind, number>();
  return others
    .filter(({ other }) => {
      const rank = (kept.get(other.kind) ?? 0) + 1;
      kept.set(other.kind, rank);
      return rank <= RELATED;
    })
    .map(({ other, together }) => ({ ...rows(other), together }));
}

/** Makes rows with their counts. */
export function rowMaker(store: Store, state: DeskState): (record: EntityRecord) => EntityRow {
  return (record) =>
    entityRow(record, {
      documents: state.columns.documents(record.number),
      mentions: mentionCount(store, record.number),
    });
}

/** How often an entity is mentioned in all documents. */
export function mentionCount(store: Store, entity: number): number {
  const found = store.get<{ n: number | null }>(
    'SELECT sum(mentions) AS n FROM names WHERE entity = ?',
    entity,
  );
  return found?.n ?? 0;
}
