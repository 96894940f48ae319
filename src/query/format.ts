import type { DateRange, Expression, Field, Kind } from '../types.ts';
import { dayNumber, isoDay } from './dates.ts';
import { QUOTES } from './lexer.ts';

const NAME_OF_KIND: Readonly<Record<Kind, string>> = {
  person: 'person',
  place: 'place',
  organisation: 'org',
};

/** Writes an expression in the query language. `parseQuery` reads the same expression back. */
export function formatQuery(expression: Expression): string {
  if (expression.type === 'or') return expression.of.map(inOr).join(' OR ');
  if (expression.type === 'and') return expression.of.map(inAnd).join(' ');
  if (expression.type === 'not') return `-${atom(expression.of)}`;
  return leaf(expression);
}

function inOr(part: Expression): string {
  return part.type === 'or' ? `(${formatQuery(part)})` : formatQuery(part);
}

function inAnd(part: Expression): string {
  return part.type === 'or' || part.type === 'and' ? `(${formatQuery(part)})` : formatQuery(part);
}

/** What a minus can stand before. */
function atom(part: Expression): string {
  const open =
    part.type === 'or' || part.type === 'and' || part.type === 'not' || part.type === 'near';
  return open ? `(${formatQuery(part)})` : formatQuery(part);
}

function leaf(part: Exclude<Expression, { type: 'and' | 'or' | 'not' }>): string {
  switch (part.type) {
    case 'word':
      return part.field === undefined ? word(part) : inField(part.field, word(part));
    case 'phrase':
      return fieldPrefix(part.field) + quoted(part.text);
    case 'near': {
      const pair = `${value(part.left)} NEAR/${part.distance} ${value(part.right)}`;
      return part.field === undefined ? pair : `${part.field}:(${pair})`;
    }
    case 'entity':
      return `${NAME_OF_KIND[part.kind]}:${value(part.value)}`;
    case 'source':
    case 'byline':
      return `${part.type}:${value(part.value)}`;
    case 'date':
      return `date:${dates(part.range)}`;
  }
}

function fieldPrefix(field: Field | undefined): string {
  return field === undefined ? '' : `${field}:`;
}

/** Behind a field two slashes would make an address of it. */
function inField(field: Field, written: string): string {
  return fieldPrefix(field) + written.replace(/^\/\//, '\\//');
}

/** A bare word with escapes where a sign would mean something, and its star or tilde. */
function word(part: Expression & { type: 'word' }): string {
  const ending = part.prefix ? '*' : part.edits === undefined ? '' : `~${part.edits}`;
  const escaped = part.text.replace(SIGNS, '\\$&').replace(OPERATOR, '\\$&') + ending;
  return escaped.replace(FIELD, '$1\\:');
}

const SIGNS = new RegExp(`[\\s\\\\()*~${QUOTES}]`, 'g');
const OPERATOR = /^-|^(?:AND|OR|NOT|NEAR(?:\/.*)?|&&|\|\|?)$/;
/** A colon that could make a field: one escape too many does no harm. */
const FIELD = /^(\p{L}[\p{L}_]{0,30}):(?!\/\/)/u;

/** A name or one side of NEAR: bare where it is one plain word. */
function value(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}.&'-]*$/u.test(text) && !OPERATOR.test(text)
    ? text
    : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replace(new RegExp(`[\\\\${QUOTES}]`, 'g'), '\\$&')}"`;
}

/** Both ends included, as people write them. */
function dates({ gte, lt }: DateRange): string {
  if (lt === undefined) return gte === undefined ? '..9999-12-31' : `>=${gte}`;
  if (gte === undefined) return `<${lt}`;
  const last = isoDay((dayNumber(lt) ?? 0) - 1);
  return last === gte ? gte : `${gte}..${last}`;
}
