import type { RepeatedText, SourceFile } from '../reading/read.ts';
import type { Engine, Skipped } from '../types.ts';
import { learn } from './learned.ts';
import { fingerprintText, list, type Marks } from './listing.ts';
import { isBelow } from './paths.ts';
import type { Trust } from './pipeline.ts';

/** A file that has to be read. */
export interface PlannedFile {
  readonly file: SourceFile;
  /** Its name in the index. */
  readonly stored: string;
  readonly marks: Marks;
  readonly trust: Trust;
}

/** What an ingest of these paths has to do. */
export interface Plan {
  readonly read: readonly PlannedFile[];
  readonly unchanged: number;
  /** Files that the index knows below the given paths, and that are gone; names as in the index. */
  readonly gone: readonly string[];
  readonly skipped: readonly Skipped[];
  /** What repeats in the folders of the files to read. */
  readonly repeated: RepeatedText;
}

export interface PlanOptions {
  readonly engine: Engine;
  readonly indexFolder: string;
  readonly capturedAt?: string | undefined;
  /** Version of the tagger: another one tags everything anew. */
  readonly tagging: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Lists the files and compares them with what the index remembers. What repeats in a folder is learned
 * only where a file of it is new or changed, so that a second ingest costs no more than reading bytes.
 * Throws UserError for a path that is not there.
 */
export async function plan(paths: readonly string[], options: PlanOptions): Promise<Plan> {
  const { engine, indexFolder, tagging } = options;
  const records = new Map((await engine.shelf.files()).map((it) => [it.path, it.fingerprint]));
  const { listed, skipped } = await list(paths, records, options);
  const changed = listed.filter(
    ({ bytes, before }) => before?.bytes !== bytes || before.tagging !== tagging,
  );
  const { repeated, digestOf } = await learn(changed, listed, [...records.keys()], indexFolder);
  const read = listed.flatMap(({ file, stored, bytes, before }): PlannedFile[] => {
    const learned = digestOf(file) ?? before?.learned ?? '';
    const marks = { bytes, learned, tagging, flawed: false };
    if (before && fingerprintText(before) === fingerprintText(marks)) return [];
    return [{ file, stored, marks, trust: trustOf(before, tagging) }];
  });
  const met = new Set(listed.map((it) => it.stored));
  const isHere = (stored: string) =>
    met.has(stored) || skipped.some((it) => isBelow(stored, it.file, indexFolder));
  const gone = [...records.keys()].filter(
    (stored) => paths.some((path) => isBelow(stored, path, indexFolder)) && !isHere(stored),
  );
  return { read, unchanged: listed.length - read.length, gone, skipped, repeated };
}

function trustOf(before: Marks | undefined, tagging: string): Trust {
  if (!before) return 'text';
  return before.tagging === tagging ? 'facts' : 'nothing';
}
