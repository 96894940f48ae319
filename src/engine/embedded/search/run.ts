import { RANKING } from '../../../text/ranking.ts';
import { readVarint } from '../segment/bytes.ts';
import { BODY } from '../segment/layout.ts';
import type { Frame } from './frame.ts';
import { scoreGathered } from './gather.ts';
import type { Group, Variant } from './groups.ts';
import type { Plan } from './plan.ts';
import { fieldsOf, gatherAll, OutOfTime, type Scene } from './scene.ts';

/** Keys of one document lie this far from those of the next: no run reaches over. */
export const SPAN = 2 ** 32;

/**
 * Documents with a phrase, or with two runs of words near one another. First those that hold all the
 * words, then where the words stand in these: as sorted keys (place × 2^32 + position), so that a
 * phrase is an intersection of lists shifted by one.
 */
export function runFrame(
  scene: Scene,
  plan: Plan & { type: 'run' },
  mark: Uint8Array | undefined,
): Frame {
  const { frames } = scene.snapshot;
  const candidates = holdersOfAll(scene, plan, mark);
  const frame = frames.take();
  if (candidates.count > 0) {
    const places = candidates.documents.subarray(0, candidates.count).sort();
    for (let n = 0; n < places.length; n++) frames.places[places[n]!] = n;
    const found = foundRuns(scene, plan, candidates.seen);
    count(scene, plan, found, places, frame);
  }
  frames.give(candidates);
  return frame;
}

/** Documents that hold a word for every slot, in the field asked for. */
function holdersOfAll(
  scene: Scene,
  plan: Plan & { type: 'run' },
  mark: Uint8Array | undefined,
): Frame {
  const { frames } = scene.snapshot;
  const groups = [...plan.groups, ...(plan.right ?? [])];
  const order = groups.map((_, at) => at);
  order.sort((a, b) => groups[a]!.documents - groups[b]!.documents || a - b);
  let frame: Frame | undefined;
  for (const at of order) {
    if (performance.now() > scene.deadline) throw new OutOfTime();
    const next = frames.take();
    const variants = groups[at]!.variants[scene.at]!;
    gatherAll(scene, variants, fieldsOf(plan.field), frame?.seen ?? mark, next);
    forget(frames, next);
    if (frame !== undefined) frames.give(frame);
    frame = next;
    if (frame.count === 0) break;
  }
  return frame!;
}

/** The frequencies are not wanted here. */
function forget(
  frames: { readonly titles: Float64Array; readonly bodies: Float64Array },
  { documents, count }: Frame,
): void {
  for (let n = 0; n < count; n++) {
    frames.titles[documents[n]!] = 0;
    frames.bodies[documents[n]!] = 0;
  }
}

/** Keys of the first words of all runs that count. */
function foundRuns(scene: Scene, plan: Plan & { type: 'run' }, among: Uint8Array): Float64Array {
  const left = runKeys(scene, plan.groups, among);
  if (plan.right === undefined) return left;
  const right = runKeys(scene, plan.right, among);
  return withPartner(left, plan.groups.length, right, plan.right.length, plan.distance);
}

/** Keys at which the groups stand side by side. */
function runKeys(scene: Scene, groups: readonly Group[], among: Uint8Array): Float64Array {
  const lists = groups.map((group) => keysOf(scene, group.variants[scene.at]!, among));
  return lists.reduce((found, list, shift) => (shift === 0 ? list : shifted(found, list, shift)));
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

/** Where the variants stand in the documents marked, ascending. */
export function keysOf(
  scene: Scene,
  variants: readonly Variant[],
  among: Uint8Array,
): Float64Array {
  const parts = variants.map((variant) => variantKeys(scene, variant, among));
  if (parts.length === 1) return parts[0]!;
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all.sort();
}

function variantKeys(scene: Scene, { entry }: Variant, among: Uint8Array): Float64Array {
  const { segment, snapshot } = scene;
  const { places } = snapshot.frames;
  const postings = { bytes: segment.postings(entry), at: entry.start };
  const positions = { bytes: segment.positions(entry), at: entry.secondStart };
  let keys = new Float64Array(256);
  let count = 0;
  let document = -1;
  for (let n = 0; n < entry.documents; n++) {
    const gap = readVarint(postings);
    document += (gap >>> 1) + 1;
    let title = 0;
    let body = 1;
    if ((gap & 1) === 0) {
      const code = readVarint(postings);
      body = code >>> 2;
      title = code & 3;
      if (title === 3) title += readVarint(postings);
    }
    if (among[document] === 0) {
      skip(positions, title + body);
      continue;
    }
    if (count + title + body > keys.length) {
      const wider = new Float64Array(2 * keys.length + title + body);
      wider.set(keys);
      keys = wider;
    }
    const base = places[document]! * SPAN;
    let position = base - 1;
    for (let at = 0; at < title; at++) keys[count++] = position += readVarint(positions) + 1;
    position = base + BODY - 1;
    for (let at = 0; at < body; at++) keys[count++] = position += readVarint(positions) + 1;
  }
  return keys.subarray(0, count);
}

function skip(cursor: { readonly bytes: Uint8Array; at: number }, count: number): void {
  const { bytes } = cursor;
  let at = cursor.at;
  for (let n = 0; n < count; n++) while (bytes[at++]! > 127);
  cursor.at = at;
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
function count(
  scene: Scene,
  plan: Plan & { type: 'run' },
  keys: Float64Array,
  candidates: Uint32Array,
  frame: Frame,
): void {
  const { frames } = scene.snapshot;
  const fields = fieldsOf(plan.field);
  const { seen, documents } = frame;
  let total = 0;
  for (const key of keys) {
    const place = Math.floor(key / SPAN);
    const document = candidates[place]!;
    const inBody = key - place * SPAN >= BODY;
    if ((inBody ? fields.body : fields.title) === 0) continue;
    if (inBody) frames.bodies[document]!++;
    else frames.titles[document]!++;
    if (seen[document] === 1) continue;
    seen[document] = 1;
    documents[total++] = document;
  }
  frame.count = total;
  const norms = scene.snapshot.norms(scene.segment);
  scoreGathered(plan.weight * (RANKING.k1 + 1), norms, frames, frame);
}
