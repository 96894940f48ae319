import { formatState, parseState } from '../lib/state.ts';
import { Dialog } from '../parts/dialog.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'go to the search box'],
  ['j k', 'next and previous result (also the arrow keys)'],
  ['Enter', 'open the result, or use the suggestion'],
  ['n p', 'in an article: next and previous mention of a name'],
  ['m x', 'in the review: merge, keep apart'],
  ['Esc', 'close, leave the box, or go back'],
  ['?', 'this page'],
];

const QUERIES: readonly (readonly [string, string])[] = [
  ['drone border', 'both words, anywhere in the article'],
  ['"security council"', 'these words in this order'],
  ['drone OR missile', 'either'],
  ['trump -ivanka', 'not the second'],
  ['(drone OR missile) border', 'brackets group'],
  ['title:ceasefire', 'in the headline'],
  ['deport*', 'all words that start so'],
  ['zelensky~', 'also words spelled nearly so'],
  ['drone NEAR/5 border', 'at most five words apart'],
  ['person:"Donald Trump"', 'who is named; also place: and org:'],
  ['source:"Straits Times"', 'who published it'],
  ['byline:"Anna Berg"', 'who wrote it'],
  ['date:2025-07..2025-08', 'when; one end may be left out'],
];

/** Keys and the query language, over any page. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Help" look="wide" onClose={onClose}>
      <div class="help">
        <section>
          <h3>Search</h3>
          <table>
            <tbody>
              {QUERIES.map(([query, words]) => (
                <tr key={query}>
                  <th scope="row">
                    <a href={`/${formatState({ ...parseState(''), q: query })}`} onClick={onClose}>
                      <code>{query}</code>
                    </a>
                  </th>
                  <td>{words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h3>Filters</h3>
          <p>
            A click on a name finds articles with any of the names chosen in its list; <b>+</b>{' '}
            makes one a must, <b>−</b> leaves its articles out. The number beside a name counts the
            articles that have it and match all else you ask; other names chosen with a plain click
            in the same list are left aside, for they add to one another. Names in a result narrow
            the search; with <kbd>Shift</kbd> they exclude. Drag over the bars of time, or move
            their ends with the arrow keys; <kbd>Delete</kbd> lets go.
          </p>
          <h3>Keys</h3>
          <table>
            <tbody>
              {KEYS.map(([keys, words]) => (
                <tr key={keys}>
                  <th scope="row">
                    {keys.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </th>
                  <td>{words}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="hint">
            For programs: <a href="/docs">the HTTP interface</a>.
          </p>
        </section>
      </div>
    </Dialog>
  );
}
