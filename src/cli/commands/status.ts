import { EXIT, type ExitCode } from '../exit.ts';
import { indexFolder, withIndex } from '../index-at.ts';
import { columns, count, size } from '../layout.ts';
import type { Call } from '../spec.ts';
import { json } from '../terminal.ts';

/** `dateline status`: what is in the index. Exit 1 when it is empty. */
export async function run({ flags, terminal }: Call): Promise<ExitCode> {
  const status = await withIndex(flags, (engine) => engine.shelf.status());
  if (flags.on('json')) terminal.print(json(status, { indent: true }));
  else {
    const { firstDate, lastDate } = status;
    const dates = firstDate && lastDate ? `${firstDate} to ${lastDate}` : 'none stated';
    const rows = [
      ['index', `${indexFolder(flags)}, ${size(status.size)}, format ${status.format}`],
      ['documents', count(status.documents)],
      ['dates', dates],
      ['sources', count(status.sources)],
      ['entities', `${count(status.entities)}, known by ${count(status.names)} names`],
      ['mentions', count(status.mentions)],
      ['files', count(status.files)],
      ['segments', count(status.segments)],
    ];
    for (const line of columns(rows)) terminal.print(line);
  }
  return status.documents > 0 ? EXIT.ok : EXIT.nothing;
}
