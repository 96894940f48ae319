import type { Notice } from '../../types.ts';
import type { SearchView } from './view.ts';

/** What was changed, forgiven or left out, with the query to try instead. */
export function Notices({ state, result, change }: Omit<SearchView, 'update'>) {
  const notices: readonly Notice[] = result.notices;
  if (notices.length === 0 && !result.partial) return null;
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
          {notice.suggestion !== undefined && (
            <button
              type="button"
              class="link"
              onClick={() => change({ ...state, q: notice.suggestion!, page: 1 })}
            >
              Search for {notice.suggestion}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
