import { createHash } from 'node:crypto';
import { RefusedDecisions, UserError } from '../../errors.ts';
import { documentText } from '../../text/document.ts';
import type { Batch, Commit, Decision, Origin, TaggedDocument, Wanted } from '../../types.ts';
import type { Curation } from './curation.ts';
import { DOCUMENT_COLUMNS, type DocumentRow, namesOf } from './rows.ts';
import type { Store } from './store.ts';
import { createTally, type Tally } from './tally.ts';

/** What a batch did to the documents: `gone` and `come` are document numbers. */
export interface Change {
  readonly commit: Commit;
  readonly come: readonly number[];
  readonly gone: readonly number[];
}

/** The state of one batch while it is written. */
interface Desk {
  readonly store: Store;
  readonly tally: Tally;
  readonly come: Set<number>;
  readonly gone: Set<number>;
  added: number;
  replaced: number;
  unchanged: number;
  removed: number;
  changed: number;
}

/**
 * Writes a batch into the tables, within the caller's transaction. A document that gains a publisher
 * both goes and comes, under a new number: its text need not be read again, its columns do.
 */
export function applyBatch(store: Store, curation: Curation, batch: Batch, now: Date): Change {
  const desk: Desk = {
    store,
    tally: createTally(store),
    come: new Set(),
    gone: new Set(),
    added: 0,
    replaced: 0,
    unchanged: 0,
    removed: 0,
    changed: 0,
  };
  for (const tagged of batch.put ?? []) put(desk, tagged);
  for (const { id, origin } of batch.found ?? []) found(desk, id, origin);
  for (const file of batch.finished ?? []) finish(desk, file);
  for (const path of batch.forget ?? []) forget(desk, path);
  for (const id of batch.remove ?? []) removeById(desk, id);
  const names = desk.tally.touched();
  if (names.length > 0) curation.rename(names, desk.tally.flush);
  const decisions = decideAll(curation, batch.decide ?? [], now.toISOString());
  curation.save();
  const { added, replaced, unchanged, removed, changed } = desk;
  return {
    commit: { added, replaced, unchanged, removed, changed, decisions },
    come: [...desk.come].sort((a, b) => a - b),
    gone: [...desk.gone].sort((a, b) => a - b),
  };
}

/** All or none: a refusal of several tells of each that would have been refused. */
function decideAll(curation: Curation, wanted: readonly Wanted[], now: string): readonly number[] {
  const refused: { at: number; reason: string }[] = [];
  let first: UserError | undefined;
  /** By place. */
  const numbers: number[] = [];
  wanted.forEach(({ decision, by, at = now, undoes }, place) => {
    try {
      const numbered = undoes === undefined ? decision : undoOf(numbers[undoes]);
      numbers[place] = curation.decide(numbered, at, by);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      first ??= error;
      refused.push({ at: place, reason: error.message });
    }
  });
  if (first === undefined) return numbers;
  throw new RefusedDecisions(first, refused, wanted.length);
}

function undoOf(decision: number | undefined): Decision {
  if (decision !== undefined) return { action: 'undo', decision };
  throw new UserError(
    'nothing-to-undo',
    'It undoes a decision that is refused, or that comes after it; leave it out.',
  );
}

function put(desk: Desk, tagged: TaggedDocument): void {
  const { store } = desk;
  const { document } = tagged;
  const fingerprint = fingerprintOf(tagged);
  const known = store.get<{ number: number; fingerprint: string }>(
    'SELECT number, fingerprint FROM documents WHERE id = ?',
    document.id,
  );
  if (known === undefined) {
    const number = insert(desk, tagged, fingerprint);
    addOrigin(store, number, document.origin);
    desk.added++;
  } else if (known.fingerprint === fingerprint) {
    gainOrigin(desk, known.number, document.origin);
    desk.unchanged++;
  } else {
    takeOut(desk, known.number);
    const number = insert(desk, tagged, fingerprint);
    store.run('UPDATE origins SET document = ? WHERE document = ?', number, known.number);
    addOrigin(store, number, document.origin);
    desk.replaced++;
  }
}

function found(desk: Desk, id: string, origin: Origin): void {
  const known = desk.store.get<{ number: number }>('SELECT number FROM documents WHERE id = ?', id);
  if (known === undefined) return;
  gainOrigin(desk, known.number, origin);
  desk.unchanged++;
}

function finish(
  desk: Desk,
  file: {
    readonly path: string;
    readonly fingerprint: string;
    readonly documents: readonly string[];
  },
): void {
  const here = new Set(file.documents);
  const rows = desk.store.all<{ number: number; id: string }>(
    `SELECT DISTINCT d.number, d.id FROM origins o JOIN documents d ON d.number = o.document
     WHERE o.file = ?`,
    file.path,
  );
  const lost = rows.filter((row) => !here.has(row.id)).map((row) => row.number);
  if (lost.length > 0) desk.changed += followed(desk.store, file.path, new Set(lost));
  for (const number of lost) loseFile(desk, number, file.path);
  desk.store.run(
    'INSERT OR REPLACE INTO files (path, fingerprint) VALUES (?, ?)',
    file.path,
    file.fingerprint,
  );
}

