import { RANKING } from '../../../text/ranking.ts';
import { arena } from '../kernel/arena.ts';
import { STRETCH } from '../kernel/decode.ts';
import * as Q from '../kernel/query.ts';
import { type Decoded, decodedOf, type Fields, recordOf } from './decoded.ts';
import type { Hits } from './hits.ts';
import type { Plan } from './plan.ts';
import { inTime, type Scene } from './scene.ts';
import { type DocumentSet, rooms } from './workspace.ts';

export type GroupPlan = Plan & { type: 'group' };

/** Words of which a document has any, or all: what the kernel scores in one go. */
export interface Words {
  readonly groups: readonly GroupPlan[];
  readonly how: 'any' | 'all';
}

/** The plan as words side by side, where it is no more than that. */
export function wordsOf(plan: Plan): Words | undefined {
  if (plan.type === 'group') return { groups: [plan], how: 'any' };
  if (plan.type !== 'and' && plan.type !== 'or') return undefined;
  const groups = plan.of.filter((part) => part.type === 'group');
  if (groups.length === 0 || groups.length < plan.of.length) return undefined;
  if (plan.type === 'or') return { groups, how: 'any' };
  // The rarest first: what follows is read for its documents only.
  return { groups: [...groups].sort((a, b) => a.cost - b.cost), how: 'all' };
}

/** Finds documents of the words, among those of a set if one is given, and scores all of them. */
export function allHits(scene: Scene, words: Words, among: DocumentSet | undefined): Hits {
  const scores = rooms.scores.of(8 * scene.segment.size);
  const documents = found(scene, words, among, scores);
  return {
    documents,
    scores: arena.floats.slice(scores >> 3, (scores >> 3) + documents.length),
  };
}

/** Documents that hold all of some words. */
export function holders(
  scene: Scene,
  groups: readonly GroupPlan[],
  among: DocumentSet | undefined,
): Int32Array {
  return found(scene, { groups, how: 'all' }, among, 0);
}

function found(
  scene: Scene,
  words: Words,
  among: DocumentSet | undefined,
  scores: number,
): Int32Array {
  startBest(0, 1);
  const count = score(scene, words, among, { scores, few: 0, scoresOfFew: 0, countOnly: false });
  const from = rooms.documents.of(0) >> 2;
  return arena.words.slice(from, from + count);
}

/** How many documents there are, and those that may be among the best of a ranking begun with `startBest`. */
export interface BestHits {
  readonly count: number;
  /** No document whose score, raised, is below this will be among the best. */
  readonly least: number;
  readonly documents: Int32Array;
  readonly scores: Float64Array;
}

/** Begins the ranking of a query over its segments: the best `size`, raised by at most `factor` later. */
export function startBest(size: number, factor: number): void {
  const best = rooms.best.of(8 * size);
  const query = rooms.query.of(Q.QUERY_BYTES);
  const { words, floats } = arena;
  words[(query + Q.BEST) >> 2] = best;
  words[(query + Q.BEST_SIZE) >> 2] = size;
  words[(query + Q.BEST_COUNT) >> 2] = 0;
  // Nothing reaches it where no best are wanted, everything while there are too few.
  floats[(query + Q.FLOOR) >> 3] = size === 0 ? Number.POSITIVE_INFINITY : -1;
  floats[(query + Q.RAISE) >> 3] = factor;
}

/**
 * As `allHits`, but keeps no score that cannot be among the best. The documents are left in
 * `rooms.documents`, unless `countOnly` says that nobody will look.
 */
export function bestHits(
  scene: Scene,
  words: Words,
  among: DocumentSet | undefined,
  countOnly: boolean,
): BestHits {
  const { size } = scene.segment;
  const few = rooms.candidates.of(4 * size);
  const scoresOfFew = rooms.candidateScores.of(8 * size);
  const count = score(scene, words, among, { scores: 0, few, scoresOfFew, countOnly });
  const query = rooms.query.of(0);
  const entered = arena.words[(query + Q.FEW_COUNT) >> 2]!;
  return {
    count,
    least: arena.floats[(query + Q.FLOOR) >> 3]! * arena.floats[(query + Q.RAISE) >> 3]!,
    documents: arena.words.subarray(few >> 2, (few >> 2) + entered),
    scores: arena.floats.subarray(scoresOfFew >> 3, (scoresOfFew >> 3) + entered),
  };
}

