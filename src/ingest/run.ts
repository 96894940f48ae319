import { isSkipped } from '../reading/read.ts';
import type { Document, FileRecord, Skipped } from '../types.ts';
import { fingerprintText } from './listing.ts';
import type { Pipeline, Trust } from './pipeline.ts';
import type { PlannedFile } from './plan.ts';
import { createSkipList, type SkippedSummary } from './summary.ts';
import { whileRunning } from './while-running.ts';

/** How far an ingest is. */
export interface Progress {
  /** `total` is 0 where nobody knows it. */
  readonly bytes: { readonly done: number; readonly total: number };
  readonly documents: number;
  readonly words: number;
  readonly skipped: number;
}

export interface RunOptions {
  readonly pipeline: Pipeline;
  /** Bytes of all files. */
  readonly total: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

type Items = AsyncIterable<Document | Skipped>;

/** Leads the inputs one after the other into the pipeline, and counts. After its signal it takes no more. */
export interface Run {
  file(planned: PlannedFile, items: Items): Promise<void>;
  /** An input that is no file and cannot be compared with the last time. */
  stream(name: string, items: Items): Promise<void>;
  skip(skipped: Skipped): void;
  /** Commits everything. */
  end(): Promise<void>;
  readonly counts: RunCounts;
}

export interface RunCounts {
  /** Inputs read to their end. */
  readonly files: number;
  readonly duplicates: number;
  readonly words: number;
  readonly skipped: SkippedSummary;
  /** Time spent reading, without waiting for the pipeline. */
  readonly readMs: number;
}

/** Milliseconds without input after which what is there is committed. */
const IDLE = 1_000;
/** Milliseconds that a stopped run gives to the tagging under way. */
const STOPPING = 3_000;

export function createRun({ pipeline, total, signal, onProgress }: RunOptions): Run {
  const skips = createSkipList();
  const finished: (FileRecord & { readonly documents: readonly string[] })[] = [];
  let [files, documents, duplicates, words, readMs, bytes] = [0, 0, 0, 0, 0, 0];

  const report = (inFile: number) => {
    const done = { done: bytes + inFile, total };
    onProgress?.({ bytes: done, documents, words, skipped: skips.total });
  };

  const take = async (document: Document, trust: Trust) => {
    documents += 1;
    words += wordCount(document.body);
    if ((await pipeline.add(document, trust)) === 'again') duplicates += 1;
  };

  /** Ids of all documents when it was read to its end. */
  const read = async (name: string, items: Items, trust: Trust, size: number) => {
    const ids = new Set<string>();
    let inFile = 0;
    let since = performance.now();
    const running = { signal, idleMs: IDLE, onIdle: () => pipeline.settle() };
    for await (const item of whileRunning(items, running)) {
      readMs += performance.now() - since;
      if (isSkipped(item)) skips.add(item);
      else {
        ids.add(item.id);
        // Characters stand in for bytes: near enough for a bar.
        inFile = Math.min(size, inFile + item.title.length + item.body.length);
        await take({ ...item, origin: { ...item.origin, file: name } }, trust);
      }
      report(inFile);
      since = performance.now();
    }
    if (signal?.aborted) return undefined;
    readMs += performance.now() - since;
    files += 1;
    bytes += size;
    report(0);
    return [...ids];
  };

  return {
    async file({ file, stored, marks, trust }, items) {
      if (signal?.aborted) return;
      const skippedBefore = skips.total;
      const ids = await read(stored, items, trust, file.size);
      if (!ids) return;
      const flawed = skips.total > skippedBefore;
      const record = {
        path: stored,
        fingerprint: fingerprintText({ ...marks, flawed }),
        documents: ids,
      };
      // What a changed file no longer holds goes last of all: another file may hold it now.
      if (trust === 'text') await pipeline.finish(record);
      else finished.push(record);
    },
    async stream(name, items) {
      if (!signal?.aborted) await read(name, items, 'facts', 0);
    },
    skip: (skipped) => skips.add(skipped),
    async end() {
      if (signal?.aborted) return pipeline.settle({ withinMs: STOPPING });
      await pipeline.settle();
      for (const record of finished) await pipeline.finish(record);
      await pipeline.settle();
    },
    get counts() {
      return { files, duplicates, words, readMs, skipped: skips.summary };
    },
  };
}

function wordCount(text: string): number {
  let words = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const isWord = text.charCodeAt(i) > 32;
    if (isWord && !inWord) words += 1;
    inWord = isWord;
  }
  return words;
}
