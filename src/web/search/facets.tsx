import { useId, useState } from 'preact/hooks';
import type { FacetResult, FacetValue, Selected } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { search as ask } from '../lib/api.ts';
import { choose, filterOf, kindOf, LIST_FACETS, type ListFacet } from '../lib/state.ts';
import { count, entityHref, FACET_NAMES } from '../lib/words.ts';
import { ArrowIcon, CheckIcon, KindIcon, MinusIcon, PlusIcon } from '../parts/icons.tsx';
import type { SearchView } from './view.ts';

const FIRST = 8;
const STEP = 20;
/** From this many values on, a box to search in the facet is worth its room. */
const SEARCHABLE = 9;

/** People, places, organisations and sources, each with the counts that a click would give. */
export function Facets(view: SearchView) {
  return (
    <>
      {LIST_FACETS.map((facet) => (
        <Facet key={facet} facet={facet} {...view} />
      ))}
    </>
  );
}

function Facet({ facet, ...view }: SearchView & { readonly facet: ListFacet }) {
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState(FIRST);
  const title = useId();
  const more = useMore(view, facet, words.trim(), limit);
  const whole = view.result.facets[facet];
  if (whole === undefined || (whole.values.length === 0 && words === '')) return null;
  const shown = words.trim() === '' && limit === FIRST ? whole : (more ?? whole);
  const values = nobodyLast(shown.values).slice(0, Math.max(limit, chosenOf(shown)));
  const kind = kindOf(facet);
  return (
    <section class="facet" aria-labelledby={title}>
      <h2 id={title} class={kind}>
        {kind !== undefined && <KindIcon kind={kind} />}
        {FACET_NAMES[facet]}
        <span class="facet-total" title="Different values in these articles">
          {count(whole.totalValues)}
        </span>
      </h2>
      {(whole.totalValues >= SEARCHABLE || words !== '') && (
        <input
          type="search"
          class="facet-search"
          placeholder={`Find in ${FACET_NAMES[facet].toLowerCase()}`}
          aria-label={`Find in ${FACET_NAMES[facet].toLowerCase()}`}
          value={words}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setLimit(FIRST);
          }}
        />
      )}
      <ul class="values">
        {values.map((value) => (
          <Value key={value.id} facet={facet} value={value} view={view} />
        ))}
      </ul>
      {values.length === 0 && <p class="hint">None starts with “{words}”.</p>}
      {shown.totalValues > values.length && (
        <button type="button" class="link" onClick={() => setLimit(limit + STEP)}>
          Show more of {count(shown.totalValues)}
          <span class="hidden"> {FACET_NAMES[facet].toLowerCase()}</span>
        </button>
      )}
    </section>
  );
}

interface ValueProps {
  readonly facet: ListFacet;
  readonly value: FacetValue;
  readonly view: SearchView;
}

/** One value: its name adds it to "any of these", + demands it, − excludes it; the same again lets go. */
function Value({ facet, value, view }: ValueProps) {
  const press = (mode: Selected) =>
    view.update((now) => choose(now, facet, value.id, value.selected === mode ? undefined : mode));
  const name =
    value.id !== '(none)' ? value.name : facet === 'source' ? 'No source given' : 'None named';
  return (
    <li class={value.id === '(none)' ? 'value nobody' : 'value'} data-mode={value.selected}>
      <button
        type="button"
        class="value-name"
        aria-pressed={value.selected === 'any'}
        onClick={() => press('any')}
      >
        <span class="value-box">
          {value.selected === 'any' && <CheckIcon />}
          {value.selected === 'all' && <PlusIcon />}
          {value.selected === 'none' && <MinusIcon />}
        </span>
        <span class="clip" title={name}>
          {name}
        </span>
        <span class="value-count">{count(value.count)}</span>
      </button>
      <span class="value-modes">
        <ModeButton mode="all" name={name} value={value} press={press} />
        <ModeButton mode="none" name={name} value={value} press={press} />
        {kindOf(facet) !== undefined && value.id !== '(none)' && (
          <a
            class="mode"
            href={entityHref(value.id)}
            aria-label={`Page of ${name}`}
            title="Its page"
          >
            <ArrowIcon />
          </a>
        )}
      </span>
    </li>
  );
}

interface ModeProps {
  readonly mode: 'all' | 'none';
  readonly name: string;
  readonly value: FacetValue;
  readonly press: (mode: Selected) => void;
}

function ModeButton({ mode, name, value, press }: ModeProps) {
  const words = mode === 'all' ? `Must have ${name}` : `Exclude ${name}`;
  return (
    <button
      type="button"
      class="mode"
      aria-pressed={value.selected === mode}
      aria-label={words}
      title={words}
      onClick={() => press(mode)}
    >
      {mode === 'all' ? <PlusIcon /> : <MinusIcon />}
    </button>
  );
}

/** More values, or those that match words: asked apart, so that the results need not come again. */
function useMore(
  { state }: SearchView,
  facet: ListFacet,
  words: string,
  limit: number,
): FacetResult | undefined {
  const filter = filterOf(state);
  const request = {
    ...(state.q.trim() !== '' && { q: state.q }),
    ...(filter !== undefined && { filter }),
    facets: { [facet]: { limit, ...(words !== '' && { search: words }) } },
    limit: 0,
  };
  const needed = words !== '' || limit > FIRST;
  const key = needed ? `facet ${JSON.stringify(request)}` : undefined;
  return useAnswer(key, (signal) => ask(request, signal)).value?.facets[facet];
}

/** "None named" is no name among others: it closes the list, unless it was chosen. */
function nobodyLast(values: readonly FacetValue[]): readonly FacetValue[] {
  const isNobody = ({ id, selected }: FacetValue) => id === '(none)' && selected === undefined;
  return [...values.filter((value) => !isNobody(value)), ...values.filter(isNobody)];
}

function chosenOf(facet: FacetResult): number {
  return facet.values.filter((value) => value.selected !== undefined).length;
}
