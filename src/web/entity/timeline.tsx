import { useMemo, useState } from 'preact/hooks';
import type { EntityDetail } from '../../types.ts';
import { bucket, showMonth, widened } from '../lib/dates.ts';
import { facetOf, formatState, NO_CHOICES } from '../lib/state.ts';
import { count, countOf } from '../lib/words.ts';
import { Bars } from '../parts/bars.tsx';

/** Articles by month; each month leads to its articles. */
export function Timeline({ entity }: { readonly entity: EntityDetail }) {
  const months = useMemo(() => monthsOf(entity.timeline), [entity.timeline]);
  const [at, setAt] = useState<number>();
  if (months.length === 0) return null;
  const undated = entity.timeline.reduce((left, month) => left - month.documents, entity.documents);
  const shown = at === undefined ? undefined : months[at];
  return (
    <section class="timeline" aria-label="Articles over time">
      <div class="time-head">
        <h2>Articles by month</h2>
        {undated > 0 && <p class="hint">{count(undated)} without a date</p>}
      </div>
      <div class="plot static">
        <span class="plot-most" aria-hidden="true">
          {count(Math.max(...months.map((month) => month.documents)))}
        </span>
        <Bars
          bars={months.map((month) => ({
            id: month.month,
            count: month.documents,
            inside: shown === undefined || shown === month,
          }))}
        />
        <div class="months">
          {months.map((month, n) => (
            <a
              key={month.month}
              href={monthHref(entity, month.month)}
              onMouseEnter={() => setAt(n)}
              onMouseLeave={() => setAt(undefined)}
              onFocus={() => setAt(n)}
              onBlur={() => setAt(undefined)}
            >
              <span class="hidden">
                {showMonth(month.month)}, {countOf(month.documents, 'article')}
              </span>
            </a>
          ))}
        </div>
      </div>
      <div class="plot-labels" aria-hidden="true">
        <span>{showMonth(months[0]!.month)}</span>
        <span class="plot-range">
          {shown !== undefined &&
            `${showMonth(shown.month)} · ${countOf(shown.documents, 'article')}`}
        </span>
        <span>{months.length > 1 && showMonth(months.at(-1)!.month)}</span>
      </div>
    </section>
  );
}

/** At least a year of months. */
function monthsOf(timeline: EntityDetail['timeline']): EntityDetail['timeline'] {
  const first = timeline[0]?.month;
  if (first === undefined) return [];
  const counts = new Map(timeline.map(({ month, documents }) => [month.slice(0, 7), documents]));
  const starts = widened(`${first}-01`, `${timeline.at(-1)!.month}-01`, 'month');
  return starts.map((start) => {
    const month = start.slice(0, 7);
    return { month, documents: counts.get(month) ?? 0 };
  });
}

function monthHref(entity: EntityDetail, month: string): string {
  const { first, last } = bucket(month, 'month');
  const choices = { ...NO_CHOICES, [facetOf(entity.kind)]: { any: [entity.id] } };
  return `/${formatState({ q: '', choices, from: first, to: last, sort: 'relevance', page: 1 })}`;
}
