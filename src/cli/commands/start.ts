import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../errors.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Flags } from '../flags.ts';
import { ingestInto } from '../ingesting.ts';
import { startService, stopSignal } from '../serving.ts';
import { summaryLines } from '../show-summary.ts';
import type { Call } from '../spec.ts';

const SEARCHES = [
  '/?q=drones&places=lithuania',
  '/?q=%22security+council%22&people=donald-trump',
  '/v1/search?q=ceasefire&facets=people,places,organisations',
];

/** `dateline start`: the seeds into the index if anything changed, then serve until Ctrl-C. */
export async function run({ flags, terminal }: Call): Promise<ExitCode> {
  const summary = await ingestInto({ paths: [seedsFolder(flags)], flags, terminal });
  for (const line of summaryLines(summary, terminal.paintNote)) terminal.note(line);
  if (summary.stopped) return EXIT.stopped;
  const service = await startService(flags);
  terminal.print(`dateline answers at ${service.url}`);
  terminal.print('Try:');
  for (const search of SEARCHES) terminal.print(`  ${service.url}${search}`);
  terminal.note('Ctrl-C stops it.');
  await stopSignal();
  await service.close();
  return EXIT.ok;
}

/** `--seeds`, else ./seeds, else the samples in the package. */
function seedsFolder(flags: Flags): string {
  const given = flags.text('seeds');
  if (given !== undefined) return given;
  const folder = ['seeds', fileURLToPath(new URL('../../../seeds', import.meta.url))].find((it) =>
    existsSync(it),
  );
  if (folder) return folder;
  throw new UserError('no-seeds', 'There is no folder seeds here. Name one with --seeds DIR.');
}
