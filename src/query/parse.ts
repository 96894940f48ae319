import type { Expression, Field } from '../types.ts';
import { type Cursor, lonely, peek } from './cursor.ts';
import { allOf, anyOf, noneOf } from './expression.ts';
import { fieldNamed, unknownField } from './fields.ts';
import { filter, text } from './leaves.ts';
import { type Token, tokens } from './lexer.ts';
import { badQuery, LIMITS } from './limits.ts';

/**
 * The query language: words are ANDed; `OR`, `NOT` and `-`, parentheses, `"phrases"`, `a NEAR/5 b`,
 * `word*`, `word~2`, `title:` `body:` `person:` `place:` `org:` `source:` `byline:` `date:`. NOT binds tighter
 * than AND, AND tighter than OR. Marks without a letter or digit say nothing and are passed over.
 * A blank query, or a lone `*`, is undefined: all documents. Throws `UserError('bad-query')` with
 * position and hint, and nothing else. Time grows with the length of the query.
 */
export function parseQuery(q: string): Expression | undefined {
  if (q.length > LIMITS.length)
    throw badQuery(
      `A query has at most ${LIMITS.length} characters, this one ${q.length}.`,
      LIMITS.length,
      'Shorten it.',
    );
  if (/^\s*\*?\s*$/.test(q)) return undefined;
  const cursor: Cursor = { tokens: tokens(q), at: 0, depth: 0, terms: 0 };
  const expression = either(cursor, undefined);
  const rest = cursor.tokens[cursor.at];
  if (rest)
    throw badQuery(
      'This parenthesis closes none that was opened.',
      rest.start,
      'Take it away, or put a ( before.',
    );
  if (expression) return expression;
  throw badQuery('There is no word to search for.', 0, 'Type a word with letters or digits.');
}

/** One or several conjunctions with OR between them; undefined when all is marks. */
function either(cursor: Cursor, field: Field | undefined): Expression | undefined {
  const first = all(cursor, field);
  const choices = first ? [first] : [];
  for (let token = peek(cursor); token?.type === 'or'; token = peek(cursor)) {
    if (choices.length === 0) throw lonely('OR', token.start, 'before');
    cursor.at++;
    const next = all(cursor, field);
    if (!next) throw lonely('OR', token.start, 'after');
    choices.push(next);
  }
  return anyOf(choices);
}

/** Everything up to OR, a closing parenthesis or the end, ANDed. */
function all(cursor: Cursor, field: Field | undefined): Expression | undefined {
  const parts: Expression[] = [];
  let pending: Token | undefined;
  for (let token = peek(cursor); token && !isStop(token); token = peek(cursor)) {
    if (token.type === 'and') {
      if (parts.length === 0 || pending) throw lonely('AND', token.start, 'before');
      pending = token;
      cursor.at++;
      continue;
    }
    const part = unary(cursor, field);
    if (!part) continue;
    parts.push(part);
    pending = undefined;
  }
  if (pending) throw lonely('AND', pending.start, 'after');
  return allOf(parts);
}

function isStop(token: Token): boolean {
  return token.type === 'or' || token.type === ')';
}

function unary(cursor: Cursor, field: Field | undefined): Expression | undefined {
  const first = peek(cursor)!;
  let negative = false;
  while (peek(cursor)?.type === 'not') {
    negative = !negative;
    cursor.at++;
  }
  const sign = cursor.tokens[cursor.at - 1];
  const next = peek(cursor);
  if (first.type !== 'not') return primary(cursor, field);
  const operand = next && !isStop(next) && next.type !== 'and' ? primary(cursor, field) : undefined;
  if (!operand) throw lonely('NOT', sign!.start, 'after');
  return negative ? noneOf(operand) : operand;
}

function primary(cursor: Cursor, field: Field | undefined): Expression | undefined {
  const token = peek(cursor)!;
  if (token.type === '(') return group(cursor, field);
  if (token.type === 'near') throw lonely('NEAR', token.start, 'before');
  if (token.type === 'field') return fielded(cursor, token);
  return text(cursor, field);
}

function group(cursor: Cursor, field: Field | undefined): Expression {
  const open = cursor.tokens[cursor.at++]!;
  if (++cursor.depth > LIMITS.depth)
    throw badQuery(
      `Parentheses are nested more than ${LIMITS.depth} deep.`,
      open.start,
      'Take some of them away.',
    );
  const inner = either(cursor, field);
  if (peek(cursor)?.type !== ')')
    throw badQuery(
      'This parenthesis is never closed.',
      open.start,
      'Put a ) where the group ends.',
    );
  if (!inner)
    throw badQuery(
      'There is no word between these parentheses.',
      open.start,
      'Put a word between them, or take them away.',
    );
  cursor.at++;
  cursor.depth--;
  return inner;
}

function fielded(cursor: Cursor, token: Token & { type: 'field' }): Expression | undefined {
  const named = fieldNamed(token.name);
  if (!named) throw unknownField(token.name, token.start);
  cursor.at++;
  const value = peek(cursor);
  const touches = value?.start === token.end;
  if (named.use === 'text' && touches && value.type === '(') return group(cursor, named.field);
  if (!touches || (value.type !== 'word' && value.type !== 'phrase'))
    throw badQuery(
      `"${token.name}:" has no value.`,
      token.start,
      `Put a word or a "phrase" right after the colon, or write ${token.name}\\: for the word itself.`,
    );
  if (named.use !== 'text') return filter(cursor, named, value);
  const found = text(cursor, named.field);
  if (found) return found;
  throw badQuery(`"${token.name}:" has no word.`, token.start, 'Put a word right after the colon.');
}
