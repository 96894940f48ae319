import { parseDecision, undone } from '../entities/registry.ts';
import { RefusedDecisions } from '../errors.ts';
import type { Commit, Decision, LoggedDecision, Wanted } from '../types.ts';
import { plain } from './terminal.ts';

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

/** `Date.parse` takes much else, and half of it as local time. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** A line of an exported curation log. */
export function loggedDecision(line: string, number: number): Line | BadLine {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) throw new Error('it is not an object');
    const { sequence, at, by, decision } = value as Readonly<Record<string, unknown>>;
    if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1) {
      throw new Error('"sequence" is not a number from 1');
    }
    if (typeof at !== 'string' || !INSTANT.test(at) || Number.isNaN(Date.parse(at))) {
      throw new Error('"at" is not an instant such as 2025-07-01T09:30:00Z');
    }
    if (by !== undefined && typeof by !== 'string') throw new Error('"by" is not a text');
    const who = by === undefined ? {} : { by };
    const instant = new Date(at).toISOString();
    return {
      number,
      logged: { sequence, at: instant, ...who, decision: parseDecision(decision) },
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { number, reason: `no decision: ${reason}` };
  }
}

/** What came of a log: numbers of the decisions taken, and the lines left out. */
export interface Replayed {
  readonly decisions: readonly number[];
  /** How many lines were in the log already. */
  readonly known: number;
  readonly bad: readonly BadLine[];
}

/**
 * Replays lines as one batch on a log; what it holds already is not decided again. Where some cannot be taken nothing is, unless
 * `keepGood`: then they are left out, with all that undo them, and the rest is taken.
 */
export async function replay(
  lines: readonly Line[],
  log: readonly LoggedDecision[],
  commit: (decide: readonly Wanted[]) => Promise<Commit>,
  { keepGood }: { readonly keepGood: boolean },
): Promise<Replayed> {
  const bad: BadLine[] = [];
  const known = alreadyIn(log, lines);
  let left = lines.filter(({ logged }) => !known.has(logged.sequence));
  while (left.length > 0) {
    const lost = lostIn(left, known);
    for (const { number } of lost)
      bad.push({ number, reason: 'undoes a decision that is not among those imported' });
    left = left.filter((line) => !lost.has(line));
    if (lost.size > 0) continue;
    if (bad.length > 0 && !keepGood) break;
    try {
      const { decisions } = await commit(renumbered(left, known));
      return { decisions, known: known.size, bad: inOrder(bad) };
    } catch (error) {
      if (!(error instanceof RefusedDecisions)) throw error;
      const reasons = new Map(error.refused.map(({ at, reason }) => [left[at]!, reason]));
      for (const [line, reason] of reasons) bad.push({ number: line.number, reason });
      left = left.filter((line) => !reasons.has(line));
    }
  }
  return { decisions: [], known: known.size, bad: inOrder(bad) };
}

/** From numbers of lines that an earlier import, or their own log, has brought already to the numbers they have there. */
function alreadyIn(
  log: readonly LoggedDecision[],
  lines: readonly Line[],
): ReadonlyMap<number, number> {
  const there = new Map<string, number[]>();
  for (const { sequence, decision } of log) {
    const key = keyOf(decision);
    there.set(key, [...(there.get(key) ?? []), sequence]);
  }
  const known = new Map<number, number>();
  for (const { logged } of lines) {
    const sequence = there.get(keyOf(asNumbered(logged.decision, known)))?.shift();
    if (sequence !== undefined) known.set(logged.sequence, sequence);
  }
  return known;
}

/** An undo by the number that what it takes back has in the log; 0 where that is not there. */
function asNumbered(decision: Decision, known: ReadonlyMap<number, number>): Decision {
  if (decision.action !== 'undo') return decision;
  return { action: 'undo', decision: known.get(decision.decision) ?? 0 };
}

/** Equal for equal decisions, in whatever order their members stand. */
function keyOf(decision: Decision): string {
  return JSON.stringify(Object.entries(decision).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Undos of what is neither among the lines nor known. */
function lostIn(lines: readonly Line[], known: ReadonlyMap<number, number>): ReadonlySet<Line> {
  const here = new Set(lines.map(({ logged }) => logged.sequence));
  const isLost = ({ logged: { decision } }: Line) =>
    decision.action === 'undo' && !known.has(decision.decision) && !here.has(decision.decision);
  return new Set(lines.filter(isLost));
}

/** Undos by the number in the log of what they take back, or by its place among these lines. */
function renumbered(lines: readonly Line[], known: ReadonlyMap<number, number>): readonly Wanted[] {
  const places = new Map(lines.map(({ logged }, place) => [logged.sequence, place]));
  return lines.map(({ logged: { decision, at, by } }): Wanted => {
    const who = by === undefined ? {} : { by };
    if (decision.action !== 'undo') return { decision, at, ...who };
    const sequence = known.get(decision.decision);
    if (sequence !== undefined)
      return { decision: { action: 'undo', decision: sequence }, at, ...who };
    return { decision, at, undoes: places.get(decision.decision)!, ...who };
  });
}

function inOrder(bad: readonly BadLine[]): readonly BadLine[] {
  return [...bad].sort((a, b) => a.number - b.number);
}

/** Decisions as rows of a table; what was taken back is said to be so. */
export function decisionRows(
  decisions: readonly LoggedDecision[],
  time: (at: string) => string,
): readonly (readonly string[])[] {
  const takenBack = undone(decisions);
  return decisions.map(({ sequence, at, by, decision }) => {
    const words = inWords(decision);
    return [
      String(sequence),
      time(at),
      plain(by ?? ''),
      takenBack.has(sequence) ? `${words} (taken back)` : words,
    ];
  });
}

/** A decision as a line of the log tells it. */
export function inWords(decision: Decision): string {
  switch (decision.action) {
    case 'merge':
      return `merge ${decision.from} into ${decision.into}`;
    case 'split': {
      const name = decision.name === undefined ? '' : ` as "${decision.name}"`;
      return plain(
        `split ${decision.names.map((it) => it.key).join(', ')} off ${decision.entity}${name}`,
      );
    }
    case 'rename':
      return plain(`rename ${decision.entity} to "${decision.name}"`);
    case 'retype':
      return `retype ${decision.entity} as ${decision.kind}`;
    case 'hide':
      return `hide ${decision.entity}`;
    case 'refuse':
      return `${decision.a} and ${decision.b} are two`;
    case 'undo':
      return `undo decision ${decision.decision}`;
  }
}
