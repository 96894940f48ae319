import type { Held } from '../../../text/ranking.ts';
import { arena } from '../kernel/arena.ts';
import type { Store } from '../store.ts';
import { firstFrom } from './ascending.ts';
import { sumsOf } from './columns.ts';
import { Dictionary, type Entry, type Sparse } from './dictionary.ts';
import { NO_DAY, type Section, type Sums, wordsOf } from './layout.ts';
import { Lists } from './lists.ts';
import {
  damaged,
  type Header,
  PAGE,
  type Part,
  readHeader,
  readPage,
  type SegmentRow,
} from './pages.ts';
import { termsOfStem } from './stems.ts';

type Paged = 'postings' | 'positions' | 'bandHashes' | 'bandDocuments' | 'terms' | 'stems';

/**
 * An immutable slice of the index. Sections are read from the store when first asked for, the long
 * ones page by page: an index of 120,000 documents answers its first question after 100 KB.
 */
export class Segment {
  readonly number: number;
  readonly size: number;
  /** 1 for documents that are gone; undefined while none is. */
  deleted: Uint8Array | undefined;
  /** Over the documents that are not gone. */
  sums: Sums;
  /** What documents that are not gone hold, by terms; see search/live. */
  readonly liveCounts = new Map<string, Held>();
  private readonly header: Header;
  private readonly whole = new Map<Section, Uint8Array>();
  private readonly parts = new Map<Section, Part>();
  private isClosed = false;
  private readonly made = new Map<string, unknown>();
  private readonly store: Store;

  constructor(store: Store, row: SegmentRow) {
    this.store = store;
    this.number = row.number;
    this.header = readHeader(row);
    this.sums = this.header.sums;
    this.size = this.sums.documents;
    if (this.size !== row.documents) throw damaged(this.number, 'header');
  }

  /** Numbers of the documents, ascending. */
  get documents(): Uint32Array {
    return this.keep('documents', () => wordsOf(this.section('documents')));
  }

  get days(): Int32Array {
    return this.keep('days', () => new Int32Array(this.section('days').buffer));
  }

  /** Seconds since the start of the day. */
  get seconds(): Int32Array {
    return this.keep('seconds', () => new Int32Array(this.section('seconds').buffer));
  }

  get ties(): Uint32Array {
    return this.keep('ties', () => wordsOf(this.section('ties')));
  }

  get titleLengths(): Uint16Array {
    return this.keep('titleLengths', () => new Uint16Array(this.section('titleLengths').buffer));
  }

  get bodyLengths(): Uint16Array {
    return this.keep('bodyLengths', () => new Uint16Array(this.section('bodyLengths').buffer));
  }

  get terms(): Dictionary {
    return this.keep(
      'terms',
      () => new Dictionary(this.sparse('terms'), wordsOf(this.section('termBlocks'))),
    );
  }

  get names(): Lists {
    return this.keep(
      'names',
      () => new Lists(wordsOf(this.section('names')), this.section('nameDocuments')),
    );
  }

  get sources(): Lists {
    return this.keep(
      'sources',
      () => new Lists(wordsOf(this.section('sources')), this.section('sourceDocuments')),
    );
  }

  /** Seconds since 1970 of a document, minus infinity for an undated one. */
  time(at: number): number {
    const day = this.days[at]!;
    return day === NO_DAY ? Number.NEGATIVE_INFINITY : day * 86_400 + this.seconds[at]!;
  }

  /** Terms with a stem, and how many documents hold any of them. */
  group(
    stem: string,
  ): { readonly documents: number; readonly terms: readonly Entry[] } | undefined {
    const stems = this.keep(
      'stems',
      () => new Dictionary(this.sparse('stems'), wordsOf(this.section('stemBlocks'))),
    );
    const found = termsOfStem(stems, this.section('stemTerms'), Buffer.from(stem));
    if (found === undefined) return undefined;
    return {
      documents: found.documents,
      terms: found.terms.map((ordinal) => this.terms.entry(ordinal)),
    };
  }

  /** Address of the entry's postings. */
  postings(entry: Entry): number {
    return this.part('postings', entry.start, entry.end).address + entry.start;
  }

  /** Address of the entry's positions. */
  positions(entry: Entry): number {
    return this.part('positions', entry.secondStart, entry.secondEnd).address + entry.secondStart;
  }

  /** Address of the words in titles, by document: two bytes each. */
  get titleLengthsAt(): number {
    return this.keep('titleLengthsAt', () => this.copied('titleLengths'));
  }

  /** Address of the words in bodies, by document: two bytes each. */
  get bodyLengthsAt(): number {
    return this.keep('bodyLengthsAt', () => this.copied('bodyLengths'));
  }

  /** All hashes by which nearly equal texts find one another, with their documents. */
  bands(): { readonly hashes: Uint32Array; readonly documents: Uint32Array } {
    const all = (name: Paged) => wordsOf(this.part(name, 0, this.lengthOf(name)).bytes!);
    return { hashes: all('bandHashes'), documents: all('bandDocuments') };
  }

