import { UserError } from '../../errors.ts';
import type { Naming } from '../../types.ts';
import { createCuration } from './curation.ts';
import { indexables } from './indexing.ts';
import { createMerger } from './merging.ts';
import { buildSegment } from './segment/build.ts';
import { deleteSegment, type SegmentRow, writeSegment } from './segment/pages.ts';
import { Segment } from './segment/segment.ts';
import { createStates, generationOf } from './state.ts';
import { openStore, type Store } from './store.ts';

/** What a look at every byte of the index found. */
export interface DoctorReport {
  readonly documents: number;
  readonly segments: number;
  /** Numbers of the segments that were not what had been written. */
  readonly damaged: readonly number[];
  /** Documents indexed anew from what is stored of them. */
  readonly rebuilt: number;
  /** What SQLite itself finds wrong with the file; empty when nothing is. */
  readonly file: readonly string[];
}

/** Documents indexed in one go: bounds the memory. */
const PART = 5_000;

/**
 * Checks the index and mends what can be mended: segments that are damaged, or that leave documents
 * out, are built again from the stored documents. Throws `UserError` where there is no index.
 */
export async function doctor(path: string): Promise<DoctorReport> {
  const store = openStore(path);
  try {
    const file = store
      .all<{ integrity_check: string }>('PRAGMA integrity_check')
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok');
    return store.transaction(() => mend(store, file));
  } finally {
    store.close();
  }
}

/** Joins all segments into one and gives back the room of what was deleted. */
export async function optimize(path: string): Promise<void> {
  const store = openStore(path);
  try {
    const registry = (): Naming => createCuration(store, () => generationOf(store)).registry();
    const states = createStates(store, registry);
    const segments = () => store.reading(() => states.current().snapshot.segments);
    await createMerger(store, segments).all();
    store.exec('VACUUM');
    // Or the room given back would lie twice over in the write-ahead log.
    store.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    store.close();
  }
}

function mend(store: Store, file: readonly string[]): DoctorReport {
  const rows = store.all<SegmentRow>(
    'SELECT number, documents, deleted, header, checksum FROM segments ORDER BY number',
  );
  const covered = new Set<number>();
  const damaged = rows.filter((row) => !isSound(store, row, covered)).map((row) => row.number);
  for (const number of damaged) deleteSegment(store, number);
  const missing = store
    .all<{ number: number }>('SELECT number FROM documents ORDER BY number')
    .map((row) => row.number)
    .filter((number) => !covered.has(number));
  // New segments must come after the others in order of documents: gaps in the middle are filled
  // by building everything anew.
  const last = [...covered].reduce((most, number) => Math.max(most, number), 0);
  const inOrder = missing.every((number) => number > last);
  const numbers = inOrder ? missing : rebuildAll(store, rows, damaged);
  for (let from = 0; from < numbers.length; from += PART)
    writeSegment(store, buildSegment(indexables(store, numbers.slice(from, from + PART))));
  if (numbers.length > 0 || damaged.length > 0)
    store.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
  return {
    documents: store.get<{ n: number }>('SELECT count(*) AS n FROM documents')!.n,
    segments: store.get<{ n: number }>('SELECT count(*) AS n FROM segments')!.n,
    damaged,
    rebuilt: numbers.length,
    file,
  };
}

function rebuildAll(
  store: Store,
  rows: readonly SegmentRow[],
  damaged: readonly number[],
): readonly number[] {
  for (const { number } of rows) if (!damaged.includes(number)) deleteSegment(store, number);
  return store
    .all<{ number: number }>('SELECT number FROM documents ORDER BY number')
    .map((row) => row.number);
}

/** Reads all of a segment; adds the documents that it holds and that are not gone. */
function isSound(store: Store, row: SegmentRow, covered: Set<number>): boolean {
  try {
    const segment = new Segment(store, row);
    segment.verify();
    const gone = new Set(
      store
        .all<{ place: number }>('SELECT place FROM tombstones WHERE segment = ?', row.number)
        .map(({ place }) => place),
    );
    const here = [...segment.documents].filter((_, place) => !gone.has(place));
    const known = here.every(
      (number) => store.get('SELECT 1 FROM documents WHERE number = ?', number) !== undefined,
    );
    if (!known || gone.size !== row.deleted) return false;
    for (const number of here) covered.add(number);
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === 'damaged-index') return false;
    throw error;
  }
}
