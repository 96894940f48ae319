import { RANKING } from '../../../text/ranking.ts';
import { arena } from '../kernel/arena.ts';
import { BUFFER_BYTES, TERM_BYTES } from '../kernel/postings.ts';
import {
  BEST,
  BEST_COUNT,
  BEST_SIZE,
  BODY_LENGTHS,
  BODY_NORMS,
  COUNTING,
  DOCUMENTS,
  FEW,
  FEW_COUNT,
  FEW_SCORES,
  FILTER,
  FLOOR,
  GROUP_BYTES,
  GROUP_COUNT,
  GROUPS,
  LEAST_NORM,
  QUERY_BYTES,
  RAISE,
  SCORES,
  TITLE_LENGTHS,
  TITLE_NORMS,
  TOGETHER,
  TOTAL,
  WORK,
} from '../kernel/query.ts';
import { writeTerm } from '../kernel/reader.ts';
import { WINDOW } from '../kernel/score.ts';
import type { Hits } from './hits.ts';
import type { Plan } from './plan.ts';
import { inTime, type Scene } from './scene.ts';
import { shortestBody } from './shortest.ts';
import { type DocumentSet, rooms, workSpace } from './workspace.ts';

export type GroupPlan = Plan & { type: 'group' };

/** Words of which a document has any, or all: what the kernel scores in one go. */
export interface Words {
  readonly groups: readonly GroupPlan[];
  readonly how: 'any' | 'all';
}

/** Terms that are read side by side; each takes 1.5 KB. */
const MOST_TERMS = 4_096;
/** Each has a mark of its own, in a byte. */
const MOST_GROUPS = 250;
/** Documents of the smallest window: its sums fit into the first cache. */
const LEAST_WINDOW = 2_048;
/** Postings that a window should have, so that starting it costs little beside them. */
const WORTHWHILE = 512;
/** Windows between two looks at the clock. */
const WINDOWS_A_LOOK = 16;

/** The plan as words side by side, where it is no more than that. */
export function wordsOf(plan: Plan): Words | undefined {
  if (plan.type === 'group') return { groups: [plan], how: 'any' };
  if (plan.type !== 'and' && plan.type !== 'or') return undefined;
  const groups = plan.of.filter((part) => part.type === 'group');
  if (groups.length === 0 || groups.length < plan.of.length) return undefined;
  if (termsOf(groups) > MOST_TERMS || groups.length > MOST_GROUPS) return undefined;
  if (plan.type === 'or') return { groups, how: 'any' };
  // The rarest first: what follows is read for its documents only.
  return { groups: [...groups].sort((a, b) => a.cost - b.cost), how: 'all' };
}

