import type { Kind } from '../../types.ts';
import type { Form } from './forms.ts';
import type { Links } from './links.ts';

/** The one with more words is the fuller; of equals, the one named first. */
export function joinFuller(a: Form, b: Form, links: Links, why: string): boolean {
  const fuller = size(b) > size(a) ? b : a;
  return links.join(fuller === a ? b : a, fuller, why);
}

export function size(form: {
  readonly kind: Kind;
  readonly words: readonly string[];
  readonly key: string;
}): number {
  return form.words.length * 1000 + form.key.length;
}
