import { isDemonym } from '../gazetteer/demonyms.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { isAcronym, isAllInitials, isInitials, isSmallWord } from './acronyms.ts';
import {
  CLUB,
  CLUB_OPENERS,
  DESCRIPTORS,
  DIRECTIONS,
  FACILITIES,
  HEADS,
  OTHERS,
  PARTS,
  PLACE_OPENERS,
  PREPOSITIONS,
  SUBSIDIARIES,
  WATERS,
} from './descriptors.ts';
import { type Form, grouped } from './forms.ts';
import { areKnownTwo } from './known.ts';
import type { Links } from './links.ts';
import { joinFuller } from './size.ts';

/** Entries of the gazetteer that several forms stand for: US, U.S., United States. */
export function joinAliases(forms: readonly Form[], links: Links): void {
  const first = new Map<string, Form>();
  for (const form of forms) {
    const entry = gazetteerEntry(form.kind, form.key);
    // What the text itself defines goes first: here NSC may be a National Student Committee.
    if (entry === undefined || links.why(form) !== undefined) continue;
    const known = first.get(`${form.kind}:${entry.key}`);
    if (known === undefined) first.set(`${form.kind}:${entry.key}`, form);
    else joinFuller(known, form, links, `gazetteer: ${entry.name}`);
  }
}

/** NSC and National Security Council, when the letters fit one full form of the text. */
export function joinInitials(forms: readonly Form[], links: Links): void {
  const letters = forms.filter(
    ({ kind, words, texts }) => kind !== 'person' && words.length === 1 && texts.some(isAcronym),
  );
  const isWhole = (key: string, { words }: Form): boolean => isAllInitials(key, words);
  const isCalled = (full: Form): boolean =>
    letters.some(({ kind, key }) => kind === full.kind && isWhole(key, full));
  for (const short of letters) {
    const full = forms.filter(
      (form) =>
        form.kind === short.kind &&
        (isInitials(short.key, form.words) || isInitialsOfFirm(short.key, form)),
    );
    const [one] = full;
    // AFL is not the West Australian Football League where that is called WAFL.
    if (full.some((form) => !isWhole(short.key, form) && isCalled(form))) continue;
    if (one !== undefined && full.every((form) => form === one || links.together(form, one)))
      links.join(short, one, `initials of ${one.texts[0]}`);
  }
}

/** AOC of the American Oil Company, whose key has no legal form. */
function isInitialsOfFirm(acronym: string, { words, texts }: Form): boolean {
  const isFirm = acronym.endsWith('c') && words.length > 1;
  return (
    isFirm && / (?:Company|Corporation)$/.test(texts[0]!) && isInitials(acronym, [...words, 'c'])
  );
}

/** "Treasury" and "Treasury Department", "Spurs" and "San Antonio Spurs", when only one form fits. */
export function joinShortForms(forms: readonly Form[], links: Links): void {
  const byLength = [...forms].sort(
    (a, b) => b.words.length - a.words.length || a.number - b.number,
  );
  const byEdge = grouped(forms, ({ words }) => [words[0]!, words[words.length - 1]!]);
  for (const short of byLength) {
    if (short.kind === 'person') continue;
    const isFull = (form: Form): boolean =>
      form.kind === short.kind &&
      form !== short &&
      isShortOf(short, form, forms) &&
      !areKnownTwo(short, form) &&
      !isSomebodyElse(short, form, forms) &&
      !isMerger(form, forms);
    const edges = new Set([short.words[0]!, short.words[short.words.length - 1]!]);
    const found = [...edges].flatMap((word) => (byEdge.get(word) ?? []).filter(isFull));
    const fits = [...new Set(found)].sort((a, b) => a.number - b.number);
    const groups = fits.filter((form) => isWholeGroup(short, form));
    const [one] = groups.length === 1 ? groups : fits;
    if (one === undefined) continue;
    // Prussia was a kingdom, then a free state: forms of government are no second place.
    const states = fits.every(
      (form) => form.words[form.words.length - short.words.length - 1] === 'of',
    );
    if (short.kind === 'place' && states)
      for (const form of fits) joinFuller(short, form, links, `short for ${form.texts[0]}`);
    else if (groups.length === 1 || fits.every((form) => form === one || links.together(form, one)))
      links.join(short, one, `short for ${one.texts[0]}`);
  }
}

/** "Sony" is Sony Group, whatever the text names of its parts: Sony Music. */
function isWholeGroup(short: Form, full: Form): boolean {
  const rest = full.words.slice(short.words.length);
  return full.key.startsWith(`${short.key} `) && rest.every((word) => GROUP.has(word));
}

const GROUP = new Set(['group', 'holding', 'holdings', 'corporation', 'company', 'corp', 'co']);

/**
 * The gazetteer knows the short form as another: where that is its whole name (White House), and where
 * the text names an owner of such a one (Security Council in a text on the United Nations).
 */
