import { type GazetteerEntry, gazetteerEntry } from '../gazetteer.ts';
import type { Surface } from './forms.ts';

/**
 * "Security Council" in a text on the United Nations is the one of the UN, whatever other council the text
 * knows: the gazetteer has it under its owner's name. Only bodies of two words and more, whose owner is an
 * organisation: too many countries have a supreme court.
 */
export function mendOwned(all: readonly Surface[]): readonly Surface[] {
  const owners = new Map<string, Surface>();
  for (const surface of all)
    if (surface.kind === 'organisation' && !owners.has(surface.key))
      owners.set(surface.key, surface);
  const known = new Map<string, Owned | undefined>();
  return all.map((surface) => {
    if (surface.kind !== 'organisation' || !surface.key.includes(' ')) return surface;
    if (!known.has(surface.key)) known.set(surface.key, ownedBy(surface.key, owners));
    const owned = known.get(surface.key);
    if (owned === undefined) return surface;
    const { entry, owner } = owned;
    const repair = `that of the ${owner.plain}, which this text names`;
    return { ...surface, key: entry.key, plain: entry.name, repair };
  });
}

interface Owned {
  readonly entry: GazetteerEntry;
  readonly owner: Surface;
}

/** The one entry that goes by an owner's name and this key; undefined where there is none, or two. */
function ownedBy(key: string, owners: ReadonlyMap<string, Surface>): Owned | undefined {
  if (gazetteerEntry('organisation', key) !== undefined) return undefined;
  let found: Owned | undefined;
  for (const owner of owners.values()) {
    const entry = gazetteerEntry('organisation', `${owner.key} ${key}`);
    if (entry === undefined) continue;
    if (found !== undefined && found.entry !== entry) return undefined;
    found ??= { entry, owner };
  }
  return found;
}