  /** Documents with a band hash. Reads the few pages that the search comes by. */
  withBand(hash: number): readonly number[] {
    const size = this.lengthOf('bandHashes') >>> 2;
    const column = (name: Paged) => {
      const { bytes, read } = this.part(name, 0, 0);
      const words = wordsOf(bytes!);
      return (at: number) => {
        if (read[Math.floor((at * 4) / PAGE)] === 0) this.part(name, at * 4, at * 4 + 4);
        return words[at]!;
      };
    };
    const hashAt = column('bandHashes');
    const documentAt = column('bandDocuments');
    // Hashes lie evenly: it is near its share of them, nearly always.
    const guess = Math.floor((hash / 2 ** 32) * size);
    const reach = 2 * Math.ceil(Math.sqrt(size));
    let low = guess - reach < 0 || hashAt(guess - reach) >= hash ? 0 : guess - reach;
    let high = guess + reach >= size || hashAt(guess + reach) < hash ? size : guess + reach;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (hashAt(middle) < hash) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (; low < size && hashAt(low) === hash; low++) found.push(documentAt(low));
    return found;
  }

  /** Number of the document at a place. Where none is left out, no list of them is read. */
  numberOf(place: number): number {
    const { first, last } = this.header.sums;
    return last - first === this.size - 1 ? first + place : this.documents[place]!;
  }

  /** Place of a document by its number, or -1. */
  placeOf(number: number): number {
    const { first, last } = this.header.sums;
    if (number < first || number > last) return -1;
    if (last - first === this.size - 1) return number - first;
    const { documents } = this;
    const place = firstFrom(documents, number, 0);
    return documents[place] === number ? place : -1;
  }

  /** Brings tombstones in step with the store. */
  bury(places: readonly number[]): void {
    this.liveCounts.clear();
    if (places.length === 0) {
      this.deleted = undefined;
      this.sums = this.header.sums;
      return;
    }
    const deleted = new Uint8Array(this.size);
    for (const place of places) deleted[place] = 1;
    this.deleted = deleted;
    const { documents: numbers, titleLengths: titles, bodyLengths: bodies, days } = this;
    this.sums = sumsOf({ numbers, titles, bodies, days }, deleted);
  }

  /** A value made from sections, kept as long as the segment. */
  keep<Value>(name: string, make: () => Value): Value {
    const known = this.made.get(name);
    if (known !== undefined) return known as Value;
    const value = make();
    this.made.set(name, value);
    return value;
  }

  /** Reads and checks all there is; throws `damaged-index` where it is not what was written. */
  verify(): void {
    for (const [name, length] of Object.entries(this.header.lengths)) {
      const bytes = new Uint8Array(length);
      for (let page = 0; page * PAGE < length; page++)
        readPage(this.store, this.number, name as Section, page, bytes);
    }
  }

  /** All bytes of a section. */
  section(name: Section): Uint8Array {
    let bytes = this.whole.get(name);
    if (bytes === undefined) {
      bytes = new Uint8Array(this.lengthOf(name));
      for (let page = 0; page * PAGE < bytes.length; page++)
        readPage(this.store, this.number, name, page, bytes);
      this.whole.set(name, bytes);
    }
    return bytes;
  }

  /** Gives back the memory that it has of the kernel; what is asked for later is read again. */
  rest(): void {
    arena.release(this);
    this.parts.clear();
    this.made.clear();
  }

  /** As `rest`; nothing can be read from it any more. */
  close(): void {
    this.isClosed = true;
    this.rest();
  }

  /** Bytes of a section. */
  lengthOf(name: Section): number {
    return this.header.lengths[name] ?? 0;
  }

  private sparse(name: 'terms' | 'stems'): Sparse {
    return {
      bytes: this.part(name, 0, 0).bytes!,
      need: (from, to) => {
        this.part(name, from, to);
      },
    };
  }

  /** Address of a whole section in the kernel's memory. */
  private copied(name: Section): number {
    const bytes = this.section(name);
    const address = arena.allocate(this, bytes.length);
    arena.bytes.set(bytes, address);
    return address;
  }

  /** The section, of which at least the bytes from `from` to `to` have been read. */
  private part(name: Paged, from: number, to: number): Part {
    // Its memory may be another's by now.
    if (this.isClosed) throw damaged(this.number, 'closed');
    const part = this.parts.get(name) ?? this.opened(name);
    const { length, address, bytes, read } = part;
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page++)
      if (read[page] === 0) {
        const into = bytes ?? arena.bytes.subarray(address, address + length);
        readPage(this.store, this.number, name, page, into);
        read[page] = 1;
      }
    return part;
  }

  /** Room for a section. Pages never touched take no memory: the system hands out zeroes when first written. */
  private opened(name: Paged): Part {
    const length = this.lengthOf(name);
    const read = new Uint8Array(Math.ceil(length / PAGE));
    const part =
      name === 'postings' || name === 'positions'
        ? { length, address: arena.allocate(this, length), bytes: undefined, read }
        : { length, address: 0, bytes: new Uint8Array(length), read };
    this.parts.set(name, part);
    return part;
  }
}
