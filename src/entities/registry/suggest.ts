import type { MergeSuggestion } from '../../types.ts';
import { type Ear, ear } from '../sound.ts';
import type { Group } from './automatic.ts';
import { blocksOf } from './blocks.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { type Decided, pair } from './decisions.ts';
import { groupHolding, KINDS, type Standing } from './lookup.ts';
import { compare, type Likeness } from './resemblance.ts';

/** A block with more members is compared in a window over its sorted keys only: nothing is quadratic. */
const LARGE = 40;
const WINDOW = 8;

/** At most so many suggestions, the best: nobody reviews more. */
const MOST = 5000;

/**
 * Pairs of entities that may be one, best first, each once; never those refused, hidden or split. Names
 * meet in blocks, so the cost grows with the number of names, not of pairs. `all` are sorted by id.
 */
export function suggest(
  all: readonly Group[],
  standing: Standing & { readonly decided: Decided },
): readonly MergeSuggestion[] {
  const steps = suggesting(all, standing);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `suggest`, in short steps. */
export function* suggesting(
  all: readonly Group[],
  standing: Standing & { readonly decided: Decided },
): Generator<void, readonly MergeSuggestion[]> {
  const { state, decided } = standing;
  const candidates = new Map<Group, Candidate>();
  for (const group of all) {
    const candidate = group.entity.hidden ? undefined : candidateOf(group, state);
    if (candidate !== undefined) candidates.set(group, candidate);
    yield;
  }
  const listening = ear();
  const found = new Map<string, Found>();
  const consider = (a: Candidate, b: Candidate): void => {
    const likeness = a.group === b.group ? undefined : compare(a, b, listening);
    if (likeness !== undefined) keep(a, b, likeness, decided, found);
  };
  for (const block of yield* blocksIn(candidates.values(), listening)) {
    for (const [a, b] of pairsOf(block)) consider(a, b);
    yield;
  }
  const at = (address: string): Candidate | undefined => {
    const group = state.nodes.get(address) && groupHolding(address, standing);
    return group && candidates.get(group);
  };
  const leading = yield* leadingBySurname(candidates.values(), listening);
  for (const candidate of candidates.values()) {
    for (const other of called(candidate, at, leading, listening)) consider(candidate, other);
    yield;
  }
  return withoutVague([...found.values()])
    .map(({ suggestion }) => suggestion)
    .sort(byScore)
    .slice(0, MOST);
}

interface Found {
  readonly suggestion: MergeSuggestion;
  readonly vague: boolean;
}

/** L. Smith may be Lee, Leroy or Luke, the Treasury that of many: then nobody can tell, and nobody is asked. */
function withoutVague(found: readonly Found[]): readonly Found[] {
  const times = new Map<string, number>();
  const ends = ({ suggestion: { a, b } }: Found): readonly string[] => [a, b];
  for (const one of found)
    if (one.vague) for (const id of ends(one)) times.set(id, (times.get(id) ?? 0) + 1);
  return found.filter((one) => !one.vague || ends(one).every((id) => times.get(id) === 1));
}

/** Blocks of two candidates or more. */
function* blocksIn(
  candidates: Iterable<Candidate>,
  listening: Ear,
): Generator<void, readonly (readonly Candidate[])[]> {
  const blocks = new Map<string, Candidate | Candidate[]>();
  const shared: Candidate[][] = [];
  for (const candidate of candidates) {
    yield;
    for (const key of blocksOf(candidate, listening)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, candidate);
      else if (Array.isArray(block)) block.push(candidate);
      else {
        const two = [block, candidate];
        blocks.set(key, two);
        shared.push(two);
      }
    }
  }
  return shared;
}

function* pairsOf(block: readonly Candidate[]): Generator<readonly [Candidate, Candidate]> {
  const large = block.length > LARGE;
  const sorted = large ? [...block].sort((a, b) => (a.node.key < b.node.key ? -1 : 1)) : block;
  const reach = large ? WINDOW : block.length;
  for (let i = 0; i < sorted.length; i++)
    for (let j = i + 1; j < Math.min(sorted.length, i + reach); j++) yield [sorted[i]!, sorted[j]!];
}

/** The full name with most documents of each surname, and of each way a surname sounds. */
function* leadingBySurname(
  candidates: Iterable<Candidate>,
  listening: Ear,
): Generator<void, ReadonlyMap<string, Candidate>> {
  const leading = new Map<string, Candidate>();
  const keep = (key: string, candidate: Candidate): void => {
    const known = leading.get(key);
    // Candidates come in order of id, which settles ties.
    if (known === undefined || candidate.documents > known.documents) leading.set(key, candidate);
  };
  for (const candidate of candidates) {
    yield;
    if (candidate.name === undefined) continue;
    keep(candidate.name.surname, candidate);
    keep(soundKey(candidate.name.surname, listening), candidate);
  }
  return leading;
}

function soundKey(surname: string, listening: Ear): string {
  return `~${listening.sound(surname)}`;
}

/** Those that a name leads to directly: the same key of another kind, words swapped, its surname, its short forms. */
function* called(
  { node, words, name }: Candidate,
  at: (address: string) => Candidate | undefined,
  leading: ReadonlyMap<string, Candidate>,
  listening: Ear,
): Generator<Candidate> {
  const addresses = KINDS.filter((kind) => kind > node.kind).map((kind) => `${kind}:${node.key}`);
  if (name !== undefined && words.length === 2) addresses.push(`person:${words[1]} ${words[0]}`);
  if (node.kind === 'organisation')
    addresses.push(...node.short.map(({ key }) => `organisation:${key}`));
  for (const address of addresses) {
    const other = at(address);
    if (other !== undefined) yield other;
  }
  if (node.kind !== 'person' || name !== undefined) return;
  const full = leading.get(node.key) ?? leading.get(soundKey(node.key, listening));
  if (full !== undefined) yield full;
}

/** Keeps the best likeness of a pair. The entity with more documents is `b`, the one to merge into. */
function keep(
  one: Candidate,
  two: Candidate,
  likeness: Likeness,
  decided: Decided,
  found: Map<string, Found>,
): void {
  const id = pair(one.group, two.group);
  const known = found.get(id);
  if (decided.refused.has(id) || (known !== undefined && known.suggestion.score >= likeness.score))
    return;
  const oneLeads =
    one.documents > two.documents ||
    (one.documents === two.documents && one.group.id < two.group.id);
  const [into, from] = oneLeads ? [one, two] : [two, one];
  const { why, score, vague = false } = likeness;
  found.set(id, { suggestion: { a: from.group.id, b: into.group.id, why, score }, vague });
}

function byScore(a: MergeSuggestion, b: MergeSuggestion): number {
  return b.score - a.score || (a.a < b.a ? -1 : a.a > b.a ? 1 : a.b < b.b ? -1 : 1);
}
