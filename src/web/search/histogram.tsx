import { useRef, useState } from 'preact/hooks';
import type { FacetResult, SearchResult } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { search } from '../lib/api.ts';
import { type Bucket, bucket, widened } from '../lib/dates.ts';
import { filterOf, type SearchState } from '../lib/state.ts';
import { count, countOf } from '../lib/words.ts';
import { Bars } from '../parts/bars.tsx';
import { Days } from './days.tsx';
import type { SearchView } from './view.ts';

interface Column extends Bucket {
  readonly count: number;
}

/** First and last column chosen, both inclusive. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/** Articles over time. Drag over the bars, move the two handles with the arrow keys, or type dates. */
export function Histogram({ state, result, change }: Omit<SearchView, 'update'>) {
  const whole = useWholeTime(state);
  const [typed, setTyped] = useState(false);
  const shown = whole ?? result;
  const facet = shown.facets.date;
  const columns = facet === undefined ? [] : columnsOf(facet);
  if (columns.length === 0) return null;
  const dates = columns.reduce((sum, column) => sum + column.count, 0);
  const undated = shown.partial ? 0 : shown.totalHits - dates;
  const dated = state.from !== undefined || state.to !== undefined;
  return (
    <section class="histogram" aria-label="Time">
      <div class="time-head">
        <h2>Articles by {facet?.interval ?? 'month'}</h2>
        <p class="hint">
          {undated > 0 && <span>{count(undated)} without a date</span>}
          <span class="how">Drag over the bars to choose a time</span>
        </p>
        {!dated && (
          <button type="button" class="link" aria-expanded={typed} onClick={() => setTyped(!typed)}>
            Choose days
          </button>
        )}
      </div>
      {(typed || dated) && <Days state={state} change={change} />}
      <Plot columns={columns} state={state} change={change} />
    </section>
  );
}

type PlotProps = { readonly columns: readonly Column[] } & Pick<SearchView, 'state' | 'change'>;

function Plot({ columns, state, change }: PlotProps) {
  const plot = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>();
  const [over, setOver] = useState<number>();
  const settled = rangeOf(state, columns);
  const range = drag === undefined ? settled : sorted(drag.from, drag.to);
  const whole = range === undefined;
  const shown = range ?? { low: 0, high: columns.length - 1 };
  const at = (event: PointerEvent) => {
    const box = plot.current!.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    return Math.max(0, Math.min(columns.length - 1, column));
  };
  const told =
    drag !== undefined ? shown : over === undefined ? undefined : { low: over, high: over };
  const most = Math.max(...columns.map((column) => column.count));
  const settle = (next: Range | undefined) => change(withRange(state, next, columns));
  return (
    <div class="plot-frame">
      <div
        ref={plot}
        class="plot"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: at(event), to: at(event) });
        }}
        onPointerMove={(event) => {
          if (drag !== undefined) setDrag({ from: drag.from, to: at(event) });
          else if (event.pointerType === 'mouse') setOver(at(event));
        }}
        onPointerLeave={() => setOver(undefined)}
        onPointerUp={(event) => {
          if (drag === undefined) return;
          setDrag(undefined);
          settle(sorted(drag.from, at(event)));
        }}
        onPointerCancel={() => setDrag(undefined)}
      >
        <Bars
          bars={columns.map((column, n) => ({
            id: column.first,
            count: column.count,
            inside: n >= shown.low && n <= shown.high,
          }))}
        />
        <span class="plot-most" aria-hidden="true">
          {count(most)}
        </span>
        {told !== undefined && <Told columns={columns} range={told} />}
        {!whole && (
          <div
            class="brush"
            style={{
              left: `${(shown.low / columns.length) * 100}%`,
              width: `${((shown.high - shown.low + 1) / columns.length) * 100}%`,
            }}
          />
        )}
      </div>
      <Handle end="low" range={shown} columns={columns} settle={settle} />
      <Handle end="high" range={shown} columns={columns} settle={settle} />
      <div class="plot-labels">
        <span>{columns[0]!.label}</span>
        {!whole && (
          <button type="button" class="link" onClick={() => settle(undefined)}>
            All of time
          </button>
        )}
        <span>{columns.at(-1)!.label}</span>
      </div>
    </div>
  );
}

