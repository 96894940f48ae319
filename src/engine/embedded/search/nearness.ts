import { meeting, nearnessScore, RANKING } from '../../../text/ranking.ts';
import type { Segment } from '../segment/segment.ts';
import type { Plan } from './plan.ts';
import { keysOf, SPAN } from './run.ts';
import type { Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { firstOf, type Ranked, type Top } from './top.ts';

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
 * The first `wanted` documents of `top`, best first, with what neighbouring query words gain where they
 * stand together. Only the first `LOOKED_AT` can gain, and nothing loses, so that the order of all is
 * still that of the scores.
 */
export function withNearness(
  snapshot: Snapshot,
  pairs: readonly Pair[],
  top: Top,
  wanted: number,
): readonly Ranked[] {
  if (pairs.length === 0 || top.count === 0) return top.sorted();
  // In any order as long as all are looked at.
  const ranked = top.count <= LOOKED_AT ? top.unsorted() : top.sorted();
  const looked = ranked.slice(0, LOOKED_AT);
  const gains = new Float64Array(looked.length).fill(NO_GAIN);
  for (const at of snapshot.segments.keys()) addGains(snapshot, at, pairs, looked, gains);
  const head = firstOf(bestRaised(looked, gains, wanted), wanted, top.better);
  return ranked.length > LOOKED_AT ? [...head, ...ranked.slice(LOOKED_AT)] : head;
}

/** Those of the documents, with what they gain, that may be among the first `wanted`. */
function bestRaised(
  looked: readonly Ranked[],
  gains: Float64Array,
  wanted: number,
): readonly Ranked[] {
  // Loops: `Float64Array.from` takes as long as all the rest.
  const scores = new Float64Array(looked.length);
  for (let n = 0; n < looked.length; n++) {
    const { score, newness } = looked[n]!;
    scores[n] = gains[n] === NO_GAIN ? score : score + gains[n]! * newness;
  }
  const least = wanted < scores.length ? scores.toSorted()[scores.length - wanted]! : 0;
  const best: Ranked[] = [];
  for (let n = 0; n < looked.length; n++)
    if (scores[n]! >= least)
      best.push(
        gains[n] === NO_GAIN
          ? looked[n]!
          : { ...looked[n]!, score: scores[n]!, nearness: gains[n]! },
      );
  return best;
}

/** Of a document in which no two words meet. */
const NO_GAIN = -1;

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

/** Adds what the documents of one segment gain, by their place in `looked`. */
function addGains(
  snapshot: Snapshot,
  at: number,
  pairs: readonly Pair[],
  looked: readonly Ranked[],
  gains: Float64Array,
): void {
  const segment = snapshot.segments[at]!;
  const here = placesIn(segment, looked);
  if (here.length === 0) return;
  const documents = new Int32Array(here.length);
  for (let n = 0; n < here.length; n++) documents[n] = Math.floor(here[n]! / LOOKED_AT);
  const scene: Scene = { snapshot, segment, at, deadline: Number.POSITIVE_INFINITY };
  const keys = keysOfWords(scene, pairs, documents);
  for (const [left, right] of pairs) {
    const smaller = Math.min(left.weight, right.weight);
    const sums = closeness(keys.get(left)!, keys.get(right)!, documents.length);
    for (let n = 0; n < sums.length; n++) {
      if (sums[n] === NO_GAIN) continue;
      const place = here[n]! % LOOKED_AT;
      const before = gains[place] === NO_GAIN ? 0 : gains[place]!;
      gains[place] = before + nearnessScore(smaller, sums[n]!);
    }
  }
}

/** Documents of the segment, ascending as its postings are, each times `LOOKED_AT` plus its place in `looked`. */
function placesIn(segment: Segment, looked: readonly Ranked[]): Float64Array {
  const found = new Float64Array(looked.length);
  let count = 0;
  for (let n = 0; n < looked.length; n++)
    if (looked[n]!.segment === segment) found[count++] = looked[n]!.place * LOOKED_AT + n;
  return found.subarray(0, count).sort();
}

/**
 * Where the words of the pairs stand, as `keysOf` says it. One word of each pair is looked for in all the
 * documents, the other only where that one stands: most documents of an OR have one word of a pair.
 */
function keysOfWords(
  scene: Scene,
  pairs: readonly Pair[],
  documents: Int32Array,
): ReadonlyMap<Group, Float64Array> {
  const keys = new Map<Group, Float64Array>();
  const others = new Map<Group, Group[]>();
  for (const [left, right] of pairs) {
    // The second of a pair is the first of the next.
    if (!keys.has(left) && !keys.has(right))
      keys.set(right, keysOf(scene, right.group.variants[scene.at]!, documents));
    const [known, other] = keys.has(right) ? [right, left] : [left, right];
    if (!keys.has(other)) others.set(other, [...(others.get(other) ?? []), known]);
  }
  for (const [word, partners] of others)
    if (!keys.has(word))
      keys.set(
        word,
        keysAmong(
          scene,
          word,
          partners.map((one) => keys.get(one)!),
          documents,
        ),
      );
  return keys;
}

/** As `keysOf`, but only in the documents that have keys of a partner. */
function keysAmong(
  scene: Scene,
  word: Group,
  partners: readonly Float64Array[],
  documents: Int32Array,
): Float64Array {
  const isHeld = new Uint8Array(documents.length);
  for (const keys of partners)
    for (let n = 0; n < keys.length; n++) isHeld[Math.floor(keys[n]! / SPAN)] = 1;
  const places = new Int32Array(documents.length);
  let count = 0;
  for (let n = 0; n < documents.length; n++) if (isHeld[n] === 1) places[count++] = n;
  if (count === 0) return NOTHING;
  const among = new Int32Array(count);
  for (let n = 0; n < count; n++) among[n] = documents[places[n]!]!;
  const keys = keysOf(scene, word.group.variants[scene.at]!, among);
  for (let n = 0; n < keys.length; n++) {
    const place = Math.floor(keys[n]! / SPAN);
    keys[n] = keys[n]! + (places[place]! - place) * SPAN;
  }
  return keys;
}

const NOTHING = new Float64Array(0);

/** Sum of the meetings of two words by place of the document, `NO_GAIN` without any. Both lists ascend. */
function closeness(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(size).fill(NO_GAIN);
  let from = 0;
  for (let at = 0; at < a.length; at++) {
    const key = a[at]!;
    while (from < b.length && b[from]! < key - RANKING.nearnessWindow) from++;
    for (let n = from; n < b.length && b[n]! <= key + RANKING.nearnessWindow; n++) {
      const place = Math.floor(key / SPAN);
      sums[place] = (sums[place] === NO_GAIN ? 0 : sums[place]!) + meeting(b[n]! - key);
    }
  }
  return sums;
}
