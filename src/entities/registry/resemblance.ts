import { isInitials } from '../chain/acronyms.ts';
import { DESCRIPTORS } from '../chain/descriptors.ts';
import { sameGivenName } from '../chain/given.ts';
import { compatible } from '../chain/people.ts';
import type { PersonName } from '../chain/personname.ts';
import { countryOfDemonym } from '../gazetteer/demonyms.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { distance, type Ear } from '../sound.ts';
import { bigWords, type Candidate } from './candidate.ts';
import { translation } from './translated.ts';

/** Why two names may be one, and how likely: 0..1. */
export interface Likeness {
  readonly why: string;
  readonly score: number;
  /** One is an initial or a short form: worth nothing where it fits several. */
  readonly vague?: true;
}

/** Undefined where nothing speaks for it, or something clearly against. */
export function compare(a: Candidate, b: Candidate, ear: Ear): Likeness | undefined {
  if (a.node.kind !== b.node.kind) return acrossKinds(a, b);
  // Two entries of the gazetteer are known to be two.
  if (isEntry(a) && isEntry(b)) return undefined;
  // "Israeli" is said of Israel, and names nobody.
  if (isOfCountry(a, b) || isOfCountry(b, a)) return undefined;
  if (a.node.kind === 'person') return people(a, b, ear);
  return (
    acronym(a, b) ??
    acronym(b, a) ??
    spelling(a, b, ear) ??
    order(a, b) ??
    shortForm(a, b) ??
    shortForm(b, a)
  );
}

function isEntry({ group }: Candidate): boolean {
  return group.lead.startsWith('=');
}

function isOfCountry(people: Candidate, country: Candidate): boolean {
  const name = countryOfDemonym(people.node.key);
  if (name === undefined) return false;
  return (gazetteerEntry('place', country.node.key)?.key ?? country.node.key) === name;
}

/**
 * One name under two kinds is a slip of the tagger where one kind is far more frequent; the full name of a
 * person is hardly ever anything else.
 */
function acrossKinds(a: Candidate, b: Candidate): Likeness | undefined {
  if (a.node.key !== b.node.key) return undefined;
  const [many, few] = a.documents >= b.documents ? [a, b] : [b, a];
  const times = many.name === undefined && few.name === undefined ? 5 : 2;
  if (many.documents < times * few.documents || isEntry(few)) return undefined;
  const place = gazetteerEntry('place', a.node.key);
  if (place !== undefined && (a.node.kind === 'person' || b.node.kind === 'person'))
    return undefined;
  const why = `kind: ${label(many)} is ${kindOf(many)} in ${many.documents} documents, ${kindOf(few)} in ${few.documents}`;
  return { why, score: a.words.length > 1 ? 0.65 : 0.45 };
}

function kindOf({ node }: Candidate): string {
  return node.kind === 'organisation' ? 'an organisation' : `a ${node.kind}`;
}

function people(a: Candidate, b: Candidate, ear: Ear): Likeness | undefined {
  const [nameA, nameB] = [a.name, b.name];
  if (nameA === undefined || nameB === undefined) return bare(a, b, ear);
  if (a.words.length === 2 && a.words[0] === b.words[1] && a.words[1] === b.words[0])
    return said('order of names', a, b, 0.8);
  // Carol I and Carol II are two, and spelling tells nothing of numbers.
  if (nameA.suffix !== nameB.suffix || isNumeral(nameA.surname) || isNumeral(nameB.surname))
    return undefined;
  const [firstA, firstB] = [nameA.given[0]!, nameB.given[0]!];
  if (compatible(nameA, nameB)) {
    const score = middleScore(nameA, nameB);
    const likeness = said('middle name', a, b, score);
    return score === INITIAL ? { ...likeness, vague: true } : likeness;
  }
  const middles = middlesFit(nameA, nameB);
  if (middles === 0) return undefined;
  if (nameA.surname === nameB.surname) return givenNames(a, b, ear, middles);
  const near = nearness(nameA.surname, nameB.surname, ear);
  if (near > 0 && firstA === firstB) return said('spelling', a, b, (0.6 + 0.35 * near) * middles);
  if (near >= 0.6 && translation(firstA, firstB) === 'near')
    return said(IN_LANGUAGES, a, b, (0.2 + 0.45 * near) * middles);
  if (near === 1 && nearness(firstA, firstB, ear) > 0) return said('spelling', a, b, 0.8 * middles);
  return undefined;
}

