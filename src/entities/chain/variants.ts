import { commonSpelling } from '../../text/spellings.ts';
import type { Kind } from '../../types.ts';
import { countryOfDemonym } from '../gazetteer/demonyms.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { distance, ear } from '../sound.ts';
import { BEFORE_NAMES, CLUB_MARKS, DESCRIPTORS, DIVISIONS, SHORES } from './descriptors.ts';
import { type Form, grouped } from './forms.ts';
import { givenNameGender } from './given.ts';
import { areKnownTwo } from './known.ts';
import type { Links } from './links.ts';
import { isNumeral, personName } from './personname.ts';
import { joinFuller } from './size.ts';
import { STYLES } from './titles.ts';

/** Words that stand for each other within a name. */
const SAME: ReadonlyMap<string, string> = new Map(
  `western:west eastern:east northern:north southern:south saint:st sainte:ste mount:mt fort:ft
  street:st avenue:ave boulevard:blvd road:rd first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 1st:1 2nd:2 3rd:3
  4th:4 5th:5 6th:6 7th:7 8th:8 9th:9 10th:10 ii:2 iii:3 iv:4 vi:6 vii:7 viii:8 ix:9 one:1 two:2 three:3
  dept:department univ:university intl:international natl:national assn:association bros:brothers
  el:al mfg:manufacturing govt:government utd:united`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/**
 * One name written in two ways: "Western Ukraine" and "West Ukraine", "Labor Organization" and "Labour
 * Organisation", "Face Book" and "Facebook", "Supreme Court of Pakistan" and "Pakistani Supreme Court". What the gazetteer knows as two stays two.
 */
export function joinVariants(forms: readonly Form[], links: Links): void {
  const written = new Map<string, Form>();
  for (const form of forms) {
    const id = `${form.kind}:${commonForm(form.kind, form.words)}`;
    const known = written.get(id);
    if (known === undefined) written.set(id, form);
    else if (!areKnownTwo(known, form))
      joinFuller(known, form, links, `${known.texts[0]}, written otherwise`);
  }
}

/**
 * Key under which all ways of writing meet; what a place or an organisation is goes behind whose it is: "Strait
 * of Hormuz" and "Hormuz Strait", "Congress of Tucumán" and "Tucumán Congress", "Government of India" and
 * "Indian Government".
 */
function commonForm(kind: Kind, words: readonly string[]): string {
  // Names of people have no words that stand for others, but for "St.": Kim Jong-un is Kim Jongun.
  if (kind === 'person') return (words[0] === 'saint' ? ['st', ...words.slice(1)] : words).join('');
  const all = words.map((word) => SAME.get(word) ?? commonSpelling(word));
  if (kind === 'place') return placeForm(all).join('');
  const named = all.filter((word) => !CLUB_MARKS.has(word));
  const plain = named.length > 0 ? named : all;
  if (plain.includes('ministry')) return ministryForm(plain).join('');
  const of = plain.indexOf('of');
  const owner = plain.slice(of + 1).filter((word) => word !== 'the');
  if (of > 0 && of < 3 && isOwned(plain[of - 1]!, owner.join(' ')))
    return [...owner, ...plain.slice(0, of)].join('');
  const country = DESCRIPTORS.has(plain[plain.length - 1]!) && countryOfDemonym(plain[0]!);
  if (country) return [country, ...plain.slice(1)].join('');
  // "Bayern München" is in Munich; one word alone may be a party, "Roma".
  const known = (word: string): string =>
    DESCRIPTORS.has(word) ? word : (gazetteerEntry('place', word)?.key ?? word);
  return (plain.length > 1 ? plain.map(known) : plain).join('');
}

/** "Ministry of Foreign Affairs" is the Foreign Ministry, that of Internal Affairs the Interior Ministry. */
function ministryForm(words: readonly string[]): readonly string[] {
  const at = words.indexOf('ministry');
  const whose = words.slice(0, at).map((word) => countryOfDemonym(word) ?? word);
  const what = words.slice(at + 1).filter((word) => word !== 'of' && word !== 'for');
  const all = [...whose, ...what].filter((word) => word !== 'affairs' && word !== 'the');
  return [...all.map((word) => (word === 'internal' ? 'interior' : word)), 'ministry'];
}

/** "Ministry of Defence" after "Ukrainian Defence Ministry", when the text names no other country's. */
export function joinMinistries(forms: readonly Form[], links: Links): void {
  const ministries = forms.filter(
    ({ kind, words }) => kind === 'organisation' && words.includes('ministry'),
  );
  const readings = ministries.map((form) => {
    const words = ministryForm(form.words.map((word) => SAME.get(word) ?? commonSpelling(word)));
    const isOwned = gazetteerEntry('place', words[0]!)?.type === 'country';
    return { form, isOwned, what: words.slice(isOwned ? 1 : 0).join(' ') };
  });
  for (const { form, isOwned, what } of readings) {
    const owned = isOwned ? [] : readings.filter((one) => one.isOwned && one.what === what);
    const [first] = owned;
    if (first === undefined || first.form.at[0]! > form.at[0]!) continue;
    if (owned.every((one) => links.together(one.form, first.form)))
      links.join(form, first.form, `short for ${first.form.texts[0]}`);
  }
}

/** "Province of Cordoba", "River Thames", "Lake Phelps": with what they are behind. */
function placeForm(words: readonly string[]): readonly string[] {
  const [what, of, ...rest] = words;
  if (of === 'of' && rest.length > 0 && (DIVISIONS.has(what!) || SHORES.has(what!)))
    return [...rest.filter((word) => word !== 'the'), what!];
  const isBefore = words.length > 1 && BEFORE_NAMES.has(what!);
  return isBefore ? [...words.slice(1), what!] : words;
}

/** Miami University is not the University of Miami; states have both as well. */
const TWO_UNIVERSITIES = new Set([
  'york',
  'miami',
  'washington',
  'boston',
  'georgia',
  'denver',
  'houston',
]);

function isOwned(what: string, owner: string): boolean {
  if (!DESCRIPTORS.has(what) && what !== 'secretariat') return false;
  if (what !== 'university') return true;
  const type = gazetteerEntry('place', owner)?.type;
  return type !== undefined && type !== 'state' && !TWO_UNIVERSITIES.has(owner);
}

const VERY_LONG = 8;

/** Letters of a word that is compared by its sound alone, beside another that is equal. */
const HEARD = 5;

/** "Tshwabala District" and "Tshwabaala District", a letter amiss in one long word, or one of the same sound. */
export function joinMisspelt(forms: readonly Form[], links: Links): void {
  const { sound } = ear();
  // What is compared agrees in all other words and in the outer letters: most words are alone with theirs.
  for (const some of grouped(longWords(forms), ({ rest }) => [rest]).values()) {
    if (some.length === 1) continue;
    const met = grouped(some, ({ word }) => [
      ...(word.length < VERY_LONG ? [] : edgesOf(word)),
      `~${sound(word)}`,
    ]);
    for (const alike of met.values())
      for (const near of alike.length > MANY ? nearer(alike, sound) : [alike])
        joinAlike(near, links, sound);
  }
}

/** A long word of a form, and what another form must have in common with it to be the same but for the word. */
interface LongWord {
  readonly form: Form;
  readonly word: string;
  readonly rest: string;
}

function longWords(forms: readonly Form[]): readonly LongWord[] {
  const found: LongWord[] = [];
  for (const form of forms) {
    if (form.kind === 'person') continue;
    const { kind, words } = form;
    const long = words.length > 1 ? HEARD : VERY_LONG - 1;
    words.forEach((word, at) => {
      if (word.length < long || /\d/.test(word)) return;
      const others = `${words.slice(0, at).join(' ')}|${words.slice(at + 1).join(' ')}`;
      found.push({ form, word, rest: `${kind}:${others}|${word[0]}${word[word.length - 1]}` });
    });
  }
  return found;
}

function joinAlike(near: readonly LongWord[], links: Links, sound: (word: string) => string): void {
  for (const [i, { form, word }] of near.entries())
    for (let before = 0; before < i; before++) {
      const other = near[before]!;
      if (isMisspelt(word, other.word, sound) && !areKnownTwo(other.form, form))
        joinFuller(other.form, form, links, `${other.form.texts[0]}, spelled otherwise`);
    }
}

const MANY = 32;

/** Lists of those that have all letters but one in common, or the sound. */
function nearer<T extends { readonly word: string }>(
  alike: readonly T[],
  sound: (word: string) => string,
): Iterable<readonly T[]> {
  const spelled = ({ word }: T): readonly string[] => [
    `~${sound(word)}`,
    word,
    ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
  ];
  return grouped(alike, spelled).values();
}

function isMisspelt(a: string, b: string, sound: (word: string) => string): boolean {
  if (Math.min(a.length, b.length) >= VERY_LONG && distance(a, b, 1) === 1) return true;
  return a !== b && a[0] === b[0] && a[a.length - 1] === b[b.length - 1] && sound(a) === sound(b);
}

/**
 * Keys of which two long words share one if a letter is amiss in them, but for the outer two: the letters
 * before or behind it. "Argentina" and "Argentine", "Republican" and "Republicans" differ in meaning.
 */
function edgesOf(word: string): readonly string[] {
  return [`<${word.slice(0, 2)}${word.slice(-1)}`, `>${word[0]}${word.slice(-3)}`];
}

/** "Zachary" and "Zakhary Lyapunov", "John Bukowski" and "John Bukowksi": all else must be equal. */
export function joinRespelled(people: readonly Form[], links: Links): void {
  const met = new Map<string, Form[]>();
  const { sound } = ear();
  for (const form of people) {
    const name = personName(form.words);
    if (name === undefined) continue;
    const given = name.given[0]!;
    const isAlike = (other: Form): boolean => {
      const known = personName(other.words)!;
      if (known.suffix !== name.suffix) return false;
      return known.surname === name.surname
        ? isOneGivenName(known.given[0]!, given, sound)
        : other.words.length === form.words.length &&
            soundAlike(known.surname, name.surname, sound);
    };
    const ids = [
      ...likenesses(name.surname, sound).map((likeness) => `${given} ${likeness}`),
      ...likenesses(given, sound).map((likeness) => `${likeness} ${name.surname}`),
    ];
    const king = kingOf(form.words, sound);
    if (king !== undefined) ids.unshift(king);
    for (const id of ids) {
      const others = met.get(id) ?? [];
      for (const other of others)
        if (id === king ? areOneKing(other.words, form.words) : isAlike(other))
          joinFuller(other, form, links, `${other.texts[0]}, spelled otherwise`);
      if (others.push(form) === 1) met.set(id, others);
    }
  }
}

/** Keys of which two names that `soundAlike` share one: the sound, else the letters before or behind the other one. */
function likenesses(word: string, sound: (word: string) => string): readonly string[] {
  if (word.length < LONG) return [];
  return [`~${soundOf(word, sound)}`, ...edgesOf(word)];
}

/** Key of kings whose name sounds alike and who have one number. */
function kingOf(words: readonly string[], sound: (word: string) => string): string | undefined {
  const last = words[words.length - 1]!;
  return isNumeral(last) ? `# ${last} ${sound(words[words.length - 2]!)}` : undefined;
}

/** "King Henri IV" and "Henry IV", who sound alike. */
function areOneKing(a: readonly string[], b: readonly string[]): boolean {
  return (
    a[a.length - 2] !== b[b.length - 2] &&
    [...a.slice(0, -2), ...b.slice(0, -2)].every((word) => STYLES.has(word))
  );
}

function isOneGivenName(a: string, b: string, sound: (word: string) => string): boolean {
  const [genderA, genderB] = [givenNameGender(a), givenNameGender(b)];
  if (genderA !== undefined && genderB !== undefined && genderA !== genderB) return false;
  return a !== b && soundAlike(a, b, sound);
}

const LONG = 6;

/** Tinkov and Tinkoff are one; Daniel and Daniela end in another letter; short names differ by a letter too easily. */
function soundAlike(a: string, b: string, sound: (word: string) => string): boolean {
  if (Math.min(a.length, b.length) < LONG || a[0] !== b[0]) return false;
  if (soundOf(a, sound) === soundOf(b, sound)) return true;
  return a[a.length - 1] === b[b.length - 1] && distance(a, b, 1) === 1;
}

function soundOf(word: string, sound: (word: string) => string): string {
  return sound(word.replace(/ff$/, 'v'));
}
