import { RANKING } from '../../../text/ranking.ts';
import { arena } from '../kernel/arena.ts';
import { GROUP_BYTES } from '../kernel/group.ts';
import { TABLE_BYTES } from '../kernel/norms.ts';
import { BUFFER_BYTES, TERM_BYTES } from '../kernel/postings.ts';
import { writeTerm } from '../kernel/reader.ts';
import { WINDOW } from '../kernel/score.ts';
import type { Hits } from './hits.ts';
import type { Plan } from './plan.ts';
import { inTime, type Scene } from './scene.ts';
import { type DocumentSet, rooms, workSpace } from './workspace.ts';

export type GroupPlan = Plan & { type: 'group' };

/** Words of which a document has any, or all, or all side by side: what the kernel scores in one go. */
export interface Words {
  readonly groups: readonly GroupPlan[];
  readonly how: 'any' | 'all' | 'phrase';
}

/** Terms that are read side by side; each takes 1.5 KB. */
const MOST_TERMS = 4_096;
/** Documents of the smallest window: its sums fit into the first cache. */
const LEAST_WINDOW = 2_048;
/** Postings that a window should have, so that starting it costs little beside them. */
const WORTHWHILE = 512;
/** Windows between two looks at the clock. */
const WINDOWS_A_LOOK = 16;

/** The plan as words side by side, where it is no more than that. */
export function wordsOf(plan: Plan): Words | undefined {
  if (plan.type === 'group') return { groups: [plan], how: 'any' };
  if (plan.type === 'run') return phraseOf(plan);
  if (plan.type !== 'and' && plan.type !== 'or') return undefined;
  const groups = plan.of.filter((part) => part.type === 'group');
  if (groups.length === 0 || groups.length < plan.of.length) return undefined;
  if (termsOf(groups) > MOST_TERMS) return undefined;
  if (plan.type === 'or') return { groups, how: 'any' };
  // The rarest first: what follows is read for its documents only.
  return { groups: [...groups].sort((a, b) => a.cost - b.cost), how: 'all' };
}

/** A phrase of which every slot stands for one term. */
function phraseOf({ groups, right, weight, field }: Plan & { type: 'run' }): Words | undefined {
  const isPlain = groups.every(({ variants }) => variants.every((terms) => terms.length < 2));
  if (right !== undefined || !isPlain) return undefined;
  return {
    groups: groups.map((group) => ({
      type: 'group',
      group,
      weight,
      field,
      cost: group.documents,
    })),
    how: 'phrase',
  };
}

function termsOf(groups: readonly GroupPlan[]): number {
  return groups.reduce(
    (sum, { group }) => sum + Math.max(0, ...group.variants.map((variants) => variants.length)),
    0,
  );
}

/** Finds documents of the words, among those of a set if one is given, and scores all of them. */
export function allHits(scene: Scene, words: Words, among: DocumentSet | undefined): Hits {
  const { size } = scene.segment;
  const scores = rooms.scores.of(8 * size);
  arena.kernel.useBest(0, 0, 1);
  const documents = rooms.documents.of(4 * size);
  const count = score(scene, words, among, { scores, countOnly: false });
  return {
    documents: arena.words.slice(documents >> 2, (documents >> 2) + count),
    scores: arena.floats.slice(scores >> 3, (scores >> 3) + count),
  };
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
  arena.kernel.useBest(rooms.best.of(8 * size), size, factor);
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
  const documents = rooms.candidates.of(4 * size);
  const scores = rooms.candidateScores.of(8 * size);
  arena.kernel.useCandidates(documents, scores);
  const count = score(scene, words, among, { scores: 0, countOnly });
  const found = arena.kernel.candidatesFound();
  return {
    count,
    least: arena.kernel.leastKept(),
    documents: arena.words.subarray(documents >> 2, (documents >> 2) + found),
    scores: arena.floats.subarray(scores >> 3, (scores >> 3) + found),
  };
}

function score(
  scene: Scene,
  words: Words,
  among: DocumentSet | undefined,
  wanted: { readonly scores: number; readonly countOnly: boolean },
): number {
  inTime(scene);
  const { segment, snapshot, at } = scene;
  const { kernel } = arena;
  const { size } = segment;
  const documents = rooms.documents.of(4 * size);
  const space = workSpace();
  const { bodyLengthsAt, titleLengthsAt } = segment;
  const norms = snapshot.norms();
  rooms.tables.of(words.groups.length * TABLE_BYTES);
  const address = written(scene, words);
  kernel.useSpace(space);
  kernel.useLengths(bodyLengthsAt, titleLengthsAt, norms.bodies, norms.titles, norms.longestBody);
  kernel.useHits(documents, wanted.scores, wanted.countOnly ? 1 : 0);
  makeTables(scene, words, address);
  const { groups, how } = words;
  const filter = among?.address ?? 0;
  if (how === 'phrase') scorePhrase(address, groups, at, filter);
  else if (groups.length === 1 && isOneTerm(groups[0]!, at)) kernel.scoreTerm(address, filter);
  else {
    const step = windowFor(size, words, at);
    for (let from = 0; from < size; from += step) {
      if (from > 0 && from % (WINDOWS_A_LOOK * step) === 0) inTime(scene);
      const to = Math.min(size, from + step);
      kernel.scoreWindow(address, groups.length, how === 'all' ? 1 : 0, from, to, filter);
    }
  }
  return kernel.hitCount();
}

/** A term with so many postings gets a table of scores: it takes as long as scoring some hundred. */
const MANY = 4_096;

function makeTables({ at }: Scene, { groups, how }: Words, address: number): void {
  if (how === 'phrase') return;
  let table = rooms.tables.of(groups.length * TABLE_BYTES);
  groups.forEach((group, n) => {
    if (!isOneTerm(group, at) || group.group.variants[at]![0]!.entry.documents < MANY) return;
    arena.kernel.useTable(address + n * GROUP_BYTES, table);
    table += TABLE_BYTES;
  });
}

function scorePhrase(
  address: number,
  groups: readonly GroupPlan[],
  at: number,
  filter: number,
): void {
  const counts = groups.map(({ group }) => group.variants[at]![0]?.entry.documents ?? 0);
  const least = Math.min(...counts);
  if (least === 0) return;
  const { field } = groups[0]!;
  arena.kernel.scorePhrase(address, groups.length, counts.indexOf(least), fieldBits(field), filter);
}

function isOneTerm({ group, field }: GroupPlan, at: number): boolean {
  return group.variants[at]!.length === 1 && field === undefined;
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
function written({ segment, at }: Scene, { groups, how }: Words): number {
  const hasPositions = how === 'phrase';
  let count = 0;
  // Reading pages may move the memory, so they are read before anything is written.
  for (const { group } of groups)
    for (const { entry } of group.variants[at]!) {
      segment.postings(entry);
      if (hasPositions) segment.positions(entry);
      count++;
    }
  const groupBytes = (groups.length * GROUP_BYTES + 15) & ~15;
  const address = rooms.query.of(groupBytes + count * (TERM_BYTES + BUFFER_BYTES));
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
      const positions = hasPositions ? segment.positions(entry) : 0;
      const postings = segment.postings(entry);
      writeTerm(arena, term, buffer, { postings, positions, documents: entry.documents, factor });
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
