import type { SkipCode, Skipped } from '../types.ts';

/** What an ingest did. */
export interface IngestSummary {
  readonly documents: {
    readonly added: number;
    readonly replaced: number;
    /** In the index already, with the same content. */
    readonly unchanged: number;
    readonly removed: number;
    /** Of those added and removed, how many are one article whose text has changed. */
    readonly changed: number;
    /** Met more than once in this run; one document each, that knows all its places. */
    readonly duplicates: number;
  };
  readonly files: {
    readonly read: number;
    /** Not read, because nothing about them changed. */
    readonly unchanged: number;
    /** Known to the index, gone from disk; still in the index unless `forgotten`. */
    readonly gone: readonly string[];
    readonly forgotten: number;
  };
  readonly skipped: SkippedSummary;
  /** What the index holds now. */
  readonly index: { readonly documents: number; readonly names: number; readonly entities: number };
  readonly words: number;
  readonly seconds: number;
  /** Milliseconds by stage: reading and committing in one thread, tagging summed over all. */
  readonly stages: { readonly readMs: number; readonly tagMs: number; readonly commitMs: number };
  /** It was ended by its signal; running it again goes on. */
  readonly stopped: boolean;
}

export interface SkippedSummary {
  readonly total: number;
  readonly byCode: Readonly<Partial<Record<SkipCode, number>>>;
  /** The first ten thousand. */
  readonly list: readonly Skipped[];
}

/** A broken file of millions of lines must not fill the memory with complaints. */
const LISTED = 10_000;

/** Collects what is left out. */
export interface SkipList {
  add(skipped: Skipped): void;
  readonly total: number;
  readonly summary: SkippedSummary;
}

export function createSkipList(): SkipList {
  const list: Skipped[] = [];
  const byCode: Partial<Record<SkipCode, number>> = {};
  let total = 0;
  return {
    add(skipped) {
      total += 1;
      byCode[skipped.skipped] = (byCode[skipped.skipped] ?? 0) + 1;
      if (list.length < LISTED) list.push(skipped);
    },
    get total() {
      return total;
    },
    get summary() {
      return { total, byCode: { ...byCode }, list: [...list] };
    },
  };
}