/**
 * How many of the lost documents have a younger one at their place in the file, which stands there and nowhere
 * else: one that was known before stands at its old place too. The file is read once, not once for each of them.
 */
function followed(store: Store, file: string, lost: ReadonlySet<number>): number {
  const origins = store.all<{ document: number; place: string; alone: number }>(
    `SELECT document, place, NOT EXISTS (SELECT 1 FROM origins more
       WHERE more.document = o.document AND (more.file <> o.file OR more.place <> o.place)) AS alone
     FROM origins o WHERE file = ? ORDER BY document`,
    file,
  );
  const youngest = new Map<string, number>();
  for (const { place, document, alone } of origins) if (alone === 1) youngest.set(place, document);
  const old = origins.filter(
    ({ place, document }) => lost.has(document) && (youngest.get(place) ?? 0) > document,
  );
  return new Set(old.map(({ document }) => document)).size;
}

function forget(desk: Desk, path: string): void {
  const rows = desk.store.all<{ document: number }>(
    'SELECT DISTINCT document FROM origins WHERE file = ?',
    path,
  );
  for (const row of rows) loseFile(desk, row.document, path);
  desk.store.run('DELETE FROM files WHERE path = ?', path);
}

function removeById(desk: Desk, id: string): void {
  const known = desk.store.get<{ number: number }>('SELECT number FROM documents WHERE id = ?', id);
  if (known !== undefined) remove(desk, known.number);
}

/** A document loses a file as origin; without any other it goes. */
function loseFile(desk: Desk, number: number, path: string): void {
  const sources = publishers(desk.store, number);
  desk.store.run('DELETE FROM origins WHERE document = ? AND file = ?', number, path);
  const left = desk.store.get('SELECT 1 FROM origins WHERE document = ? LIMIT 1', number);
  if (left === undefined) remove(desk, number);
  else if (publishers(desk.store, number) !== sources) renumber(desk, number);
}

function gainOrigin(desk: Desk, number: number, origin: Origin): void {
  const sources = publishers(desk.store, number);
  addOrigin(desk.store, number, origin);
  if (publishers(desk.store, number) !== sources) renumber(desk, number);
}

function remove(desk: Desk, number: number): void {
  takeOut(desk, number);
  desk.store.run('DELETE FROM origins WHERE document = ?', number);
  desk.removed++;
}

function takeOut(desk: Desk, number: number): void {
  const row = desk.store.get<DocumentRow>(
    `SELECT ${DOCUMENT_COLUMNS} FROM documents WHERE number = ?`,
    number,
  )!;
  desk.tally.subtract(namesOf(row));
  desk.store.run('DELETE FROM documents WHERE number = ?', number);
  leave(desk, number);
}

/** The same document under a new number, so that segments need never be changed. */
function renumber(desk: Desk, number: number): void {
  const last = desk.store.get<{ seq: number }>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'documents'",
  )!.seq;
  const next = last + 1;
  desk.store.run('UPDATE documents SET number = ? WHERE number = ?', next, number);
  desk.store.run("UPDATE sqlite_sequence SET seq = ? WHERE name = 'documents'", next);
  desk.store.run('UPDATE origins SET document = ? WHERE document = ?', next, number);
  leave(desk, number);
  desk.come.add(next);
}

/** What came in this very batch is in no segment yet. */
function leave(desk: Desk, number: number): void {
  if (!desk.come.delete(number)) desk.gone.add(number);
}

function insert(desk: Desk, { document, names }: TaggedDocument, fingerprint: string): number {
  const rows = desk.tally.add(document, names);
  const number = desk.store.run(
    `INSERT INTO documents (id, title, body, source, agency, byline, dateline, date, url, language,
       fingerprint, names) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    document.id,
    document.title,
    document.body,
    document.source ?? null,
    document.agency ?? null,
    document.byline ?? null,
    document.dateline ?? null,
    document.date ?? null,
    document.url ?? null,
    document.language ?? null,
    fingerprint,
    JSON.stringify(rows),
  ).id;
  desk.come.add(number);
  return number;
}

function addOrigin(store: Store, number: number, origin: Origin): void {
  store.run(
    `INSERT OR REPLACE INTO origins (document, file, place, source, url, captured_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    number,
    origin.file,
    origin.place ?? '',
    origin.source ?? null,
    origin.url ?? null,
    origin.capturedAt ?? null,
  );
}

/** The publishers of a document as one comparable string. */
function publishers(store: Store, number: number): string {
  const rows = store.all<{ source: string }>(
    'SELECT DISTINCT source FROM origins WHERE document = ? AND source IS NOT NULL ORDER BY source',
    number,
  );
  return JSON.stringify(rows.map((row) => row.source));
}

/** Equal for equal documents with equal names, wherever they were found. */
function fingerprintOf({ document, names }: TaggedDocument): string {
  const { origin: _, ...content } = document;
  const fields = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([fields, documentText(document).length, names]))
    .digest('base64url')
    .slice(0, 22);
}
