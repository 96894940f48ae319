import { type Form, grouped } from './forms.ts';
import { givenNameGender, sameGivenName } from './given.ts';
import type { Links } from './links.ts';
import { STYLES } from './titles.ts';

const SUFFIXES = new Set(['jr', 'sr', 'junior', 'senior', 'ii', 'iii', 'iv']);

/** A person's name in its parts: "Robert F. Kennedy Jr". */
export interface PersonName {
  readonly given: readonly string[];
  readonly surname: string;
  readonly suffix?: string;
}

/** Parts of a key of two or more words; undefined for a single one. */
export function personName(words: readonly string[]): PersonName | undefined {
  const last = words[words.length - 1]!;
  const suffix = words.length > 2 && SUFFIXES.has(last) ? last : undefined;
  const core = suffix === undefined ? words : words.slice(0, -1);
  if (core.length < 2) return undefined;
  const parts = { given: core.slice(0, -1), surname: core[core.length - 1]! };
  return suffix === undefined ? parts : { ...parts, suffix };
}

/**
 * Whether two full names can be one person: same surname and suffix, first names equal or one the
 * initial of the other, and the middle names of one among those of the other.
 */
export function compatible(a: PersonName, b: PersonName): boolean {
  if (a.surname !== b.surname || a.suffix !== b.suffix) return false;
  const [short, long] = a.given.length <= b.given.length ? [a.given, b.given] : [b.given, a.given];
  if (!sameFirst(short, long)) return false;
  let at = 1;
  for (const middle of short.slice(1)) {
    while (at < long.length && !sameOrInitial(middle, long[at]!)) at++;
    if (at++ >= long.length) return false;
  }
  return true;
}

function sameFirst(short: readonly string[], long: readonly string[]): boolean {
  return sameOrInitial(short[0]!, long[0]!) || isJoinedInitials(short[0]!, long);
}

/** "jd" of "james david". */
function isJoinedInitials(letters: string, given: readonly string[]): boolean {
  return letters.length > 1 && letters === given.map((word) => word[0]).join('');
}

function sameOrInitial(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b[0] === a) || (b.length === 1 && a[0] === b);
}

/**
 * Joins the full names of one person: middle names, initials, longer and shorter compounds. Not Pierre
 * Le Gros and "his father, Pierre Le Gros the Elder".
 */
export function joinFullNames(
  forms: readonly Form[],
  links: Links,
  isRelative: (form: Form, before: Form) => boolean,
): void {
  const full = forms
    .map((form) => ({ form, name: personName(form.words) }))
    .filter((one): one is Full => one.name !== undefined);
  const bySurname = grouped(full, ({ name }) => [name.surname]);
  const byEdge = grouped(full, ({ form: { words }, name }) => [
    words[0]!,
    name.surname,
    last(words),
  ]);
  for (const short of full) {
    const isLonger = ({ form: { words, key } }: Full): boolean =>
      words.length > short.form.words.length ||
      (words.length === short.form.words.length && key.length > short.form.key.length);
    const fits = bySurname
      .get(short.name.surname)!
      .filter((long) => isLonger(long) && compatible(short.name, long.name));
    if (fits.every((a) => fits.every((b) => compatible(a.name, b.name))))
      for (const long of fits) links.join(short.form, long.form, 'middle name or initial');
    if (fits.length > 0) continue;
    const { words } = short.form;
    const near = [words[0]!, words[1]!, short.name.surname, last(words)];
    const parts = new Set(
      near.flatMap((word) =>
        (byEdge.get(word) ?? []).filter(
          (long) =>
            isLonger(long) &&
            isPart(words, long.form.words) &&
            !(long.form.key.endsWith(' the elder') && isRelative(long.form, short.form)),
        ),
      ),
    );
    const [part] = parts;
    if (part !== undefined && parts.size === 1)
      links.join(short.form, part.form, 'part of the full name');
  }
  joinNicknames(full, bySurname, links);
  joinPersonInitials(forms, full, links);
  joinReversed(
    full.map(({ form }) => form),
    links,
  );
}

