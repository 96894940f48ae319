import { newnessFactor } from '../../../text/ranking.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';
import { daysOfFirst } from './by-day.ts';

/** A document in the order of the answer. */
export interface Ranked {
  readonly number: number;
  readonly score: number;
  /** Factor for its date, already in the score. */
  readonly newness: number;
  /** What words that stand together add, before newness; already in the score. */
  readonly nearness?: number;
  /** Words of the query found, by which MiniSearch multiplies; only when ranked as it does. */
  readonly words?: number;
  /** Where it lies: its time and tie are read when scores are equal. */
  readonly segment: Segment;
  readonly place: number;
}

export type Sort = 'relevance' | 'newest' | 'oldest';

/** Keeps the best `size` documents of all that are offered to it. */
export class Top {
  private readonly kept: Ranked[] = [];
  readonly better: (a: Ranked, b: Ranked) => boolean;
  /** Above any score that can no longer enter. */
  private floor = Number.NEGATIVE_INFINITY;

  private readonly size: number;
  private readonly sort: Sort;
  private readonly newestDay: number;

  constructor(size: number, sort: Sort, newestDay: number, idOf: (number: number) => string) {
    this.size = size;
    this.sort = sort;
    this.newestDay = newestDay;
    this.better = ordering(sort, idOf);
  }

  /** The most that a score is raised by for newness. */
  get most(): number {
    return newnessFactor(this.newestDay, this.newestDay);
  }

  /** Offers documents of a segment with their scores; `least`: what is known to be needed to enter. */
  offer(segment: Segment, documents: Int32Array, scores: Float64Array, least?: number): void {
    if (this.size === 0) return;
    if (least !== undefined && least > this.floor) this.floor = least;
    const { days } = segment;
    if (this.sort !== 'relevance' || isUnscored(scores)) {
      this.offerByTime(segment, documents, scores);
      return;
    }
    const { most } = this;
    for (let n = 0; n < documents.length; n++)
      // No factor is greater than that of the newest: nearly all end here.
      if (scores[n]! * most >= this.floor)
        this.enter(segment, documents[n]!, scores[n]!, days[documents[n]!]!);
  }

  private offerByTime(segment: Segment, documents: Int32Array, scores: Float64Array): void {
    const { days } = segment;
    const order = this.sort === 'oldest' ? 'oldest' : 'newest';
    const { first, last } = daysOfFirst(days, documents, this.size, order);
    for (let n = 0; n < documents.length; n++) {
      const day = days[documents[n]!]!;
      if (day >= first && day <= last) this.enter(segment, documents[n]!, scores[n]!, day);
    }
  }

  get count(): number {
    return this.kept.length;
  }

  unsorted(): readonly Ranked[] {
    return this.kept;
  }

  /** Best first. */
  sorted(): readonly Ranked[] {
    return firstOf(this.kept, this.size, this.better);
  }

  private enter(segment: Segment, place: number, score: number, day: number): void {
    const newness = newnessFactor(day === NO_DAY ? undefined : day, this.newestDay);
    const raised = score * newness;
    if (this.sort === 'relevance' && raised < this.floor) return;
    if (this.loses(segment, place, raised)) return;
    const number = segment.numberOf(place);
    const ranked: Ranked = { number, score: raised, newness, segment, place };
    const { kept } = this;
    if (kept.length < this.size) {
      kept.push(ranked);
      this.rise(kept.length - 1);
    } else if (this.better(ranked, kept[0]!)) {
      kept[0] = ranked;
      this.sink();
    }
    if (kept.length === this.size && this.sort === 'relevance')
      this.floor = Math.max(this.floor, kept[0]!.score);
  }

  /** Is it told by numbers alone that a document comes after all that are kept? */
  private loses(segment: Segment, place: number, score: number): boolean {
    const { kept, size, sort } = this;
    if (kept.length < size || sort === 'oldest') return false;
    const worst = kept[0]!;
    if (sort === 'relevance' && score !== worst.score) return score < worst.score;
    const times = segment.time(place) - time(worst);
    // Minus infinity from itself is no number: both are undated.
    if (times === 0 || Number.isNaN(times)) return segment.ties[place]! > tie(worst);
    return times < 0;
  }

  /** A heap with the worst on top. */
  private rise(from: number): void {
    const { kept, better } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!better(kept[parent]!, kept[at]!)) return;
      [kept[parent], kept[at]] = [kept[at]!, kept[parent]!];
      at = parent;
    }
  }

  private sink(): void {
    const { kept, better } = this;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= kept.length) return;
      const right = left + 1;
      const worse = right < kept.length && better(kept[left]!, kept[right]!) ? right : left;
      if (!better(kept[at]!, kept[worse]!)) return;
      [kept[worse], kept[at]] = [kept[at]!, kept[worse]!];
      at = worse;
    }
  }
}

function isUnscored(scores: Float64Array): boolean {
  for (let n = 0; n < scores.length; n++) if (scores[n] !== 0) return false;
  return true;
}

/** The best `count` of a list, best first. */
export function firstOf(
  list: readonly Ranked[],
  count: number,
  better: (a: Ranked, b: Ranked) => boolean,
): readonly Ranked[] {
  if (count > MOST_INSERTED)
    return list.toSorted((a, b) => (better(a, b) ? -1 : 1)).slice(0, count);
  const first: Ranked[] = [];
  // From the end: a heap has its worst at the start.
  for (let n = list.length - 1; n >= 0; n--) {
    const one = list[n]!;
    if (first.length === count && (count === 0 || !better(one, first[count - 1]!))) continue;
    let at = first.length < count ? first.length : count - 1;
    for (; at > 0 && better(one, first[at - 1]!); at--) first[at] = first[at - 1]!;
    first[at] = one;
  }
  return first;
}

/** Sorting more than these takes less than putting each into its place. */
const MOST_INSERTED = 24;

/** Score, then time, then a hash of the id, then the id: nothing of how or when documents came. */
function ordering(sort: Sort, idOf: (number: number) => string): (a: Ranked, b: Ranked) => boolean {
  const byTie = (a: Ranked, b: Ranked) => {
    const [one, other] = [tie(a), tie(b)];
    return one === other ? idOf(a.number) < idOf(b.number) : one < other;
  };
  const newest = (a: Ranked, b: Ranked) => {
    const [one, other] = [time(a), time(b)];
    return one === other ? byTie(a, b) : one > other;
  };
  if (sort === 'newest') return newest;
  if (sort === 'relevance')
    return (a, b) => (a.score === b.score ? newest(a, b) : a.score > b.score);
  return (a, b) => {
    const [one, other] = [time(a), time(b)];
    if (one === other) return byTie(a, b);
    if (one === Number.NEGATIVE_INFINITY || other === Number.NEGATIVE_INFINITY)
      return other === Number.NEGATIVE_INFINITY;
    return one < other;
  };
}

/** Seconds since 1970, minus infinity for an undated one. */
function time({ segment, place }: Ranked): number {
  return segment.time(place);
}

function tie({ segment, place }: Ranked): number {
  return segment.ties[place]!;
}