/** Where the kernel writes what it finds, in its memory. */
interface Wanted {
  /** A score for each document, or 0: then only few get one. */
  readonly scores: number;
  readonly few: number;
  readonly scoresOfFew: number;
  readonly countOnly: boolean;
}

function score(
  scene: Scene,
  words: Words,
  among: DocumentSet | undefined,
  { scores, few, scoresOfFew, countOnly }: Wanted,
): number {
  inTime(scene);
  const { size } = scene.segment;
  const documents = rooms.documents.of(4 * size);
  const { length } = words.groups;
  const groups = rooms.groups.of(length * Q.GROUP_BYTES);
  const query = recordOf(scene);
  const put = (place: number, value: number) => {
    arena.words[(query + place) >> 2] = value;
  };
  put(Q.GROUPS, groups);
  put(Q.GROUP_COUNT, length);
  put(Q.TOGETHER, words.how === 'all' ? 1 : 0);
  put(Q.FILTER, among?.address ?? 0);
  put(Q.DOCUMENTS, documents);
  put(Q.TOTAL, 0);
  put(Q.SCORES, scores);
  put(Q.COUNTING, countOnly ? 1 : 0);
  put(Q.FEW, few);
  put(Q.FEW_COUNT, 0);
  put(Q.FEW_SCORES, scoresOfFew);
  const isPlain = among === undefined && scores === 0;
  for (let stretch = 0; stretch * STRETCH < size; stretch++) {
    if (stretch > 0) inTime(scene);
    const decoded = decodedGroups(scene, words, stretch, query);
    if (decoded === undefined) continue;
    writeGroups(words, decoded, groups);
    if (isPlain && words.how === 'any') raiseFloor(query, words, decoded);
    if (isPlain && countOnly && length === 1) {
      arena.kernel.rateGroup(query);
      arena.words[(query + Q.TOTAL) >> 2]! += decoded[0]!.documents;
    } else arena.kernel.findHits(query);
  }
  return arena.words[(query + Q.TOTAL) >> 2]!;
}

/** What the groups hold in a stretch; undefined where it has no document that is wanted: what follows is not decoded. */
function decodedGroups(
  scene: Scene,
  { groups, how }: Words,
  stretch: number,
  query: number,
): readonly Decoded[] | undefined {
  const decoded = decodedOf(scene.snapshot);
  decoded.begin();
  const found: Decoded[] = [];
  for (const { group, field } of groups) {
    const one = decoded.of(scene, group, fieldsOf(field), stretch, query);
    if (how === 'all' && one.documents === 0) return undefined;
    found.push(one);
  }
  return found;
}

/** Writes the groups as the kernel reads them. */
function writeGroups({ groups }: Words, decoded: readonly Decoded[], into: number): void {
  const { words, floats } = arena;
  for (let n = 0; n < groups.length; n++) {
    const record = into + n * Q.GROUP_BYTES;
    const { blocks, end } = decoded[n]!;
    floats[(record + Q.WEIGHT) >> 3] = weightOf(groups[n]!);
    words[(record + Q.BLOCK) >> 2] = blocks;
    words[(record + Q.LAST) >> 2] = end;
    words[(record + Q.FREQUENCIES) >> 2] = end;
  }
}

function weightOf({ weight }: GroupPlan): number {
  return weight * (RANKING.k1 + 1);
}

/**
 * Where a document of any group is a hit, so many as are wanted have at least the score that the bounds of a
 * group tell, before any was looked at: none below needs a look.
 */
function raiseFloor(query: number, { groups }: Words, decoded: readonly Decoded[]): void {
  const { words, floats } = arena;
  const size = words[(query + Q.BEST_SIZE) >> 2]!;
  for (let n = 0; n < groups.length; n++) {
    const { bounds } = decoded[n]!;
    if (size === 0 || size > bounds.length) continue;
    // As the kernel does it: less by what others may be raised, and by what rounding may take.
    const score = weightOf(groups[n]!) * bounds[size - 1]!;
    const floor = (score / floats[(query + Q.RAISE) >> 3]!) * 0.999999;
    if (floor > floats[(query + Q.FLOOR) >> 3]!) floats[(query + Q.FLOOR) >> 3] = floor;
  }
}

function fieldsOf(field: GroupPlan['field']): Fields {
  if (field === undefined) return 3;
  return field === 'title' ? 1 : 2;
}
