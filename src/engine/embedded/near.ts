import type { RelatedDocument } from '../../types.ts';
import type { Store } from './store.ts';

/** Number of other documents that are nearly the same. */
export function nearDuplicateCount(_store: Store, _number: number): number {
  return 0;
}

/** Documents that are nearly the same, most alike first. */
export function nearDuplicatesOf(_store: Store, _number: number): readonly RelatedDocument[] {
  return [];
}
