import { doctor } from '../../engine/embedded/doctor.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { indexFolder } from '../index-at.ts';
import { count, counted } from '../layout.ts';
import type { Call } from '../spec.ts';
import { json, plain } from '../terminal.ts';

/** `dateline doctor`. Exit 0 when the index is sound now, 2 when the file itself is damaged. */
export async function run({ flags, terminal }: Call): Promise<ExitCode> {
  const report = await doctor(indexFolder(flags));
  const { documents, segments, damaged, rebuilt, file } = report;
  if (flags.on('json')) terminal.print(json(report, { indent: true }));
  else {
    terminal.print(
      `${counted(documents, 'document')} in ${counted(segments, 'segment')} looked at`,
    );
    if (damaged.length > 0) terminal.print(`damaged: ${counted(damaged.length, 'segment')}`);
    if (rebuilt > 0) terminal.print(`indexed anew: ${counted(rebuilt, 'document')}`);
    if (file.length === 0) terminal.print('The index is sound.');
  }
  if (file.length === 0) return EXIT.ok;
  terminal.note(`SQLite finds ${count(file.length)} faults in the file itself: ${plain(file[0]!)}`);
  terminal.note(
    'Save what was decided (dateline curate export), delete the index and ingest again.',
  );
  return EXIT.error;
}