function termsOf(groups: readonly GroupPlan[]): number {
  return groups.reduce(
    (sum, { group }) => sum + Math.max(0, ...group.variants.map((variants) => variants.length)),
    0,
  );
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

/** Documents that hold a word. */
export function holders(
  scene: Scene,
  group: GroupPlan,
  among: DocumentSet | undefined,
): Int32Array {
  return found(scene, { groups: [group], how: 'any' }, among, 0);
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
  /** No score that is not raised over this will be among the best. */
  readonly least: number;
  readonly documents: Int32Array;
  readonly scores: Float64Array;
}

/** Begins the ranking of a query over its segments: the best `size`, raised by at most `factor` later. */
export function startBest(size: number, factor: number): void {
  const best = rooms.best.of(8 * size);
  const query = rooms.query.of(QUERY_BYTES);
  const { words, floats } = arena;
  words[(query + BEST) >> 2] = best;
  words[(query + BEST_SIZE) >> 2] = size;
  words[(query + BEST_COUNT) >> 2] = 0;
  // Nothing reaches it where no best are wanted, everything while there are too few.
  floats[(query + FLOOR) >> 3] = size === 0 ? Number.POSITIVE_INFINITY : -1;
  floats[(query + RAISE) >> 3] = factor;
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
  const entered = arena.words[(query + FEW_COUNT) >> 2]!;
  return {
    count,
    least: arena.floats[(query + FLOOR) >> 3]!,
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
  const { segment, snapshot, at } = scene;
  const { size, bodyLengthsAt, titleLengthsAt } = segment;
  const { groups, how } = words;
  const documents = rooms.documents.of(4 * size);
  const work = workSpace();
  const norms = snapshot.norms();
  const list = written(scene, words);
  const query = rooms.query.of(QUERY_BYTES);
  const put = (place: number, value: number) => {
    arena.words[(query + place) >> 2] = value;
  };
  put(GROUPS, list);
  put(GROUP_COUNT, groups.length);
  put(TOGETHER, how === 'all' ? 1 : 0);
  put(FILTER, among?.address ?? 0);
  put(WORK, work);
  put(BODY_LENGTHS, bodyLengthsAt);
  put(TITLE_LENGTHS, titleLengthsAt);
  put(BODY_NORMS, norms.bodies);
  put(TITLE_NORMS, norms.titles);
  put(DOCUMENTS, documents);
  put(TOTAL, 0);
  put(SCORES, scores);
  put(COUNTING, countOnly ? 1 : 0);
  put(FEW, few);
  put(FEW_COUNT, 0);
  put(FEW_SCORES, scoresOfFew);
  arena.floats[(query + LEAST_NORM) >> 3] =
    arena.floats[(norms.bodies >> 3) + Math.min(shortestBody(segment), norms.longestBody)]!;
  const isOneList = groups.length === 1 && groups[0]!.group.variants[at]!.length === 1;
  const step = isOneList ? size : windowFor(size, words, at);
  for (let from = 0; from < size; from += step) {
    if (from > 0 && from % (WINDOWS_A_LOOK * step) === 0) inTime(scene);
    arena.kernel.scoreWindow(query, from, Math.min(size, from + step));
  }
  return arena.words[(query + TOTAL) >> 2]!;
}

function windowFor(size: number, { groups }: Words, at: number): number {
  let postings = 1;
  for (const { group } of groups)
    for (const { entry } of group.variants[at]!) postings += entry.documents;
  let step = LEAST_WINDOW;
  while (step < WINDOW && postings * step < WORTHWHILE * size) step *= 2;
  return step;
}

/** Writes the groups with their terms as the kernel reads them; returns their address. */
function written({ segment, at }: Scene, { groups }: Words): number {
  let count = 0;
  // Reading pages may move the memory, so they are read before anything is written.
  for (const { group } of groups)
    for (const { entry } of group.variants[at]!) {
      segment.postings(entry);
      count++;
    }
  const groupBytes = (groups.length * GROUP_BYTES + 15) & ~15;
  const address = rooms.groups.of(groupBytes + count * (TERM_BYTES + BUFFER_BYTES));
  let term = address + groupBytes;
  let buffer = term + count * TERM_BYTES;
  const { words, floats } = arena;
  groups.forEach(({ group, weight, field }, n) => {
    const record = address + n * GROUP_BYTES;
    const variants = group.variants[at]!;
    floats[record >> 3] = weight * (RANKING.k1 + 1);
    words[(record >> 2) + 2] = term;
    words[(record >> 2) + 3] = variants.length;
    words[(record >> 2) + 4] = fieldBits(field);
    for (const { entry, factor } of variants) {
      const postings = segment.postings(entry);
      writeTerm(arena, term, buffer, {
        postings,
        positions: 0,
        documents: entry.documents,
        factor,
      });
      term += TERM_BYTES;
      buffer += BUFFER_BYTES;
    }
  });
  return address;
}

/** The fields that count: 1 the title, 2 the body. */
function fieldBits(field: GroupPlan['field']): number {
  if (field === undefined) return 3;
  return field === 'title' ? 1 : 2;
}
