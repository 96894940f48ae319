import { fold } from '../../text/fold.ts';
import type { Store } from './store.ts';

export interface SourceNames {
  /** Largest number in use. */
  readonly last: number;
  name(number: number): string;
  /** As written, or but for case and accents. */
  find(name: string): readonly number[];
}

/** Publishers by number, as of now. */
export function loadSources(store: Store): SourceNames {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const folded = new Map<string, number[]>();
  for (const { number, name } of store.all<{ number: number; name: string }>(
    'SELECT number, name FROM sources ORDER BY number',
  )) {
    names[number] = name;
    numbers.set(name, number);
    folded.set(fold(name), [...(folded.get(fold(name)) ?? []), number]);
  }
  return {
    last: names.length === 0 ? 0 : names.length - 1,
    name: (number) => names[number] ?? '',
    find: (name) => {
      const exact = numbers.get(name);
      return exact === undefined ? (folded.get(fold(name)) ?? []) : [exact];
    },
  };
}
