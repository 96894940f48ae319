import { availableParallelism } from 'node:os';
import { openIndex } from '../engine/embedded/open.ts';
import { UserError } from '../errors.ts';
import { type IngestSummary, ingest, type Stdin } from '../ingest/ingest.ts';
import type { TaggerChoice } from '../ingest/tagging.ts';
import type { Flags } from './flags.ts';
import { indexFolder } from './index-at.ts';
import { progressView } from './progress.ts';
import type { Terminal } from './terminal.ts';

export interface Ingesting {
  readonly paths: readonly string[];
  readonly stdin?: Stdin;
  readonly flags: Flags;
  readonly terminal: Terminal;
}

/**
 * Ingests into the index that the flags name, making it where there is none. Shows progress on stderr.
 * Ctrl-C or SIGTERM ends it with what is committed; a second one ends the process at once.
 */
export async function ingestInto({
  paths,
  stdin,
  flags,
  terminal,
}: Ingesting): Promise<IngestSummary> {
  const folder = indexFolder(flags);
  const engine = await openIndex(folder, { create: true });
  const view = progressView(process.stderr);
  const stop = new AbortController();
  const onSignal = () => {
    view.end();
    terminal.note('Stopping after this batch. Once more ends at once; the index stays sound.');
    stop.abort();
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await ingest(paths, {
      engine,
      indexFolder: folder,
      tagger: taggerOf(flags),
      workers: workersOf(flags),
      capturedAt: instantOf(flags.text('capturedAt')),
      stdin,
      prune: flags.on('prune'),
      signal: stop.signal,
      onProgress: (progress) => view.show(progress),
    });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    view.end();
    await engine.close();
  }
}

/** The value of `--tagger`, which the parser of the command line has checked. */
export function taggerOf(flags: Flags): TaggerChoice {
  return flags.text('tagger') === 'compromise' ? 'compromise' : 'model';
}

/** The value of `--workers`. Throws UserError when there are none, or absurdly many. */
export function workersOf(flags: Flags): number | undefined {
  const workers = flags.number('workers');
  const most = Math.max(64, availableParallelism());
  if (workers === undefined || (workers >= 1 && workers <= most)) return workers;
  throw new UserError('usage', `--workers is a number from 1 to ${most}.`);
}

function instantOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const dated = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
  const instant = dated.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new UserError('usage', `--captured-at ${text} is no instant. Write 2025-06-17T09:00Z.`);
  }
  return instant.toISOString();
}
