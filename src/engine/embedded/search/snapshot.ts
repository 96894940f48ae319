import { lengthNorm, RANKING } from '../../../text/ranking.ts';
import { arena } from '../kernel/arena.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';

/** All segments of one generation, with the statistics over them. */
export interface Snapshot {
  readonly segments: readonly Segment[];
  /** Documents that are not gone. */
  readonly documents: number;
  /** NO_DAY when no document is dated. */
  readonly newestDay: number;
  norms(): Norms;
  /** Runs `work` whenever memory is given back. */
  onClose(work: () => void): void;
  /** Gives back the memory of the norms, and what others have. */
  close(): void;
}

/** Addresses of what lengths do to frequencies: floats by number of words. */
export interface Norms {
  /** k1 times the norm of the body. */
  readonly bodies: number;
  /** Title weight over title norm and k1. */
  readonly titles: number;
}

/** Statistics are sums of whole numbers: they do not depend on how documents lie in segments. */
export function snapshotOf(segments: readonly Segment[]): Snapshot {
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
  let norms: Norms | undefined;
  const closing: (() => void)[] = [];
  return {
    segments,
    documents: sums.documents,
    newestDay,
    norms: () => (norms ??= normsOf(segments, means)),
    onClose: (work) => {
      closing.push(work);
    },
    close: () => {
      for (const work of closing) work();
      if (norms !== undefined) arena.release(norms);
      norms = undefined;
    },
  };
}

function normsOf(
  segments: readonly Segment[],
  means: { readonly title: number; readonly body: number },
): Norms {
  const { k1, bBody, bTitle, titleWeight } = RANKING;
  const longest = (of: 'longestTitle' | 'longestBody') =>
    segments.reduce((most, { sums }) => Math.max(most, sums[of]), 0) + 1;
  const bodies = Float64Array.from(
    { length: longest('longestBody') },
    (_, words) => k1 * lengthNorm(words, means.body, bBody),
  );
  const titles = Float64Array.from(
    { length: longest('longestTitle') },
    (_, words) => titleWeight / (lengthNorm(words, means.title, bTitle) * k1),
  );
  const owner = { bodies: 0, titles: 0 };
  owner.bodies = arena.allocate(owner, bodies.byteLength);
  owner.titles = arena.allocate(owner, titles.byteLength);
  arena.floats.set(bodies, owner.bodies >> 3);
  arena.floats.set(titles, owner.titles >> 3);
  return owner;
}
