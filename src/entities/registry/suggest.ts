import type { MergeSuggestion } from '../../types.ts';
import type { Group } from './automatic.ts';
import type { Decided } from './decisions.ts';
import type { State } from './state.ts';

/** Pairs of entities that may be one, best first. */
export function suggest(_: State, __: Decided): readonly MergeSuggestion[] {
  const none: Group[] = [];
  return none.map(({ id }) => ({ a: id, b: id, why: '', score: 0 }));
}
