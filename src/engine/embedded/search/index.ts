import type { Directory } from '../directory.ts';
import { arena } from '../kernel/arena.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';
import {
  type Column,
  Counter,
  documentsWith,
  entityColumn,
  KINDS,
  type NameMap,
  sourceColumn,
} from './columns.ts';
import { type ChoiceFacet, KIND_OF, type ValueDocuments } from './filter.ts';
import type { Snapshot } from './snapshot.ts';

/** Segments and who is who, of one generation: everything a question may be asked of. */
export interface SearchIndex {
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly sources: SourceNames;
  /** Columns and lists are made when first asked for. */
  entityColumn(segment: Segment): Column;
  documentsOfEntity(entity: number): ValueDocuments;
  documentsOfSource(source: string): ValueDocuments;
  documentsWithout(facet: ChoiceFacet): ValueDocuments;
  readonly map: NameMap;
  /** Counters that are clear, for one question at a time. */
  readonly counters: {
    entities(apart: number): Counter;
    sources(apart: number): Counter;
  };
  /** Gives back the memory of columns and counters. Nothing can be asked of it any more. */
  close(): void;
}

export interface SourceNames {
  /** Largest number in use. */
  readonly last: number;
  name(number: number): string;
  /** As written, or but for case and accents. */
  find(name: string): readonly number[];
}

export function createSearchIndex(
  snapshot: Snapshot,
  directory: Directory,
  sources: SourceNames,
): SearchIndex {
  let map: NameMap | undefined;
  const columns = new Map<number, Column>();
  const nameMap = () => (map ??= directory.nameMap());
  const column = (segment: Segment) => {
    let known = columns.get(segment.number);
    if (known === undefined) {
      known = entityColumn(index, segment, nameMap());
      columns.set(segment.number, known);
    }
    return known;
  };
  const index: SearchIndex = {
    snapshot,
    directory,
    sources,
    get map() {
      return nameMap();
    },
    counters: {
      entities: counters(() => new Counter(index, nameMap().entities.length)),
      sources: counters(() => new Counter(index, sources.last + 1)),
    },
    close: () => arena.release(index),
    entityColumn: column,
    documentsOfEntity: (entity) => {
      const names = directory.namesOf(entity);
      return snapshot.segments.map((segment) =>
        joined(names.map((name) => segment.names.documents(name))),
      );
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

function counters(make: () => Counter): (apart: number) => Counter {
  const known: Counter[] = [];
  return (apart) => (known[apart] ??= make());
}

/** Several ascending lists as one. */
function joined(lists: readonly Uint32Array[]): Uint32Array {
  const full = lists.filter((list) => list.length > 0);
  if (full.length === 1) return full[0]!;
  const all = new Set<number>();
  for (const list of full) for (const document of list) all.add(document);
  return Uint32Array.from(all).sort();
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
