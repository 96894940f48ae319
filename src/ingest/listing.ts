import { fingerprint, isSkipped, type SourceFile, sourceFiles } from '../reading/read.ts';
import type { Skipped } from '../types.ts';
import { storedPath } from './paths.ts';

/** A file that is there, and what the index knows of it. */
export interface ListedFile {
  readonly file: SourceFile;
  readonly stored: string;
  /** Of its bytes and the way they are read. */
  readonly bytes: string;
  readonly before: Marks | undefined;
}

/** The parts of a fingerprint in the index: bytes, what was learned of the folder, tagger. */
export interface Marks {
  readonly bytes: string;
  readonly learned: string;
  readonly tagging: string;
  /** Something in it was skipped: it is read again the next time, so that this is told again. */
  readonly flawed: boolean;
}

export interface ListOptions {
  readonly indexFolder: string;
  readonly capturedAt?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The files below the paths, each beside what the index remembers (`records`: path to fingerprint). */
export async function list(
  paths: readonly string[],
  records: ReadonlyMap<string, string>,
  { indexFolder, capturedAt, signal }: ListOptions,
): Promise<{ listed: readonly ListedFile[]; skipped: readonly Skipped[] }> {
  const listed: ListedFile[] = [];
  const skipped: Skipped[] = [];
  const reading = capturedAt === undefined ? {} : { capturedAt };
  for await (const file of sourceFiles(paths)) {
    signal?.throwIfAborted();
    if (isSkipped(file)) {
      skipped.push(file);
      continue;
    }
    const stored = storedPath(file.path, indexFolder);
    const bytes = await fingerprint(file, reading);
    listed.push({ file, stored, bytes, before: marksOf(records.get(stored)) });
  }
  return { listed, skipped };
}

/** As it stands in the index. */
export function fingerprintText({ bytes, learned, tagging, flawed }: Marks): string {
  return [bytes, learned, tagging, flawed ? 'flawed' : ''].join(' ').trimEnd();
}

function marksOf(fingerprint: string | undefined): Marks | undefined {
  if (fingerprint === undefined) return undefined;
  const [bytes = '', learned = '', tagging = '', flaw] = fingerprint.split(' ');
  return { bytes, learned, tagging, flawed: flaw !== undefined };
}
