import { compareText } from '../../text/compare.ts';
import { documentText } from '../../text/document.ts';
import { sentences } from '../../text/sentences.ts';
import type {
  EntityDesk,
  EntityList,
  EntityQuery,
  MentionInContext,
  MentionList,
  MentionQuery,
  MergeSuggestion,
} from '../../types.ts';
import type { Curation } from './curation.ts';
import { mentionsOf, type Reasons, reasonsOf, rowByNumber } from './documents.ts';
import { type DeskState, detail, meantRow, mentionCount, rowMaker } from './entity-detail.ts';
import { namesOf } from './rows.ts';
import type { Asked, Store } from './store.ts';
import { createSuggested } from './suggested.ts';

export function createEntityDesk(
  store: Store,
  curation: Curation,
  state: () => DeskState,
  asked: Asked,
): EntityDesk {
  const suggested = createSuggested(store);
  return {
    list: async (query) => {
      await asked(() => state().roll.prepare());
      if ((query.q ?? '').trim() !== '') await asked(() => state().roll.prepareNames());
      return asked(() => list(store, state(), query));
    },
    get: (idOrName, kind) =>
      asked(() => {
        const now = state();
        const meant = now.directory.meant(idOrName, kind);
        return meant === undefined ? undefined : detail(store, curation, now, meant);
      }),
    meant: (idOrName, kind) =>
      asked(() => {
        const now = state();
        const meant = now.directory.meant(idOrName, kind);
        return meant && meantRow(store, now, meant);
      }),
    mentions: (query) => asked(() => mentions(store, state(), query)),
    review: async (page) => {
      const all = await asked(() => suggested.all());
      return asked(() => review(store, state(), all, page));
    },
    decisions: () => asked(() => curation.decisions()),
  };
}

function review(
  store: Store,
  state: DeskState,
  all: readonly MergeSuggestion[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Awaited<ReturnType<EntityDesk['review']>> {
  const rows = rowMaker(store, state);
  const suggestions = all.slice(offset, offset + limit).flatMap((suggestion) => {
    const a = state.directory.byId(suggestion.a);
    const b = state.directory.byId(suggestion.b);
    if (a === undefined || b === undefined) return [];
    return [{ ...suggestion, rows: [rows(a), rows(b)] as const }];
  });
  return { suggestions, total: all.length };
}

function list(store: Store, state: DeskState, query: EntityQuery): EntityList {
  const wanted = (query.q ?? '').trim();
  const among = wanted === '' ? undefined : state.roll.names().find(wanted);
  const found = state.roll
    .ranked()
    .filter(
      (record) =>
        (query.kind === undefined || record.kind === query.kind) &&
        record.hidden === (query.hidden ?? false) &&
        (among === undefined || among.has(record.number)),
    );
  if (query.sort === 'name')
    found.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
  const offset = query.offset ?? 0;
  const rows = rowMaker(store, state);
  return {
    entities: found.slice(offset, offset + (query.limit ?? 20)).map(rows),
    total: found.length,
  };
}

/** Only what is shown is read whole: a frequent entity may be in every document. */
function mentions(store: Store, state: DeskState, query: MentionQuery): MentionList {
  const { directory, columns } = state;
  const record = directory.resolve(query.entity);
  if (record === undefined || record.hidden) return { mentions: [], total: 0 };
  const other = query.with === undefined ? undefined : directory.resolve(query.with);
  if (query.with !== undefined && other === undefined) return { mentions: [], total: 0 };
  const both = other === undefined ? undefined : new Set(columns.documentsOf(other.number));
  const all = both === undefined ? mentionCount(store, record.number) : undefined;
  const names = new Set(directory.namesOf(record.number));
  const offset = query.offset ?? 0;
  const end = offset + (query.limit ?? 20);
  const reasons = reasonsOf(store);
  const found: MentionInContext[] = [];
  let total = 0;
  for (const number of columns.documentsOf(record.number)) {
    if (both !== undefined && !both.has(number)) continue;
    if (all !== undefined && total >= end) break;
    const count = countIn(store, number, names);
    if (total < end && total + count > offset)
      found.push(
        ...mentionsIn(store, state, number, record.id, reasons).slice(
          Math.max(0, offset - total),
          end - total,
        ),
      );
    total += count;
  }
  return { mentions: found, total: all ?? total };
}

/** How often names are mentioned in a document. */
function countIn(store: Store, document: number, names: ReadonlySet<number>): number {
  const row = store.get<{ names: string }>(
    'SELECT names FROM documents WHERE number = ?',
    document,
  );
  if (row === undefined) return 0;
  return namesOf(row).reduce(
    (sum, [name, , rows]) => (names.has(name) ? sum + rows.length : sum),
    0,
  );
}

/** Mentions of an entity in a document, in their sentences. */
function mentionsIn(
  store: Store,
  { directory }: DeskState,
  document: number,
  entity: string,
  reasons: Reasons,
): readonly MentionInContext[] {
  const row = rowByNumber(store, document)!;
  const around = sentenceFinder(documentText(row));
  return mentionsOf(store, directory, row, reasons)
    .filter((mention) => mention.entity === entity)
    .map((mention) => ({
      ...mention,
      document: row.id,
      title: row.title,
      ...(row.date === null ? {} : { date: row.date }),
      ...around(mention.start, mention.end),
    }));
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
