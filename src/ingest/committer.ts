import type { Batch, Commit, Engine, FileRecord, Origin, TaggedDocument } from '../types.ts';

/** One step of the write path, in the order in which it was read. */
export type Step =
  | { readonly put: TaggedDocument }
  | { readonly found: { readonly id: string; readonly origin: Origin } }
  | { readonly finished: FileRecord & { readonly documents: readonly string[] } };

/** When a batch is committed: whichever is reached first. */
export interface BatchLimits {
  readonly documents: number;
  /** UTF-16 units of text. */
  readonly characters: number;
  readonly milliseconds: number;
}

/** Gathers steps and commits them in batches, each durable. */
export interface Committer {
  /** Commits when a limit is reached. */
  add(steps: readonly Step[]): Promise<void>;
  /** Commits what is left. */
  flush(): Promise<void>;
  readonly totals: Omit<Commit, 'decisions'>;
  readonly commits: number;
  readonly busyMs: number;
}

const EMPTY = { added: 0, replaced: 0, unchanged: 0, removed: 0, changed: 0 };

export function createCommitter(engine: Engine, limits: BatchLimits): Committer {
  let steps: Step[] = [];
  let size = { documents: 0, characters: 0, since: 0 };
  let totals: Omit<Commit, 'decisions'> = EMPTY;
  let commits = 0;
  let busyMs = 0;

  const full = () =>
    size.documents >= limits.documents ||
    size.characters >= limits.characters ||
    (size.documents > 0 && performance.now() - size.since >= limits.milliseconds);

  const commit = async () => {
    const batch = batchOf(steps);
    const started = performance.now();
    const done = await engine.commit(batch);
    busyMs += performance.now() - started;
    commits += 1;
    totals = sum(totals, done);
    steps = [];
    size = { documents: 0, characters: 0, since: 0 };
  };

  return {
    get totals() {
      return totals;
    },
    get commits() {
      return commits;
    },
    get busyMs() {
      return busyMs;
    },
    async add(more) {
      for (const step of more) {
        if (size.documents === 0) size.since = performance.now();
        steps.push(step);
        size.documents += 1;
        if ('put' in step) size.characters += step.put.document.body.length;
        if (full()) await commit();
      }
    },
    async flush() {
      if (steps.length > 0) await commit();
    },
  };
}

function batchOf(steps: readonly Step[]): Batch {
  return {
    put: steps.flatMap((step) => ('put' in step ? [step.put] : [])),
    found: steps.flatMap((step) => ('found' in step ? [step.found] : [])),
    finished: steps.flatMap((step) => ('finished' in step ? [step.finished] : [])),
  };
}

function sum(a: Omit<Commit, 'decisions'>, b: Commit): Omit<Commit, 'decisions'> {
  return {
    added: a.added + b.added,
    replaced: a.replaced + b.replaced,
    unchanged: a.unchanged + b.unchanged,
    removed: a.removed + b.removed,
    changed: a.changed + b.changed,
  };
}
