import type { Segment } from '../segment/segment.ts';
import type { Frame } from './frame.ts';
import { type Fields, gather } from './gather.ts';
import type { Variant } from './groups.ts';
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

const BOTH: Fields = { title: 1, body: 1 };

export function fieldsOf(field: 'title' | 'body' | undefined): Fields {
  if (field === undefined) return BOTH;
  return field === 'title' ? { title: 1, body: 0 } : { title: 0, body: 1 };
}

/** Frequencies of variants into the frames' columns, their documents into the frame. */
export function gatherAll(
  scene: Scene,
  variants: readonly Variant[],
  fields: Fields,
  mark: Uint8Array | undefined,
  frame: Frame,
): void {
  for (const { entry, factor } of variants) {
    const bytes = scene.segment.postings(entry);
    const { start, documents } = entry;
    gather(bytes, start, documents, factor, fields, mark, scene.snapshot.frames, frame);
  }
}
