import { fold } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';
import type { Engine, EntityDetail, EntityRow, Kind } from '../types.ts';

/** Entities looked through for one that was meant: those with most documents. */
const LOOKED_THROUGH = 20_000;

/** The entity that goes by this name or, where no one does, the only one with these whole words in its name. */
export async function entityMeant(engine: Engine, name: string): Promise<EntityDetail | undefined> {
  const exact = await engine.entities.get(name);
  if (exact) return exact;
  const { rows, isAll } = await withWords(engine, name);
  const only = rows.length === 1 && isAll ? rows[0] : undefined;
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
  const length = wordsOf(name).length;
  const { rows } = await withWords(engine, name);
  return rows
    .filter((row) => row.id !== found.id && (!exact || wordsOf(row.name).length === length))
    .map(({ id }) => id);
}

/** Entities with these whole words in their names; `isAll`: none was left out for their number. */
async function withWords(
  engine: Engine,
  name: string,
): Promise<{ readonly rows: readonly EntityRow[]; readonly isAll: boolean }> {
  const { entities, total } = await engine.entities.list({ q: name, limit: 200 });
  const asked = wordsOf(name);
  const rows = entities.filter((row) => {
    const words = wordsOf(row.name);
    return asked.length > 0 && asked.every((word) => words.includes(word));
  });
  return { rows, isAll: total === entities.length };
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
