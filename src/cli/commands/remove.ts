import { UserError } from '../../errors.ts';
import { isBelow } from '../../ingest/paths.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { indexFolder, withIndex } from '../index-at.ts';
import { counted } from '../layout.ts';
import type { Call } from '../spec.ts';
import { json, plain } from '../terminal.ts';

/** `dateline remove PATH… | --id ID`. Exit 1 when nothing of it was in the index. */
export async function run({ args, flags, terminal }: Call): Promise<ExitCode> {
  const ids = flags.list('id');
  if (args.length === 0 && ids.length === 0) {
    throw new UserError('usage', 'Say what to remove: a path that was ingested, or --id ID.');
  }
  const folder = indexFolder(flags);
  const { files, removed, unknown } = await withIndex(flags, async (engine) => {
    const known = (await engine.shelf.files()).map((file) => file.path);
    const forget = known.filter((file) => args.some((path) => isBelow(file, path, folder)));
    const unknown: string[] = [];
    for (const id of ids) if (!(await engine.document(id))) unknown.push(id);
    const commit = await engine.commit({ remove: ids, forget });
    return { files: forget.length, removed: commit.removed, unknown };
  });
  for (const id of unknown) terminal.note(`No document has the id "${plain(id)}".`);
  if (flags.on('json')) terminal.print(json({ removed, files }));
  else
    terminal.print(`removed ${counted(removed, 'document')} (${counted(files, 'file')} forgotten)`);
  return removed + files > 0 ? EXIT.ok : EXIT.nothing;
}
