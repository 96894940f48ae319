import { useState } from 'preact/hooks';
import type { EntityDetail, Kind } from '../../types.ts';
import { lazily } from '../lib/lazy.tsx';
import { facetOf } from '../lib/state.ts';
import { count, countOf, entityHref, FACET_NAMES } from '../lib/words.ts';
import { KindIcon } from '../parts/icons.tsx';
import { togetherHref } from './view.ts';

const Graph = lazily(() => import('./graph.tsx').then((m) => m.Graph));
const KINDS: readonly Kind[] = ['person', 'place', 'organisation'];
const SHOWN = 6;

/** Those it stands with: a list of each kind, and a small graph of the nearest. */
export function Company({ entity }: { readonly entity: EntityDetail }) {
  if (entity.related.length === 0) return null;
  return (
    <section class="part" aria-labelledby="company">
      <h2 id="company">Named together with</h2>
      <p class="hint company-note">
        The number counts the articles that name both; it leads to the passages.
      </p>
      <Graph entity={entity} />
      <div class="company">
        {KINDS.map((kind) => (
          <Companions key={kind} kind={kind} entity={entity} />
        ))}
      </div>
    </section>
  );
}

function Companions({ kind, entity }: { readonly kind: Kind; readonly entity: EntityDetail }) {
  const [all, setAll] = useState(false);
  const rows = entity.related.filter((row) => row.kind === kind);
  if (rows.length === 0) return null;
  return (
    <div>
      <h3 class={kind}>
        <KindIcon kind={kind} /> {FACET_NAMES[facetOf(kind)]}
      </h3>
      <ul class="values">
        {rows.slice(0, all ? rows.length : SHOWN).map((row) => (
          <li key={row.id} class="value companion">
            <a class="clip" href={entityHref(row.id)}>
              {row.name}
            </a>
            <a
              class="value-count"
              href={togetherHref(entity.id, row.id)}
              title="Read the passages"
              aria-label={`${countOf(row.together, 'article')} with ${row.name}: read the passages`}
            >
              {count(row.together)}
            </a>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && !all && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          Show all {rows.length}
          <span class="hidden"> {FACET_NAMES[facetOf(kind)].toLowerCase()}</span>
        </button>
      )}
    </div>
  );
}
