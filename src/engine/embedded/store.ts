import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { UserError } from '../../errors.ts';
import { APPLICATION, FINDINGS, FORMAT, OLDEST_FORMAT, SCHEMA } from './schema.ts';

type Database = InstanceType<typeof DatabaseSync>;
export type Value = string | number | null | Uint8Array;

/** One SQLite file. Rows come back in the shape the caller states: its SQL is beside it. */
export interface Store {
  readonly path: string;
  readonly readonly: boolean;
  all<Row>(sql: string, ...values: Value[]): Row[];
  get<Row>(sql: string, ...values: Value[]): Row | undefined;
  /** Id of the row inserted, and number of rows changed. */
  run(sql: string, ...values: Value[]): { readonly id: number; readonly changes: number };
  exec(sql: string): void;
  /** Runs `work` in one durable transaction: all of it is on disk when this returns, or none. */
  transaction<Result>(work: () => Result): Result;
  /** Runs `work` on one state of the file, whatever others commit meanwhile. */
  reading<Result>(work: () => Result): Result;
  /**
   * As `reading`, for work that seldom needs a statement: the transaction begins with the first one. Throws
   * `Overtaken` there when `isStill`, asked within it, says that the file has come to another state.
   */
  readingIfNeeded<Result>(isStill: () => boolean, work: () => Result): Result;
  /** Bytes on disk, with the write-ahead log. */
  size(): number;
  /** Runs `work` when the store is closed: for memory that nothing else gives back. */
  onClose(work: () => void): void;
  close(): void;
}

/** Answers a question on one state of the file; fails when the index has been closed. */
export type Asked = <Result>(work: () => Result) => Promise<Result>;

/** Somebody has committed since work began that had not read anything yet: do it again. */
export class Overtaken extends Error {}

/** What is told to who asks an index that has been closed. */
export function closedIndex(): UserError {
  return new UserError('closed', 'The index has been closed. Open it again.');
}

export interface OpenStore {
  readonly readonly?: boolean;
  readonly create?: boolean;
}

/** Milliseconds that a writer waits for another before it gives up with `index-busy`. */
const PATIENCE_MS = 5_000;

/** Path of the SQLite file for an index folder, or for the file itself. */
export function databasePath(path: string): string {
  return path.endsWith('.db') ? path : join(path, 'dateline.db');
}

/** Opens the index file, making it when `create` is set. Throws `UserError` where there is none. */
export function openStore(path: string, options: OpenStore = {}): Store {
  const file = databasePath(path);
  const fresh = !existsSync(file);
  if (fresh) {
    if (options.create !== true || options.readonly === true)
      throw new UserError(
        'no-index',
        `There is no index at ${path}. Make one with: dateline ingest PATH --index ${path}`,
      );
    mkdirSync(dirname(file), { recursive: true });
  }
  const database = openDatabase(file, options.readonly === true);
  try {
    return storeOf(database, file, options.readonly === true);
  } catch (error) {
    database.close();
    throw translated(error, file);
  }
}

function openDatabase(file: string, readonly: boolean): Database {
  try {
    return new DatabaseSync(file, { readOnly: readonly, timeout: PATIENCE_MS });
  } catch (error) {
    throw translated(error, file);
  }
}

