import { fold } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';
import type { Engine, EntityDetail, Kind } from '../types.ts';

/** Entities looked through for one that was meant: those with most documents. */
const LOOKED_THROUGH = 20_000;

/** The entity that goes by this name or, where no one does, the only one with these whole words in its name. */
export async function entityMeant(engine: Engine, name: string): Promise<EntityDetail | undefined> {
  const exact = await engine.entities.get(name);
  if (exact) return exact;
  const { entities, total } = await engine.entities.list({ q: name, limit: 200 });
  const asked = wordsOf(name);
  const found = entities.filter((row) => {
    const words = wordsOf(row.name);
    return asked.length > 0 && asked.every((word) => words.includes(word));
  });
  const only = found.length === 1 && total === entities.length ? found[0] : undefined;
  return only && engine.entities.get(only.id);
}

/** Other entities with these whole words in their names, most documents first; `exact`: with no other words. */
export async function namesakes(
  engine: Engine,
  name: string,
  found: Pick<EntityDetail, 'id'>,
  { exact }: { readonly exact: boolean },
): Promise<readonly string[]> {
  if (name.includes(':')) return [];
  const asked = wordsOf(name);
  const { entities } = await engine.entities.list({ q: name, limit: 200 });
  return entities
    .filter((row) => {
      const words = wordsOf(row.name);
      const all = asked.length > 0 && asked.every((word) => words.includes(word));
      return row.id !== found.id && all && (!exact || words.length === asked.length);
    })
    .map(({ id }) => id);
}

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

function wordsOf(name: string): readonly string[] {
  return fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}
