import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The name under which the index in `indexFolder` knows a file, wherever and however it was typed:
 * relative to the folder that holds the index when it lies below that (`seeds/a.txt`), so that both
 * can be moved together; absolute otherwise. Separators are always `/`.
 */
export function storedPath(path: string, indexFolder: string): string {
  const full = resolve(path);
  const below = relative(dirname(resolve(indexFolder)), full);
  const outside = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
  const name = outside ? full : below || '.';
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

/** Whether a file, as the index knows it, is the given path or lies below it. */
export function isBelow(stored: string, path: string, indexFolder: string): boolean {
  const from = resolve(path);
  const file = resolve(dirname(resolve(indexFolder)), stored);
  return file === from || file.startsWith(from.endsWith(sep) ? from : from + sep);
}
