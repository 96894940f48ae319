import { nearest } from '../text/nearest.ts';
import type { Engine, Kind } from '../types.ts';

/** Entities looked through for one that was meant: those with most documents. */
const LOOKED_THROUGH = 20_000;

/** "Did you mean …?" with at most three ids, or where nothing is near, how to list all. */
export async function whoElse(engine: Engine, name: string, kind?: Kind): Promise<string> {
  const of = kind === undefined ? {} : { kind };
  const begun = await engine.entities.list({ q: name, limit: 3, ...of });
  const near =
    begun.entities.length > 0
      ? begun.entities
      : nearest(name, (await engine.entities.list({ limit: LOOKED_THROUGH, ...of })).entities, 3);
  if (near.length === 0) return 'dateline entities lists who is there.';
  return `Did you mean ${near.map((it) => it.id).join(' or ')}?`;
}