function isNumeral(word: string): boolean {
  return /^[ivx]+$/.test(word);
}

const INITIAL = 0.55;

/** An initial fits many: L. Smith may be Lee, Leroy and Luke. */
function middleScore(a: PersonName, b: PersonName): number {
  const [short, long] = a.given.length <= b.given.length ? [a.given, b.given] : [b.given, a.given];
  const initials = short[0]!.length <= 2 || long[0]!.length <= 2;
  if (!initials) return 0.85;
  return short.length === long.length && short.length > 1 ? 0.75 : INITIAL;
}

/** 1 where the middle names agree, less where only one has any, 0 where they contradict each other. */
function middlesFit(a: PersonName, b: PersonName): number {
  const [short, long] = [a.given.slice(1), b.given.slice(1)].sort((x, y) => x.length - y.length);
  if (short!.length === 0) return long!.length === 0 ? 1 : 0.7;
  const agree = short!.every((word) => long!.some((other) => other[0] === word[0]));
  return agree ? 0.9 : 0;
}

function givenNames(a: Candidate, b: Candidate, ear: Ear, middles: number): Likeness | undefined {
  const [firstA, firstB] = [a.name!.given[0]!, b.name!.given[0]!];
  if (firstA === firstB) return undefined;
  if (sameGivenName(firstA, firstB))
    return said('short form of the first name', a, b, 0.75 * middles);
  const near = nearness(firstA, firstB, ear);
  if (near > 0) return said('spelling', a, b, (0.5 + 0.35 * near) * middles);
  const how = translation(firstA, firstB);
  if (how === undefined || (how === 'far' && middles < 1)) return undefined;
  return said(IN_LANGUAGES, a, b, (how === 'near' ? 0.7 : 0.4) * middles);
}

/** Oleksandr and Alexander; of those that are only sometimes one (Juan, John) the surname has to be the same. */
const IN_LANGUAGES = 'first name in two languages';

/** A bare surname, perhaps spelled otherwise, beside a full name that the rules found not clear enough. */
function bare(a: Candidate, b: Candidate, ear: Ear): Likeness | undefined {
  const [short, full] = a.name === undefined ? [a, b] : [b, a];
  const surname = full.name?.surname;
  if (short.name !== undefined || surname === undefined) return undefined;
  const same = surname === short.node.key;
  if (!same && (short.node.key.length < 6 || nearness(surname, short.node.key, ear) < 1))
    return undefined;
  const share = full.documents / (full.documents + short.documents);
  return said('surname', short, full, (same ? 0.2 : 0.1) + 0.3 * share);
}

/**
 * 1: the same sound in nearly the same letters; less: one letter off, or the same consonants; 0: something
 * else. Another first letter makes another name (Kerry, Terry), unless both letters have one sound.
 */
function nearness(a: string, b: string, ear: Ear): number {
  const [shorter, soundA, soundB] = [Math.min(a.length, b.length), ear.sound(a), ear.sound(b)];
  if (soundA[0] !== soundB[0] && a[0] !== b[0]) return 0;
  const longer = Math.max(a.length, b.length);
  const apart = distance(a, b, Math.max(2, longer >> 1));
  if (soundA === soundB && apart <= Math.max(2, longer / 3)) return 1;
  if (shorter >= 5 && apart === 1) return 0.6;
  if (shorter >= 8 && apart === 2) return 0.4;
  const skeleton = ear.skeleton(a);
  if (shorter >= 5 && apart <= longer >> 1 && skeleton.length >= 4 && skeleton === ear.skeleton(b))
    return 0.5;
  return 0;
}

