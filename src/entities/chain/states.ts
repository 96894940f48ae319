import { gazetteerEntry } from '../gazetteer.ts';
import type { Surface } from './forms.ts';

/** Keys of cities that share their name with the state around them, or far from them, and that state. */
const STATES: ReadonlyMap<string, string> = new Map([
  ['new york', 'new york state'],
  ['washington', 'washington state'],
]);

/**
 * "Buffalo, New York" and "Seattle, Washington" are in the states, not in the cities: the name of a city or
 * county of the US stands right before, and it is no list of cities. Brooklyn is no city of its own.
 */
export function mendStates(text: string, all: readonly Surface[]): readonly Surface[] {
  return all.map((surface, i) => {
    const state = surface.kind === 'place' ? STATES.get(surface.key) : undefined;
    if (state === undefined || i === 0 || !standsBehind(text, all, i)) return surface;
    const entry = gazetteerEntry('place', state);
    if (entry === undefined) return surface;
    const repair = `the state, for it stands behind ${all[i - 1]!.plain}`;
    return { ...surface, key: entry.key, plain: entry.name, repair };
  });
}

function standsBehind(text: string, all: readonly Surface[], i: number): boolean {
  const town = all[i - 1]!;
  if (town.kind !== 'place' || !isBehind(text, all, i, COMMA)) return false;
  // "Public Theater, New York" is in the city: what nobody knows tells nothing.
  const isDistrict = / (?:county|township)$/.test(town.key);
  const entry = PARTS.has(town.key) ? undefined : gazetteerEntry('place', town.key);
  if (!isDistrict && (entry?.code !== 'US' || entry.type !== 'city')) return false;
  // "In Boston, Chicago, New York", "Boston, New York and Chicago".
  if (!isDistrict && isBehind(text, all, i - 1, COMMA)) return false;
  if (!isBehind(text, all, i + 1, LIST)) return true;
  return gazetteerEntry('place', all[i + 1]!.key)?.type === 'country';
}

/** Parts of New York City that GeoNames, and so the gazetteer, has among the cities. */
const PARTS = new Set([
  'bronx',
  'staten island',
  'harlem',
  'east harlem',
  'washington heights',
  'astoria',
  'borough park',
  'sunset park',
  'sheepshead bay',
  'east new york',
]);

const COMMA = /^, $/;
const LIST = /^(?:, |,? (?:and|or|&) )$/;

/** Whether this mark is all that stands between a place and the one before. */
function isBehind(text: string, all: readonly Surface[], i: number, mark: RegExp): boolean {
  const [left, right] = [all[i - 1], all[i]];
  if (left?.kind !== 'place' || right?.kind !== 'place') return false;
  return mark.test(text.slice(left.mention.end, right.mention.start));
}
