import type { Form } from './forms.ts';
import type { Gender } from './titles.ts';

/** One of several people whom a single word may mean. */
export interface Candidate {
  /** The first full form of the person. */
  readonly form: Form;
  readonly gender: Gender | undefined;
  /** Mentions of full forms. */
  readonly at: readonly number[];
  readonly suffix: boolean;
  /** Brought in as the relative of another of them: "his sister Kim Yo Jong". */
  readonly relative: boolean;
}

interface Choice {
  readonly to: Candidate;
  readonly because: string;
}

export type Chooser = (i: number) => Choice;

/** Whom all know is named in full so many times as often as a namesake. */
const DOMINATES = 3;

/**
 * Asks whom a word at mention `i` means; `i` must ascend from one question to the next, so that each candidate
 * is looked at once. Those named before are likelier than those to come, the father than the son, the one than
 * his relative. Of the rest it is the one named first, for whoever comes later is named in full again and again
 * to be told apart.
 */
export function chooser(candidates: readonly Candidate[]): Chooser {
  const everybody = crowd();
  for (const one of candidates) everybody.add(one);
  const before = crowd();
  const byFirst = [...candidates].sort((a, b) => a.at[0]! - b.at[0]!);
  let next = 0;
  let said: Choice | undefined;
  return (i) => {
    const from = next;
    while (next < byFirst.length && byFirst[next]!.at[0]! < i) before.add(byFirst[next++]!);
    if (said === undefined || next > from)
      said =
        next === 1
          ? { to: byFirst[0]!, because: 'the only one named before' }
          : likeliest(next > 0 ? before : everybody);
    return said;
  };
}

function likeliest(known: Crowd): Choice {
  const elders = known.among(({ suffix }) => !suffix);
  const left = elders ?? known.among(() => true)!;
  if (left.count === 1) return { to: left.first, because: 'without "Jr"' };
  const own = known.among(({ suffix, relative }) => !relative && (elders === undefined || !suffix));
  if (own?.count === 1) return { to: own.first, because: 'whose relatives are named too' };
  const { first, most } = own ?? left;
  if (most.at.length >= DOMINATES * first.at.length)
    return { to: most, because: `named in full ${most.at.length} times to ${first.at.length}` };
  return { to: first, because: 'named first' };
}

/** How many they are, who was named first and who most often. */
interface Sum {
  readonly count: number;
  readonly first: Candidate;
  readonly most: Candidate;
}

type Trait = Pick<Candidate, 'suffix' | 'relative'>;

interface Crowd {
  add(one: Candidate): void;
  /** The sum over those of the traits; of equals the one of the earlier form. Undefined for nobody. */
  among(has: (trait: Trait) => boolean): Sum | undefined;
}

function crowd(): Crowd {
  const sums = new Map<string, { readonly trait: Trait; readonly sum: Sum }>();
  return {
    add(one) {
      const key = `${one.suffix} ${one.relative}`;
      const known = sums.get(key)?.sum;
      const alone = { count: 1, first: one, most: one };
      sums.set(key, { trait: one, sum: known === undefined ? alone : both(known, alone) });
    },
    among(has) {
      let total: Sum | undefined;
      for (const { trait, sum } of sums.values())
        if (has(trait)) total = total === undefined ? sum : both(total, sum);
      return total;
    },
  };
}

function both(a: Sum, b: Sum): Sum {
  const isMore =
    b.most.at.length > a.most.at.length ||
    (b.most.at.length === a.most.at.length && b.most.form.number < a.most.form.number);
  return {
    count: a.count + b.count,
    first: b.first.at[0]! < a.first.at[0]! ? b.first : a.first,
    most: isMore ? b.most : a.most,
  };
}
