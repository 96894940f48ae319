import { meeting, nearnessScore, RANKING } from '../../../text/ranking.ts';
import type { Plan } from './plan.ts';
import { keysOf, SPAN } from './run.ts';
import type { Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import type { Ranked, Top } from './top.ts';

/** So many of the best documents are looked at; what comes after them keeps its order behind them. */
export const LOOKED_AT = 100;

/**
 * Two words with more postings than this are left as they are: finding where they stand takes some
 * 25 ns a posting, 0.1 ms here, where a whole query has about as much; and common words tell little.
 */
const MOST_POSTINGS = 4_000;

type Group = Plan & { type: 'group' };
/** Two words that stand side by side in the query. */
export type Pair = readonly [Group, Group];

/**
 * The documents of `top`, best first, with what neighbouring query words gain where they stand
 * together. Only the first `LOOKED_AT` can gain, and nothing loses, so that the order of all is still
 * that of the scores.
 */
export function withNearness(
  snapshot: Snapshot,
  pairs: readonly Pair[],
  top: Top,
): readonly Ranked[] {
  const ranked = top.sorted();
  if (pairs.length === 0 || ranked.length === 0) return ranked;
  const gains = new Map<number, number>();
  for (const at of snapshot.segments.keys()) addGains(snapshot, at, pairs, ranked, gains);
  if (gains.size === 0) return ranked;
  const head = ranked.slice(0, LOOKED_AT).map((one) => raised(one, gains.get(one.number)));
  return [...head.sort((a, b) => (top.better(a, b) ? -1 : 1)), ...ranked.slice(LOOKED_AT)];
}

function raised(ranked: Ranked, nearness: number | undefined): Ranked {
  if (nearness === undefined) return ranked;
  return { ...ranked, score: ranked.score + nearness * ranked.newness, nearness };
}

/** Words that follow one another in a query of ANDed or ORed parts, but for very common ones. */
export function pairsOf(plan: Plan): readonly Pair[] {
  if (plan.type !== 'and' && plan.type !== 'or') return [];
  return plan.of.flatMap((left, n): Pair[] => {
    const right = plan.of[n + 1];
    if (right === undefined || !isWord(left) || !isWord(right)) return [];
    const postings = left.group.documents + right.group.documents;
    return postings <= MOST_POSTINGS ? [[left, right]] : [];
  });
}

function isWord(plan: Plan): plan is Group {
  return plan.type === 'group' && plan.field === undefined;
}

/** Adds what the ranked documents of one segment gain, by document number. */
function addGains(
  snapshot: Snapshot,
  at: number,
  pairs: readonly Pair[],
  ranked: readonly Ranked[],
  gains: Map<number, number>,
): void {
  const segment = snapshot.segments[at]!;
  const numbers: number[] = [];
  const places: number[] = [];
  for (const number of looked(ranked)) {
    const document = segment.placeOf(number);
    if (document < 0 || segment.deleted?.[document] === 1) continue;
    places.push(document);
    numbers.push(number);
  }
  if (numbers.length === 0) return;
  const documents = Int32Array.from(places);
  const scene: Scene = { snapshot, segment, at, deadline: Number.POSITIVE_INFINITY };
  for (const [left, right] of pairs) {
    const smaller = Math.min(left.weight, right.weight);
    const a = keysOf(scene, left.group.variants[at]!, documents);
    const b = a.length === 0 ? a : keysOf(scene, right.group.variants[at]!, documents);
    closeness(a, b).forEach((close, place) => {
      const number = numbers[place]!;
      gains.set(number, (gains.get(number) ?? 0) + nearnessScore(smaller, close));
    });
  }
}

/** Numbers of the documents looked at, ascending, as the postings are. */
function looked(ranked: readonly Ranked[]): readonly number[] {
  return ranked
    .slice(0, LOOKED_AT)
    .map(({ number }) => number)
    .sort((a, b) => a - b);
}

/** Sum of the meetings of two words, by place of the document. Both lists ascend. */
function closeness(a: Float64Array, b: Float64Array): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  let from = 0;
  for (const key of a) {
    while (from < b.length && b[from]! < key - RANKING.nearnessWindow) from++;
    for (let n = from; n < b.length && b[n]! <= key + RANKING.nearnessWindow; n++) {
      const place = Math.floor(key / SPAN);
      sums.set(place, (sums.get(place) ?? 0) + meeting(b[n]! - key));
    }
  }
  return sums;
}
