import { ear } from '../sound.ts';
import { type Form, genderOf, grouped, type Surface } from './forms.ts';
import { givenNameGender, isShortGivenName, shortGivenNames } from './given.ts';
import { isKinBefore } from './kin.ts';
import type { Links } from './links.ts';
import { type Candidate, type Chooser, chooser } from './namesakes.ts';
import { isBareSurname, isNumeral, personName } from './personname.ts';
import { type Gender, ROLES, STYLES, titleGender } from './titles.ts';

/** Where single mentions go that are not all of one name, by their position in the list of surfaces. */
export type Moves = Map<number, { readonly to: Form; readonly why: string }>;

/**
 * Joins single words to full names: the surname, else the first name, else another part. With one person
 * of that name in the text all mentions join; with several each mention is decided by title, then by who
 * was named before, then stays apart.
 */
export function joinSingleNames(
  text: string,
  all: readonly Surface[],
  forms: readonly Form[],
  links: Links,
  {
    said,
    isRelative,
  }: {
    /** Mentions of which the text says where they belong. */
    readonly said: Moves;
    readonly isRelative: (form: Form, before: Form) => boolean;
  },
): Moves {
  const moves: Moves = new Map(said);
  const isBare = bareSurnames(forms);
  const full = forms.filter((form) => personName(form.words) !== undefined && !isBare(form));
  const known = byParts(full);
  const singles = new Map(forms.map((form) => [form.key, form] as const));
  for (const form of forms) {
    if (form.words.length > 1 && (!isBare(form) || links.why(form) !== undefined)) continue;
    const { found, role } = holders(form, known, isRelative);
    const people = distinct(found, links);
    if (people.length === 0 || (people.length > 1 && role === 'short first name')) continue;
    const own =
      role === 'first name' ? kinOf(text, all, form, people, { full, singles }, links) : [];
    if (own.length > 0) decideOthers(form, new Set(own), people[0]!, moves);
    else if (people.length === 1) links.join(form, people[0]!, `${role} of ${people[0]!.texts[0]}`);
    else {
      const first = people.reduce((one, other) => (other.at[0]! < one.at[0]! ? other : one));
      const candidates = people.map((person) => ({
        ...candidate(text, all, person, links),
        relative: person !== first && isRelative(person, first),
      }));
      decideEach(text, all, form, role, candidates, moves);
    }
  }
  return moves;
}

/** Asks whether a form is the surname alone of another: "al-Assad" beside Bashar al-Assad, not Al Gore. */
function bareSurnames(forms: readonly Form[]): (form: Form) => boolean {
  const byEnd = grouped(forms, ({ words }) => [words[words.length - 1]!]);
  const known = forms.filter(
    ({ words, key }) =>
      isBareSurname(words) &&
      byEnd.get(words[words.length - 1]!)!.some((full) => full.key.endsWith(` ${key}`)),
  );
  const bare = new Set(known);
  return (form) => bare.has(form);
}

/**
 * Mentions of a first name behind "son" or "wife" where it is that of the person whom the text is about: the
 * son who is called like his father.
 */
function kinOf(
  text: string,
  all: readonly Surface[],
  form: Form,
  people: readonly Form[],
  {
    full,
    singles,
  }: { readonly full: readonly Form[]; readonly singles: ReadonlyMap<string, Form> },
  links: Links,
): readonly number[] {
  const [person] = people;
  if (people.length !== 1 || person === undefined) return [];
  const own = form.at.filter((i) => isKinBefore(text, all[i]!.mention.start));
  if (own.length === 0) return [];
  const times = (one: Form): number => {
    const { surname } = personName(one.words)!;
    const alone = singles.get(surname)?.at.length ?? 0;
    return links.group(one).reduce((sum, { at }) => sum + at.length, alone);
  };
  const main = full.reduce((best, one) => (times(one) > times(best) ? one : best));
  return links.together(main, person) ? own : [];
}

/** All but the relative's own mentions go to the person. */
function decideOthers(form: Form, own: ReadonlySet<number>, to: Form, moves: Moves): void {
  for (const i of form.at)
    if (!own.has(i) && !moves.has(i))
      moves.set(i, { to, why: `first name of ${to.texts[0]}: but for a relative` });
}

/** Full forms by their words, by their surname, and by its sound. */
interface Parts {
  readonly words: ReadonlyMap<string, readonly Form[]>;
  readonly surnames: ReadonlyMap<string, readonly Form[]>;
  /** By the sound of the surname. */
  sounding(word: string): readonly Form[];
  /** By the letters that open the first name, or its usual short forms. */
  opening(letters: string): readonly Form[];
}

