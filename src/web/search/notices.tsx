import type { Notice } from '../../types.ts';
import { searchedFor } from '../lib/words.ts';
import type { SearchView } from './view.ts';

/** What was changed, forgiven or left out, with the query to try instead. */
export function Notices({ state, result, change }: Omit<SearchView, 'update'>) {
  const notices: readonly Notice[] = result.notices;
  if (notices.length === 0 && !result.partial) return null;
  const forgiven = notices.filter(({ code }) => code === 'typo-forgiven');
  const rest = notices.filter((notice) => !forgiven.includes(notice));
  // Several words that were forgiven are best corrected at once.
  const together = forgiven.length > 1 ? searchedFor(state.q, forgiven) : undefined;
  return (
    <div class="notices" role="status">
      {result.partial && (
        <p class="notice">
          The time for this search ran out: more articles match than are shown, and the counts are
          too low. Ask for fewer or rarer words.
        </p>
      )}
      {together !== undefined && (
        <p class="notice">
          {forgiven.map(({ message }) => message).join(' ')}{' '}
          <SearchFor q={together} state={state} change={change} />
        </p>
      )}
      {[...(together === undefined ? forgiven : []), ...rest].map((notice) => (
        <p key={notice.code + notice.message} class="notice">
          {notice.message}{' '}
          {notice.suggestion !== undefined && (
            <SearchFor q={notice.suggestion} state={state} change={change} />
          )}
        </p>
      ))}
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
