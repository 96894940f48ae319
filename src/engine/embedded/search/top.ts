import { newnessFactor } from '../../../text/ranking.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Segment } from '../segment/segment.ts';

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
  /** Seconds since 1970, minus infinity for an undated one. */
  readonly time: number;
  readonly tie: number;
}

export type Sort = 'relevance' | 'newest' | 'oldest';

/** Keeps the best `size` documents of all that are offered to it. */
export class Top {
  private readonly kept: Ranked[] = [];
  readonly better: (a: Ranked, b: Ranked) => boolean;
  /** Above any score that can no longer enter. */
  private floor = Number.NEGATIVE_INFINITY;
  private readonly factors: Float64Array;

  private readonly size: number;
  private readonly sort: Sort;
  private readonly newestDay: number;

  constructor(size: number, sort: Sort, newestDay: number, idOf: (number: number) => string) {
    this.size = size;
    this.sort = sort;
    this.newestDay = newestDay;
    this.better = ordering(sort, idOf);
    this.factors = factorsByAge();
  }

  /** The most that a score is raised by for newness. */
  get most(): number {
    return this.factors[0]!;
  }

  /** Offers documents of a segment with their scores; `least`: what is known to be needed to enter. */
  offer(segment: Segment, documents: Int32Array, scores: Float64Array, least?: number): void {
    if (this.size === 0) return;
    if (least !== undefined && least > this.floor) this.floor = least;
    const { most, sort } = this;
    for (let n = 0; n < documents.length; n++)
      // No factor is greater than that of the newest: nearly all end here.
      if (sort !== 'relevance' || scores[n]! * most >= this.floor)
        this.enter(segment, documents[n]!, scores[n]!);
  }

  /** Best first. */
  sorted(): readonly Ranked[] {
    return [...this.kept].sort((a, b) => (this.better(a, b) ? -1 : 1));
  }

  private enter(segment: Segment, document: number, score: number): void {
    const newness = this.factor(segment.days[document]!);
    const raised = score * newness;
    if (this.sort === 'relevance' && raised < this.floor) return;
    const ranked: Ranked = {
      number: segment.documents[document]!,
      score: raised,
      newness,
      time: segment.time(document),
      tie: segment.ties[document]!,
    };
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

  private factor(day: number): number {
    if (day === NO_DAY) return 1;
    const age = this.newestDay - day;
    return age < this.factors.length ? this.factors[age]! : 1;
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

let factors: Float64Array | undefined;
/** Older than this many days gains nothing that a score could show. */
const OLDEST = 40_000;

function factorsByAge(): Float64Array {
  factors ??= Float64Array.from({ length: OLDEST }, (_, age) => newnessFactor(0, age));
  return factors;
}

/** Score, then time, then a hash of the id, then the id: nothing of how or when documents came. */
function ordering(sort: Sort, idOf: (number: number) => string): (a: Ranked, b: Ranked) => boolean {
  const byTie = (a: Ranked, b: Ranked) =>
    a.tie === b.tie ? idOf(a.number) < idOf(b.number) : a.tie < b.tie;
  const newest = (a: Ranked, b: Ranked) => (a.time === b.time ? byTie(a, b) : a.time > b.time);
  if (sort === 'newest') return newest;
  if (sort === 'relevance')
    return (a, b) => (a.score === b.score ? newest(a, b) : a.score > b.score);
  return (a, b) => {
    if (a.time === b.time) return byTie(a, b);
    if (a.time === Number.NEGATIVE_INFINITY || b.time === Number.NEGATIVE_INFINITY)
      return b.time === Number.NEGATIVE_INFINITY;
    return a.time < b.time;
  };
}
