import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openIndex } from '../engine/embedded/open.ts';
import { UserError } from '../errors.ts';
import type { Engine } from '../types.ts';
import type { Flags } from './flags.ts';

/** Folder of the index: `--index`, else $DATELINE_INDEX, else ./index. */
export function indexFolder(flags: Flags): string {
  return flags.text('index') ?? (process.env['DATELINE_INDEX'] || 'index');
}

/** Opens the index for a question, and closes it. Throws UserError where there is none: asking makes no index. */
export async function withIndex<T>(flags: Flags, ask: (engine: Engine) => Promise<T>): Promise<T> {
  const folder = indexFolder(flags);
  requireIndex(folder);
  const engine = await openIndex(folder);
  try {
    return await ask(engine);
  } finally {
    await engine.close();
  }
}

export function requireIndex(folder: string): void {
  if (existsSync(join(folder, 'dateline.db'))) return;
  throw new UserError('no-index', `There is no index in ${folder}.`, {
    hint: `Make one with: dateline ingest PATH --index ${folder}`,
  });
}

/** Where the keys of an index are kept. */
export function keyFile(folder: string): string {
  return join(folder, 'keys.json');
}
