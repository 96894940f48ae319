/** Sections of a segment, in the order of their numbers in the store: never reorder, only append. */
export const SECTIONS = [
  'documents',
  'days',
  'seconds',
  'ties',
  'titleLengths',
  'bodyLengths',
  'terms',
  'termBlocks',
  'postings',
  'positions',
  'stems',
  'stemBlocks',
  'stemTerms',
  'names',
  'nameDocuments',
  'sources',
  'sourceDocuments',
  'bandHashes',
  'bandDocuments',
] as const;

export type Section = (typeof SECTIONS)[number];

/** Day of a document without date. */
export const NO_DAY = -0x80000000;

/** A body's positions start here, far beyond any title, so that no phrase runs from one into the other. */
export const BODY = 1 << 20;

/** Lengths are kept in two bytes: what is longer counts as this many words. */
export const LONGEST = 0xffff;

/** Sums over a segment, so that statistics need no column: as long as nothing was deleted. */
export interface Sums {
  readonly documents: number;
  readonly titled: number;
  readonly titleWords: number;
  readonly bodied: number;
  readonly bodyWords: number;
  /** NO_DAY when no document is dated. */
  readonly newestDay: number;
  /** Words of the longest title and body, those that are gone included. */
  readonly longestTitle: number;
  readonly longestBody: number;
  /** Numbers of the first and the last document, those that are gone included. */
  readonly first: number;
  readonly last: number;
}

/** A segment as it is stored: bytes of every section. */
export interface FrozenSegment {
  readonly sums: Sums;
  readonly sections: ReadonlyMap<Section, Uint8Array>;
}

/** The bytes of a typed array, without copying. Every machine that Node runs on is little-endian. */
export function bytesOf(array: Uint32Array | Int32Array | Uint16Array | Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

export function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, 0, bytes.length >>> 2);
}

/** What of a document goes into the index. Numbers of names and sources are distinct, in any order. */
export interface Indexable {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly date: string | null;
  readonly names: readonly number[];
  readonly sources: readonly number[];
}