function isSomebodyElse(short: Form, full: Form, forms: readonly Form[]): boolean {
  if (short.kind !== 'organisation') return false;
  const whole = gazetteerEntry(short.kind, full.key)?.key;
  const own = gazetteerEntry(short.kind, short.key);
  if (own !== undefined && own.key === short.key && own.key !== whole) return true;
  return forms.some(({ kind, key }) => {
    if (kind !== 'organisation') return false;
    const owned = gazetteerEntry('organisation', `${key} ${short.key}`);
    return owned !== undefined && owned.key !== whole;
  });
}

/** "Square Enix" in a text that names both Square and Enix is neither of the two; but the Montreal Expos are the Expos. */
function isMerger(full: Form, forms: readonly Form[]): boolean {
  // "Faculty of Law, University of Coimbra" is a part of the second, and called by the first.
  if (full.kind !== 'organisation' || full.texts.some((text) => text.includes(','))) return false;
  const parts = forms.filter(
    (form) =>
      form.kind === full.kind && form !== full && !namesPlace(form) && !DESCRIPTORS.has(form.key),
  );
  return parts.some(
    (first) =>
      full.key.startsWith(`${first.key} `) &&
      parts.some((second) => full.key === `${first.key} ${second.key}`),
  );
}

function isShortOf(short: Form, full: Form, forms: readonly Form[]): boolean {
  const extra = full.words.length - short.words.length;
  if (extra <= 0 || short.words.every(isSmallWord)) return false;
  const opens = short.words.every((word, i) => word === full.words[i]);
  const closes = short.words.every((word, i) => word === full.words[i + extra]);
  if (!opens && !closes) return false;
  return short.kind === 'place'
    ? isShortPlace(short, full, { opens, closes, extra })
    : !isKnownApart(short, full, forms) &&
        isShortOrganisation(short, full, { opens, closes, extra });
}

interface Overlap {
  readonly opens: boolean;
  readonly closes: boolean;
  readonly extra: number;
}

/**
 * "Vilnius" of "Vilnius, Lithuania", "Moldova" of "Republic of Moldova", "Shetland" of "Shetland Islands",
 * "Stratford" of "Stratford-upon-Avon", "Heathrow Airport" of "London Heathrow Airport". Not "Ontario" of
 * "Lake Ontario", and not "Mexico" of "Mexico City": of 28 such pairs in the development texts 19 were two.
 */
function isShortPlace(short: Form, full: Form, { opens, extra }: Overlap): boolean {
  const kept = full.words.length - extra;
  const rest = opens ? full.words.slice(kept) : full.words.slice(0, extra);
  if (opens) {
    if (full.texts.some((text) => beforeCommas(text).includes(kept))) return true;
    if (!saidLater(short, full)) return rest.length === 1 && rest[0] === 'islands';
    if (rest[0] === 'islands' || (extra > 1 && PREPOSITIONS.has(rest[0]!))) return true;
    if (rest[0] === 'and') return kept > 2;
    return (FACILITIES.has(rest[0]!) || (extra === 1 && rest[0] === 'river')) && !namesPlace(short);
  }
  // "Laois" is what everybody calls County Laois.
  if (extra === 1 && rest[0] === 'county') return !namesPlace(short);
  if (extra === 1 && WATERS.has(rest[0]!)) return saidLater(short, full) && !namesPlace(short);
  if (rest[extra - 1] === 'of') return isStateOf(short, rest.slice(0, -1));
  return (
    kept > 1 &&
    saidLater(short, full) &&
    !rest.some((word) => DIRECTIONS.has(word) || isSmallWord(word)) &&
    !namesPlace(short)
  );
}

/** "Republic of Moldova"; but the Republic of Venice was more than Venice. */
function isStateOf(short: Form, openers: readonly string[]): boolean {
  if (openers.length === 0 || !openers.every((word) => PLACE_OPENERS.has(word))) return false;
  const type = gazetteerEntry('place', short.key)?.type;
  return openers.includes('city') || (type !== 'city' && type !== 'capital');
}

/** Number of words before each comma of "Salt Lake City, Utah, USA". */
function beforeCommas(text: string): readonly number[] {
  const commas = [...text.matchAll(/,/g)].map((comma) => comma.index);
  return commas.map((comma) => text.slice(0, comma).split(/[\s,-]+/).length);
}

/** Two words at least, none of which is an institution of its own, as in "Faculty of Law of Coimbra University", or a place. */
function isWhatItIsOf(short: Form, full: Form, extra: number): boolean {
  const of = full.words[extra - 1] === 'the' ? extra - 2 : extra - 1;
  if (full.words[of] !== 'of' || short.words.length < 2 || namesPlace(short)) return false;
  return short.words.every((word) => !DESCRIPTORS.has(word) && !HEADS.has(word));
}