/** A form that names a person in full. */
interface Full {
  readonly form: Form;
  readonly name: PersonName;
}

function last(words: readonly string[]): string {
  return words[words.length - 1]!;
}

/** "JFK", "RFK Jr": three letters at least, of one person only. */
function joinPersonInitials(forms: readonly Form[], full: readonly Full[], links: Links): void {
  const byInitials = grouped(full, ({ name }) => [`${initialsOf(name)} ${name.suffix}`]);
  for (const short of forms) {
    const [letters, suffix] = short.words;
    const fits = short.words.length === 1 || (short.words.length === 2 && SUFFIXES.has(suffix!));
    if (
      !fits ||
      letters!.length < 3 ||
      !short.texts.some((text) => /^\p{Lu}[\p{Lu}.]+/u.test(text))
    )
      continue;
    const people = byInitials.get(`${letters} ${suffix}`) ?? [];
    const [one] = people;
    if (one !== undefined && people.every(({ form }) => links.together(form, one.form)))
      links.join(short, one.form, `initials of ${one.form.texts[0]}`);
  }
}

function initialsOf({ given, surname }: PersonName): string {
  return [...given, surname].map((word) => word[0]).join('');
}

/** "Ichiyō Higuchi" and "Higuchi Ichiyō": family name first and last. Not José María and María José. */
function joinReversed(full: readonly Form[], links: Links): void {
  const known = new Map(full.map((form) => [form.key, form] as const));
  for (const form of full) {
    const other =
      form.words.length === 2 ? known.get(`${form.words[1]} ${form.words[0]}`) : undefined;
    if (other === undefined || other.number >= form.number) continue;
    if (!form.words.every((word) => givenNameGender(word) !== undefined))
      links.join(form, other, `${other.texts[0]}, written otherwise`);
  }
}

/** "Gabriel García" of "Gabriel García Márquez", "bin Salman" of "Mohammed bin Salman". */
function isPart(short: readonly string[], long: readonly string[]): boolean {
  // "Von Ehr" of "James Von Ehr II"; but Donald Trump is not Donald Trump Jr.
  const suffix = long[long.length - 1]!;
  if (SUFFIXES.has(suffix)) {
    const core = long.slice(0, -1);
    // "Trump Jr" is.
    const rest = short[short.length - 1] === suffix ? short.slice(0, -1) : short;
    return (
      rest.length < core.length &&
      rest.every((word, i) => word === core[core.length - rest.length + i])
    );
  }
  const offset = long.length - short.length;
  return (
    short.every((word, i) => word === long[i]) ||
    short.every((word, i) => word === long[i + offset]) ||
    isStyled(short, long)
  );
}

/** "Saint Brendan" of "Saint Brendan the Navigator", whose "Saint" is no part of the name. */
function isStyled([style, name]: readonly string[], long: readonly string[]): boolean {
  return STYLES.has(style!) && name === long[0] && (long[1] === 'the' || isNumeral(long[1]!));
}

/** "Carol II" is called "Carol". */
export function isNumeral(word: string): boolean {
  return /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,2})$/.test(word);
}

/** Bill and William Clinton, when there is one such pair of that surname in the text. */
function joinNicknames(
  full: readonly Full[],
  bySurname: ReadonlyMap<string, readonly Full[]>,
  links: Links,
): void {
  for (const a of full) {
    const pairs = bySurname
      .get(a.name.surname)!
      .filter(
        (b) =>
          b.name.suffix === a.name.suffix &&
          b.name.given[0] !== a.name.given[0] &&
          sameGivenName(a.name.given[0]!, b.name.given[0]!),
      );
    if (pairs.length === 1 && a.form.number > pairs[0]!.form.number)
      links.join(a.form, pairs[0]!.form, 'short form of the first name');
  }
}
