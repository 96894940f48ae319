import type { Hit, Query } from '../types.ts';
import { HttpFailure } from './failure.ts';
import type { Desk } from './operation.ts';

/** Hits read at a time: enough to be quick, few enough to keep little in memory. */
const PAGE = 500;

/**
 * All hits of a query, page after page. The first is read before this resolves, so that a query with a
 * fault is refused instead of answered by half a file. Throws when the index changes on the way.
 */
export async function allHits(query: Query, desk: Desk): Promise<AsyncIterable<readonly Hit[]>> {
  const first = await page(query, 0, desk);
  return pagesFrom(query, first, desk);
}

async function* pagesFrom(
  query: Query,
  first: Awaited<ReturnType<typeof page>>,
  desk: Desk,
): AsyncIterable<readonly Hit[]> {
  yield first.hits;
  let sent = first.hits.length;
  while (sent < first.totalHits && !desk.signal.aborted) {
    const next = await page(query, sent, desk);
    if (next.totalHits !== first.totalHits || next.hits.length === 0)
      throw new HttpFailure(503, 'changed', 'The index changed during the export. Ask again.');
    yield next.hits;
    sent += next.hits.length;
  }
}

function page(query: Query, offset: number, { engine }: Desk) {
  return engine.search({ ...query, limit: PAGE, offset });
}
