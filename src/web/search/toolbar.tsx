import { filterParams, PAGE_SIZE, type Sort, sortOf } from '../lib/state.ts';
import { count, countOf } from '../lib/words.ts';
import { DownloadIcon } from '../parts/icons.tsx';
import { CopyLink } from '../parts/links.tsx';
import { Menu } from '../parts/menu.tsx';
import type { SearchView } from './view.ts';

const SORTS: { readonly [sort in Sort]: string } = {
  relevance: 'Best match',
  newest: 'Newest first',
  oldest: 'Oldest first',
};

/** How many, in what order, and the same as a file. */
export function Toolbar({ state, result, change }: Omit<SearchView, 'update'>) {
  const params = filterParams(state).toString();
  const first = (state.page - 1) * PAGE_SIZE + 1;
  const last = first + result.hits.length - 1;
  return (
    <div class="toolbar">
      <p class="total">
        <strong>{countOf(result.totalHits, 'article')}</strong>
        {result.totalHits > PAGE_SIZE && result.hits.length > 0 && (
          <span>
            {' '}
            · {count(first)}–{count(last)}
          </span>
        )}
        <span class="took"> · {took(result.tookMs)}</span>
      </p>
      <div class="tools">
        <CopyLink />
        {result.totalHits > 0 && (
          <Menu
            words={
              <>
                <DownloadIcon /> Export {count(result.totalHits)}
              </>
            }
          >
            <a href={`/v1/search.csv?${params}`} download="dateline.csv">
              Spreadsheet (CSV)
              <span class="hint">{countOf(result.totalHits, 'row')}</span>
            </a>
            <a href={`/v1/search.jsonl?${params}`} download="dateline.jsonl">
              For programs (JSON lines)
              <span class="hint">{countOf(result.totalHits, 'line')}</span>
            </a>
          </Menu>
        )}
        <label class="sort">
          <span class="hidden">Order</span>
          <select
            value={sortOf(state)}
            onChange={(event) =>
              change({ ...state, sort: event.currentTarget.value as Sort, page: 1 })
            }
          >
            {Object.entries(SORTS).map(([sort, words]) => (
              <option key={sort} value={sort} disabled={sort === 'relevance' && state.q === ''}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

function took(ms: number): string {
  return ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`;
}
