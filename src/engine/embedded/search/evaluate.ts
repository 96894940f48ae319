import { arena } from '../kernel/arena.ts';
import { bitsOfDays, bitsOfSet, membersOf } from './bits.ts';
import { difference, type Hits, intersection, union } from './hits.ts';
import type { Plan } from './plan.ts';
import { runHits } from './run.ts';
import { inTime, type Scene } from './scene.ts';
import { allHits, wordsOf } from './words.ts';
import { type DocumentSet, giveSet, isMember, putAll, takeSet } from './workspace.ts';

/** Documents that match, each with its score; with a set, only those in it. */
export function evaluate(scene: Scene, plan: Plan, among: DocumentSet | undefined): Hits {
  inTime(scene);
  const words = wordsOf(plan);
  if (words !== undefined) return allHits(scene, words, among);
  switch (plan.type) {
    case 'run':
      return runHits(scene, plan, among);
    case 'and':
      return conjunction(scene, plan.of, among);
    case 'or':
      return plan.of
        .map((part) => evaluate(scene, part, among))
        .reduce((a, b) => union(a, b), NOTHING);
    case 'not':
      return without(scene, everything(scene, among), plan.of);
    case 'list':
      return listed(plan.documents[scene.at]!, among);
    case 'days':
      return dated(scene, plan.from, plan.to, among);
    case 'group':
      throw new Error('words are scored above');
  }
}

const NOTHING: Hits = { documents: new Int32Array(0), scores: new Float64Array(0) };

/** The cheapest part first: what follows is looked for in its documents only. */
function conjunction(scene: Scene, parts: readonly Plan[], among: DocumentSet | undefined): Hits {
  const [first, ...others] = parts
    .filter((part) => part.type !== 'not')
    .sort((a, b) => a.cost - b.cost);
  let hits = first === undefined ? everything(scene, among) : evaluate(scene, first, among);
  for (const part of others) {
    if (hits.documents.length === 0) break;
    hits = intersection(hits, within(scene, part, hits));
  }
  for (const part of parts)
    if (part.type === 'not' && hits.documents.length > 0) hits = without(scene, hits, part.of);
  return hits;
}

/** What a plan finds among hits. */
function within(scene: Scene, plan: Plan, hits: Hits): Hits {
  const set = takeSet(scene.segment.size);
  putAll(set, hits.documents);
  try {
    return evaluate(scene, plan, set);
  } finally {
    giveSet(set);
  }
}

function without(scene: Scene, hits: Hits, plan: Plan): Hits {
  return difference(hits, within(scene, plan, hits));
}

/** All documents, or all in the set, with score 0. */
export function everything({ segment }: Scene, among: DocumentSet | undefined): Hits {
  const { size } = segment;
  if (among !== undefined) return unscored(membersOf(bitsOfSet(among)));
  const documents = new Int32Array(size);
  for (let document = 0; document < size; document++) documents[document] = document;
  return unscored(documents);
}

function listed(list: Uint32Array, among: DocumentSet | undefined): Hits {
  const kept = among === undefined ? list : list.filter((document) => isMember(among, document));
  return { documents: Int32Array.from(kept), scores: new Float64Array(kept.length) };
}

function dated({ segment }: Scene, from: number, to: number, among: DocumentSet | undefined): Hits {
  const bits = bitsOfDays(segment, from, to);
  if (among === undefined) return unscored(membersOf(bits));
  const both = bits.map((word, n) => word & arena.words[(among.address >> 2) + n]!);
  return unscored(membersOf(both));
}

function unscored(documents: Int32Array): Hits {
  return { documents, scores: new Float64Array(documents.length) };
}
