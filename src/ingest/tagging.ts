import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Name } from '../types.ts';
import { type TagAnswer, type TaggerChoice, type TagTask, tagTexts } from './worker.ts';

export type { TaggerChoice } from './worker.ts';

export interface TaggingOptions {
  readonly tagger: TaggerChoice;
  /** Worker threads; by default one for each core there is. */
  readonly workers?: number | undefined;
  /**
   * UTF-16 units tagged in this thread before workers are started: a handful of pages is done before
   * a worker has loaded its model. 0 where this thread must stay free to answer.
   */
  readonly here?: number;
}

/** Tags texts on several cores. */
export interface Tagging {
  /** Names of each text, in the order of the texts. */
  names(texts: readonly string[]): Promise<readonly (readonly Name[])[]>;
  /** Worker threads at most, and those running. */
  readonly workers: number;
  readonly running: number;
  /** Time spent tagging so far, summed over all threads. */
  readonly busyMs: number;
  /** Ends the threads; what they were doing is lost. */
  close(): Promise<void>;
}

/** About 130 pages of 400 words: a quarter of a second here, as long as two workers take to be ready. */
const HERE = 300_000;

/** Workers load the tagger once each and are started when they are first needed. */
export function createTagging(options: TaggingOptions): Tagging {
  const { tagger } = options;
  const workers = options.workers ?? availableParallelism();
  let here = options.here ?? HERE;
  let busyMs = 0;
  let pool: Tinypool | undefined;

  const run = (task: TagTask): Promise<TagAnswer> => {
    const size = task.texts.reduce((sum, text) => sum + text.length, 0);
    if (size <= here) {
      here -= size;
      return tagTexts(task);
    }
    here = 0;
    pool ??= createPool(workers);
    return pool.run(task) as Promise<TagAnswer>;
  };

  return {
    workers,
    get running() {
      return pool?.threads.length ?? 0;
    },
    get busyMs() {
      return busyMs;
    },
    async names(texts) {
      if (texts.length === 0) return [];
      const answer = await run({ tagger, texts });
      busyMs += answer.busyMs;
      return answer.names;
    },
    async close() {
      await pool?.destroy();
      pool = undefined;
    },
  };
}

function createPool(workers: number): Tinypool {
  return new Tinypool({
    filename: workerFile(),
    minThreads: workers,
    maxThreads: workers,
    // Loader flags of a parent that runs the sources would only slow the workers' start.
    execArgv: [],
  });
}

/** Workers run compiled code: from the sources, it is the twin in dist/. */
function workerFile(): string {
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new URL('../../dist/ingest/worker.js', here).href
    : new URL('./worker.js', here).href;
}
