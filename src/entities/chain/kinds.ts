import { fold } from '../../text/fold.ts';
import type { Kind } from '../../types.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { nameKey } from '../key.ts';
import { isAcronym, isSmallWord } from './acronyms.ts';
import { DESCRIPTORS } from './descriptors.ts';
import { grouped, type Surface } from './forms.ts';
import { givenNameGender } from './given.ts';
import { clubsOf } from './matches.ts';
import { personName } from './personname.ts';
import { HONORIFICS, ROLES } from './titles.ts';

/** A minority of the mentions of one form is taken for a slip when the majority is so many times larger. */
const DOMINATES = 3;

/** The tagger is taken at its word from this confidence on. */
const SURE = 0.9;

/** A full name is taken for one from this confidence on. */
const LIKELY = 0.7;

const LOCATIVE = /\b(?:in|at|from|near|to|of|across|outside|throughout)\s+$/i;
const INSIDE = /\b(?:in|at|from|near|to|across|outside|throughout)\s+$/i;

/**
 * Mends kinds that cannot be right within this document: a surname tagged as a place or organisation
 * where the person is named in full, an organisation of the gazetteer tagged as a place, and stray mentions
 * of a form that is another kind everywhere else.
 * Names of the gazetteer keep their kind, so that Washington the city is no George Washington.
 */
export function mendKinds(text: string, tagged: readonly Surface[]): readonly Surface[] {
  // First who is somebody by office or deed, so that the surname alone can follow.
  const all = tagged.map((surface) =>
    isPersonByRole(text, surface)
      ? mended(surface, 'person', 'an office or what people do stands beside it')
      : surface,
  );
  const kinds = new Map<string, Set<Kind>>();
  const people = new Map<string, string>();
  const firstNames = new Map<string, string>();
  for (const { kind, key, plain, mention } of all) {
    kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
    const name = kind === 'person' ? personName(key.split(' ')) : undefined;
    if (name === undefined) continue;
    if (!people.has(name.surname)) people.set(name.surname, plain);
    // "Ottawa New Democrat MP" is not called Ottawa.
    if (
      key.split(' ').length === 2 &&
      mention.confidence >= LIKELY &&
      !firstNames.has(name.given[0]!)
    )
      firstNames.set(name.given[0]!, plain);
  }
  const torn = new Set([...kinds].filter(([, set]) => set.size > 1).map(([key]) => key));
  const clubs = clubsOf(text, all);
  let letters: ReadonlyMap<string, string> | undefined;
  const byKey = grouped(all, ({ key }) => (torn.has(key) ? [key] : []));
  const majority = new Map([...byKey].map(([key, same]) => [key, majorityOf(same)] as const));
  return all.map((surface) => {
    const person = people.get(surface.key);
    if (surface.kind !== 'person' && person !== undefined && isSurname(text, surface))
      return mended(surface, 'person', `surname of ${person}`);
    const first = firstNames.get(surface.key);
    if (first !== undefined && surface.kind === 'person') return surface;
    if (first !== undefined && !isCountry(surface.key) && isUnsure(text, surface, LOCATIVE))
      return mended(surface, 'person', `first name of ${first}`);
    if (
      clubs.has(surface.key) &&
      (surface.kind === 'organisation' || isUnsure(text, surface, INSIDE))
    )
      return surface.kind === 'organisation'
        ? surface
        : mended(surface, 'organisation', 'plays against another');
    const initials = isOwnAcronym(surface)
      ? (letters ??= initialsOfPeople(text, all)).get(surface.key)
      : undefined;
    if (initials !== undefined) return mended(surface, 'person', `initials of ${initials}`);
    const known = knownOrganisation(surface);
    if (known !== undefined) return mended(surface, 'organisation', `gazetteer: ${known}`);
    const place = people.has(surface.key) ? undefined : knownPlace(text, surface, kinds);
    if (place !== undefined) return mended(surface, 'place', `gazetteer: ${place}`);
    const major = majority.get(surface.key);
    if (major === undefined || major === surface.kind || isKnown(surface)) return surface;
    if (surface.mention.confidence >= SURE) return surface;
    return mended(surface, major, `${major} everywhere else in this text`);
  });
}

/**
 * Three letters or more that nobody else has, by whose they are: "AOC", "MBS". Not those of an organisation here, nor
 * those that do nothing that people do: "Ana Maria Sousa joined AMS".
 */
function initialsOfPeople(text: string, all: readonly Surface[]): ReadonlyMap<string, string> {
  const speaking = new Set<string>();
  const found = new Map<string, { readonly key: string; readonly plain: string }>();
  const taken = new Set<string>();
  for (const { kind, key, plain, mention } of all) {
    if (SPEAKS.test(text.slice(mention.end, mention.end + 20))) speaking.add(key);
    if (kind === 'organisation') {
      const words = fold(plain).split(/[^\p{L}]+/u);
      taken.add(initialsOf(words)).add(initialsOf(words.filter((word) => !isSmallWord(word))));
    }
    const words = key.split(' ');
    if (kind !== 'person' || words.length < 3) continue;
    const letters = initialsOf(words);
    const other = found.get(letters);
    if (other !== undefined && other.key !== key) taken.add(letters);
    else found.set(letters, { key, plain });
  }
  return new Map(
    [...found]
      .filter(([key]) => speaking.has(key) && !taken.has(key))
      .map(([key, { plain }]) => [key, plain] as const),
  );
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word[0] ?? '').join('');
}

