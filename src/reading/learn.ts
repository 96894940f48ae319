import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { SourceFile } from './files.ts';
import { type Counts, countRuns } from './repeated.ts';
import { hashOf } from './shingles.ts';
import { cuts } from './site-name.ts';

/** What repeats over the files of each folder. Plain values: it can be sent to a worker. */
export interface RepeatedText {
  readonly folders: { readonly [folder: string]: FolderText };
}

export interface FolderText {
  /** Texts looked at. */
  readonly texts: number;
  /** Shingle hash, number of texts, hash, number …, by hash. */
  readonly shingles: readonly number[];
  /** Hashes of the lines that most plain-text pages have, in order. */
  readonly lines: readonly number[];
  /** Hashes of what most titles begin or end with, behind a separator, in order. */
  readonly titleEnds: readonly number[];
}

/** What learning needs of a file: the paragraphs of its texts, its titles, and its lines if it is plain text. */
export interface Sample {
  readonly texts: readonly (readonly string[])[];
  readonly titles: readonly string[];
  readonly lines: readonly string[];
}

/** Files of a folder that are looked at; the choice depends on names only. */
const FILES = 200;
/** Shingles kept of one folder, the most frequent first. */
const KEPT = 50_000;
/** Texts that share a run at least; two may share a story. */
const FEWEST = 3;

/** Learns per folder; the result depends on the set of files, not on their order. */
export async function learned(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  sample: (file: SourceFile) => Promise<Sample>,
): Promise<RepeatedText> {
  const folders = new Map<string, SourceFile[]>();
  for await (const file of files) {
    const chosen = folders.get(folderOf(file.path)) ?? [];
    chosen.push(file);
    const full = chosen.length > 2 * FILES;
    folders.set(folderOf(file.path), full ? chosenOf(chosen) : chosen);
  }
  const found: [string, FolderText][] = [];
  for (const folder of [...folders.keys()].sort()) {
    const samples: Sample[] = [];
    for (const file of chosenOf(folders.get(folder)!)) samples.push(await sample(file));
    const text = folderText(samples);
    if (text !== undefined) found.push([folder, text]);
  }
  return { folders: Object.fromEntries(found) };
}

/** The files of one folder whose names have the smallest hashes: of the name alone, for paths vary. */
function chosenOf(files: readonly SourceFile[]): SourceFile[] {
  const digest = ({ path }: SourceFile) =>
    createHash('sha256').update(basename(path)).digest('hex');
  return files
    .map((file) => ({ file, key: digest(file) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, FILES)
    .map(({ file }) => file);
}

/** The folder part of a path; '' for a file without one. */
function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return at < 0 ? '' : path.slice(0, at);
}

/** Condenses samples to what repeats; undefined when nothing does. The same text again counts once. */
function folderText(samples: readonly Sample[]): FolderText | undefined {
  const distinct = new Map(
    samples.flatMap(({ texts }) => texts).map((text) => [text.join('\n'), text]),
  );
  const counts = countRuns([...distinct.values()]);
  const least = Math.max(FEWEST, counts.texts * 0.1);
  const shingles = [...counts.shingles]
    .filter(([, count]) => count >= least)
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, KEPT)
    .sort(([a], [b]) => a - b);
  const lines = common(samples.map((sample) => sample.lines));
  const titleEnds = common(samples.map(({ titles }) => titles.flatMap(endsOf)));
  if (shingles.length === 0 && lines.length === 0 && titleEnds.length === 0) return undefined;
  return { texts: counts.texts, shingles: shingles.flat(), lines, titleEnds };
}

function endsOf(title: string): readonly string[] {
  return cuts(title).flatMap(({ before, after }) => [before, after]);
}

/** Lines that stand in at least three and in half of the pages that have any: the site's name, its menu. */
function common(all: readonly (readonly string[])[]): readonly number[] {
  const pages = all.filter((lines) => lines.length > 0);
  const counts = new Map<number, number>();
  for (const lines of pages) {
    for (const hash of new Set(lines.map((line) => hashOf(line)))) {
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }
  const least = Math.max(FEWEST, pages.length / 2);
  return [...counts]
    .filter(([, count]) => count >= least)
    .map(([hash]) => hash)
    .sort((a, b) => a - b);
}

/** The counts of the folder that a file lies in. */
export function countsFor(repeated: RepeatedText | undefined, path: string): Counts | undefined {
  const folder = repeated?.folders[folderOf(path)];
  if (folder === undefined) return undefined;
  const shingles = new Map<number, number>();
  for (let i = 0; i < folder.shingles.length; i += 2) {
    shingles.set(folder.shingles[i]!, folder.shingles[i + 1]!);
  }
  const [lines, titleEnds] = [new Set(folder.lines), new Set(folder.titleEnds)];
  return { shingles, texts: folder.texts, lines, titleEnds };
}

/** A digest of what was learned for the folder of a file; '' when nothing was. */
export function repeatedDigest(repeated: RepeatedText | undefined, path: string): string {
  const folder = repeated?.folders[folderOf(path)];
  if (folder === undefined) return '';
  return createHash('sha256').update(JSON.stringify(folder)).digest('hex').slice(0, 16);
}
