import { parseDecision } from '../entities/registry.ts';
import { RefusedDecisions } from '../errors.ts';
import type { Batch, Commit, LoggedDecision } from '../types.ts';

/** A line of a log that was read, and the decision on it. */
export interface Line {
  readonly number: number;
  readonly logged: LoggedDecision;
}

/** A line that is no decision, or none that this index can take, with the reason. */
export interface BadLine {
  readonly number: number;
  readonly reason: string;
}

/** A line of an exported curation log. */
export function loggedDecision(line: string, number: number): Line | BadLine {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) throw new Error('it is not an object');
    const { sequence, at, by, decision } = value as Readonly<Record<string, unknown>>;
    if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1) {
      throw new Error('"sequence" is not a number from 1');
    }
    if (typeof at !== 'string') throw new Error('"at" is not an instant');
    if (by !== undefined && typeof by !== 'string') throw new Error('"by" is not a text');
    const who = by === undefined ? {} : { by };
    return { number, logged: { sequence, at, ...who, decision: parseDecision(decision) } };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { number, reason: `no decision: ${reason}` };
  }
}

/** What came of a log: numbers of the decisions taken, and the lines left out. */
export interface Replayed {
  readonly decisions: readonly number[];
  readonly bad: readonly BadLine[];
}

/**
 * Replays lines as one batch on a log of `last` decisions. Where some cannot be taken nothing is, unless
 * `keepGood`: then they are left out, with all that undo them, and the rest is taken.
 */
export async function replay(
  lines: readonly Line[],
  last: number,
  commit: (decide: NonNullable<Batch['decide']>) => Promise<Commit>,
  { keepGood }: { readonly keepGood: boolean },
): Promise<Replayed> {
  const bad: BadLine[] = [];
  let left = lines;
  while (left.length > 0) {
    const lost = left.filter((line) => isLost(line, left));
    for (const { number } of lost)
      bad.push({ number, reason: 'undoes a decision that is not among those imported' });
    left = left.filter((line) => !lost.includes(line));
    if (lost.length > 0) continue;
    if (bad.length > 0 && !keepGood) break;
    try {
      return { decisions: (await commit(renumbered(left, last))).decisions, bad: inOrder(bad) };
    } catch (error) {
      if (!(error instanceof RefusedDecisions)) throw error;
      const reasons = new Map(error.refused.map(({ at, reason }) => [left[at]!, reason]));
      for (const [line, reason] of reasons) bad.push({ number: line.number, reason });
      left = left.filter((line) => !reasons.has(line));
    }
  }
  return { decisions: [], bad: inOrder(bad) };
}

/** An undo needs what it takes back. */
function isLost({ logged: { decision } }: Line, among: readonly Line[]): boolean {
  if (decision.action !== 'undo') return false;
  return !among.some(({ logged }) => logged.sequence === decision.decision);
}

/** Sequence numbers as they will be once appended after `last`. */
function renumbered(lines: readonly Line[], last: number): NonNullable<Batch['decide']> {
  const now = new Map(lines.map(({ logged }, i) => [logged.sequence, last + i + 1]));
  return lines.map(({ logged: { decision, by } }) => ({
    decision:
      decision.action === 'undo'
        ? { action: 'undo', decision: now.get(decision.decision)! }
        : decision,
    ...(by === undefined ? {} : { by }),
  }));
}

function inOrder(bad: readonly BadLine[]): readonly BadLine[] {
  return [...bad].sort((a, b) => a.number - b.number);
}
