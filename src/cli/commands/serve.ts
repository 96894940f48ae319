import { EXIT, type ExitCode } from '../exit.ts';
import { startService, stopSignal } from '../serving.ts';
import type { Call } from '../spec.ts';

/** `dateline serve`: until Ctrl-C. */
export async function run({ flags, terminal }: Call): Promise<ExitCode> {
  const service = await startService(flags);
  terminal.print(`dateline answers at ${service.url}`);
  terminal.note('Ctrl-C stops it.');
  await stopSignal();
  await service.close();
  return EXIT.ok;
}