function byParts(full: readonly Form[]): Parts {
  const heard = ear();
  const surname = ({ words }: Form): string => personName(words)!.surname;
  // Most texts ask for neither.
  let sounds: ReadonlyMap<string, readonly Form[]> | undefined;
  let openings: ReadonlyMap<string, readonly Form[]> | undefined;
  return {
    words: grouped(full, ({ words }) => words),
    surnames: grouped(full, (form) => [surname(form)]),
    sounding: (word) => {
      sounds ??= grouped(full, (form) => [heard.sound(surname(form))]);
      return sounds.get(heard.sound(word)) ?? [];
    },
    opening: (letters) => {
      openings ??= grouped(full, ({ words }) =>
        [words[0]!, ...shortGivenNames(words[0]!)].map((name) => name.slice(0, SHORT)),
      );
      return openings.get(letters) ?? [];
    },
  };
}

/** Full forms that hold the word, by the first part of a name for which there are any. */
function holders(
  single: Form,
  known: Parts,
  isRelative: (form: Form, before: Form) => boolean,
): { found: readonly Form[]; role: string } {
  const word = single.key;
  if (single.words.length > 1) {
    const surname = single.words[single.words.length - 1]!;
    const behind = (known.surnames.get(surname) ?? []).filter(({ key }) =>
      key.endsWith(` ${word}`),
    );
    return { found: behind, role: 'surname' };
  }
  const holding = known.words.get(word) ?? [];
  const kings = holding.filter(({ words }) => words[0] === word && isNumeral(words[1]!));
  if (kings.length > 0) return { found: kings, role: 'name' };
  const bySurname = known.surnames.get(word) ?? [];
  // "Jayaram", of whose children Kalidas Jayaram is one, is not Kalidas.
  if (bySurname.some((form) => !isRelative(form, single)))
    return { found: bySurname, role: 'surname' };
  const byFirst = holding.filter((form) => form.words[0] === word);
  if (byFirst.length > 0) return { found: byFirst, role: 'first name' };
  const own = new Set(bySurname);
  const byPart = word.length > 2 ? holding.filter((form) => !own.has(form)) : [];
  if (byPart.length > 0 || bySurname.length > 0) return { found: byPart, role: 'part' };
  const respelled = known.sounding(word).filter((form) => isRespelled(form, word));
  if (respelled.length > 0) return { found: respelled, role: 'surname' };
  const short = known
    .opening(word.slice(0, SHORT))
    .filter((form) => isShortened(single, form) && !isRelative(single, form));
  return { found: short, role: 'short first name' };
}

/** Letters that a short first name has at least. */
const SHORT = 3;

/** "Bill" of William Gates, "Rafa" of Rafael Nadal, once they were named in full. */
function isShortened(single: Form, form: Form): boolean {
  if (single.at[0]! < form.at[0]! || single.key.length < SHORT) return false;
  // The tsar is not Tsarevna Sophia.
  if (STYLES.has(single.key) || ROLES.has(single.key)) return false;
  return isShortGivenName(single.key, form.words[0]!, { ofFormal: true });
}

const LONG = 6;

/** "Zelensky" of Volodymyr Zelenskyy, which sounds the same. */
function isRespelled(form: Form, word: string): boolean {
  const { surname } = personName(form.words)!;
  return Math.min(word.length, surname.length) >= LONG && word[0] === surname[0];
}

/** One full form of each person. */
function distinct(found: readonly Form[], links: Links): readonly Form[] {
  const met = new Set<readonly Form[]>();
  return found.filter((form) => {
    const group = links.group(form);
    return !met.has(group) && met.add(group);
  });
}

function candidate(
  text: string,
  all: readonly Surface[],
  form: Form,
  links: Links,
): Omit<Candidate, 'relative'> {
  const group = links.group(form);
  const at = group.flatMap((one) => one.at).sort((a, b) => a - b);
  const told = at.map((i) => genderOf(text, all[i]!)).find((gender) => gender !== undefined);
  return {
    form,
    at,
    gender: told ?? givenNameGender(form.words[0]!) ?? titleGender(form.words.slice(0, 1)),
    suffix: group.some((one) => personName(one.words)?.suffix !== undefined),
  };
}

function decideEach(
  text: string,
  all: readonly Surface[],
  form: Form,
  role: string,
  candidates: readonly Candidate[],
  moves: Moves,
): void {
  const asked = new Map<Gender | undefined, { fits: readonly Candidate[]; ask: Chooser }>();
  for (const i of form.at) {
    if (moves.has(i)) continue;
    const gender = genderOf(text, all[i]!);
    let known = asked.get(gender);
    if (known === undefined) {
      const fits = candidates.filter(
        (one) => gender === undefined || one.gender === undefined || one.gender === gender,
      );
      asked.set(gender, (known = { fits, ask: chooser(fits.length > 0 ? fits : candidates) }));
    }
    const { fits, ask } = known;
    const { to, because } = ask(i);
    const title = gender !== undefined && fits.length < candidates.length;
    const reason = title && fits.length === 1 ? 'title tells the gender' : because;
    moves.set(i, { to: to.form, why: `${role} of ${to.form.texts[0]}: ${reason}` });
  }
}
