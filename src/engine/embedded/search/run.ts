import { RANKING } from '../../../text/ranking.ts';
import { arena } from '../kernel/arena.ts';
import { BUFFER_BYTES, TERM_BYTES } from '../kernel/postings.ts';
import { writeTerm } from '../kernel/reader.ts';
import { BODY } from '../segment/layout.ts';
import type { Group, Variant } from './groups.ts';
import type { Hits } from './hits.ts';
import type { Plan } from './plan.ts';
import { inTime, type Scene } from './scene.ts';
import { type GroupPlan, holders } from './words.ts';
import { type DocumentSet, rooms } from './workspace.ts';

/** Keys of one document lie this far from those of the next: no run reaches over. */
export const SPAN = 2 ** 32;

type RunPlan = Plan & { type: 'run' };

/**
 * Documents with a phrase, or with two runs of words near one another. First those that hold all the words,
 * then where these stand in them: as sorted keys (place × 2^32 + position), so that a phrase is an
 * intersection of lists shifted by one.
 */
export function runHits(scene: Scene, plan: RunPlan, among: DocumentSet | undefined): Hits {
  const { field } = plan;
  const words = [...new Set([...plan.groups, ...(plan.right ?? [])])].map(
    (group): GroupPlan => ({ type: 'group', group, weight: 1, field, cost: group.documents }),
  );
  const documents = holders(scene, words, among);
  return scored(scene, plan, foundRuns(scene, plan, documents), documents);
}

/** Keys of the first words of all runs that count. */
function foundRuns(scene: Scene, plan: RunPlan, documents: Int32Array): Float64Array {
  const known = new Map<Group, Float64Array>();
  const left = runKeys(scene, plan.groups, documents, known);
  if (plan.right === undefined) return left;
  const right = runKeys(scene, plan.right, documents, known);
  return withPartner(left, plan.groups.length, right, plan.right.length, plan.distance);
}

/** Keys at which the groups stand side by side. */
function runKeys(
  scene: Scene,
  [first, ...others]: readonly Group[],
  documents: Int32Array,
  known: Map<Group, Float64Array>,
): Float64Array {
  const keysHere = (group: Group): Float64Array => {
    inTime(scene);
    const keys = known.get(group) ?? keysOf(scene, group.variants[scene.at]!, documents);
    known.set(group, keys);
    return keys;
  };
  return others.reduce(
    (found, group, n) => (found.length === 0 ? found : shifted(found, keysHere(group), n + 1)),
    keysHere(first!),
  );
}

/** Those of `found` that have `found + shift` in `list`; both ascending. */
function shifted(found: Float64Array, list: Float64Array, shift: number): Float64Array {
  const kept = new Float64Array(Math.min(found.length, list.length));
  let count = 0;
  let at = 0;
  for (let n = 0; n < found.length; n++) {
    const wanted = found[n]! + shift;
    while (at < list.length && list[at]! < wanted) at++;
    if (at === list.length) break;
    if (list[at] === wanted) kept[count++] = found[n]!;
  }
  return kept.subarray(0, count);
}

/** Where the variants stand in the documents, ascending; these ascend too. */
export function keysOf(
  scene: Scene,
  variants: readonly Variant[],
  documents: Int32Array,
): Float64Array {
  return variants
    .map((variant) => variantKeys(scene, variant, documents))
    .reduce((a, b) => (b.length === 0 ? a : a.length === 0 ? b : merged(a, b)), NOTHING);
}

const NOTHING = new Float64Array(0);

function merged(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  let from = 0;
  let at = 0;
  for (let n = 0; n < b.length; n++) {
    while (from < a.length && a[from]! < b[n]!) all[at++] = a[from++]!;
    all[at++] = b[n]!;
  }
  all.set(a.subarray(from), at);
  return all;
}

function variantKeys({ segment }: Scene, { entry }: Variant, documents: Int32Array): Float64Array {
  const source = {
    postings: segment.postings(entry),
    positions: segment.positions(entry),
    documents: entry.documents,
    factor: 1,
  };
  const term = rooms.terms.of(TERM_BYTES + BUFFER_BYTES);
  const list = rooms.documents.of(4 * documents.length);
  // A position takes at least a byte; most words stand in few of the documents, and once or twice.
  const most = entry.secondEnd - entry.secondStart;
  for (let room = Math.min(most, 4 * documents.length + 64); ; room = Math.min(most, 4 * room)) {
    const keys = rooms.keys.of(8 * room);
    arena.words.set(documents, list >> 2);
    writeTerm(arena, term, term + TERM_BYTES, source);
    const found = arena.kernel.findPositions(term, list, documents.length, keys, room);
    if (found <= room) return arena.floats.slice(keys >> 3, (keys >> 3) + found);
  }
}

/**
 * Keys of runs, of either side, that have one of the other side at most `distance` words away and not
 * overlapping it; in ascending order.
 */
function withPartner(
  left: Float64Array,
  leftLength: number,
  right: Float64Array,
  rightLength: number,
  distance: number,
): Float64Array {
  return Float64Array.from([
    ...partnered(left, leftLength, right, rightLength, distance),
    ...partnered(right, rightLength, left, leftLength, distance),
  ]).sort();
}

function partnered(
  some: Float64Array,
  length: number,
  others: Float64Array,
  otherLength: number,
  distance: number,
): number[] {
  const found: number[] = [];
  let from = 0;
  for (const first of some) {
    const last = first + length - 1;
    while (from < others.length && others[from]! + otherLength - 1 < first - distance) from++;
    for (let at = from; at < others.length && others[at]! <= last + distance; at++) {
      const other = others[at]!;
      if (other + otherLength - 1 < first || last < other) {
        found.push(first);
        break;
      }
    }
  }
  return found;
}

/** Scores documents by how often the runs are in their fields. */
function scored(
  scene: Scene,
  { field, weight }: RunPlan,
  keys: Float64Array,
  candidates: Int32Array,
): Hits {
  const documents = new Int32Array(candidates.length);
  const scores = new Float64Array(candidates.length);
  let count = 0;
  for (let at = 0; at < keys.length; ) {
    const place = Math.floor(keys[at]! / SPAN);
    let title = 0;
    let body = 0;
    for (; at < keys.length && keys[at]! < (place + 1) * SPAN; at++)
      if (keys[at]! - place * SPAN >= BODY) body++;
      else title++;
    if (field === 'title') body = 0;
    if (field === 'body') title = 0;
    if (title + body === 0) continue;
    documents[count] = candidates[place]!;
    scores[count++] = termScore(scene, candidates[place]!, title, body, weight * (RANKING.k1 + 1));
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

/** As the kernel scores a posting. */
function termScore(
  { segment, snapshot }: Scene,
  document: number,
  title: number,
  body: number,
  weight: number,
): number {
  const { bodies, titles } = snapshot.norms();
  const { floats } = arena;
  const norm = floats[(bodies >> 3) + segment.bodyLengths[document]!]!;
  const inTitle =
    title === 0 ? 0 : title * floats[(titles >> 3) + segment.titleLengths[document]!]! * norm;
  const frequency = body + inTitle;
  return (weight * frequency) / (frequency + norm);
}
