import type { EntityDetail } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { search } from '../lib/api.ts';
import { showDate } from '../lib/dates.ts';
import { facetOf } from '../lib/state.ts';
import { countOf, documentHref } from '../lib/words.ts';
import { Loading, ProblemNote } from '../parts/problem.tsx';
import { articlesHref } from './view.ts';

const SHOWN = 8;

/** The newest articles with the entity, and the way to all of them. */
export function Articles({ entity }: { readonly entity: EntityDetail }) {
  const answer = useAnswer(`articles ${entity.id} ${entity.documents}`, (signal) =>
    search(
      {
        filter: { [facetOf(entity.kind)]: { any: [entity.id] } },
        sort: 'newest',
        limit: SHOWN,
      },
      signal,
    ),
  );
  return (
    <section class="part" aria-labelledby="articles">
      <h2 id="articles">Articles</h2>
      {answer.problem !== undefined && (
        <ProblemNote problem={answer.problem} again={answer.again} />
      )}
      {answer.value === undefined && answer.busy && <Loading lines={4} />}
      <ul class="plain article-list">
        {answer.value?.hits.map((hit) => (
          <li key={hit.id}>
            <a href={documentHref(hit.id)}>{hit.title || 'Untitled'}</a>
            <span class="hint">
              {[hit.source ?? hit.agency, hit.date && showDate(hit.date)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {(answer.value?.totalHits ?? 0) > SHOWN && (
        <p>
          <a href={articlesHref(entity)}>All {countOf(answer.value!.totalHits, 'article')}</a>
        </p>
      )}
    </section>
  );
}
