import { useState } from 'preact/hooks';
import type { Hit, Snippet } from '../../types.ts';
import { showDate } from '../lib/dates.ts';
import {
  choose,
  chosen,
  kindOf,
  type ListFacet,
  PAGE_SIZE,
  type SearchState,
} from '../lib/state.ts';
import { count, countOf, documentHref, searchedFor } from '../lib/words.ts';
import { Chip } from '../parts/chip.tsx';
import { Marked } from '../parts/marked.tsx';
import type { SearchView } from './view.ts';

const CHIPS_SHOWN = 5;
const CHIP_FACETS = ['people', 'places', 'organisations'] as const;

/** The hits of this page, and the way to the next. */
export function Results(view: SearchView) {
  const { state, result } = view;
  const pages = Math.ceil(result.totalHits / PAGE_SIZE);
  return (
    <>
      <ol class="hits" start={(state.page - 1) * PAGE_SIZE + 1}>
        {/* By place, not by id: new answers are written into the rows that stand there already. */}
        {result.hits.map((hit, at) => (
          <HitRow key={at} hit={hit} view={view} />
        ))}
      </ol>
      {pages > 1 && (
        <nav class="pager" aria-label="Pages of results">
          <button
            type="button"
            disabled={state.page <= 1}
            onClick={() => turn(view, state.page - 1)}
          >
            Previous
          </button>
          <span>
            Page {count(state.page)} of {count(pages)}
          </span>
          <button
            type="button"
            disabled={state.page >= pages}
            onClick={() => turn(view, state.page + 1)}
          >
            Next
          </button>
        </nav>
      )}
    </>
  );
}

function turn({ update }: SearchView, page: number): void {
  update((now) => ({ ...now, page }));
  scrollTo(0, 0);
  document.getElementById('main')?.focus({ preventScroll: true });
}

function HitRow({ hit, view }: { readonly hit: Hit; readonly view: SearchView }) {
  const title = hit.snippets.find((snippet) => isWholeTitle(snippet, hit));
  const body = hit.snippets.filter((snippet) => snippet.field === 'body').slice(0, 2);
  return (
    <li class="hit">
      <article>
        <h2 class="hit-title">
          <a href={documentHref(hit.id, { q: searchedFor(view.state.q, view.result.notices) })}>
            {title === undefined ? hit.title || 'Untitled' : <Marked html={title.html} />}
          </a>
        </h2>
        <HitFacts hit={hit} />
        {body.map((snippet, at) => (
          <p key={at} class="snippet">
            {snippet.start > 0 && !snippet.html.startsWith('…') && '… '}
            <Marked html={snippet.html} />
            {!/[.!?…”"»)]\s*$/.test(snippet.html) && ' …'}
          </p>
        ))}
        <HitChips hit={hit} view={view} />
      </article>
    </li>
  );
}

/** Who published it, when, and how many others say nearly the same. */
function HitFacts({ hit }: { readonly hit: Hit }) {
  const others = hit.sources.length - 1;
  return (
    <p class="facts">
      {hit.source !== undefined && <span class="fact-source">{hit.source}</span>}
      {others > 0 && (
        <span title={hit.sources.slice(1).join(', ')}>and {countOf(others, 'other')}</span>
      )}
      {hit.agency !== undefined && hit.agency !== hit.source && <span>{hit.agency}</span>}
      {hit.date === undefined ? (
        <span>no date</span>
      ) : (
        <time dateTime={hit.date}>{showDate(hit.date)}</time>
      )}
      {hit.nearDuplicates > 0 && (
        <a href={`${documentHref(hit.id)}#near`}>
          {countOf(hit.nearDuplicates, 'near copy', 'near copies')}
        </a>
      )}
    </p>
  );
}

function HitChips({ hit, view }: { readonly hit: Hit; readonly view: SearchView }) {
  const [opened, setOpened] = useState<string>();
  const all = CHIP_FACETS.flatMap((facet) =>
    hit.entities[facet].map((entity) => ({ ...entity, facet })),
  ).sort((a, b) => b.mentions - a.mentions);
  if (all.length === 0) return null;
  // The row outlives its hit: what was unfolded for one stays folded for the next.
  const shown = opened === hit.id ? all : all.slice(0, CHIPS_SHOWN);
  return (
    <div class="chips">
      {shown.map((entity, at) => (
        <Chip
          key={at}
          id={entity.id}
          name={entity.name}
          kind={kindOf(entity.facet)!}
          onChoose={(exclude) =>
            view.update((now) => narrowed(now, entity.facet, entity.id, exclude))
          }
        />
      ))}
      {all.length > CHIPS_SHOWN && (
        <button
          type="button"
          class="link chips-more"
          aria-expanded={opened === hit.id}
          onClick={() => setOpened(opened === hit.id ? undefined : hit.id)}
        >
          {opened === hit.id ? 'fewer' : `+${all.length - CHIPS_SHOWN} more`}
          <span class="hidden"> names in this article</span>
        </button>
      )}
    </div>
  );
}

/** A name in a hit always narrows: the first of its facet as a plain choice, further ones as a must. */
function narrowed(state: SearchState, facet: ListFacet, id: string, exclude: boolean) {
  if (exclude) return choose(state, facet, id, 'none');
  return choose(state, facet, id, chosen(state.choices[facet]).length === 0 ? 'any' : 'all');
}

function isWholeTitle(snippet: Snippet, hit: Hit): boolean {
  return snippet.field === 'title' && snippet.start === 0 && snippet.end >= hit.title.length;
}
