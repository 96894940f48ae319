import type { EntityDetail } from '../../types.ts';
import { facetOf, formatState, NO_CHOICES } from '../lib/state.ts';
import { entityHref } from '../lib/words.ts';

/** What every form of curation is given. */
export interface FormProps {
  readonly entity: EntityDetail;
  readonly again: () => void;
  readonly onClose: () => void;
}

/** The search for all articles with an entity. */
export function articlesHref(entity: Pick<EntityDetail, 'id' | 'kind'>): string {
  const choices = { ...NO_CHOICES, [facetOf(entity.kind)]: { any: [entity.id] } };
  return `/${formatState({ q: '', choices, sort: 'newest', page: 1 })}`;
}

/** The page of one entity, open at its passages with another. */
export function togetherHref(id: string, other: string): string {
  return `${entityHref(id)}?${new URLSearchParams({ with: other })}`;
}
