import { idf, insistence, RANKING } from '../../../text/ranking.ts';
import type { Explanation, Expression } from '../../../types.ts';
import { evaluate } from './evaluate.ts';
import type { Group } from './groups.ts';
import type { Plan } from './plan.ts';
import type { Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import type { Ranked } from './top.ts';
import { giveSet, putAll, takeSet } from './workspace.ts';

/** How the score of a document came about: each part of the query evaluated for this document alone. */
export function explain(
  snapshot: Snapshot,
  ranked: Ranked,
  plan: Plan | undefined,
  sourceOf: ReadonlyMap<Plan, Expression>,
): Explanation {
  if (ranked.words !== undefined)
    return {
      value: ranked.score,
      what: 'as MiniSearch scores: BM25+, times the number of words found',
      parts: [
        { value: ranked.score / Math.max(1, ranked.words), what: 'sum of the words' },
        { value: ranked.words, what: 'times words found' },
      ],
    };
  const at = snapshot.segments.findIndex((segment) => {
    const place = segment.placeOf(ranked.number);
    return place >= 0 && segment.deleted?.[place] !== 1;
  });
  const segment = snapshot.segments[at];
  if (plan === undefined || segment === undefined)
    return { value: ranked.score, what: 'all documents score alike' };
  const document = segment.placeOf(ranked.number);
  const parts = leaves(plan).flatMap((leaf) => {
    const scene = { snapshot, segment, at, deadline: Number.POSITIVE_INFINITY };
    const value = scoreOf(scene, leaf, document);
    return value === undefined ? [] : [leafPart(snapshot.documents, leaf, value, sourceOf)];
  });
  const nearness =
    ranked.nearness === undefined
      ? []
      : [{ value: ranked.nearness, what: 'words that stand together' }];
  const newness = { value: ranked.newness, what: 'times newness' };
  return { value: ranked.score, what: 'sum of the words', parts: [...parts, ...nearness, newness] };
}

function scoreOf(scene: Scene, leaf: Plan, document: number): number | undefined {
  const set = takeSet(scene.segment.size);
  putAll(set, [document]);
  try {
    return evaluate(scene, leaf, set).scores[0];
  } finally {
    giveSet(set);
  }
}

function leafPart(
  documents: number,
  leaf: Plan & { type: 'group' | 'run' },
  value: number,
  sourceOf: ReadonlyMap<Plan, Expression>,
): Explanation {
  const part = sourceOf.get(leaf);
  const name = part === undefined || !('text' in part) ? leaf.type : part.text;
  return {
    value,
    what: `"${name}": BM25F with k1 ${RANKING.k1}`,
    parts:
      leaf.type === 'group'
        ? weightParts(documents, leaf.group)
        : [{ value: leaf.weight, what: 'weight of its words' }],
  };
}

function weightParts(documents: number, group: Group): readonly Explanation[] {
  return [
    { value: idf(documents, group.documents), what: `idf, in ${group.documents} documents` },
    { value: insistence(group), what: 'times how often it stands in one of them' },
  ];
}

/** Parts of a plan that give a score. */
function leaves(plan: Plan): readonly (Plan & { type: 'group' | 'run' })[] {
  if (plan.type === 'and' || plan.type === 'or') return plan.of.flatMap(leaves);
  return plan.type === 'group' || plan.type === 'run' ? [plan] : [];
}
