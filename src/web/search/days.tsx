import type { SearchState } from '../lib/state.ts';
import type { SearchView } from './view.ts';

/** The range of time as two days that can be typed. */
export function Days({ state, change }: Pick<SearchView, 'state' | 'change'>) {
  const set = (end: 'from' | 'to', day: string) => {
    const { [end]: _, ...rest } = state;
    const next: SearchState = { ...rest, ...(day !== '' && { [end]: day }), page: 1 };
    const { from, to } = next;
    // The other way round, nothing would be found: who types so means the days between.
    const turned = from !== undefined && to !== undefined && from > to;
    change(turned ? { ...next, from: to, to: from } : next);
  };
  return (
    <fieldset class="dates">
      <legend class="hidden">Days</legend>
      <label>
        From
        <input
          type="date"
          aria-label="From day"
          value={state.from ?? ''}
          onChange={(event) => set('from', event.currentTarget.value)}
        />
      </label>
      <label>
        to
        <input
          type="date"
          aria-label="To day"
          value={state.to ?? ''}
          onChange={(event) => set('to', event.currentTarget.value)}
        />
      </label>
    </fieldset>
  );
}