/** An acronym that was tagged as an organisation, and that nobody knows. */
function isOwnAcronym({ kind, key, plain, mention }: Surface): boolean {
  if (kind !== 'organisation' || mention.confidence >= 1 || !isAcronym(plain)) return false;
  return gazetteerEntry('organisation', key) === undefined;
}

function isSurname(text: string, surface: Surface): boolean {
  const before = text.slice(Math.max(0, surface.mention.start - 16), surface.mention.start);
  const word = before.match(/(\p{L}+)\.?\s+$/u)?.[1];
  if (word !== undefined && HONORIFICS.has(fold(word))) return true;
  if (surface.mention.confidence >= SURE || isKnown(surface)) return false;
  if (gazetteerEntry('place', surface.key) !== undefined) return false;
  if (surface.kind === 'place') return !LOCATIVE.test(before);
  return SPEAKS.test(text.slice(surface.mention.end, surface.mention.end + 20));
}

/** "Israel would respond", said beside Israel Katz, is no first name. */
function isCountry(key: string): boolean {
  return gazetteerEntry('place', key)?.type === 'country';
}

/** The tagger is not sure of the kind, and no "in" or "to" stands before. */
function isUnsure(text: string, { mention }: Surface, locative: RegExp): boolean {
  const before = text.slice(Math.max(0, mention.start - 16), mention.start);
  return mention.confidence < SURE && !locative.test(before);
}

/** "its founder, Elon Musk", "Elon Musk spoke", tagged as an organisation: a given name that an office or a verb tells. */
function isPersonByRole(text: string, { kind, key, mention, plain }: Surface): boolean {
  if (kind !== 'organisation' || mention.confidence >= SURE || /[&'’\d]/.test(plain)) return false;
  const words = key.split(' ');
  if (words.length !== 2 || givenNameGender(words[0]!) === undefined) return false;
  if (gazetteerEntry('organisation', key) !== undefined || DESCRIPTORS.has(words[1]!)) return false;
  const before = text.slice(Math.max(0, mention.start - 24), mention.start);
  const word = /(\p{L}+)[.,]?\s+$/u.exec(before)?.[1];
  if (word !== undefined && (ROLES.has(fold(word)) || HONORIFICS.has(fold(word)))) return true;
  return SPEAKS.test(text.slice(mention.end, mention.end + 20));
}

/** What people do, and firms hardly ever. */
const SPEAKS =
  /^ (?:said|says|told|spoke|speaks|added|asked|wrote|writes|tweeted|smiled|laughed|was born|himself|herself)\b/;

/** Single words that name no place. Chelsea and Oxford do, whatever the gazetteer knows of their clubs. */
const NO_PLACES = new Set(['kremlin', 'pentagon', 'hezbollah', 'hamas', 'taliban', 'mossad']);

/** "White House", tagged as a place, "Morgan Stanley", as a person. */
function knownOrganisation({ kind, key, plain }: Surface): string | undefined {
  // "Morgan Stanley" is nobody's name.
  if (kind === 'person')
    return key.includes(' ') ? gazetteerEntry('organisation', key)?.name : undefined;
  if (kind !== 'place' || gazetteerEntry('place', key) !== undefined) return undefined;
  if (!key.includes(' ') && !isAcronym(plain) && !NO_PLACES.has(key)) return undefined;
  return gazetteerEntry('organisation', key)?.name;
}

/**
 * "Viet Nam" as an organisation, "Washington has pressed" as a person: countries and capitals, and other
 * places that this text also names as such. Not clubs and companies called after a city, nor people
 * called Jordan, nor whoever has an honorific.
 */
function knownPlace(
  text: string,
  { kind, key, mention }: Surface,
  kinds: ReadonlyMap<string, ReadonlySet<Kind>>,
): string | undefined {
  if (kind === 'place' || mention.confidence >= SURE) return undefined;
  if (givenNameGender(key) !== undefined || GIVEN_TOO.has(key)) return undefined;
  const entry = gazetteerEntry('place', key);
  if (entry === undefined || gazetteerEntry('organisation', key) !== undefined) return undefined;
  const before = /(\p{L}+)\.?\s+$/u.exec(
    text.slice(Math.max(0, mention.start - 16), mention.start),
  );
  if (before !== null && HONORIFICS.has(fold(before[1]!))) return undefined;
  const great = entry.type === 'country' || entry.type === 'capital';
  return great || kinds.get(key)?.has('place') ? entry.name : undefined;
}

/** Countries and capitals that are given names as well. */
const GIVEN_TOO = new Set([
  'jordan',
  'chad',
  'georgia',
  'israel',
  'kenya',
  'india',
  'cuba',
  'santiago',
  'kingston',
]);

function isKnown(surface: Surface): boolean {
  return surface.kind !== 'person' && gazetteerEntry(surface.kind, surface.key) !== undefined;
}

/** The kind that most mentions of the form have, by confidence; undefined when it is no clear majority. */
function majorityOf(same: readonly Surface[]): Kind | undefined {
  const weight = new Map<Kind, number>();
  for (const { kind, mention } of same)
    weight.set(kind, (weight.get(kind) ?? 0) + mention.confidence);
  const [first, second] = [...weight].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first![1] >= DOMINATES * second![1] ? first![0] : undefined;
}

function mended(surface: Surface, kind: Kind, because: string): Surface {
  const repair = `${because}; was tagged ${surface.kind}`;
  return { ...surface, kind, key: nameKey(kind, surface.plain), repair };
}
