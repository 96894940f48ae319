import type { Expression } from '../types.ts';

/** All of them: flat, and the part itself when there is but one; undefined for none. */
export function allOf(parts: readonly Expression[]): Expression | undefined {
  if (parts.length < 2) return parts[0];
  return { type: 'and', of: parts.flatMap((part) => (part.type === 'and' ? part.of : [part])) };
}

/** Any of them: flat, and the part itself when there is but one; undefined for none. */
export function anyOf(parts: readonly Expression[]): Expression | undefined {
  if (parts.length < 2) return parts[0];
  return { type: 'or', of: parts.flatMap((part) => (part.type === 'or' ? part.of : [part])) };
}

/** Everything else; twice is not at all. */
export function noneOf(part: Expression): Expression {
  return part.type === 'not' ? part.of : { type: 'not', of: part };
}
