import { expect, test } from 'vitest';
import { COUNTRIES } from '../../src/entities/gazetteer/countries.ts';
import { ORGANISATIONS } from '../../src/entities/gazetteer/organisations.ts';
import { gazetteerEntry } from '../../src/entities/gazetteer.ts';
import { nameKey } from '../../src/entities/key.ts';
import type { Kind } from '../../src/types.ts';

/** Kind, name as written, name of the entry with its type and country; undefined: not to be known. */
const CASES: readonly (readonly [Kind, string, string | undefined])[] = [
  ['place', 'U.S.', 'United States country US'],
  ['place', 'United States of America', 'United States country US'],
  ['place', 'UK', 'United Kingdom country GB'],
  ['place', 'Britain', 'United Kingdom country GB'],
  ['place', 'Brittany', 'Brittany region FR'],
  ['place', 'North Korea', 'North Korea country KP'],
  ['place', 'Korea', undefined],
  ['place', 'Republic of the Congo', 'Republic of the Congo country CG'],
  ['place', 'DR Congo', 'Democratic Republic of the Congo country CD'],
  ['place', 'Guinea', 'Guinea country GN'],
  ['place', 'Guinea-Bissau', 'Guinea-Bissau country GW'],
  ['place', 'Lithuanian', undefined],
  ['place', 'Georgia', 'Georgia country -'],
  ['place', 'VILNIUS', 'Vilnius capital LT'],
  ['place', 'Washington', 'Washington capital US'],
  ['place', 'Washington, D.C.', 'Washington capital US'],
  ['place', 'Washington State', 'Washington State state US'],
  ['place', 'New York', 'New York city US'],
  ['place', 'NYC', 'New York city US'],
  ['place', 'Kiev', 'Kyiv capital UA'],
  ['place', 'Odessa', 'Odesa city UA'],
  ['place', 'Gaza', 'Gaza Strip region PS'],
  ['place', 'Birmingham', 'Birmingham city GB'],
  ['place', 'Springfield', undefined],
  ['place', 'Victoria', undefined],
  ['place', 'Barcelona', 'Barcelona city ES'],
  ['place', 'Klaipeda', 'Klaipėda city LT'],
  ['place', 'NATO', undefined],
  ['organisation', 'Nato', 'NATO organisation -'],
  ['organisation', 'U.S. Republican Party', 'Republican Party organisation -'],
  ['organisation', 'US Tesla', undefined],
  ['organisation', 'Liberal Democrat', 'Liberal Democrats organisation -'],
  ['organisation', 'Jesuit', undefined],
  ['organisation', 'Irish Republican Party', undefined],
  ['organisation', 'North Atlantic Treaty Organization', 'NATO organisation -'],
  ['organisation', 'UN', 'United Nations organisation -'],
  ['organisation', 'UN Security Council', 'UN Security Council organisation -'],
  ['organisation', 'NSC', 'National Security Council organisation -'],
  ['organisation', 'NSA', 'National Security Agency organisation -'],
  ['organisation', 'Treasury', undefined],
  ['organisation', 'Treasury Department', 'US Treasury Department organisation -'],
  ['organisation', 'AT&T', 'AT&T organisation -'],
  ['organisation', 'UN High Commissioner for Refugees', 'UNHCR organisation -'],
  ['organisation', 'Mercedes', 'Mercedes-Benz organisation -'],
  ['organisation', 'Fitch', 'Fitch Ratings organisation -'],
  // Reporters Without Borders, and the Rapid Support Forces of Sudan.
  ['organisation', 'RSF', undefined],
  ['organisation', 'Hizbollah', 'Hezbollah organisation -'],
  ['person', 'Washington', undefined],
];

test.each(CASES)('%s %s is %s', (kind, name, expected) => {
  const entry = gazetteerEntry(kind, nameKey(kind, name));
  expect(entry && `${entry.name} ${entry.type} ${entry.code ?? '-'}`).toBe(expected);
});

test('every country and organisation is found by its own name, and every country but Georgia has its code', () => {
  for (const { name, code } of COUNTRIES) {
    const entry = gazetteerEntry('place', nameKey('place', name));
    expect(entry).toMatchObject({ name, type: 'country', ...(code === 'GE' ? {} : { code }) });
  }
  for (const [name] of ORGANISATIONS)
    expect(gazetteerEntry('organisation', nameKey('organisation', name))?.name).toBe(name);
});

test('coordinates are where the country is', () => {
  expect(gazetteerEntry('place', 'vilnius')?.coordinates).toEqual({
    latitude: 54.7,
    longitude: 25.3,
  });
  const { latitude, longitude } = gazetteerEntry('place', 'lithuania')!.coordinates!;
  expect(Math.abs(latitude - 55.3) + Math.abs(longitude - 23.9)).toBeLessThan(1);
  expect(gazetteerEntry('place', 'georgia')?.coordinates).toBeUndefined();
});

test('every country lies on the globe, also where it crosses the 180th meridian', () => {
  for (const { name } of COUNTRIES) {
    const place = gazetteerEntry('place', nameKey('place', name))?.coordinates;
    if (place === undefined) continue;
    expect(Math.abs(place.latitude), name).toBeLessThanOrEqual(90);
    expect(Math.abs(place.longitude), name).toBeLessThanOrEqual(180);
  }
  expect(gazetteerEntry('place', 'russia')).toMatchObject({
    coordinates: { latitude: 61.7, longitude: 99.7 },
  });
  expect(gazetteerEntry('place', 'fiji')).toMatchObject({
    coordinates: { latitude: -17.8, longitude: 178 },
  });
});
