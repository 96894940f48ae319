import { documentText } from '../../text/document.ts';
import { signature, similarity } from '../../text/signature.ts';
import type { RelatedDocument } from '../../types.ts';
import { BAND_PLACES, bandHashes } from './segment/bands.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** Texts that share at least this much of their runs of three words are nearly the same. */
const NEARLY = 0.6;
/**
 * A first look at the candidates: a quarter of a signature costs a quarter. Of a pair at 0.6 it finds
 * less than 0.34 equal in 2 of 1,000 cases.
 */
const FIRST_LOOK = 32;
const HOPELESS = 0.34;
/** Nearly equal documents that are looked at for one hit, and for one document. */
const COUNTED = 20;
const SHOWN = 100;
/** Counts kept until the next commit: who types sees the same hits again with each key. */
const REMEMBERED = 10_000;

interface Text {
  readonly title: string;
  readonly body: string;
}

interface Row extends Text {
  readonly id: string;
  readonly source: string | null;
  readonly date: string | null;
}

/** Number of other documents that are nearly the same as the given one; at most 20 are counted. */
export function nearDuplicateCount(store: Store, state: State, number: number, text: Text): number {
  const known = state.nearCounts.get(number);
  if (known !== undefined) return known;
  const count = near(store, state, number, text, COUNTED).length;
  if (state.nearCounts.size >= REMEMBERED) state.nearCounts.clear();
  state.nearCounts.set(number, count);
  return count;
}

/** Documents that are nearly the same, most alike first; at most 100. */
export function nearDuplicatesOf(
  store: Store,
  state: State,
  number: number,
  text: Text,
): readonly RelatedDocument[] {
  return near(store, state, number, text, SHOWN)
    .sort((a, b) => b.similarity - a.similarity || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row, similarity: value }) => ({
      id: row.id,
      title: row.title,
      ...(row.source === null ? {} : { source: row.source }),
      ...(row.date === null ? {} : { date: row.date }),
      similarity: value,
    }));
}

function near(
  store: Store,
  state: State,
  number: number,
  text: Text,
  most: number,
): { readonly row: Row; readonly similarity: number }[] {
  // Nearly all texts are like no other: the places that tell so take a third of the time of all.
  const whole = documentText(text);
  const candidates = candidatesOf(state, signature(whole, BAND_PLACES), number);
  if (candidates.length === 0) return [];
  const own = signature(whole);
  return candidates.slice(0, most).flatMap((candidate) => {
    const row = store.get<Row>(
      'SELECT id, title, body, source, date FROM documents WHERE number = ?',
      candidate,
    );
    if (row === undefined) return [];
    const other = documentText(row);
    if (similarity(own, signature(other, FIRST_LOOK)) < HOPELESS) return [];
    const value = similarity(own, signature(other));
    return value >= NEARLY ? [{ row, similarity: value }] : [];
  });
}

/** Numbers of documents that share a band with a text, those that share most bands first. */
function candidatesOf(state: State, own: Uint32Array, self: number): readonly number[] {
  const shared = new Map<number, number>();
  const hashes = bandHashes(own);
  for (const segment of state.snapshot.segments)
    for (const hash of hashes)
      for (const document of segment.withBand(hash)) {
        if (segment.deleted?.[document] === 1) continue;
        const number = segment.documents[document]!;
        if (number !== self) shared.set(number, (shared.get(number) ?? 0) + 1);
      }
  return [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
}
