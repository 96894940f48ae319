import type { Kind } from '../../../types.ts';
import type { Bylines } from '../bylines.ts';
import type { Directory, EntityRecord } from '../directory.ts';
import { arena } from '../kernel/arena.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';
import type { SourceNames } from '../sources.ts';
import { joined } from './bits.ts';
import {
  type Column,
  Counter,
  documentsWith,
  entityColumn,
  patchColumn,
  sourceColumn,
} from './columns.ts';
import { type ChoiceFacet, KIND_OF, type ValueDocuments } from './filter.ts';
import { KINDS, movedNames, type NameMap } from './name-map.ts';
import type { Snapshot } from './snapshot.ts';

/** Segments and who is who, of one generation: everything a question may be asked of. */
export interface SearchIndex {
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly sources: SourceNames;
  readonly bylines: Bylines;
  /** Columns and lists are made when first asked for. */
  entityColumn(segment: Segment): Column;
  documentsOfEntity(entity: number): ValueDocuments;
  documentsOfSource(source: string): ValueDocuments;
  documentsWithout(facet: ChoiceFacet): ValueDocuments;
  readonly map: NameMap;
  /** The entity that was counted as a value. */
  entityOfValue(value: number): EntityRecord | undefined;
  /** Counters that are clear, for one question at a time. */
  readonly counters: {
    entities(apart: number): Counter;
    sources(apart: number): Counter;
  };
  /**
   * Map and columns for the next generation, in which these names belong to other entities, or to hidden ones: 0;
   * undefined where none were made, or where they have to be made anew. Only the documents of these names are
   * looked at: after a decision that is all that differs. Nothing but `close` can be asked of this one any more.
   */
  bequeath(
    links: ReadonlyMap<number, number>,
    kindOf: (entity: number) => Kind,
  ): Inheritance | undefined;
  /** Gives back the memory of columns, counters and the snapshot's norms. Nothing can be asked of it any more. */
  close(): void;
}

/** What one generation has from the one before. */
export interface Inheritance {
  readonly map: NameMap;
  /** By number of segment. */
  readonly columns: Map<number, OwnedColumn>;
}

/** A column, and for whom its memory is kept. */
interface OwnedColumn {
  readonly column: Column;
  readonly owner: object;
}

/** Documents of entities that are remembered for a generation: 4 MB. */
const MOST_LISTED = 1_000_000;

export function createSearchIndex(
  snapshot: Snapshot,
  directory: Directory,
  { sources, bylines }: Pick<SearchIndex, 'sources' | 'bylines'>,
  inherited?: Inheritance,
): SearchIndex {
  let map = inherited?.map;
  const columns = inherited?.columns ?? new Map<number, OwnedColumn>();
  keepOnly(columns, snapshot.segments);
  const records: (EntityRecord | undefined)[] = [];
  const lists = new Map<number, ValueDocuments>();
  let listed = 0;
  const keepList = (entity: number, documents: ValueDocuments) => {
    const size = documents.reduce((sum, list) => sum + list.length, 0);
    if (listed + size > MOST_LISTED) {
      lists.clear();
      listed = 0;
    }
    lists.set(entity, documents);
    listed += size;
  };
  const nameMap = () => (map ??= directory.nameMap());
  const column = (segment: Segment) => {
    let known = columns.get(segment.number);
    if (known === undefined) {
      const owner = {};
      known = { owner, column: entityColumn(owner, segment, nameMap()) };
      columns.set(segment.number, known);
    }
    return known.column;
  };
  const index: SearchIndex = {
    snapshot,
    directory,
    sources,
    bylines,
    get map() {
      return nameMap();
    },
    entityOfValue: (value) => (records[value] ??= directory.byNumber(nameMap().entities[value]!)),
    counters: {
      entities: counters(() => new Counter(index, nameMap().entities.length)),
      sources: counters(() => new Counter(index, sources.last + 1)),
    },
    bequeath: (links, kindOf) => {
      const moved = map && movedNames(map, links, kindOf);
      if (moved === undefined) return undefined;
      const left = new Map(columns);
      columns.clear();
      for (const segment of snapshot.segments) patch(left, segment, moved, links.keys());
      return { map: moved, columns: left };
    },
    close: () => {
      arena.release(index);
      snapshot.close();
      keepOnly(columns, []);
    },
    entityColumn: column,
    documentsOfEntity: (entity) => {
      let known = lists.get(entity);
      if (known === undefined) {
        const names = directory.namesOf(entity);
        known = snapshot.segments.map((segment) =>
          joined(names.map((name) => segment.names.documents(name))),
        );
        keepList(entity, known);
      }
      return known;
    },
    documentsOfSource: (source) => {
      const numbers = sources.find(source);
      return snapshot.segments.map((segment) =>
        joined(numbers.map((number) => segment.sources.documents(number))),
      );
    },
    documentsWithout: (facet) => {
      const kind = KIND_OF[facet];
      return snapshot.segments.map((segment) =>
        kind === undefined
          ? documentsWith(sourceColumn(segment), segment.size, 0)
          : documentsWith(column(segment), segment.size, KINDS.indexOf(kind)),
      );
    },
  };
  return index;
}

function patch(
  columns: Map<number, OwnedColumn>,
  segment: Segment,
  map: NameMap,
  names: Iterable<number>,
): void {
  const known = columns.get(segment.number);
  if (known === undefined) return;
  const documents = joined(Array.from(names, (name) => segment.names.documents(name)));
  if (patchColumn(known.column, segment, map, documents)) return;
  arena.release(known.owner);
  columns.delete(segment.number);
}

/** Gives back the columns of segments that are no more. */
function keepOnly(columns: Map<number, OwnedColumn>, segments: readonly Segment[]): void {
  const numbers = new Set(segments.map(({ number }) => number));
  for (const [number, { owner }] of columns)
    if (!numbers.has(number)) {
      arena.release(owner);
      columns.delete(number);
    }
}

function counters(make: () => Counter): (apart: number) => Counter {
  const known: Counter[] = [];
  return (apart) => (known[apart] ??= make());
}

/** Adds documents to counts by day. */
export function countDays(
  segment: Segment,
  documents: Int32Array,
  into: Map<number, number>,
): void {
  const count = documents.length;
  const { days } = segment;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < count; n++) {
    const day = days[documents[n]!]!;
    if (day === NO_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (last < first) return;
  // A stray date far away must not cost an array over centuries.
  if (last - first > 200_000) {
    for (let n = 0; n < count; n++) {
      const day = days[documents[n]!]!;
      if (day !== NO_DAY) into.set(day, (into.get(day) ?? 0) + 1);
    }
    return;
  }
  const counts = new Uint32Array(last - first + 1);
  for (let n = 0; n < count; n++) {
    const day = days[documents[n]!]!;
    if (day !== NO_DAY) counts[day - first]!++;
  }
  for (let at = 0; at < counts.length; at++)
    if (counts[at]! > 0) into.set(first + at, (into.get(first + at) ?? 0) + counts[at]!);
}
