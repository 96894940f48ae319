import { COUNTRIES } from '../gazetteer/countries.ts';
import { type GazetteerEntry, gazetteerEntry } from '../gazetteer.ts';
import { nameKey } from '../key.ts';
import type { Surface } from './forms.ts';

/** Of one word, but known to be a country's everywhere. */
const HOUSES = new Set(['senate', 'congress']);

/**
 * "Security Council" in a text on the United Nations is the one of the UN, whatever other council the text
 * knows: the gazetteer has it under its owner's name. "Senate" and "Supreme Court" are those of the country
 * that the text names most, unless it names another one's.
 */
export function mendOwned(all: readonly Surface[]): readonly Surface[] {
  const owners = new Map<string, Surface>();
  for (const surface of all)
    if (surface.kind === 'organisation' && !owners.has(surface.key))
      owners.set(surface.key, surface);
  // Only a house that the gazetteer knows can have a body there.
  const houses = [...owners.values()].filter(
    ({ key }) => gazetteerEntry('organisation', key) !== undefined,
  );
  const known = new Map<string, Owned | undefined>();
  let country: { readonly code: string | undefined } | undefined;
  const most = (): string | undefined => (country ??= { code: countryNamedMost(all) }).code;
  return all.map((surface) => {
    const { kind, key } = surface;
    if (kind !== 'organisation' || !(key.includes(' ') || HOUSES.has(key))) return surface;
    if (!known.has(key)) known.set(key, ownedBy(key, houses) ?? nationalBody(key, most, owners));
    const owned = known.get(key);
    if (owned === undefined) return surface;
    const { entry, owner, more } = owned;
    const repair = `that of the ${owner}, which this text names${more}`;
    return { ...surface, key: entry.key, plain: entry.name, repair };
  });
}

interface Owned {
  readonly entry: GazetteerEntry;
  readonly owner: string;
  /** "" or " most". */
  readonly more: string;
}

/** The country that more mentions lie in than in any other; undefined where two are named as often. */
function countryNamedMost(all: readonly Surface[]): string | undefined {
  const times = new Map<string, number>();
  for (const { kind, key } of all) {
    const code = kind === 'place' ? gazetteerEntry('place', key)?.code : undefined;
    if (code !== undefined) times.set(code, (times.get(code) ?? 0) + 1);
  }
  const [first, second] = [...times].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** What countries have of their own. */
const BODY =
  /\b(?:senate|congress|representatives|court|guard|army|navy|force|corps|department|service|bureau|agency|parliament|duma|bank|survey|administration)\b/;

/** The country's own, where the text has no other body of that name: no "Supreme Court of Pakistan". */
function nationalBody(
  key: string,
  most: () => string | undefined,
  named: ReadonlyMap<string, Surface>,
): Owned | undefined {
  if (!BODY.test(key) || gazetteerEntry('organisation', key) !== undefined) return undefined;
  const code = most();
  const country = code === undefined ? undefined : COUNTRIES.find((one) => one.code === code);
  if (country === undefined) return undefined;
  const entry = gazetteerEntry('organisation', `${nameKey('place', country.name)} ${key}`);
  if (entry === undefined) return undefined;
  for (const other of named.keys()) {
    const isAnother = ` ${other} `.includes(` ${key} `) && other !== key;
    if (isAnother && gazetteerEntry('organisation', other) !== entry) return undefined;
  }
  return { entry, owner: country.name, more: ' most' };
}

/** The one entry that goes by an owner's name and this key; undefined where there is none, or two. */
function ownedBy(key: string, owners: readonly Surface[]): Owned | undefined {
  if (!key.includes(' ') || gazetteerEntry('organisation', key) !== undefined) return undefined;
  let found: Owned | undefined;
  for (const owner of owners) {
    const entry = gazetteerEntry('organisation', `${owner.key} ${key}`);
    if (entry === undefined) continue;
    if (found !== undefined && found.entry !== entry) return undefined;
    found ??= { entry, owner: owner.plain, more: '' };
  }
  return found;
}
