import { bandSections, joinedBands } from './bands.ts';
import { type Bytes, Numbers, readVarint } from './bytes.ts';
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
      sums: sumsOf(columns.titles, columns.bodies, columns.days),
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
    words: vocabularyOf(part.terms, part.section('terms').length),
    at: 0,
  }));
  const writer = new PostingWriter();
  const dictionary = new DictionaryWriter();
  const terms: string[] = [];
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
      copyTerm(head, head.words.entry(head.at), writer, held);
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
  const holders = (ordinal: number) =>
    documentsOf(postings, starts.array[ordinal]!, counts.array[ordinal]!);
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
  writer: PostingWriter,
  held: { documents: number; occurrences: number },
): void {
  const postings = { bytes: part.run('postings'), at: entry.start };
  const positions = part.run('positions');
  let from = entry.secondStart;
  let document = -1;
  for (let n = 0; n < entry.documents; n++) {
    const gap = readVarint(postings);
    document += (gap >>> 1) + 1;
    let title = 0;
    let body = 1;
    if ((gap & 1) === 0) {
      const code = readVarint(postings);
      body = code >>> 2;
      title = code & 3;
      if (title === 3) title += readVarint(postings);
    }
    let to = from;
    for (let left = title + body; left > 0; left--) while (positions[to++]! > 127);
    const place = places[document]!;
    if (place !== GONE) {
      writer.add(place, title, body);
      copyBytes(writer.positions, positions, from, to);
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

function documentsOf(bytes: Uint8Array, start: number, count: number): Uint32Array {
  const cursor = { bytes, at: start };
  const found = new Uint32Array(count);
  let document = -1;
  for (let n = 0; n < count; n++) {
    const gap = readVarint(cursor);
    document += (gap >>> 1) + 1;
    found[n] = document;
    if ((gap & 1) === 0 && (readVarint(cursor) & 3) === 3) readVarint(cursor);
  }
  return found;
}
