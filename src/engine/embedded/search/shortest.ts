import { LONGEST } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';

const asked = new WeakSet<Segment>();

/**
 * No body of the segment that is not empty has fewer words. Asked first it is 1: the first answer does not
 * wait for all lengths to be looked at, which takes a tenth of the time it has.
 */
export function shortestBody(segment: Segment): number {
  if (!asked.has(segment)) {
    asked.add(segment);
    return 1;
  }
  return segment.keep('shortestBody', () =>
    segment.bodyLengths.reduce(
      (least, words) => (words > 0 && words < least ? words : least),
      LONGEST,
    ),
  );
}
