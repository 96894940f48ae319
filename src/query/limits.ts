import { UserError } from '../errors.ts';

/** What a query may cost at most. A query beyond a limit is refused with advice, never cut in silence. */
export const LIMITS = {
  /** UTF-16 units of the query string. */
  length: 4_000,
  /** Words, phrase words and filters together. */
  terms: 256,
  /** Parentheses within parentheses. */
  depth: 32,
  /** Words between the two sides of NEAR. */
  distance: 100,
  /** Dictionary words that one prefix may stand for; the most frequent are taken, with a notice. */
  prefixExpansions: 2_000,
  /** Dictionary words that one `word~` may stand for; the nearest and most frequent are taken. */
  fuzzyExpansions: 100,
} as const;

/** A query that cannot be read. `position` is an offset in it; `hint` says how to mend it. */
export function badQuery(message: string, position: number, hint: string): UserError {
  return new UserError('bad-query', `${message} ${hint}`, { position, hint });
}
