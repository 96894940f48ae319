import type { Notice } from '../../types.ts';
import { allChanged } from '../lib/words.ts';
import type { SearchView } from './view.ts';

/** What was changed, forgiven or left out, with the query to try instead. */
export function Notices({ state, result, change }: Omit<SearchView, 'update'>) {
  const notices: readonly Notice[] = result.notices;
  if (notices.length === 0 && !result.partial) return null;
  const suggestions = notices.flatMap((notice) => notice.suggestion ?? []);
  const together = suggestions.length > 1 ? allChanged(state.q, suggestions) : undefined;
  return (
    <div class="notices" role="status">
      {result.partial && (
        <p class="notice">
          The time for this search ran out: more articles match than are shown, and the counts are
          too low. Ask for fewer or rarer words.
        </p>
      )}
      {notices.map((notice) => (
        <p key={notice.code + notice.message} class="notice">
          {notice.message}{' '}
          {together === undefined && notice.suggestion !== undefined && (
            <SearchFor q={notice.suggestion} state={state} change={change} />
          )}
        </p>
      ))}
      {together !== undefined && (
        <p class="notice">
          Both at once: <SearchFor q={together} state={state} change={change} />
        </p>
      )}
    </div>
  );
}

interface SearchForProps extends Pick<SearchView, 'state' | 'change'> {
  readonly q: string;
}

function SearchFor({ q, state, change }: SearchForProps) {
  return (
    <button type="button" class="link" onClick={() => change({ ...state, q, page: 1 })}>
      Search for {q}
    </button>
  );
}
