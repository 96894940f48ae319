import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { documents, isSkipped, type ReadOptions, sourceFiles } from '../../src/reading/read.ts';
import type { Document, Skipped } from '../../src/types.ts';

/** A temporary folder with the given files, by their paths within it. */
export async function folderWith(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** All that is below the paths, read. */
export async function readAll(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<{ readonly documents: readonly Document[]; readonly skipped: readonly Skipped[] }> {
  const found: Document[] = [];
  const skipped: Skipped[] = [];
  for await (const file of sourceFiles(paths)) {
    if (isSkipped(file)) {
      skipped.push(file);
      continue;
    }
    for await (const one of documents(file, options)) {
      if (isSkipped(one)) skipped.push(one);
      else found.push(one);
    }
  }
  return { documents: found, skipped };
}

/** The documents and skips of one file with the given content. */
export async function readOne(
  name: string,
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<{ readonly documents: readonly Document[]; readonly skipped: readonly Skipped[] }> {
  const folder = await folderWith({ [name]: content });
  return readAll([join(folder, name)], options);
}
