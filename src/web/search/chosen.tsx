import type { Selected } from '../../types.ts';
import { showDate } from '../lib/dates.ts';
import { choose, chosen, kindOf, LIST_FACETS, type ListFacet, NO_CHOICES } from '../lib/state.ts';
import { guessName } from '../lib/words.ts';
import { CloseIcon, KindIcon } from '../parts/icons.tsx';
import type { SearchView } from './view.ts';

const MODE_WORDS: { readonly [mode in Selected]: string } = {
  any: '',
  all: 'must: ',
  none: 'not: ',
};

/** The filters at work, each with a way to take it off. */
export function Chosen({ state, result, change }: Omit<SearchView, 'update'>) {
  const all = LIST_FACETS.flatMap((facet) =>
    chosen(state.choices[facet]).map((each) => ({ ...each, facet })),
  );
  const dated = state.from !== undefined || state.to !== undefined;
  if (all.length === 0 && !dated) return null;
  const name = (facet: ListFacet, id: string) =>
    result.facets[facet]?.values.find((value) => value.id === id)?.name ?? guessName(id);
  return (
    <ul class="chosen" aria-label="Filters at work">
      {all.map(({ facet, id, mode }) => (
        <Removable
          key={`${facet} ${id}`}
          look={`${kindOf(facet) ?? ''} ${mode}`}
          words={MODE_WORDS[mode] + name(facet, id)}
          facet={facet}
          onRemove={() => change(choose(state, facet, id, undefined))}
        />
      ))}
      {dated && (
        <Removable
          look="date"
          words={rangeWords(state.from, state.to)}
          onRemove={() => {
            const { from: _from, to: _to, ...rest } = state;
            change({ ...rest, page: 1 });
          }}
        />
      )}
      <li>
        <button
          type="button"
          class="link"
          onClick={() => {
            change({ q: state.q, choices: NO_CHOICES, sort: state.sort, page: 1 });
          }}
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}

interface RemovableProps {
  readonly look: string;
  readonly words: string;
  readonly facet?: ListFacet;
  readonly onRemove: () => void;
}

function Removable({ look, words, facet, onRemove }: RemovableProps) {
  const kind = facet === undefined ? undefined : kindOf(facet);
  return (
    <li>
      <button
        type="button"
        class={`chip removable ${look}`}
        onClick={onRemove}
        title="Take this filter off"
      >
        {kind !== undefined && <KindIcon kind={kind} size={12} />}
        <span class="clip">{words}</span>
        <CloseIcon size={12} />
        <span class="hidden">: remove</span>
      </button>
    </li>
  );
}

function rangeWords(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return `until ${showDate(to!)}`;
  if (to === undefined) return `since ${showDate(from)}`;
  return from === to ? showDate(from) : `${showDate(from)} – ${showDate(to)}`;
}
