import type { SearchResult } from '../../types.ts';
import type { SearchState } from '../lib/state.ts';

/** What every part of the page is given: where we are, what was found, how to go on. */
export interface SearchView {
  readonly state: SearchState;
  readonly result: SearchResult;
  readonly change: (next: SearchState) => void;
  /** For parts that are drawn for the answer: their `state` may be a key stroke behind the address. */
  readonly update: (step: (now: SearchState) => SearchState) => void;
}
