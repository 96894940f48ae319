import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Skipped } from '../types.ts';
import { formatOf } from './format.ts';
import { READ_LIMITS } from './limits.ts';
import { errorCode, skip } from './skipped.ts';

/** A file to read. `path` is what the user would call it: the given path, then the part below it. */
export interface SourceFile {
  readonly path: string;
  /** Bytes on disk. */
  readonly size: number;
}

interface Walk {
  /** Real path → path under which it was read, so that nothing is read twice. */
  readonly seen: Map<string, string>;
  /** Real paths of the folders above. */
  readonly above: readonly string[];
}

/**
 * The files below the given paths, sorted name by name. In folders, hidden files, README files and
 * an index (a folder with a `dateline.db`) are passed over; a file named outright is always read.
 * Links are followed; loops and what cannot be opened come as `Skipped`. Throws
 * UserError('not-found') for a given path that does not exist.
 */
export async function* sourceFiles(paths: readonly string[]): AsyncIterable<SourceFile | Skipped> {
  const seen = new Map<string, string>();
  const given = [];
  for (const path of [...new Set(paths)].sort()) given.push({ path, stats: await statGiven(path) });
  for (const { path, stats } of given) {
    if (stats.isDirectory()) yield* folder(path, { seen, above: [] });
    else yield* file(path, stats, { seen, above: [] });
  }
}

async function statGiven(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UserError('not-found', `There is no file or folder ${path}; check the path.`, {
        cause,
      });
    }
    throw new UserError('unreadable', `${path} cannot be opened (${code}); check its rights.`, {
      cause,
    });
  }
}

async function* folder(path: string, walk: Walk): AsyncIterable<SourceFile | Skipped> {
  const real = await realpath(path);
  const twin = walk.seen.get(real);
  if (walk.above.includes(real)) {
    yield skip(
      'loop',
      { file: path },
      'The link leads back to a folder above it; remove the link.',
    );
    return;
  }
  if (twin !== undefined) {
    yield skip('loop', { file: path }, `The same folder was read as ${twin}; nothing to do.`);
    return;
  }
  if (walk.above.length >= READ_LIMITS.folderDepth) {
    const reason = `More than ${READ_LIMITS.folderDepth} folders deep; name this folder outright.`;
    yield skip('too-deep', { file: path }, reason);
    return;
  }
  walk.seen.set(real, path);
  const names = await namesIn(path);
  if (!Array.isArray(names)) {
    yield names;
    return;
  }
  if (names.includes('dateline.db')) return;
  for (const name of names.filter(isWanted).sort()) {
    yield* entry(join(path, name), { seen: walk.seen, above: [...walk.above, real] });
  }
}

/** Hidden files and notes about the folder are no pages. */
function isWanted(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules' && !/^readme(?:\.[a-z]+)?$/i.test(name);
}

async function namesIn(path: string): Promise<(readonly string[] & string[]) | Skipped> {
  try {
    return await readdir(path);
  } catch (error) {
    return skip('unreadable', { file: path }, unreadable(error));
  }
}

async function* entry(path: string, walk: Walk): AsyncIterable<SourceFile | Skipped> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (error) {
    const loop = errorCode(error) === 'ELOOP';
    const reason = loop ? 'The link leads to itself; remove it.' : unreadable(error);
    yield skip(loop ? 'loop' : 'unreadable', { file: path }, reason);
    return;
  }
  if (stats.isDirectory()) yield* folder(path, walk);
  else if (stats.isFile() && formatOf(path) === undefined) {
    const reason =
      'Not a .txt, .md, .html, .json or .jsonl file; name it outright to read it as text.';
    yield skip('unsupported', { file: path }, reason);
  } else yield* file(path, stats, walk);
}

async function* file(path: string, stats: Stats, walk: Walk): AsyncIterable<SourceFile | Skipped> {
  if (!stats.isFile()) {
    const reason =
      'Not a regular file (a pipe, socket or device); send its text to standard input.';
    yield skip('unsupported', { file: path }, reason);
    return;
  }
  const real = await realpath(path);
  if (walk.seen.has(real)) return;
  walk.seen.set(real, path);
  yield { path, size: stats.size };
}

/** For the user: what went wrong and what to do. */
function unreadable(error: unknown): string {
  const code = errorCode(error);
  return code === 'ENOENT'
    ? 'The link leads nowhere; mend or remove it.'
    : `It cannot be opened (${code}); check its rights.`;
}
