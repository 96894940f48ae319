import type { Entity, Kind } from '../types.ts';
import { PLACES } from './gazetteer/cities.ts';
import { COUNTRIES } from './gazetteer/countries.ts';
import { ORGANISATIONS } from './gazetteer/organisations.ts';
import { cityNames, type Region, regions, states } from './gazetteer/regions.ts';
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
  /** Degrees, to a tenth: of a country, the middle of its largest piece of land. */
  readonly coordinates?: NonNullable<Entity['coordinates']>;
}

/** Cities stay text until they are asked for: thousands are never. */
type Entries = Map<string, GazetteerEntry | string>;
type Coordinates = GazetteerEntry['coordinates'];

let places: Entries | undefined;
let organisations: Entries | undefined;

/**
 * The entry that goes by this key, whether it is its name or an alias; each key leads to one entry at
 * most. Demonyms are no aliases. The tables are read at the first call (25 ms of a busy core).
 */
export function gazetteerEntry(kind: Kind, key: string): GazetteerEntry | undefined {
  if (kind === 'person') return undefined;
  const entries =
    kind === 'place' ? (places ??= allPlaces()) : (organisations ??= allOrganisations());
  const found = entries.get(key);
  return typeof found === 'string' ? readCity(found, key, entries) : found;
}

/** The country of the US, and the state: which of the two is meant is not known, so neither is said. */
const AMBIGUOUS = new Set(['GE']);

/** Countries first, then states and regions, capitals, cities: whoever comes first keeps a name. */
function allPlaces(): Entries {
  const found: Entries = new Map();
  const [middles = '', cities = ''] = PLACES.trim().split('\n\n');
  const middle = new Map(middles.split('\n').map(readMiddle));
  for (const { code, name, aliases } of COUNTRIES)
    enter(
      found,
      'country',
      [name, ...aliases],
      AMBIGUOUS.has(code) ? undefined : code,
      middle.get(code),
    );
  for (const state of states) enterRegion(found, 'state', state);
  for (const region of regions) enterRegion(found, 'region', region);
  for (const capital of [true, false])
    for (const line of cities.split('\n')) enterCities(found, line, capital);
  for (const names of cityNames) rename(found, names);
  return found;
}

/** "LT 55.3 23.9" */
function readMiddle(line: string): readonly [string, Coordinates] {
  const [code = '', latitude, longitude] = line.split(' ');
  const known = !AMBIGUOUS.has(code);
  return [code, known ? { latitude: Number(latitude), longitude: Number(longitude) } : undefined];
}

/** "LT *Vilnius 54.7 25.3|Kaunas 54.9 23.9|Klaipėda 55.7 21.1=klaipeda": those of one country. */
function enterCities(found: Entries, line: string, capital: boolean): void {
  const code = line.slice(0, 3);
  for (const city of line.slice(3).split('|')) {
    if ((city[0] === '*') !== capital) continue;
    const equals = city.lastIndexOf('=');
    const key = equals < 0 ? nameOf(city).toLowerCase() : city.slice(equals + 1);
    if (!found.has(key)) found.set(key, code + city);
  }
}

/** "*Vilnius 54.7 25.3" without star and coordinates. */
function nameOf(city: string): string {
  const east = city.lastIndexOf(' ');
  return city.slice(city[0] === '*' ? 1 : 0, city.lastIndexOf(' ', east - 1));
}

/** "LT *Vilnius 54.7 25.3" as an entry, kept for the next time. */
function readCity(text: string, key: string, entries: Entries): GazetteerEntry {
  const city = text.slice(3).split('=')[0]!;
  const [east, north] = city.split(' ').reverse();
  const entry: GazetteerEntry = {
    kind: 'place',
    key,
    name: nameOf(city),
    type: city[0] === '*' ? 'capital' : 'city',
    code: text.slice(0, 2),
    coordinates: { latitude: Number(north), longitude: Number(east) },
  };
  entries.set(key, entry);
  return entry;
}

/** One city under all its names; the first gives its key. A name that another place owns stays there. */
function rename(found: Entries, names: readonly [string, ...string[]]): void {
  const keys = names.map((name) => nameKey('place', name));
  const known = keys.find((key) => isCity(found.get(key)));
  if (known === undefined) return;
  const text = found.get(known) as string;
  const entry = { ...readCity(text, known, found), key: keys[0]!, name: names[0] };
  for (const key of keys)
    if (found.get(key) === undefined || isCity(found.get(key)) || key === known)
      found.set(key, entry);
}

function isCity(entry: GazetteerEntry | string | undefined): boolean {
  return typeof entry === 'string';
}

function enterRegion(found: Entries, type: 'state' | 'region', region: Region): void {
  enter(found, type, [region.name, ...region.aliases], region.code, undefined);
}

/** An entry whose own name is taken already is left out; an alias that is taken stays with its owner. */
function enter(
  found: Entries,
  type: GazetteerEntry['type'],
  names: readonly [string, ...string[]],
  code: string | undefined,
  coordinates: Coordinates,
): void {
  const kind = type === 'organisation' ? 'organisation' : 'place';
  const key = nameKey(kind, names[0]);
  if (found.has(key)) return;
  const entry: GazetteerEntry = {
    kind,
    key,
    name: names[0],
    type,
    ...(code === undefined ? {} : { code }),
    ...(coordinates === undefined ? {} : { coordinates }),
  };
  for (const name of names) {
    const alias = nameKey(kind, name);
    if (!found.has(alias)) found.set(alias, entry);
  }
}

function allOrganisations(): Entries {
  const found: Entries = new Map();
  for (const names of ORGANISATIONS) enter(found, 'organisation', names, undefined, undefined);
  for (const [key, entry] of [...found])
    for (const other of otherWays(key)) if (!found.has(other)) found.set(other, entry);
  return found;
}

/** "US Republican Party" with its country, "Liberal Democrat" without the ending of the many. */
function otherWays(key: string): readonly string[] {
  if (!key.includes(' ')) return [];
  const one = key.endsWith('s') ? [key.slice(0, -1)] : [];
  return [`us ${key}`, `united states ${key}`, ...one];
}
