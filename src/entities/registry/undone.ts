import type { LoggedDecision } from '../../types.ts';

/** Sequence numbers of the decisions that an undo took out of force. An undo can itself be undone. */
export function undone(log: readonly LoggedDecision[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { sequence, decision } of [...log].sort((a, b) => b.sequence - a.sequence))
    if (decision.action === 'undo' && !found.has(sequence) && decision.decision < sequence)
      found.add(decision.decision);
  return found;
}
