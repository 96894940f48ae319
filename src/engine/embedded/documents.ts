import { bodyStart, documentText } from '../../text/document.ts';
import type {
  EntityCount,
  HitEntities,
  Kind,
  RelatedDocument,
  StoredDocument,
  StoredMention,
} from '../../types.ts';
import type { Directory } from './directory.ts';
import {
  DOCUMENT_COLUMNS,
  type DocumentRow,
  factsOf,
  namesOf,
  type OriginRow,
  originOf,
  sourcesOf,
} from './rows.ts';
import type { Store } from './store.ts';

/** A stored document with its origins. */
export interface FullRow extends DocumentRow {
  readonly origins: readonly OriginRow[];
}

export function rowById(store: Store, id: string): FullRow | undefined {
  const row = store.get<DocumentRow>(`SELECT ${DOCUMENT_COLUMNS} FROM documents WHERE id = ?`, id);
  return row === undefined ? undefined : withOrigins(store, row);
}

export function rowByNumber(store: Store, number: number): FullRow | undefined {
  const row = store.get<DocumentRow>(
    `SELECT ${DOCUMENT_COLUMNS} FROM documents WHERE number = ?`,
    number,
  );
  return row === undefined ? undefined : withOrigins(store, row);
}

function withOrigins(store: Store, row: DocumentRow): FullRow {
  const origins = store.all<OriginRow>(
    'SELECT * FROM origins WHERE document = ? ORDER BY file, place',
    row.number,
  );
  return { ...row, origins };
}

/** Text of a reason by its number. */
export type Reasons = (number: number) => string;

/** Each is read when it is first asked for: there is one for each person whose surname stands alone somewhere. */
export function reasonsOf(store: Store): Reasons {
  const known = new Map<number, string>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const row = store.get<{ text: string }>('SELECT text FROM reasons WHERE number = ?', number);
    known.set(number, row?.text ?? '');
    return row?.text ?? '';
  };
}

/** Mentions of a document in order of start; those of hidden entities are left out. */
export function mentionsOf(
  store: Store,
  directory: Directory,
  row: DocumentRow,
  reasons: Reasons,
): readonly StoredMention[] {
  const text = documentText(row);
  const mentions = namesOf(row).flatMap(([name, , rows]) => {
    const entity = directory.entityOf(name);
    if (entity === undefined || entity.hidden) return [];
    const entityWhy =
      store.get<{ why: string | null }>('SELECT why FROM names WHERE id = ?', name)?.why ?? '';
    return rows.map(([start, end, confidence, why, link]) => ({
      kind: entity.kind,
      start,
      end,
      confidence,
      why: reasons(why),
      link: reasons(link),
      text: text.slice(start, end),
      entity: entity.id,
      entityWhy,
    }));
  });
  return mentions.sort((a, b) => a.start - b.start);
}

const FACET_OF: Readonly<Record<Kind, keyof HitEntities>> = {
  person: 'people',
  place: 'places',
  organisation: 'organisations',
};

/** Visible entities of a document with their mentions, most first. */
export function entitiesOf(directory: Directory, row: { readonly names: string }): HitEntities {
  const counts = new Map<string, EntityCount & { kind: Kind }>();
  for (const [name, , mentions] of namesOf(row)) {
    const entity = directory.entityOf(name);
    if (entity === undefined || entity.hidden) continue;
    const before = counts.get(entity.id)?.mentions ?? 0;
    counts.set(entity.id, {
      id: entity.id,
      name: entity.name,
      kind: entity.kind,
      mentions: before + mentions.length,
    });
  }
  const sorted = [...counts.values()].sort(
    (a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1),
  );
  const of = (facet: keyof HitEntities) =>
    sorted
      .filter((entity) => FACET_OF[entity.kind] === facet)
      .map(({ id, name, mentions }) => ({ id, name, mentions }));
  return { people: of('people'), places: of('places'), organisations: of('organisations') };
}

/** A document as readers of it see it. */
export function storedDocument(
  store: Store,
  directory: Directory,
  row: FullRow,
  related: {
    readonly similar: readonly RelatedDocument[];
    readonly nearDuplicates: readonly RelatedDocument[];
  },
): StoredDocument {
  return {
    id: row.id,
    title: row.title,
    text: documentText(row),
    bodyStart: bodyStart(row),
    ...factsOf(row),
    sources: sourcesOf(row.source, row.origins),
    origins: row.origins.map(originOf),
    mentions: mentionsOf(store, directory, row, reasonsOf(store)),
    entities: entitiesOf(directory, row),
    ...related,
  };
}
