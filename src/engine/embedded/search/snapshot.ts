import { lengthNorm, RANKING } from '../../../text/ranking.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';
import { Frames } from './frame.ts';
import type { Norms } from './score.ts';

/** All segments of one generation, with the statistics over them. */
export interface Snapshot {
  readonly segments: readonly Segment[];
  /** Documents that are not gone. */
  readonly documents: number;
  /** NO_DAY when no document is dated. */
  readonly newestDay: number;
  readonly frames: Frames;
  norms(segment: Segment): Norms;
}

/** Statistics are sums of whole numbers: they do not depend on how documents lie in segments. */
export function snapshotOf(segments: readonly Segment[], before?: Snapshot): Snapshot {
  const sums = { documents: 0, titled: 0, titleWords: 0, bodied: 0, bodyWords: 0 };
  let newestDay = NO_DAY;
  for (const segment of segments) {
    sums.documents += segment.sums.documents;
    sums.titled += segment.sums.titled;
    sums.titleWords += segment.sums.titleWords;
    sums.bodied += segment.sums.bodied;
    sums.bodyWords += segment.sums.bodyWords;
    newestDay = Math.max(newestDay, segment.sums.newestDay);
  }
  const means = {
    title: sums.titled === 0 ? 0 : sums.titleWords / sums.titled,
    body: sums.bodied === 0 ? 0 : sums.bodyWords / sums.bodied,
  };
  const largest = segments.reduce((size, segment) => Math.max(size, segment.size), 0);
  const frames =
    before !== undefined && before.frames.size >= largest ? before.frames : new Frames(largest);
  const known = new Map<number, Norms>();
  return {
    segments,
    documents: sums.documents,
    newestDay,
    frames,
    norms: (segment) => {
      let norms = known.get(segment.number);
      if (norms === undefined) {
        norms = normsOf(segment, means);
        known.set(segment.number, norms);
      }
      return norms;
    },
  };
}

function normsOf(
  segment: Segment,
  means: { readonly title: number; readonly body: number },
): Norms {
  const { k1, bBody, bTitle, titleWeight } = RANKING;
  const lengths = segment.bodyLengths;
  const body = new Float64Array(lengths.length);
  for (let at = 0; at < lengths.length; at++)
    body[at] = k1 * lengthNorm(lengths[at]!, means.body, bBody);
  const longest = segment.titleLengths.reduce((a, b) => Math.max(a, b), 0);
  const title = new Float64Array(longest + 1);
  for (let words = 0; words <= longest; words++)
    title[words] = titleWeight / (lengthNorm(words, means.title, bTitle) * k1);
  return { body, title, titleLengths: segment.titleLengths };
}
