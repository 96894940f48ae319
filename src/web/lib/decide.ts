import { useState } from 'preact/hooks';
import type { Decision } from '../../types.ts';
import { forget } from './answer.ts';
import { decide, Problem, undo } from './api.ts';
import { toast } from './live.ts';

export type Act = Exclude<Decision, { action: 'undo' }>;

/** Making a decision: what came of it, and whether it is under way. */
export interface Decider {
  readonly busy: boolean;
  readonly problem?: Problem;
  /** Logs the decision, offers its undo in a toast, and resolves with true when it was taken. */
  decide(act: Act, words: string): Promise<boolean>;
  undo(sequence: number, words: string): Promise<boolean>;
}

/** `after` runs after a decision, and with true after one was taken back, to show the new state of things. */
export function useDecider(after: (undone: boolean) => void): Decider {
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem?: Problem }>({
    busy: false,
  });
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    setState({ busy: true });
    try {
      await act();
      forget();
      setState({ busy: false });
      return true;
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      setState({ busy: false, problem: cause });
      return false;
    }
  };
  const takeBack = (sequence: number, words: string) =>
    attempt(async () => {
      await undo(sequence);
      toast({ text: words });
      after(true);
    });
  return {
    ...state,
    decide: (act, words) =>
      attempt(async () => {
        const { sequence } = await decide(act);
        toast({ text: words, undo: () => void takeBack(sequence, 'Taken back.') });
        after(false);
      }),
    undo: takeBack,
  };
}