/** What stands under the pointer, or under the range being dragged: its time and its articles. */
function Told({ columns, range }: { readonly columns: readonly Column[]; readonly range: Range }) {
  const middle = ((range.low + range.high + 1) / 2 / columns.length) * 100;
  return (
    <p class="brush-words" style={{ left: `${Math.max(14, Math.min(86, middle))}%` }}>
      {rangeLabel(columns, range)}
    </p>
  );
}

interface HandleProps {
  readonly end: 'low' | 'high';
  readonly range: Range;
  readonly columns: readonly Column[];
  readonly settle: (range: Range | undefined) => void;
}

/** One end of the range, for the keyboard: arrows, Page keys, Home, End; Delete lets go of the range. */
function Handle({ end, range, columns, settle }: HandleProps) {
  const at = range[end];
  const last = columns.length - 1;
  const least = end === 'low' ? 0 : range.low;
  const most = end === 'low' ? range.high : last;
  const moves: { readonly [key: string]: number } = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - 6,
    PageUp: at + 6,
    Home: least,
    End: most,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') return settle(undefined);
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = { ...range, [end]: Math.max(least, Math.min(most, move)) };
    settle(next.low === 0 && next.high === last ? undefined : next);
  };
  return (
    <div
      class="handle"
      role="slider"
      tabIndex={0}
      aria-label={end === 'low' ? 'From' : 'Until'}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={at}
      aria-valuetext={columns[at]!.label}
      style={{ left: `${((end === 'low' ? at : at + 1) / columns.length) * 100}%` }}
      onKeyDown={onKeyDown}
    />
  );
}

/** All of time, when a part of it is chosen: what lies outside stays in view, to widen the choice. */
function useWholeTime(state: SearchState): SearchResult | undefined {
  const { from, to, ...rest } = state;
  const filter = filterOf(rest);
  const request = {
    ...(state.q.trim() !== '' && { q: state.q }),
    ...(filter !== undefined && { filter }),
    facets: { date: {} },
    limit: 0,
  };
  const dated = from !== undefined || to !== undefined;
  const key = dated ? `time ${JSON.stringify(request)}` : undefined;
  const answer = useAnswer(key, (signal) => search(request, signal));
  return dated ? answer.value : undefined;
}

/** One column for each bucket of time, also for those without articles. */
function columnsOf(facet: FacetResult): readonly Column[] {
  const interval = facet.interval ?? 'month';
  const counts = new Map<string, number>();
  for (const value of facet.values)
    if (/^\d{4}/.test(value.id)) counts.set(bucket(value.id, interval).first, value.count);
  const days = [...counts.keys()].sort();
  if (days.length === 0) return [];
  return widened(days[0]!, days.at(-1)!, interval).map((first) => ({
    ...bucket(first, interval),
    count: counts.get(first) ?? 0,
  }));
}

function rangeOf(state: SearchState, columns: readonly Column[]): Range | undefined {
  if (state.from === undefined && state.to === undefined) return undefined;
  const last = columns.length - 1;
  const low = columns.findIndex((column) => column.last >= (state.from ?? ''));
  const high = columns.findLastIndex((column) => column.first <= (state.to ?? '9999'));
  const start = low < 0 ? last : low;
  return { low: start, high: Math.max(start, high) };
}

function withRange(
  state: SearchState,
  range: Range | undefined,
  columns: readonly Column[],
): SearchState {
  const { from: _from, to: _to, ...rest } = state;
  if (range === undefined) return { ...rest, page: 1 };
  return { ...rest, from: columns[range.low]!.first, to: columns[range.high]!.last, page: 1 };
}

function sorted(a: number, b: number): Range {
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

function rangeLabel(columns: readonly Column[], { low, high }: Range): string {
  const inside = columns.slice(low, high + 1).reduce((sum, column) => sum + column.count, 0);
  const from = columns[low]!.label;
  const to = columns[high]!.label;
  return `${from === to ? from : `${from} – ${to}`} · ${countOf(inside, 'article')}`;
}
