import { documentText } from '../../../text/document.ts';
import { eachTerm } from '../terms.ts';
import { bandColumn, bandSections } from './bands.ts';
import { type Bytes, Numbers } from './bytes.ts';
import { type ColumnArrays, columnSections, createColumns, sumsOf } from './columns.ts';
import { DictionaryWriter } from './dictionary.ts';
import { BODY, bytesOf, type FrozenSegment, type Indexable, type Section } from './layout.ts';
import { PostingWriter } from './postings.ts';
import { stemSections } from './stems.ts';

/** The words of a batch, in the order in which they stand. */
interface Inversion {
  readonly numbers: Map<string, number>;
  readonly terms: string[];
  /** For every word: its term, its document, where it stands (bodies from BODY on). */
  readonly ofTerm: Numbers;
  readonly ofDocument: Numbers;
  readonly position: Numbers;
}

/**
 * Freezes documents, which come in ascending order of number, into the sections of a segment. Equal
 * documents give equal bytes.
 */
export function buildSegment(documents: readonly Indexable[]): FrozenSegment {
  const words: Inversion = {
    numbers: new Map(),
    terms: [],
    ofTerm: new Numbers(1 << 14),
    ofDocument: new Numbers(1 << 14),
    position: new Numbers(1 << 14),
  };
  const columns = createColumns(documents.length);
  documents.forEach((document, at) => {
    const title = addWords(words, document.title, at, 0);
    const body = addWords(words, document.body, at, BODY);
    columns.add(document, title, body);
  });
  const bands = bandSections(bandColumn(documents.map(documentText)));
  const sections = new Map([...sectionsOf(words, columns.arrays), ...bands]);
  return { sums: sumsOf(columns.arrays), sections };
}

function addWords(words: Inversion, text: string, document: number, start: number): number {
  let position = start;
  eachTerm(text, (term) => {
    let number = words.numbers.get(term);
    if (number === undefined) {
      number = words.terms.length;
      words.numbers.set(term, number);
      words.terms.push(term);
    }
    words.ofTerm.push(number);
    words.ofDocument.push(document);
    words.position.push(position++);
  });
  return position - start;
}

function sectionsOf(words: Inversion, columns: ColumnArrays): ReadonlyMap<Section, Uint8Array> {
  const { starts, documents, positions } = byTerm(words);
  const writer = new PostingWriter();
  const dictionary = new DictionaryWriter();
  const order = inByteOrder(words.terms);
  const holders = new Map<string, Uint32Array>();
  for (const number of order) {
    writer.open();
    const found = postTerm(writer, documents, positions, starts[number]!, starts[number + 1]!);
    const { postings, positions: more } = writer.close();
    const term = words.terms[number]!;
    const occurrences = starts[number + 1]! - starts[number]!;
    const held = { documents: found.length, occurrences };
    dictionary.add(Buffer.from(term), held, postings, more);
    holders.set(term, found);
  }
  const { keys, blocks } = dictionary.done();
  const terms = order.map((number) => words.terms[number]!);
  return new Map<Section, Uint8Array>([
    ...columnSections(columns),
    ['terms', keys],
    ['termBlocks', bytesOf(blocks)],
    ['postings', writer.postings.done()],
    ['positions', writer.positions.done()],
    ...stemSections(terms, (at) => holders.get(terms[at]!)!),
  ]);
}

/** Words sorted by term, by counting: those of one term keep the order of documents and positions. */
function byTerm(words: Inversion): {
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly positions: Uint32Array;
} {
  const count = words.ofTerm.length;
  const starts = new Uint32Array(words.terms.length + 1);
  for (let n = 0; n < count; n++) starts[words.ofTerm.array[n]! + 1]!++;
  for (let n = 0; n < words.terms.length; n++) starts[n + 1]! += starts[n]!;
  const next = starts.slice();
  const documents = new Uint32Array(count);
  const positions = new Uint32Array(count);
  for (let n = 0; n < count; n++) {
    const at = next[words.ofTerm.array[n]!]!++;
    documents[at] = words.ofDocument.array[n]!;
    positions[at] = words.position.array[n]!;
  }
  return { starts, documents, positions };
}

/** Writes the words from `from` to `to`, all of one term; returns its documents. */
function postTerm(
  writer: PostingWriter,
  documents: Uint32Array,
  positions: Uint32Array,
  from: number,
  to: number,
): Uint32Array {
  const found = new Numbers(8);
  for (let at = from; at < to; ) {
    const document = documents[at]!;
    let title = 0;
    let end = at;
    while (end < to && documents[end] === document) if (positions[end++]! < BODY) title++;
    writer.add(document, title, end - at - title);
    writePositions(writer.positions, positions, at, at + title, 0);
    writePositions(writer.positions, positions, at + title, end, BODY);
    found.push(document);
    at = end;
  }
  return found.done();
}

/** Positions within one field, as gaps. */
function writePositions(
  into: Bytes,
  positions: Uint32Array,
  from: number,
  to: number,
  start: number,
): void {
  let before = start - 1;
  for (let at = from; at < to; at++) {
    into.varint(positions[at]! - before - 1);
    before = positions[at]!;
  }
}

/** Numbers of the terms in order of their UTF-8 bytes, which only surrogates sort differently. */
function inByteOrder(terms: readonly string[]): number[] {
  const order = terms.map((_, at) => at);
  if (terms.some((term) => /[\ud800-\uffff]/.test(term))) {
    const bytes = terms.map((term) => Buffer.from(term));
    return order.sort((a, b) => Buffer.compare(bytes[a]!, bytes[b]!));
  }
  return order.sort((a, b) => (terms[a]! < terms[b]! ? -1 : 1));
}
