import { RANKING } from '../../../text/ranking.ts';
import { NO_DAY } from '../segment/layout.ts';
import type { Frame } from './frame.ts';
import { addScores, scoreGathered } from './gather.ts';
import type { Plan } from './plan.ts';
import { runFrame } from './run.ts';
import { fieldsOf, gatherAll, OutOfTime, type Scene } from './scene.ts';
import { scoreFirst, scoreMarked, scoreMore } from './score.ts';

/** Documents that match, each with its score; with a mark, only those marked. The caller gives it back. */
export function evaluate(scene: Scene, plan: Plan, mark: Uint8Array | undefined): Frame {
  if (performance.now() > scene.deadline) throw new OutOfTime();
  switch (plan.type) {
    case 'group':
      return addGroup(scene, plan, mark, scene.snapshot.frames.take());
    case 'run':
      return runFrame(scene, plan, mark);
    case 'and':
      return conjunction(scene, plan.of, mark);
    case 'or':
      return disjunction(scene, plan.of, mark);
    case 'not':
      return complement(scene, plan.of, mark);
    case 'list':
      return listed(scene, plan.documents[scene.at]!, mark);
    case 'days':
      return dated(scene, plan.from, plan.to, mark);
  }
}

/** Adds a group's scores to a frame, which may hold others. */
function addGroup(
  scene: Scene,
  plan: Plan & { type: 'group' },
  mark: Uint8Array | undefined,
  frame: Frame,
): Frame {
  const variants = plan.group.variants[scene.at]!;
  const [only] = variants;
  if (only === undefined) return frame;
  if (variants.length > 1 || plan.field !== undefined) return addGathered(scene, plan, mark, frame);
  const { entry, factor } = only;
  const bytes = scene.segment.postings(entry);
  const norms = scene.snapshot.norms(scene.segment);
  const worth = { weight: plan.weight * (RANKING.k1 + 1), factor };
  const { scores, seen, documents, count } = frame;
  const { start, documents: postings } = entry;
  if (mark !== undefined)
    frame.count = scoreMarked(
      bytes,
      start,
      postings,
      worth,
      norms,
      mark,
      scores,
      seen,
      documents,
      count,
    );
  else if (count === 0)
    frame.count = scoreFirst(bytes, start, postings, worth, norms, scores, seen, documents);
  else
    frame.count = scoreMore(bytes, start, postings, worth, norms, scores, seen, documents, count);
  return frame;
}

/** Several terms that count as one: frequencies first, then one score. */
function addGathered(
  scene: Scene,
  plan: Plan & { type: 'group' },
  mark: Uint8Array | undefined,
  frame: Frame,
): Frame {
  const { frames } = scene.snapshot;
  const own = frame.count === 0 ? frame : frames.take();
  gatherAll(scene, plan.group.variants[scene.at]!, fieldsOf(plan.field), mark, own);
  scoreGathered(plan.weight * (RANKING.k1 + 1), scene.snapshot.norms(scene.segment), frames, own);
  if (own !== frame) {
    addScores(frame, own);
    frames.give(own);
  }
  return frame;
}

/** The cheapest part first: what follows is scored for its documents only. */
function conjunction(scene: Scene, parts: readonly Plan[], mark: Uint8Array | undefined): Frame {
  const { frames } = scene.snapshot;
  const wanted = parts.filter((part) => part.type !== 'not');
  const order = wanted
    .map((_, at) => at)
    .sort((a, b) => wanted[a]!.cost - wanted[b]!.cost || a - b);
  let frame =
    order.length === 0 ? everything(scene, mark) : evaluate(scene, wanted[order[0]!]!, mark);
  for (const at of order.slice(1)) {
    if (frame.count === 0) break;
    const next = evaluate(scene, wanted[at]!, frame.seen);
    for (let n = 0; n < next.count; n++) {
      const document = next.documents[n]!;
      next.scores[document]! += frame.scores[document]!;
    }
    frames.give(frame);
    frame = next;
  }
  for (const part of parts)
    if (part.type === 'not' && frame.count > 0) subtract(scene, frame, part.of);
  return frame;
}

function subtract(scene: Scene, frame: Frame, plan: Plan): void {
  const gone = evaluate(scene, plan, frame.seen);
  let count = 0;
  for (let n = 0; n < frame.count; n++) {
    const document = frame.documents[n]!;
    if (gone.seen[document] === 1) frame.seen[document] = 0;
    else frame.documents[count++] = document;
  }
  frame.count = count;
  scene.snapshot.frames.give(gone);
}

function disjunction(scene: Scene, parts: readonly Plan[], mark: Uint8Array | undefined): Frame {
  const { frames } = scene.snapshot;
  const frame = frames.take();
  for (const part of parts) {
    if (part.type === 'group') {
      if (performance.now() > scene.deadline) throw new OutOfTime();
      addGroup(scene, part, mark, frame);
      continue;
    }
    const more = evaluate(scene, part, mark);
    addScores(frame, more);
    frames.give(more);
  }
  return frame;
}

function complement(scene: Scene, plan: Plan, mark: Uint8Array | undefined): Frame {
  const frame = everything(scene, mark);
  subtract(scene, frame, plan);
  return frame;
}

/** All documents, or all that are marked, with score 0. */
export function everything(scene: Scene, mark: Uint8Array | undefined): Frame {
  const frame = scene.snapshot.frames.take();
  const { seen, documents, scores } = frame;
  let count = 0;
  for (let document = 0; document < scene.segment.size; document++) {
    if (mark !== undefined && mark[document] === 0) continue;
    seen[document] = 1;
    scores[document] = 0;
    documents[count++] = document;
  }
  frame.count = count;
  return frame;
}

function listed(scene: Scene, list: Uint32Array, mark: Uint8Array | undefined): Frame {
  const frame = scene.snapshot.frames.take();
  const { seen, documents, scores } = frame;
  let count = 0;
  for (let n = 0; n < list.length; n++) {
    const document = list[n]!;
    if (mark !== undefined && mark[document] === 0) continue;
    seen[document] = 1;
    scores[document] = 0;
    documents[count++] = document;
  }
  frame.count = count;
  return frame;
}

function dated(scene: Scene, from: number, to: number, mark: Uint8Array | undefined): Frame {
  const frame = scene.snapshot.frames.take();
  const { seen, documents, scores } = frame;
  const { days } = scene.segment;
  let count = 0;
  for (let document = 0; document < days.length; document++) {
    const day = days[document]!;
    if (day === NO_DAY || day < from || day >= to) continue;
    if (mark !== undefined && mark[document] === 0) continue;
    seen[document] = 1;
    scores[document] = 0;
    documents[count++] = document;
  }
  frame.count = count;
  return frame;
}