function storeOf(database: Database, file: string, readonly: boolean): Store {
  prepareFile(database, file, readonly);
  const statements = new Map<string, ReturnType<Database['prepare']>>();
  const closing: (() => void)[] = [];
  /** Set while a transaction will begin with the next statement. */
  let isStillAsBefore: (() => boolean) | undefined;
  const begin = () => {
    const isStill = isStillAsBefore;
    if (isStill === undefined) return;
    isStillAsBefore = undefined;
    statement('BEGIN').run();
    if (!isStill()) throw new Overtaken();
  };
  const statement = (sql: string) => {
    begin();
    let known = statements.get(sql);
    if (known === undefined) {
      known = database.prepare(sql);
      statements.set(sql, known);
    }
    return known;
  };
  /** Some errors of SQLite end the transaction: then it is they that are told. */
  const end = () => {
    if (database.isTransaction) statement('COMMIT').run();
  };
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw translated(error, file);
    }
  };
  return {
    path: file,
    readonly,
    all: <Row>(sql: string, ...values: Value[]) =>
      guarded(() => statement(sql).all(...values) as Row[]),
    get: <Row>(sql: string, ...values: Value[]) =>
      guarded(() => (statement(sql).get(...values) as Row | null) ?? undefined),
    run: (sql, ...values) =>
      guarded(() => {
        const done = statement(sql).run(...values);
        return { id: Number(done.lastInsertRowid), changes: done.changes };
      }),
    exec: (sql) => guarded(() => database.exec(sql)),
    transaction: (work) => guarded(() => transaction(database, work)),
    reading: (work) =>
      guarded(() => {
        if (database.isTransaction) return work();
        statement('BEGIN').run();
        try {
          return work();
        } finally {
          end();
        }
      }),
    readingIfNeeded: (isStill, work) =>
      guarded(() => {
        if (database.isTransaction) return work();
        isStillAsBefore = isStill;
        try {
          return work();
        } finally {
          isStillAsBefore = undefined;
          end();
        }
      }),
    size: () => sizeOf(file) + sizeOf(`${file}-wal`),
    onClose: (work) => {
      closing.push(work);
    },
    close: () => {
      for (const work of closing.splice(0)) work();
      statements.clear();
      if (!database.isOpen) return;
      // SQLite would do so itself, but not before the last statement has been collected. Who still reads, perhaps in
      // a turn of this very thread, is not waited for.
      if (!readonly && !database.isTransaction)
        database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE);');
      database.close();
    },
  };
}

function prepareFile(database: Database, file: string, readonly: boolean): void {
  const pragma = (name: string) =>
    Object.values(database.prepare(`PRAGMA ${name}`).get() as Record<string, number>)[0];
  const isEmpty = () => pragma('schema_version') === 0;
  if (!readonly) {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    // Two processes may meet at an empty file: the second sees the tables of the first.
    if (isEmpty())
      transaction(database, () => {
        if (!isEmpty()) return;
        database.exec(SCHEMA + FINDINGS);
        database.exec(`PRAGMA user_version = ${FORMAT}; PRAGMA application_id = ${APPLICATION};`);
      });
  }
  if (pragma('application_id') !== APPLICATION)
    throw new UserError(
      'not-an-index',
      `${file} is not an index of dateline. Give another path with --index.`,
    );
  const format = pragma('user_version');
  if (format === undefined || format > FORMAT || format < OLDEST_FORMAT)
    throw new UserError(
      'index-format',
      `${file} has format ${format}, this version of dateline reads format ${FORMAT}. ` +
        'Use the version that made it, or delete it and ingest again.',
    );
}

function transaction<Result>(database: Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** SQLite's own errors in words that say what to do; others as they are. */
function translated(error: unknown, file: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const text = error.message;
  if (/database is locked|database is busy/i.test(text))
    return new UserError(
      'index-busy',
      `Another process is writing to ${file}. Wait until it has finished, then try again.`,
      { cause: error },
    );
  if (/malformed|not a database|disk I\/O error|file is encrypted/i.test(text))
    return new UserError(
      'damaged-index',
      `${file} is damaged (${text}). Run: dateline doctor --index ${dirname(file)}`,
      { cause: error },
    );
  if (/disk is full|database or disk is full/i.test(text))
    return new UserError(
      'disk-full',
      `No room left on the disk of ${file}. Free some, then try again.`,
      {
        cause: error,
      },
    );
  if (/readonly database|attempt to write/i.test(text))
    return new UserError('readonly', `${file} is open for reading only. Open it for writing.`, {
      cause: error,
    });
  if (/unable to open/i.test(text))
    return new UserError(
      'unreadable',
      `${file} cannot be opened. Check the path and its permissions.`,
      {
        cause: error,
      },
    );
  return error;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
