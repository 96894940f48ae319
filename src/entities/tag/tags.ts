import type { Kind } from '../../types.ts';

/** Tags: 0 outside; then for each kind begin, inside, last, unit (a mention of one token). */
export const KINDS: readonly Kind[] = ['person', 'place', 'organisation'];
export const TAGS = 13;
/** Width of a row of tag scores in every table: one cache line of floats. */
export const ROW = 16;

export const PART = { begin: 0, inside: 1, last: 2, unit: 3 } as const;

export function tagOf(kind: number, part: number): number {
  return 1 + kind * 4 + part;
}

/** The tag of token `i` of a mention `[first, last]`. */
export function tagWithin(kind: number, first: number, last: number, i: number): number {
  if (first === last) return tagOf(kind, PART.unit);
  return tagOf(kind, i === first ? PART.begin : i === last ? PART.last : PART.inside);
}

/** -1 for outside. */
export function kindOf(tag: number): number {
  return tag === 0 ? -1 : (tag - 1) >> 2;
}

/** -1 for outside. */
export function partOf(tag: number): number {
  return tag === 0 ? -1 : (tag - 1) & 3;
}

/** The tag leaves a mention open: another token of it must follow. */
export function isOpen(tag: number): boolean {
  const part = partOf(tag);
  return part === PART.begin || part === PART.inside;
}

/** The tag goes on with a mention that is open. */
export function isContinued(tag: number): boolean {
  const part = partOf(tag);
  return part === PART.inside || part === PART.last;
}

export function follows(before: number, after: number): boolean {
  if (isOpen(before)) return isContinued(after) && kindOf(before) === kindOf(after);
  return !isContinued(after);
}

/** Tags that may stand before each tag; fixed, so that the inner loops try nothing impossible. */
export const BEFORE: readonly Uint8Array[] = Array.from({ length: TAGS }, (_, after) =>
  Uint8Array.from(
    Array.from({ length: TAGS }, (_, tag) => tag).filter((tag) => follows(tag, after)),
  ),
);
