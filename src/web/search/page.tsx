import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SearchResult } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { search as ask, type SearchRequest } from '../lib/api.ts';
import { moveFocus, useKeys } from '../lib/keys.ts';
import { announce } from '../lib/live.ts';
import { navigate, remembered } from '../lib/location.ts';
import {
  chosen,
  filterOf,
  formatState,
  isFiltered,
  LIST_FACETS,
  PAGE_SIZE,
  parseState,
  type SearchState,
  sortOf,
} from '../lib/state.ts';
import { countOf } from '../lib/words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FilterIcon } from '../parts/icons.tsx';
import { Loading, ProblemNote } from '../parts/problem.tsx';
import { Chosen } from './chosen.tsx';
import { Empty, NoHits } from './empty.tsx';
import { Facets } from './facets.tsx';
import { Histogram } from './histogram.tsx';
import { Notices } from './notices.tsx';
import { Results } from './results.tsx';
import { Toolbar } from './toolbar.tsx';
import type { SearchView } from './view.ts';

/** The search page: a view of the address, which holds its whole state. */
export function SearchPage({ search }: { readonly search: string }) {
  const state = useMemo(() => parseState(search), [search]);
  const request = useMemo(() => requestOf(state), [state]);
  const answer = useAnswer(`search ${JSON.stringify(request)}`, (signal) => ask(request, signal));
  const result = answer.value;
  useTitle(state.q);
  useAnnouncement(answer.current ? result : undefined);
  useReturn(result !== undefined);
  useKeys(RESULT_KEYS);

  const latest = useRef(state);
  latest.current = state;
  const answered = useRef(state);
  if (answer.current) answered.current = state;
  // Drawn once for an answer, not again for each key on the way to it: two thirds of the work saved.
  const parts = useMemo(() => {
    if (result === undefined) return undefined;
    const update = (step: (now: SearchState) => SearchState) => change(step(latest.current));
    const view = { state: answered.current, result, change, update };
    return { side: <Side {...view} />, results: <Results {...view} /> };
  }, [result, answered.current]);
  if (result === undefined)
    return (
      <div class="page with-side">
        <div />
        <section class="found" aria-label="Results">
          {answer.problem === undefined ? (
            <Loading lines={7} />
          ) : (
            <ProblemNote problem={answer.problem} again={answer.again} q={state.q} />
          )}
        </section>
      </div>
    );
  const nothing = answer.current && result.totalHits === 0 && state.q === '';
  if (nothing && !isFiltered(state)) return <Empty />;
  const view = { state, result, change };
  return (
    <div class="page with-side">
      <h1 class="hidden">Search</h1>
      {parts?.side}
      <section class="found" aria-label="Results" aria-busy={answer.busy}>
        {answer.problem !== undefined && (
          <ProblemNote problem={answer.problem} again={answer.again} q={state.q} />
        )}
        <Histogram {...view} />
        <Chosen {...view} />
        <Toolbar {...view} />
        <Notices {...view} />
        {result.totalHits === 0 ? <NoHits {...view} /> : parts?.results}
      </section>
    </div>
  );
}

const RESULT_KEYS = {
  j: () => moveFocus('.hit-title a', 1),
  k: () => moveFocus('.hit-title a', -1),
  ArrowDown: () => moveFocus('.hit-title a', 1),
  ArrowUp: () => moveFocus('.hit-title a', -1),
} as const;

function change(next: SearchState): void {
  navigate(`/${formatState(next)}`);
}

const WIDE = '(min-width: 900px)';

/** The facets: beside the results where there is room, else in a sheet. */
function Side(view: SearchView) {
  const wide = useMedia(WIDE);
  const [open, setOpen] = useState(false);
  if (wide)
    return (
      <aside class="side" aria-label="Filters">
        <Facets {...view} />
      </aside>
    );
  const number = LIST_FACETS.flatMap((facet) => chosen(view.state.choices[facet])).length;
  return (
    <div class="side-button">
      <button type="button" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <FilterIcon /> Filters{number > 0 ? ` (${number})` : ''}
      </button>
      {open && (
        <Dialog title="Filters" look="sheet" onClose={() => setOpen(false)}>
          <Facets {...view} />
          <button type="button" class="primary wide" onClick={() => setOpen(false)}>
            Show {countOf(view.result.totalHits, 'article')}
          </button>
        </Dialog>
      )}
    </div>
  );
}

function requestOf(state: SearchState): SearchRequest {
  const filter = filterOf(state);
  return {
    ...(state.q.trim() !== '' && { q: state.q }),
    ...(filter !== undefined && { filter }),
    facets: { people: {}, places: {}, organisations: {}, source: {}, date: {} },
    limit: PAGE_SIZE,
    offset: (state.page - 1) * PAGE_SIZE,
    sort: sortOf(state),
  };
}

function useTitle(q: string): void {
  useEffect(() => {
    document.title = q === '' ? 'dateline' : `${q} – dateline`;
  }, [q]);
}

function useAnnouncement(result: SearchResult | undefined): void {
  useEffect(() => {
    if (result !== undefined) announce(`${countOf(result.totalHits, 'article')} found`);
  }, [result]);
}

/** Coming back, the page stands where it stood, with focus on the link that was followed. */
function useReturn(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const { scroll, followed } = remembered();
    if (scroll !== undefined) scrollTo(0, scroll);
    if (followed === undefined) return;
    const links = document.querySelectorAll<HTMLAnchorElement>('main a[href]');
    const link = [...links].find((each) => each.getAttribute('href') === followed);
    link?.focus({ preventScroll: true });
  }, [ready]);
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const listener = () => setMatches(media.matches);
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  }, [query]);
  return matches;
}
