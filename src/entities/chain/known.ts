import { gazetteerEntry } from '../gazetteer.ts';
import type { Form } from './forms.ts';

/** Whether the gazetteer knows both, and not as one: China and the Republic of China. */
export function areKnownTwo(a: Form, b: Form): boolean {
  const [knownA, knownB] = [gazetteerEntry(a.kind, a.key), gazetteerEntry(b.kind, b.key)];
  return knownA !== undefined && knownB !== undefined && knownA !== knownB;
}
