import { dayOf, secondOf } from '../days.ts';
import { bytesOf, type Indexable, LONGEST, NO_DAY, type Section, type Sums } from './layout.ts';
import { ListWriter } from './lists.ts';

/** Values by document, and documents by name and source. */
export interface ColumnArrays {
  readonly numbers: Uint32Array;
  readonly days: Int32Array;
  readonly seconds: Int32Array;
  readonly ties: Uint32Array;
  /** Words in titles and bodies. */
  readonly titles: Uint16Array;
  readonly bodies: Uint16Array;
  readonly names: ReadonlyMap<number, readonly number[]>;
  readonly sources: ReadonlyMap<number, readonly number[]>;
}

export interface Columns {
  readonly arrays: ColumnArrays;
  add(document: Indexable, titleWords: number, bodyWords: number): void;
}

export function createColumns(size: number): Columns {
  const names = new Map<number, number[]>();
  const sources = new Map<number, number[]>();
  const arrays = {
    numbers: new Uint32Array(size),
    days: new Int32Array(size).fill(NO_DAY),
    seconds: new Int32Array(size),
    ties: new Uint32Array(size),
    titles: new Uint16Array(size),
    bodies: new Uint16Array(size),
    names,
    sources,
  };
  let count = 0;
  return {
    arrays,
    add: (document, titleWords, bodyWords) => {
      const at = count++;
      arrays.numbers[at] = document.number;
      arrays.ties[at] = tieOf(document.id);
      arrays.titles[at] = Math.min(titleWords, LONGEST);
      arrays.bodies[at] = Math.min(bodyWords, LONGEST);
      const day = dayOf(document.date);
      if (day !== undefined) {
        arrays.days[at] = day;
        arrays.seconds[at] = secondOf(document.date)! - day * 86_400;
      }
      for (const name of document.names) listed(names, name, at);
      for (const source of document.sources) listed(sources, source, at);
    },
  };
}

export function columnSections(columns: ColumnArrays): readonly (readonly [Section, Uint8Array])[] {
  const byName = lists(columns.names);
  const bySource = lists(columns.sources);
  return [
    ['documents', bytesOf(columns.numbers)],
    ['days', bytesOf(columns.days)],
    ['seconds', bytesOf(columns.seconds)],
    ['ties', bytesOf(columns.ties)],
    ['titleLengths', bytesOf(columns.titles)],
    ['bodyLengths', bytesOf(columns.bodies)],
    ['names', bytesOf(byName.keys)],
    ['nameDocuments', byName.documents],
    ['sources', bytesOf(bySource.keys)],
    ['sourceDocuments', bySource.documents],
  ];
}

/** Decides between documents of equal score and time: a hash of the id, so that arrival says nothing. */
function tieOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Lengths and newest day over documents, leaving out those marked in `without`. */
export function sumsOf(
  { numbers, titles, bodies, days }: Pick<ColumnArrays, 'numbers' | 'titles' | 'bodies' | 'days'>,
  without?: Uint8Array,
): Sums {
  const sums = {
    documents: 0,
    titled: 0,
    titleWords: 0,
    bodied: 0,
    bodyWords: 0,
    newestDay: NO_DAY,
    longestTitle: 0,
    longestBody: 0,
    first: numbers[0] ?? 0,
    last: numbers.at(-1) ?? 0,
  };
  for (let at = 0; at < titles.length; at++) {
    sums.longestTitle = Math.max(sums.longestTitle, titles[at]!);
    sums.longestBody = Math.max(sums.longestBody, bodies[at]!);
    if (without !== undefined && without[at] === 1) continue;
    sums.documents++;
    if (titles[at]! > 0) sums.titled++;
    if (bodies[at]! > 0) sums.bodied++;
    sums.titleWords += titles[at]!;
    sums.bodyWords += bodies[at]!;
    sums.newestDay = Math.max(sums.newestDay, days[at]!);
  }
  return sums;
}

function listed(lists: Map<number, number[]>, key: number, document: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [document]);
  else list.push(document);
}

function lists(of: ReadonlyMap<number, readonly number[]>): ReturnType<ListWriter['done']> {
  const writer = new ListWriter();
  for (const key of [...of.keys()].sort((a, b) => a - b)) writer.add(key, of.get(key)!);
  return writer.done();
}
