import { arena } from '../kernel/arena.ts';
import { TermReader } from '../kernel/reader.ts';
import { bandSections, joinedBands } from './bands.ts';
import { type Bytes, Numbers } from './bytes.ts';
import { type ColumnArrays, columnSections, sumsOf } from './columns.ts';
import { DictionaryWriter, type Entry } from './dictionary.ts';
import { bytesOf, type FrozenSegment, type Section } from './layout.ts';
import type { Lists } from './lists.ts';
import { GONE, type Places } from './places.ts';
import { PostingWriter } from './postings.ts';
import type { Segment } from './segment.ts';
import { stemSections } from './stems.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** A merged segment that is not written yet. */
export interface Merged {
  readonly segment: FrozenSegment;
  readonly places: Places;
}

/**
 * Joins neighbouring segments (in order of their documents) without what was deleted. Works in slices:
 * every `yield` is a place where others may have their turn.
 */
export function* mergeSegments(parts: readonly Segment[]): Generator<void, Merged> {
  const places = newPlaces(parts);
  const columns = joinedColumns(parts, places);
  yield;
  const bands = bandSections(joinedBands(parts, places));
  yield;
  const words = yield* joinedWords(parts, places);
  return {
    segment: {
      sums: sumsOf(columns),
      sections: new Map<Section, Uint8Array>([...columnSections(columns), ...bands, ...words]),
    },
    places,
  };
}

function newPlaces(parts: readonly Segment[]): Places {
  let next = 0;
  return parts.map((part) =>
    Uint32Array.from({ length: part.size }, (_, at) => (part.deleted?.[at] === 1 ? GONE : next++)),
  );
}

function joinedColumns(parts: readonly Segment[], places: Places): ColumnArrays {
  const size = parts.reduce((sum, part) => sum + part.sums.documents, 0);
  const columns = {
    numbers: new Uint32Array(size),
    days: new Int32Array(size),
    seconds: new Int32Array(size),
    ties: new Uint32Array(size),
    titles: new Uint16Array(size),
    bodies: new Uint16Array(size),
  };
  parts.forEach((part, at) => {
    for (let old = 0; old < part.size; old++) {
      const place = places[at]![old]!;
      if (place === GONE) continue;
      columns.numbers[place] = part.documents[old]!;
      columns.days[place] = part.days[old]!;
      columns.seconds[place] = part.seconds[old]!;
      columns.ties[place] = part.ties[old]!;
      columns.titles[place] = part.titleLengths[old]!;
      columns.bodies[place] = part.bodyLengths[old]!;
    }
  });
  return {
    ...columns,
    names: joinedLists(
      parts.map((part) => part.names),
      places,
    ),
    sources: joinedLists(
      parts.map((part) => part.sources),
      places,
    ),
  };
}

function joinedLists(parts: readonly Lists[], places: Places): Map<number, number[]> {
  const joined = new Map<number, number[]>();
  parts.forEach((lists, at) => {
    for (let place = 0; place < lists.size; place++) {
      const key = lists.key(place);
      const documents = joined.get(key) ?? [];
      for (const old of lists.documents(key)) {
        const document = places[at]![old]!;
        if (document !== GONE) documents.push(document);
      }
      joined.set(key, documents);
    }
  });
  return joined;
}

/** A run over the words of one part. */
interface Head {
  readonly part: Segment;
  readonly places: Uint32Array;
  readonly words: Vocabulary;
  at: number;
}

/** Terms between two turns of others: some milliseconds. */
const SLICE = 500;

function* joinedWords(
  parts: readonly Segment[],
  places: Places,
): Generator<void, readonly (readonly [Section, Uint8Array])[]> {
  const heads: Head[] = parts.map((part, at) => ({
    part,
    places: places[at]!,
    words: vocabularyOf(part.terms),
    at: 0,
  }));
  const bytesOfAll = (name: Section) => parts.reduce((sum, part) => sum + part.lengthOf(name), 64);
  const writer = new PostingWriter(
    Math.ceil(bytesOfAll('postings') * 1.1),
    bytesOfAll('positions'),
  );
  const dictionary = new DictionaryWriter();
  const terms: string[] = [];
  const reader = new TermReader();
  const starts = new Numbers();
  const counts = new Numbers();
  for (let n = 1; ; n++) {
    const key = leastKey(heads);
    if (key === undefined) break;
    writer.open();
    starts.push(writer.postings.length);
    const held = { documents: 0, occurrences: 0 };
    for (const head of heads) {
      if (head.at >= head.words.size || Buffer.compare(head.words.key(head.at), key) !== 0)
        continue;
      copyTerm(head, head.words.entry(head.at), reader, writer, held);
      head.at++;
    }
    const { postings, positions } = writer.close();
    if (held.documents === 0) starts.length--;
    else {
      dictionary.add(key.slice(), held, postings, positions);
      terms.push(Buffer.from(key).toString());
      counts.push(held.documents);
    }
    if (n % SLICE === 0) yield;
  }
  const postings = writer.postings.done();
  const holders = (ordinal: number) => {
    const end = ordinal + 1 < starts.length ? starts.array[ordinal + 1]! : postings.length;
    return documentsOf(
      reader,
      postings.subarray(starts.array[ordinal]!, end),
      counts.array[ordinal]!,
    );
  };
  const { keys, blocks } = dictionary.done();
  return [
    ['terms', keys],
    ['termBlocks', bytesOf(blocks)],
    ['postings', postings],
    ['positions', writer.positions.done()],
    ...stemSections(terms, holders),
  ];
}

function leastKey(heads: readonly Head[]): Uint8Array | undefined {
  let least: Uint8Array | undefined;
  for (const { words, at } of heads) {
    if (at >= words.size) continue;
    const key = words.key(at);
    if (least === undefined || Buffer.compare(key, least) < 0) least = key;
  }
  return least;
}

/** Copies a term's postings, renumbered, with their positions; adds to `held` what was not gone. */
function copyTerm(
  { part, places }: Head,
  entry: Entry,
  reader: TermReader,
  writer: PostingWriter,
  held: { documents: number; occurrences: number },
): void {
  const postings = part.postings(entry);
  let from = part.positions(entry);
  const { bytes } = arena;
  reader.start(postings, entry.documents);
  for (let count = reader.next(); count > 0; count = reader.next())
    for (let n = 0; n < count; n++) {
      const title = reader.title(n);
      const body = reader.body(n);
      let to = from;
      for (let left = title + body; left > 0; left--) while (bytes[to++]! > 127);
      const place = places[reader.document(n)]!;
      if (place !== GONE) {
        writer.add(place, title, body);
        copyBytes(writer.positions, bytes, from, to);
        held.documents++;
        held.occurrences += title + body;
      }
      from = to;
    }
}

/** A few bytes: a loop is faster than making a view for them. */
function copyBytes(into: Bytes, bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at++) into.byte(bytes[at]!);
}

/** Documents of postings that were just written. */
function documentsOf(reader: TermReader, postings: Uint8Array, count: number): Uint32Array {
  const found = new Uint32Array(count);
  const address = arena.allocate(found, postings.length);
  arena.bytes.set(postings, address);
  reader.start(address, count);
  let at = 0;
  for (let held = reader.next(); held > 0; held = reader.next())
    for (let n = 0; n < held; n++) found[at++] = reader.document(n);
  arena.release(found);
  return found;
}
