import type { Segment } from '../segment/segment.ts';
import type { Snapshot } from './snapshot.ts';

/** Thrown when the time of a query is over; caught where the answer is put together. */
export class OutOfTime extends Error {}

/** What the evaluation of a query in one segment needs. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly segment: Segment;
  /** Place of the segment in the snapshot. */
  readonly at: number;
  /** `performance.now()` after which there is no time left. */
  readonly deadline: number;
}

export function inTime({ deadline }: Scene): void {
  if (performance.now() > deadline) throw new OutOfTime();
}
