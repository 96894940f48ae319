import { UserError } from '../../../errors.ts';
import { arena } from '../kernel/arena.ts';
import type { Store } from '../store.ts';
import { type FrozenSegment, SECTIONS, type Section, type Sums } from './layout.ts';

/** Bytes of a section that are stored, checked and read together. */
export const PAGE = 1 << 16;

/** Row ids of pages: segment, section, page, so that the pages of a section lie side by side. */
const PAGES_PER_SECTION = 1 << 20;
const SECTIONS_PER_SEGMENT = 1 << 5;

/** A segment as listed in the store. */
export interface SegmentRow {
  readonly number: number;
  readonly documents: number;
  readonly deleted: number;
  readonly header: string;
  readonly checksum: number;
}

/** What is known of a segment before any of its sections is read. */
export interface Header {
  readonly sums: Sums;
  /** Bytes of each section. */
  readonly lengths: { readonly [section in Section]?: number };
}

/** A section that is read page by page: in the kernel's memory, or in an array of its own. */
export interface Part {
  readonly length: number;
  readonly address: number;
  readonly bytes: Uint8Array | undefined;
  /** 1 for pages that have been read. */
  readonly read: Uint8Array;
}

/** Writes a segment; returns its number. */
export function writeSegment(store: Store, segment: FrozenSegment): number {
  const lengths = Object.fromEntries(
    [...segment.sections].map(([name, bytes]) => [name, bytes.length]),
  );
  const header = JSON.stringify({ sums: segment.sums, lengths });
  const number = store.run(
    'INSERT INTO segments (documents, deleted, header, checksum) VALUES (?, 0, ?, 0)',
    segment.sums.documents,
    header,
  ).id;
  store.run(
    'UPDATE segments SET checksum = ? WHERE number = ?',
    headerChecksum(header, number),
    number,
  );
  for (const [name, bytes] of segment.sections)
    for (let page = 0; page * PAGE < bytes.length; page++) {
      const part = bytes.slice(page * PAGE, (page + 1) * PAGE);
      const id = pageId(number, name, page);
      store.run(
        'INSERT INTO pages (id, checksum, bytes) VALUES (?, ?, ?)',
        id,
        checksum(part, part.length, id),
        part,
      );
    }
  return number;
}

export function deleteSegment(store: Store, number: number): void {
  store.run(
    'DELETE FROM pages WHERE id BETWEEN ? AND ?',
    pageId(number, SECTIONS[0], 0),
    pageId(number + 1, SECTIONS[0], 0) - 1,
  );
  store.run('DELETE FROM tombstones WHERE segment = ?', number);
  store.run('DELETE FROM segments WHERE number = ?', number);
}

/** Throws `damaged-index` when the header is not what was written. */
export function readHeader(row: SegmentRow): Header {
  if (headerChecksum(row.header, row.number) !== row.checksum) throw damaged(row.number, 'header');
  return JSON.parse(row.header) as Header;
}

/** Reads a page into its place; throws `damaged-index` when it is not what was written. */
export function readPage(
  store: Store,
  segment: number,
  section: Section,
  page: number,
  into: Uint8Array,
): void {
  const id = pageId(segment, section, page);
  const row = store.get<{ checksum: number; bytes: Uint8Array | null }>(
    'SELECT checksum, bytes FROM pages WHERE id = ?',
    id,
  );
  const length = Math.min(PAGE, into.length - page * PAGE);
  const bytes = row?.bytes;
  if (!(bytes instanceof Uint8Array) || bytes.length !== length) throw damaged(segment, section);
  if (checksum(bytes, length, id) !== row!.checksum) throw damaged(segment, section);
  into.set(bytes, page * PAGE);
}

export function damaged(segment: number, what: string): UserError {
  return new UserError(
    'damaged-index',
    `Segment ${segment} of the index is damaged (${what}). Nothing is lost: run dateline doctor, ` +
      'which builds it again from the stored documents.',
  );
}

function pageId(segment: number, section: Section, page: number): number {
  return (segment * SECTIONS_PER_SEGMENT + SECTIONS.indexOf(section)) * PAGES_PER_SECTION + page;
}

function headerChecksum(header: string, number: number): number {
  const bytes = Buffer.from(header);
  if (bytes.length > PAGE) throw damaged(number, 'header');
  return checksum(bytes, bytes.length, number);
}

const scratch = { address: 0 };

/**
 * 32 bits over a page at most, started with its own id so that pages cannot change places. By the kernel,
 * which is fast from the first page on: an index that is opened spent half its time on this.
 */
export function checksum(bytes: Uint8Array, length: number, seed: number): number {
  if (scratch.address === 0) scratch.address = arena.allocate(scratch, PAGE);
  arena.bytes.set(bytes, scratch.address);
  const start = Math.imul((seed ^ (seed / 0x100000000)) >>> 0, 0x9e3779b1) ^ length;
  return arena.kernel.addChecksum(start, scratch.address, length) >>> 0;
}
