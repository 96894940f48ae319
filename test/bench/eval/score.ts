import type { Kind } from '../../../src/types.ts';

export const KINDS: readonly Kind[] = ['person', 'place', 'organisation'];

/** A mention, gold or found. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/** Of one kind in one document: found, wanted, and how many of each have a counterpart. */
export interface Tally {
  found: number;
  gold: number;
  exact: number;
  /** Found ones that overlap a gold one of their kind, and the reverse. */
  foundNear: number;
  goldNear: number;
}

export type Tallies = Readonly<Record<Kind, Tally>>;

/** Exact means same start, end and kind; lenient means same kind and any character in common. */
export function tally(gold: readonly Span[], found: readonly Span[]): Tallies {
  return Object.fromEntries(
    KINDS.map((kind) => {
      const wanted = distinct(gold.filter((span) => span.kind === kind));
      const given = distinct(found.filter((span) => span.kind === kind));
      const keys = new Set(wanted.map(key));
      return [
        kind,
        {
          found: given.length,
          gold: wanted.length,
          exact: given.filter((span) => keys.has(key(span))).length,
          foundNear: given.filter((span) => wanted.some((other) => overlap(span, other))).length,
          goldNear: wanted.filter((span) => given.some((other) => overlap(span, other))).length,
        },
      ];
    }),
  ) as unknown as Tallies;
}

export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function key({ start, end, kind }: Span): string {
  return `${start}-${end}-${kind}`;
}

function distinct(spans: readonly Span[]): Span[] {
  return [...new Map(spans.map((span) => [key(span), span])).values()];
}

/** Precision, recall and F1, in percent. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Exact and lenient figures over documents, for some kinds together (micro average). */
export function figures(
  documents: readonly Tallies[],
  kinds: readonly Kind[] = KINDS,
): { exact: Figures; lenient: Figures } {
  const sum = { found: 0, gold: 0, exact: 0, foundNear: 0, goldNear: 0 };
  for (const document of documents)
    for (const kind of kinds) {
      const of = document[kind];
      sum.found += of.found;
      sum.gold += of.gold;
      sum.exact += of.exact;
      sum.foundNear += of.foundNear;
      sum.goldNear += of.goldNear;
    }
  return {
    exact: rates(sum.exact / sum.found, sum.exact / sum.gold),
    lenient: rates(sum.foundNear / sum.found, sum.goldNear / sum.gold),
  };
}

function rates(precision: number, recall: number): Figures {
  const p = Number.isFinite(precision) ? precision : 0;
  const r = Number.isFinite(recall) ? recall : 0;
  return { precision: 100 * p, recall: 100 * r, f1: p + r === 0 ? 0 : (200 * p * r) / (p + r) };
}

/** 95 % interval of exact F1 by resampling documents 1,000 times, seeded. */
export function interval(documents: readonly Tallies[]): readonly [number, number] {
  let state = 20_251_123;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const draws = Array.from({ length: 1000 }, () => {
    const sample = documents.map(() => documents[Math.floor(random() * documents.length)]!);
    return figures(sample).exact.f1;
  }).sort((a, b) => a - b);
  return [draws[25]!, draws[974]!];
}