function isBehindComma(short: Form, full: Form): boolean {
  const kept = full.words.length - short.words.length;
  return full.texts.some((text) => beforeCommas(text).includes(kept));
}

function isShortOrganisation(short: Form, full: Form, { opens, closes, extra }: Overlap): boolean {
  if (opens) {
    const rest = full.words.slice(-extra);
    if (namesPlace(short) && !isClub(rest))
      return rest.length === 1 && isNickname(rest[0]!) && saidLater(short, full);
    if (isPartOf(short, rest) || isBranch(rest)) return false;
    if (rest[0] === 'of' && short.words.length > 1) return true;
    if (SUBSIDIARIES.has(rest[0]!) && !saidLater(short, full)) return false;
    if (rest.every((word) => DESCRIPTORS.has(word) || isSmallWord(word))) return true;
    // "House Republicans" are not called "House".
    return saidLater(short, full) && !DESCRIPTORS.has(short.key);
  }
  if (isUniversity(full, extra)) return true;
  // "Platense" of the Club Atlético Platense, whichever is named first; Madrid is a city.
  const isNamed = !namesPlace(short) && !short.words.every((word) => DESCRIPTORS.has(word));
  if (isNamed && full.words.slice(0, extra).every((word) => CLUB_OPENERS.has(word))) return true;
  if (extra === 2 && full.words[0] === 'house' && full.words[1] === 'of')
    return saidLater(short, full);
  if (full.words.slice(0, extra).some((word, i) => isOther(word, full.words[i + 1]!))) return false;
  // Progressive Conservatives are no Conservatives; but the Irish Labour Party is called the Labour Party.
  if (short.words.includes('party') && !isOfCountry(full.words.slice(0, extra))) return false;
  // "Homeland Security", "Red Cross": what the department or the committee is of.
  if (isWhatItIsOf(short, full, extra)) return saidLater(short, full);
  // The university behind "Faculty of Law," is the whole, but Berkeley that of California there.
  if (isBehindComma(short, full) && short.words.some((word) => DESCRIPTORS.has(word))) return false;
  // "Bank of America" is not called "America", nor "Ministry of Defence" "Defence".
  return (
    closes &&
    !isSmallWord(full.words[extra - 1]!) &&
    !short.texts.some(isAcronym) &&
    saidLater(short, full)
  );
}

function isOfCountry(words: readonly string[]): boolean {
  return isDemonym(words.join(' ')) || gazetteerEntry('place', words.join(' ')) !== undefined;
}

/** "Young", "2nd"; the "New" of New York makes no other one. */
function isOther(word: string, next: string): boolean {
  if (/^\d/.test(word)) return true;
  return (
    OTHERS.has(word) && !(word === 'new' && gazetteerEntry('place', `new ${next}`) !== undefined)
  );
}

/** "Barry University School of Medicine" is a part of "Barry University", "Royal Court Orchestra" is no court. */
function isPartOf(short: Form, rest: readonly string[]): boolean {
  const whole = DESCRIPTORS.has(short.words[short.words.length - 1]!);
  return whole && short.words.length > 1 && PARTS.has(rest[0]!);
}

/** "IBM Brazil" is not all of IBM. */
function isBranch(rest: readonly string[]): boolean {
  return gazetteerEntry('place', rest.join(' '))?.type === 'country';
}

/** "Expos" of the Montreal Expos, who are called Montreal; "university" of Oxford's, which is Oxford. */
function isNickname(word: string): boolean {
  return word === 'university' || (word.length > 3 && word.endsWith('s') && !DESCRIPTORS.has(word));
}

/** "University of Oxford", called "Oxford" where that is an organisation. */
function isUniversity(full: Form, extra: number): boolean {
  return extra === 2 && full.words[0] === 'university' && full.words[1] === 'of';
}

/**
 * The gazetteer knows the short one, and not as another name of the full one: the White House is no short form
 * of the White House National Security Council. What is only a nickname (Spurs of Tottenham) binds where the
 * text names its owner.
 */
function isKnownApart(short: Form, full: Form, forms: readonly Form[]): boolean {
  const known = gazetteerEntry(short.kind, short.key);
  if (known === undefined || gazetteerEntry(full.kind, full.key) === known) return false;
  if (known.key === short.key || short.texts.some(isAcronym)) return true;
  return forms.some(
    (form) =>
      form !== short && form.kind === short.kind && gazetteerEntry(form.kind, form.key) === known,
  );
}

/** A short form follows the full one; what is named before it stands on its own feet. */
function saidLater(short: Form, full: Form): boolean {
  return short.at[0]! > full.at[0]!;
}

function namesPlace(form: Form): boolean {
  return gazetteerEntry('place', form.key) !== undefined;
}

function isClub(rest: readonly string[]): boolean {
  return rest.every((word) => CLUB.has(word));
}
