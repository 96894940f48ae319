import { fold } from '../../../text/fold.ts';
import type { Entry } from '../segment/dictionary.ts';
import { vocabulary } from './groups.ts';
import { held } from './live.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Terms that start with a prefix, most documents first. Of each segment the best few hundred are
 * candidates: a term rarer than these everywhere is rare in sum.
 */
export function suggestTerms(
  snapshot: Snapshot,
  prefix: string,
  limit: number,
): readonly { readonly text: string; readonly documents: number }[] {
  const start = fold(prefix);
  const candidates = new Set<string>();
  for (const segment of snapshot.segments) {
    const words = vocabulary(segment);
    const { from, to } = words.range(start);
    const most = Math.max(200, limit);
    const floor = nth(words.documents, from, to, most);
    for (let ordinal = from; ordinal < to; ordinal++)
      if (words.documents(ordinal) >= floor) candidates.add(words.term(ordinal));
  }
  const counted = [...candidates].map((text) => ({ text, documents: holding(snapshot, text) }));
  return counted
    .filter(({ documents }) => documents > 0)
    .sort((a, b) => b.documents - a.documents || (a.text < b.text ? -1 : 1))
    .slice(0, limit);
}

/** A frequency that at least `most` of the terms reach, or 1 when there are fewer. */
function nth(
  documents: (ordinal: number) => number,
  from: number,
  to: number,
  most: number,
): number {
  if (to - from <= most) return 1;
  const counts = new Uint32Array(to - from);
  for (let at = 0; at < counts.length; at++) counts[at] = documents(from + at);
  counts.sort();
  // Many rare terms may share the count at the border: then only what is above it.
  const border = counts[counts.length - most]!;
  return counts[Math.max(0, counts.length - 4 * most)] === border ? border + 1 : border;
}

function holding(snapshot: Snapshot, text: string): number {
  const key = Buffer.from(text);
  return snapshot.segments.reduce((sum, segment) => {
    const entry: Entry | undefined = segment.terms.find(key);
    return entry === undefined ? sum : sum + held(segment, [entry], entry.documents).documents;
  }, 0);
}
