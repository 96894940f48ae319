import { isFiltered, NO_CHOICES } from '../lib/state.ts';
import { Nothing } from '../parts/problem.tsx';
import type { SearchView } from './view.ts';

/** The index holds nothing yet. */
export function Empty() {
  return (
    <Nothing title="No articles yet">
      <p>Put pages (.txt, .html, .md, .json, .jsonl) in a folder and read them in:</p>
      <pre>
        <code>dateline ingest FOLDER</code>
      </pre>
      <p>They can be searched here as soon as the first of them are in; no restart is needed.</p>
      <button type="button" onClick={() => location.reload()}>
        Look again
      </button>
    </Nothing>
  );
}

/** The index has articles, and none of them matches. */
export function NoHits({ state, result, change }: Omit<SearchView, 'update'>) {
  const words = state.q.trim().replace(/\*$/, '').split(/\s+/).filter(Boolean);
  // The notice above says which words are never together, and offers the same.
  const advised = result.notices.some(({ code }) => code === 'never-together');
  return (
    <Nothing title={state.q === '' ? 'No article passes these filters' : 'No article matches'}>
      <ul class="try">
        {isFiltered(state) && (
          <li>
            <button
              type="button"
              class="link"
              onClick={() => change({ q: state.q, choices: NO_CHOICES, sort: state.sort, page: 1 })}
            >
              Search without the filters
            </button>
          </li>
        )}
        {words.length > 1 && !advised && !/["():]/.test(state.q) && (
          <li>
            <button
              type="button"
              class="link"
              onClick={() => change({ ...state, q: words.join(' OR '), page: 1 })}
            >
              Articles with any of the words
            </button>
          </li>
        )}
        {words.length > 0 && <li>Fewer words, or the start of a word with a star: deport*</li>}
        <li>
          <button
            type="button"
            class="link"
            onClick={() => change({ q: '', choices: NO_CHOICES, sort: 'relevance', page: 1 })}
          >
            All articles
          </button>
        </li>
      </ul>
    </Nothing>
  );
}
