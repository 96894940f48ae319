import type { Expression, Field } from '../types.ts';
import { type Cursor, count, lonely, peek, spend } from './cursor.ts';
import { dateRange } from './date-range.ts';
import { type FieldUse, fieldNamed, unknownField } from './fields.ts';
import type { PhraseToken, Token, WordToken } from './lexer.ts';
import { badQuery } from './limits.ts';

/** What a filter's value is written as. */
type Value = WordToken | PhraseToken;

/**
 * A word or phrase, or several held together by NEAR, within `field`. Undefined when it is only
 * marks ("–", "?"), which are passed over.
 */
export function text(cursor: Cursor, field: Field | undefined): Expression | undefined {
  const token = peek(cursor) as Value;
  cursor.at++;
  if (peek(cursor)?.type === 'near') return nearby(cursor, token, field);
  const terms = count(cursor, token.text, token.start);
  if (token.type === 'phrase') {
    refuseSuffix(cursor, token);
    if (terms === 0)
      throw badQuery(
        'There is no word in these quotes.',
        token.start,
        'Put one in, or take them away.',
      );
    return { type: 'phrase', text: token.text, ...inField(field) };
  }
  if (terms > 0)
    return {
      type: 'word',
      text: token.text,
      ...inField(field),
      ...(token.prefix ? { prefix: true } : {}),
      ...(token.edits === 0 ? {} : { edits: token.edits }),
    };
  if (!token.prefix) return undefined;
  throw badQuery(
    'A star needs a letter before it.',
    token.start,
    'Write the beginning of a word first.',
  );
}

/** `person:`, `source:` and their like. */
export function filter(cursor: Cursor, named: FieldUse, token: Value): Expression {
  cursor.at++;
  spend(cursor, 1, token.start);
  if (named.use === 'date')
    return { type: 'date', range: dateRange(token.text, valueStart(token)) };
  if (token.type === 'word' && (token.prefix || token.edits > 0))
    throw badQuery(
      'A filter takes a whole value, without star or tilde.',
      token.start,
      'Write all of it, in quotes where it has blanks.',
    );
  const value = token.text.trim();
  if (value === '')
    throw badQuery('There is nothing in these quotes.', token.start, 'Put a name between them.');
  if (named.use === 'source' || named.use === 'byline') return { type: named.use, value };
  return named.use === 'entity'
    ? { type: 'entity', kind: named.kind, value }
    : { type: 'phrase', text: value, field: named.field };
}

/** `left NEAR/n right`; a chain of them is each pair of neighbours, ANDed. */
function nearby(cursor: Cursor, first: Value, field: Field | undefined): Expression {
  const pairs: Expression[] = [];
  let left = nearText(cursor, first);
  for (let near = peek(cursor); near?.type === 'near'; near = peek(cursor)) {
    cursor.at++;
    const value = rightSide(cursor, near, field);
    const right = nearText(cursor, value);
    pairs.push({ type: 'near', left, right, distance: near.distance, ...inField(field) });
    left = right;
  }
  return pairs.length === 1 ? pairs[0]! : { type: 'and', of: pairs };
}

function rightSide(cursor: Cursor, near: Token, field: Field | undefined): Value {
  const token = peek(cursor);
  if (token?.type === 'field') {
    const named = fieldNamed(token.name);
    if (!named) throw unknownField(token.name, token.start);
    if (named.use !== 'text' || named.field !== field)
      throw badQuery(
        'Both sides of NEAR stand in one field.',
        token.start,
        'Write it once for both, as in: title:(treaty NEAR/5 border).',
      );
    cursor.at++;
  }
  const value = peek(cursor);
  cursor.at++;
  if (value?.type === 'word' || value?.type === 'phrase') return value;
  throw lonely('NEAR', near.start, 'after');
}

function nearText(cursor: Cursor, token: Value): string {
  if (token.type === 'word' && (token.prefix || token.edits > 0))
    throw badQuery('NEAR takes whole words.', token.start, 'Leave out the star or tilde.');
  if (count(cursor, token.text, token.start) > 0) return token.text;
  throw badQuery('NEAR needs a word on each side.', token.start, 'Put a word or a "phrase" here.');
}

/** `"a b"~3` and `"a b"*` mean something elsewhere, and must not be taken for a phrase and a mark. */
function refuseSuffix(cursor: Cursor, phrase: PhraseToken): void {
  const next = peek(cursor);
  if (next?.type !== 'word' || next.start !== phrase.end) return;
  if (next.prefix || /^~\d*$/.test(next.text))
    throw badQuery(
      'A phrase takes no star and no tilde.',
      next.start,
      'Write a NEAR/3 b for words that stand close together, and a star after a single word.',
    );
}

function valueStart(token: Value): number {
  return token.type === 'phrase' ? token.start + 1 : token.start;
}

function inField(field: Field | undefined): { readonly field?: Field } {
  return field === undefined ? {} : { field };
}
