import { createHash } from 'node:crypto';
import type { Counts } from './repeated.ts';

/** What repeats over the files of each folder. Plain values: it can be sent to a worker. */
export interface RepeatedText {
  readonly folders: { readonly [folder: string]: FolderText };
}

export interface FolderText {
  /** Pages looked at. */
  readonly texts: number;
  /** Shingle hash, number of pages, hash, number …, by hash. */
  readonly shingles: readonly number[];
}

/** Shingles kept of one folder, the most frequent first. */
const KEPT = 50_000;
/** Pages that share a run at least; two may share a story. */
const FEWEST = 3;

/** The folder part of a path; '' for a file without one. */
export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return at < 0 ? '' : path.slice(0, at);
}

/** Condenses counts to what repeats; undefined when nothing does. */
export function folderText(counts: Counts): FolderText | undefined {
  const least = Math.max(FEWEST, counts.texts * 0.1);
  const kept = [...counts.shingles]
    .filter(([, count]) => count >= least)
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, KEPT)
    .sort(([a], [b]) => a - b);
  return kept.length === 0 ? undefined : { texts: counts.texts, shingles: kept.flat() };
}

/** The counts of the folder that a file lies in. */
export function countsFor(repeated: RepeatedText | undefined, path: string): Counts | undefined {
  const folder = repeated?.folders[folderOf(path)];
  if (folder === undefined) return undefined;
  const shingles = new Map<number, number>();
  for (let i = 0; i < folder.shingles.length; i += 2) {
    shingles.set(folder.shingles[i]!, folder.shingles[i + 1]!);
  }
  return { shingles, texts: folder.texts };
}

/** A digest of what was learned for the folder of a file; '' when nothing was. */
export function repeatedDigest(repeated: RepeatedText | undefined, path: string): string {
  const folder = repeated?.folders[folderOf(path)];
  if (folder === undefined) return '';
  return createHash('sha256').update(JSON.stringify(folder)).digest('hex').slice(0, 16);
}
