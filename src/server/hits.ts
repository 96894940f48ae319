import type { Hit, Query } from '../types.ts';
import type { Desk } from './operation.ts';

/**
 * All hits of a query, part after part. The first is read before this resolves, so that a query with
 * a fault is refused instead of answered by half a file. Ends when the asker has gone.
 */
export async function allHits(
  query: Query,
  { engine, signal }: Desk,
): Promise<AsyncIterable<readonly Hit[]>> {
  const parts = engine.hits(query)[Symbol.asyncIterator]();
  // However the request ends, the engine lets go of the moment that it holds on to.
  signal.addEventListener('abort', () => void parts.return?.(), { once: true });
  return rest(parts, await parts.next(), signal);
}

async function* rest(
  parts: AsyncIterator<readonly Hit[]>,
  first: IteratorResult<readonly Hit[]>,
  signal: AbortSignal,
): AsyncIterable<readonly Hit[]> {
  for (let part = first; !part.done && !signal.aborted; part = await parts.next()) yield part.value;
}
