import type { Kind } from '../types.ts';
import { COUNTRIES } from './gazetteer/countries.ts';
import { nameKey } from './key.ts';

/** A place or organisation that is known before any text is read. */
export interface GazetteerEntry {
  readonly kind: Kind;
  /** Key of its name: the end of its entity id. */
  readonly key: string;
  readonly name: string;
  readonly type: 'country' | 'capital' | 'city' | 'state' | 'region' | 'organisation';
  /** ISO 3166-1 alpha-2, where it is in one country. */
  readonly code?: string;
  readonly coordinates?: { readonly latitude: number; readonly longitude: number };
}

let entries: ReadonlyMap<string, GazetteerEntry> | undefined;

/** The entry that goes by this key, whether it is its name or an alias. Demonyms are no aliases. */
export function gazetteerEntry(kind: Kind, key: string): GazetteerEntry | undefined {
  entries ??= allEntries();
  return kind === 'person' ? undefined : entries.get(`${kind}:${key}`);
}

function allEntries(): ReadonlyMap<string, GazetteerEntry> {
  const found = new Map<string, GazetteerEntry>();
  for (const { code, name, aliases } of COUNTRIES) {
    const entry = {
      kind: 'place',
      key: nameKey('place', name),
      name,
      type: 'country',
      code,
    } as const;
    for (const alias of [name, ...aliases]) found.set(`place:${nameKey('place', alias)}`, entry);
  }
  return found;
}