function acronym(short: Candidate, full: Candidate): Likeness | undefined {
  // What the gazetteer knows by these letters is no riddle.
  if (!short.node.acronym || isEntry(short) || full.words.length < 2) return undefined;
  if (!isInitials(short.node.key, full.words)) return undefined;
  const chained = full.node.short.find(({ key }) => key === short.node.key)?.documents ?? 0;
  const length = short.node.key.length >= 4 ? 0.15 : 0;
  return said(
    chained > 0 ? `acronym in ${times(chained)}` : 'initials',
    short,
    full,
    (chained > 0 ? 0.6 : 0.35) + length,
  );
}

/**
 * "Norda", where a document took it for Norda Shipyard: once is no proof. What is named more often than
 * the full form is more than that: Sony is not short for Sony Pictures.
 */
function shortForm(short: Candidate, full: Candidate): Likeness | undefined {
  if (short.node.kind !== 'organisation' || short.documents > full.documents) return undefined;
  const chained = full.node.short.find(({ key }) => key === short.node.key)?.documents ?? 0;
  if (chained === 0 || isEntry(short) || short.words.every((word) => DESCRIPTORS.has(word)))
    return undefined;
  const score = chained > 1 ? 0.6 : 0.45;
  return { ...said(`short form in ${times(chained)}`, short, full, score), vague: true };
}

function times(chained: number): string {
  return chained === 1 ? '1 document' : `${chained} documents`;
}

const LONG_ALONE = /^.{8}/;

function spelling(a: Candidate, b: Candidate, ear: Ear): Likeness | undefined {
  if (a.node.acronym || b.node.acronym || a.words.length !== b.words.length)
    return joinedWords(a, b);
  let worst = 1;
  let differing = 0;
  for (let i = 0; i < a.words.length; i++) {
    if (a.words[i] === b.words[i]) continue;
    if (++differing > 1 || /\d/.test(a.words[i]! + b.words[i]!)) return undefined;
    worst = Math.min(worst, nearness(a.words[i]!, b.words[i]!, ear));
  }
  if (worst === 0 || differing === 0) return undefined;
  // A word alone has little to be told by: Clara and Clare, Colombia and Columbia.
  if (a.words.length === 1 && worst < 0.6) return undefined;
  const alone = a.words.length > 1 ? 1 : LONG_ALONE.test(a.node.key) ? 0.75 : 0.5;
  return said('spelling', a, b, (0.45 + 0.4 * worst) * alone);
}

/** "Face Book" and "Facebook". */
function joinedWords(a: Candidate, b: Candidate): Likeness | undefined {
  return a.words.length !== b.words.length && a.words.join('') === b.words.join('')
    ? said('spacing', a, b, 0.8)
    : undefined;
}

/** "University of Vilnius" and "Vilnius University". */
function order(a: Candidate, b: Candidate): Likeness | undefined {
  const words = bigWords(a.words);
  if (words !== bigWords(b.words) || !words.includes(' ') || areTwoSchools(words)) return undefined;
  return said('order of words', a, b, 0.7);
}

/** Places outside the United States, and names, of which two schools are called the one way and the other. */
const TWICE = new Set('columbia georgia lincoln newcastle victoria york'.split(' '));

/**
 * Washington University is in St. Louis, the University of Washington in Seattle; Miami University is in Ohio: in
 * the United States, schools of one name in two orders are two. Elsewhere it is mostly a way of speaking.
 */
function areTwoSchools(words: string): boolean {
  const place = words
    .split(' ')
    .filter((word) => word !== 'university' && word !== 'college')
    .join(' ');
  if (place === words) return false;
  return TWICE.has(place) || gazetteerEntry('place', place)?.code === 'US';
}

function said(what: string, a: Candidate, b: Candidate, score: number): Likeness {
  return { why: `${what}: ${label(a)} / ${label(b)}`, score: Math.round(score * 100) / 100 };
}

function label({ group }: Candidate): string {
  return group.entity.name;
}
