import type { HitEntities } from '../../types.ts';
import { kindOf } from '../lib/state.ts';
import { entityHref, FACET_NAMES } from '../lib/words.ts';
import { ArrowIcon, KindIcon } from '../parts/icons.tsx';
import type { Jump } from './jump.ts';

const FACETS = ['people', 'places', 'organisations'] as const;

interface CastProps {
  readonly entities: HitEntities;
  readonly jump: Jump;
  readonly marked: boolean;
  readonly onMark: () => void;
}

/** Who is named in the article: a click follows one from mention to mention. */
export function Cast({ entities, jump, marked, onMark }: CastProps) {
  const total = FACETS.reduce((sum, facet) => sum + entities[facet].length, 0);
  if (total === 0) return null;
  return (
    <section class="aside-part" aria-label="Named in this article">
      <h2>
        Named here
        <button type="button" class="link" aria-pressed={marked} onClick={onMark}>
          {marked ? 'Hide marks' : 'Show marks'}
        </button>
      </h2>
      <p class="hint">
        Choose a name to go through its mentions
        <span class="keys">
          {' '}
          with <kbd>n</kbd> and <kbd>p</kbd>
        </span>
        .
      </p>
      {FACETS.filter((facet) => entities[facet].length > 0).map((facet) => (
        <div key={facet} class="cast">
          <h3 class={kindOf(facet)}>
            <KindIcon kind={kindOf(facet)!} /> {FACET_NAMES[facet]}
          </h3>
          <ul class="values">
            {entities[facet].map((entity) => (
              <li key={entity.id} class="value">
                <button
                  type="button"
                  class="value-name"
                  aria-pressed={jump.entity?.id === entity.id}
                  onClick={() => jump.follow(jump.entity?.id === entity.id ? undefined : entity)}
                >
                  <span class="clip">{entity.name}</span>
                  <span class="value-count">{entity.mentions}</span>
                </button>
                <span class="value-modes shown">
                  <a
                    class="mode"
                    href={entityHref(entity.id)}
                    aria-label={`Page of ${entity.name}`}
                    title="Its page"
                  >
                    <ArrowIcon />
                  </a>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
