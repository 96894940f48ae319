import { key, overlap, type Span } from './score.ts';

/** What went wrong: right place but wrong edges, or kind, or both; nothing found; nothing there. */
export type ErrorClass = 'boundary' | 'kind' | 'boundary and kind' | 'missed' | 'spurious';

export interface Mistake {
  readonly error: ErrorClass;
  /** Kind of the gold mention; of the found one when it is spurious. */
  readonly kind: Span['kind'];
  readonly gold?: Span;
  readonly found?: Span;
}

/** Every gold mention not found exactly, and every found one that touches no gold mention. */
export function mistakes(gold: readonly Span[], found: readonly Span[]): Mistake[] {
  const right = new Set(gold.map(key));
  const given = new Set(found.map(key));
  const missed = gold
    .filter((span) => !given.has(key(span)))
    .map((span): Mistake => {
      const touching = found.filter((other) => overlap(span, other) && !right.has(key(other)));
      const same = touching.find((other) => other.start === span.start && other.end === span.end);
      if (same !== undefined) return { error: 'kind', kind: span.kind, gold: span, found: same };
      const near = touching.find((other) => other.kind === span.kind);
      if (near !== undefined)
        return { error: 'boundary', kind: span.kind, gold: span, found: near };
      const other = touching[0];
      if (other !== undefined)
        return { error: 'boundary and kind', kind: span.kind, gold: span, found: other };
      return { error: 'missed', kind: span.kind, gold: span };
    });
  const spurious = found
    .filter((span) => !gold.some((other) => overlap(span, other)))
    .map((span): Mistake => ({ error: 'spurious', kind: span.kind, found: span }));
  return [...missed, ...spurious];
}
