import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { learnRepeated, type RepeatedText, type SourceFile } from '../reading/read.ts';
import type { ListedFile } from './listing.ts';
import { storedPath } from './paths.ts';

export interface Learned {
  readonly repeated: RepeatedText;
  /** Digest of what repeats in a file's folder, '' for nothing; undefined where nothing was to be learned. */
  digestOf(file: SourceFile): string | undefined;
}

/**
 * Learns what repeats in the folders of the changed files: from all that is listed there, and from what
 * the index knows of the folder, so that a single new page is cleaned as the others were.
 */
export async function learn(
  changed: readonly ListedFile[],
  listed: readonly ListedFile[],
  stored: readonly string[],
  indexFolder: string,
): Promise<Learned> {
  const folders = new Set(changed.map(({ file }) => dirname(file.path)));
  const here = listed.map(({ file }) => file).filter((file) => folders.has(dirname(file.path)));
  const known = new Set(listed.map((it) => it.stored));
  const siblings: SourceFile[] = [];
  for (const folder of folders) {
    for (const name of stored.filter((it) => !known.has(it))) {
      const path = join(folder, basename(name));
      if (storedPath(path, indexFolder) !== name) continue;
      const stats = await stat(path).catch(() => undefined);
      if (stats?.isFile()) siblings.push({ path, size: stats.size });
    }
  }
  const repeated = await learnRepeated([...here, ...siblings]);
  const digests = new Map(
    Object.entries(repeated.folders).map(([folder, text]) => [folder, digest(text)]),
  );
  return {
    repeated,
    digestOf({ path }) {
      const folder = dirname(path);
      if (!folders.has(folder)) return undefined;
      return digests.get(folder === '.' && !path.includes('/') ? '' : folder) ?? '';
    },
  };
}

function digest(text: object): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('base64url').slice(0, 12);
}
