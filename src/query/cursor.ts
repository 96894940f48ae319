import type { UserError } from '../errors.ts';
import { words } from '../text/words.ts';
import type { Token } from './lexer.ts';
import { badQuery, LIMITS } from './limits.ts';

/** Where the parser stands in the tokens of a query. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  /** Open parentheses. */
  depth: number;
  /** Words and filters so far. */
  terms: number;
}

export function peek(cursor: Cursor): Token | undefined {
  return cursor.tokens[cursor.at];
}

/** Number of index terms in `text`, counted against the limit. */
export function count(cursor: Cursor, text: string, position: number): number {
  const terms = words(text).length;
  spend(cursor, terms, position);
  return terms;
}

/** Counts terms; throws when the query has too many. */
export function spend(cursor: Cursor, terms: number, position: number): void {
  cursor.terms += terms;
  if (cursor.terms > LIMITS.terms)
    throw badQuery(
      `A query has at most ${LIMITS.terms} words.`,
      position,
      'Leave out those that matter least.',
    );
}

/** The complaint about an operator that has nothing on one side. */
export function lonely(operator: string, position: number, side: 'before' | 'after'): UserError {
  return badQuery(
    `There is nothing ${side} ${operator}.`,
    position,
    `Put a word ${side} it, or write "${operator.toLowerCase()}" in small letters to search for the word.`,
  );
}
