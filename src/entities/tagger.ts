import type { Tagger } from '../types.ts';
import { compromiseTagger } from './compromise.ts';

/** Part of every fingerprint of tagged text: changes whenever results may change. */
export const taggerVersion = 'compromise-1';

/** The named tagger, the model unless told otherwise. A tagger is pure and synchronous. */
export function loadTagger(_choice: 'model' | 'compromise' = 'compromise'): Tagger {
  return compromiseTagger;
}
