import { setImmediate } from 'node:timers/promises';
import { UserError } from '../../errors.ts';
import { type Merged, mergeSegments } from './segment/merge.ts';
import { deleteSegment, writeSegment } from './segment/pages.ts';
import { GONE } from './segment/places.ts';
import type { Segment } from './segment/segment.ts';
import type { Store } from './store.ts';
import { inTurns } from './turns.ts';

/** Neighbours of one size that are joined into one of the next. */
const FAN = 8;
/** Segments up to this size are of the lowest level. */
const SMALLEST = 64;
/** A segment of which more than this share is gone is written anew. */
const MOSTLY_GONE = 0.4;
/** Joins segments while nothing else is asked for. */
export interface Merger {
  /** Looks whether there is something to join; resolves when there is nothing more. */
  wake(): Promise<void>;
  /** Joins all segments into one. */
  all(): Promise<void>;
  /** Stops at the next turn; what was not finished is as if it had never begun. */
  stop(): void;
}

/** Whom to tell that a generation has begun, or has not after all. */
export interface Told {
  untouched(): void;
  forget(): void;
}

export function createMerger(
  store: Store,
  segments: () => readonly Segment[],
  told?: Told,
): Merger {
  let running: Promise<void> | undefined;
  let stopped = false;
  const run = async (choose: (all: readonly Segment[]) => readonly Segment[]) => {
    for (;;) {
      await setImmediate();
      if (stopped) return;
      const parts = choose(segments());
      if (parts.length === 0) return;
      const merged = await inTurns(mergeSegments(parts), () => stopped);
      if (merged === undefined) return;
      replace(store, parts, merged, told);
    }
  };
  return {
    wake: () => {
      running ??= run(due).finally(() => {
        running = undefined;
      });
      return running;
    },
    all: async () => {
      await running;
      await run((list) => (list.length > 1 || list.some((one) => one.deleted) ? list : []));
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** The segments to join next: a tail of at least eight of a size, or one that is mostly gone. */
export function due(segments: readonly Segment[]): readonly Segment[] {
  const sizes = segments.map((segment) => segment.sums.documents);
  const levels = sizes.map((size) =>
    Math.floor(Math.log(Math.max(1, size / SMALLEST)) / Math.log(FAN)),
  );
  for (let level = 0; level <= Math.max(0, ...levels); level++) {
    let from = segments.length;
    while (from > 0 && levels[from - 1]! <= level) from--;
    for (; segments.length - from >= FAN; from++) {
      const tail = sizes.slice(from);
      // Never a large one for the sake of a few small ones: each document is copied log(n) times.
      if (tail.reduce((a, b) => a + b, 0) >= 3 * Math.max(...tail)) return segments.slice(from);
    }
  }
  const gone = segments.find(
    (segment) => segment.sums.documents < (1 - MOSTLY_GONE) * segment.size,
  );
  return gone === undefined ? [] : [gone];
}

/** Puts the merged segment in the place of its parts, with what was deleted from them meanwhile. */
function replace(
  store: Store,
  parts: readonly Segment[],
  merged: Merged,
  told: Told | undefined,
): void {
  try {
    store.transaction(() => exchange(store, parts, merged, told));
  } catch (error) {
    told?.forget();
    throw error;
  }
}

function exchange(
  store: Store,
  parts: readonly Segment[],
  merged: Merged,
  told: Told | undefined,
): void {
  const here = new Set(
    store.all<{ number: number }>('SELECT number FROM segments').map((row) => row.number),
  );
  // Another process was faster: its work stands.
  if (!parts.every((part) => here.has(part.number))) return;
  const gone = parts.flatMap((part, at) =>
    store
      .all<{ place: number }>('SELECT place FROM tombstones WHERE segment = ?', part.number)
      .map(({ place }) => merged.places[at]![place]!)
      .filter((place) => place !== GONE),
  );
  for (const part of parts) deleteSegment(store, part.number);
  store.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
  told?.untouched();
  if (merged.segment.sums.documents === 0) return;
  const number = writeSegment(store, merged.segment);
  for (const place of gone)
    store.run('INSERT INTO tombstones (segment, place) VALUES (?, ?)', number, place);
  store.run('UPDATE segments SET deleted = ? WHERE number = ?', gone.length, number);
}

const FOR_LATER = ['damaged-index', 'index-busy', 'disk-full', 'out-of-memory'];

/**
 * Pages that another process has merged away, a file that it is writing to, no room for what is joined beside
 * its parts: nothing is lost, the next commit tries again. Damage is told by the questions that come upon it.
 */
export function isForLater(error: unknown): boolean {
  return error instanceof UserError && FOR_LATER.includes(error.code);
}
