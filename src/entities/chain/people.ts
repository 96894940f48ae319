import { fold } from '../../text/fold.ts';
import { type Form, grouped } from './forms.ts';
import { givenNameGender } from './given.ts';
import type { Links } from './links.ts';
import { joinNicknames } from './nicknames.ts';
import { isNumeral, type PersonName, personName, SUFFIXES } from './personname.ts';
import { size } from './size.ts';
import { STYLES } from './titles.ts';

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
  const byFirst = lookup(full, ({ name }) => firstKeys(name));
  const byEnds = lookup(full, ({ form }) => endsOf(form.words));
  // The longest first: two that fit a short one may be known to be one by then.
  const bySize = [...full].sort((a, b) => size(b.form) - size(a.form));
  for (const short of bySize) {
    const isLonger = ({ form: { words, key } }: Full): boolean =>
      words.length > short.form.words.length ||
      (words.length === short.form.words.length && key.length > short.form.key.length);
    const fits = byFirst(() => firstAsked(short.name)).filter(
      (long) => isLonger(long) && compatible(short.name, long.name),
    );
    const areOne = (some: readonly Full[]): boolean =>
      some.every((one) => links.together(one.form, some[0]!.form));
    if (areOne(fits) || fits.every((a) => fits.every((b) => compatible(a.name, b.name))))
      for (const long of fits) links.join(short.form, long.form, 'middle name or initial');
    if (fits.length > 0) continue;
    const { words } = short.form;
    const parts = byEnds(() => endsAsked(words)).filter(
      (long) =>
        isLonger(long) &&
        isPart(words, long.form.words) &&
        !isBehindHyphen(words, long.form) &&
        !(long.form.key.endsWith(' the elder') && isRelative(long.form, short.form)),
    );
    const [part] = parts;
    if (part !== undefined && areOne(parts))
      links.join(short.form, part.form, 'part of the full name');
  }
  joinStyled(forms, links);
  joinNicknames(full, links);
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

/** Full names of which all are tried: to write keys for so few takes longer. */
const FEW = 24;

/** Asks for all that have one of some keys, each once, by first mention; of few names for all. */
function lookup(
  full: readonly Full[],
  keysOf: (one: Full) => readonly string[],
): (keys: () => readonly string[]) => readonly Full[] {
  if (full.length <= FEW) return () => full;
  const index = grouped(full, keysOf);
  return (keys) => {
    const found = new Set(keys().flatMap((key) => index.get(key) ?? []));
    return [...found].sort((a, b) => a.form.number - b.form.number);
  };
}

/** Keys under which a full name is looked up by the one whose first name is the same, or an initial. */
function firstKeys({ given, surname }: PersonName): readonly string[] {
  const first = given[0]!;
  const keys = [`${surname} =${first}`, `${surname} *${first[0]}`];
  if (first.length === 1) keys.push(`${surname} .${first}`);
  return [...keys, `${surname} ~${given.map((word) => word[0]).join('')}`];
}

/** The keys of those that `compatible` may find to be one with this name. */
function firstAsked({ given, surname }: PersonName): readonly string[] {
  const first = given[0]!;
  if (first.length === 1) return [`${surname} *${first}`];
  return [`${surname} =${first}`, `${surname} .${first[0]}`, `${surname} ~${first}`];
}

/** Keys of the two words that a full name begins and ends with. */
function endsOf(words: readonly string[]): readonly string[] {
  const keys = [`<${words[0]} ${words[1]}`, `>${words.slice(-2).join(' ')}`];
  if (SUFFIXES.has(words[words.length - 1]!)) keys.push(`>${words.slice(-3, -1).join(' ')}`);
  if (words[1] === 'the' || isNumeral(words[1]!)) keys.push(`$${words[0]}`);
  return keys;
}

/** The keys of those of which `isPart` may find these words to be a part. */
function endsAsked(words: readonly string[]): readonly string[] {
  const [first, second] = words;
  return [`<${first} ${second}`, `>${words.slice(-2).join(' ')}`, `$${second}`];
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

/** Antony Noghès is not Yann-Antony Noghès. */
function isBehindHyphen(short: readonly string[], { texts }: Form): boolean {
  const whole = fold(texts[0]!);
  const at = whole.lastIndexOf(short[0]!);
  return at > 0 && /[-‐–] ?$/.test(whole.slice(0, at));
}

/** Of whom there is one of a name and number at a time. */
const CROWNED = new Set('king queen pope emperor empress tsar czar sultan shah'.split(' '));

/** "King Charles" and "Charles III", who is named as one of his name. */
function joinStyled(forms: readonly Form[], links: Links): void {
  const byName = grouped(forms, ({ words }) => {
    const number = words.findIndex((word, at) => at > 0 && isNumeral(word));
    return number === 1 || (number === 2 && STYLES.has(words[0]!)) ? [words[number - 1]!] : [];
  });
  for (const form of forms) {
    const [style, name] = form.words;
    if (form.words.length !== 2 || !CROWNED.has(style!)) continue;
    const kings = byName.get(name!) ?? [];
    const [king] = kings;
    if (king !== undefined && kings.every((one) => links.together(one, king)))
      links.join(form, king, `title of ${king.texts[0]}`);
  }
}

/** "Saint Brendan" of "Saint Brendan the Navigator", whose "Saint" is no part of the name. */
function isStyled([style, name]: readonly string[], long: readonly string[]): boolean {
  return STYLES.has(style!) && name === long[0] && (long[1] === 'the' || isNumeral(long[1]!));
}
