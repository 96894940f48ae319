import type { Format } from '../../reading/read.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { ingestInto } from '../ingesting.ts';
import { summaryLines } from '../show-summary.ts';
import type { Call } from '../spec.ts';
import { json } from '../terminal.ts';

const FORMATS: readonly Format[] = ['text', 'markdown', 'html', 'json', 'jsonl'];

/**
 * `dateline ingest PATH…`. Exit 1 when there was nothing to read, 3 when some inputs were left out,
 * 130 when it was stopped.
 */
export async function run({ args, flags, terminal }: Call): Promise<ExitCode> {
  const format = FORMATS.find((it) => it === flags.text('format'));
  const summary = await ingestInto({
    paths: args.filter((path) => path !== '-'),
    ...(args.includes('-') ? { stdin: { stream: process.stdin, format } } : {}),
    flags,
    terminal,
  });
  // A stdin that still waits for input would keep the stopped program alive.
  if (summary.stopped) process.stdin.destroy();
  if (flags.on('json')) terminal.print(json(summary, { indent: true }));
  else for (const line of summaryLines(summary, terminal.paint)) terminal.print(line);
  if (summary.stopped) return EXIT.stopped;
  if (summary.skipped.total > 0) return EXIT.skipped;
  const { read, unchanged, gone } = summary.files;
  return read + unchanged + gone.length > 0 ? EXIT.ok : EXIT.nothing;
}
