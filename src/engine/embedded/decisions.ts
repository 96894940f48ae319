import type { Decision, LoggedDecision } from '../../types.ts';
import type { Store } from './store.ts';

/** The decisions of a store, read once and then as they are added. */
export interface DecisionLog {
  /** All as of now, in order. */
  all(): readonly LoggedDecision[];
  /** A transaction failed: what was read may not have been written. */
  forget(): void;
}

/** 100,000 take 0.2 s to read, and the page of every entity asks for them. */
export function createDecisionLog(store: Store): DecisionLog {
  let known: readonly LoggedDecision[] = [];
  return {
    all: () => {
      const more = readDecisions(store, known.at(-1)?.sequence);
      if (more.length > 0) known = [...known, ...more];
      return known;
    },
    forget: () => {
      known = [];
    },
  };
}

/** Decisions in order: all, or those after a sequence number. */
export function readDecisions(store: Store, after = 0): readonly LoggedDecision[] {
  return store
    .all<{ sequence: number; at: string; by: string | null; decision: string }>(
      'SELECT sequence, at, by, decision FROM decisions WHERE sequence > ? ORDER BY sequence',
      after,
    )
    .map((row) => ({
      sequence: row.sequence,
      at: row.at,
      ...(row.by === null ? {} : { by: row.by }),
      decision: JSON.parse(row.decision) as Decision,
    }));
}
