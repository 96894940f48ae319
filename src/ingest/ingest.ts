import { documents, documentsFromStream, type Format, type ReadOptions } from '../reading/read.ts';
import type { Engine } from '../types.ts';
import { type BatchLimits, createCommitter } from './committer.ts';
import { createPipeline } from './pipeline.ts';
import { plan } from './plan.ts';
import { createRun, type Progress } from './run.ts';
import type { IngestSummary } from './summary.ts';
import { createTagging, type TaggerChoice } from './tagging.ts';
import { namesVersion } from './worker.ts';

export type { Progress } from './run.ts';
export type { IngestSummary, SkippedSummary } from './summary.ts';

export interface IngestOptions {
  readonly engine: Engine;
  /** Folder of the index; files are known relative to the folder that holds it. */
  readonly indexFolder: string;
  readonly tagger: TaggerChoice;
  readonly workers?: number | undefined;
  /** Instant at which the pages were captured, where they do not say. */
  readonly capturedAt?: string | undefined;
  /** Read as one more input, under the name `stdin`. */
  readonly stdin?: Stdin | undefined;
  /** Also remove what came from files that are gone. */
  readonly prune?: boolean;
  readonly limits?: Partial<BatchLimits>;
  /** Ends the ingest: what was read so far is committed, the rest is left for the next time. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Stdin {
  readonly stream: AsyncIterable<Uint8Array>;
  /** By its first characters, where not given. */
  readonly format?: Format | undefined;
}

/** 500 articles are half a second of two cores; a commit costs some 10 ms and is synced to disk. */
const LIMITS: BatchLimits = { documents: 500, characters: 4_000_000, milliseconds: 2_000 };

/**
 * Reads the files below the paths (and stdin), tags them on all cores and commits them in batches,
 * each durable. Files that did not change are not read; documents that did not change are not tagged.
 * One bad input is `Skipped` and counted. Throws UserError for a path that is not there.
 */
export async function ingest(
  paths: readonly string[],
  options: IngestOptions,
): Promise<IngestSummary> {
  const started = performance.now();
  const { engine, signal, onProgress, stdin } = options;
  const reading = options.capturedAt === undefined ? {} : { capturedAt: options.capturedAt };
  const planned = await plan(paths, { ...options, tagging: namesVersion(options.tagger) });
  const committer = createCommitter(engine, { ...LIMITS, ...options.limits });
  const tagging = createTagging(options);
  const pipeline = createPipeline(engine, tagging, committer);
  const total = stdin ? 0 : planned.read.reduce((sum, { file }) => sum + file.size, 0);
  const run = createRun({ pipeline, total, signal, onProgress });
  for (const skipped of planned.skipped) run.skip(skipped);
  try {
    for (const one of planned.read) {
      await run.file(one, documents(one.file, { ...reading, repeated: planned.repeated }));
    }
    if (stdin) await run.stream('stdin', streamDocuments(stdin, reading));
    await run.end();
  } finally {
    await tagging.close();
  }
  const { counts } = run;
  const stopped = signal?.aborted === true;
  const forget = options.prune && !stopped ? planned.gone : [];
  const pruned = forget.length > 0 ? await engine.commit({ forget }) : undefined;
  const { added, replaced, unchanged, removed, changed } = committer.totals;
  const { documents: held, names, entities } = await engine.shelf.status();
  return {
    documents: {
      added,
      replaced,
      unchanged: Math.max(0, unchanged - counts.duplicates),
      removed: removed + (pruned?.removed ?? 0),
      changed,
      duplicates: counts.duplicates,
    },
    files: {
      read: counts.files,
      unchanged: planned.unchanged,
      gone: planned.gone,
      forgotten: forget.length,
    },
    skipped: counts.skipped,
    index: { documents: held, names, entities },
    words: counts.words,
    seconds: (performance.now() - started) / 1000,
    stages: { readMs: counts.readMs, tagMs: tagging.busyMs, commitMs: committer.busyMs },
    stopped,
  };
}

function streamDocuments({ stream, format }: Stdin, reading: ReadOptions) {
  return documentsFromStream(stream, { file: 'stdin' }, format ?? 'auto', reading);
}
