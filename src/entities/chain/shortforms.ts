import type { Kind } from '../../types.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { isAcronym, isInitials, isSmallWord } from './acronyms.ts';
import type { Form } from './forms.ts';
import type { Links } from './links.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What an organisation is, left out at will: "Treasury Department", "Taito Corporation". */
export const DESCRIPTORS = words(`
  department ministry agency authority administration bureau commission committee council board office
  service services group groups holdings holding industries international enterprises technologies
  technology systems motors motor airlines airline airways bank banking party movement organisation
  organization association union federation league foundation institute university college school
  hospital company corporation corp inc co ltd records recordings entertainment pictures studios studio
  productions media news newspaper network television tv radio press publishing books magazine
  energy oil gas petroleum electric power steel pharmaceuticals pharma insurance capital partners
  ventures investments securities software computer computers electronics automotive foods stores
  club fc afc cf sc football soccer team city united rovers wanderers athletic town county
  army forces force brigade division regiment battalion corps squadron police militia front
  government cabinet court parliament assembly senate congress house chamber states nations
  street and the of`);

const PLACE_OPENERS = words('city state republic kingdom commonwealth');

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
  for (const short of forms) {
    if (short.kind === 'person' || short.words.length > 1 || !short.texts.some(isAcronym)) continue;
    const full = forms.filter(
      (form) => form.kind === short.kind && isInitials(short.key, form.words),
    );
    const [one] = full;
    if (one !== undefined && full.every((form) => form === one || links.together(form, one)))
      links.join(short, one, `initials of ${one.texts[0]}`);
  }
}

/** "Treasury" and "Treasury Department", "Spurs" and "San Antonio Spurs", when only one form fits. */
export function joinShortForms(forms: readonly Form[], links: Links): void {
  const byLength = [...forms].sort(
    (a, b) => b.words.length - a.words.length || a.number - b.number,
  );
  for (const short of byLength) {
    if (short.kind === 'person') continue;
    const fits = forms.filter(
      (form) =>
        form.kind === short.kind &&
        form !== short &&
        isShortOf(short, form) &&
        !isSomebodyElse(short, form, forms),
    );
    const [one] = fits;
    if (one !== undefined && fits.every((form) => form === one || links.together(form, one)))
      links.join(short, one, `short for ${one.texts[0]}`);
  }
}

/**
 * The gazetteer knows the short form as another: where that is its whole name (White House), and where
 * the text names an owner of such a one (Security Council in a text on the United Nations).
 */
function isSomebodyElse(short: Form, full: Form, forms: readonly Form[]): boolean {
  if (short.kind !== 'organisation') return false;
  const whole = gazetteerEntry(short.kind, full.key)?.key;
  const own = gazetteerEntry(short.kind, short.key);
  if (own !== undefined && own.key === short.key && own.key !== whole) return true;
  return forms.some(({ key }) => {
    const owned = gazetteerEntry('organisation', `${key} ${short.key}`);
    return owned !== undefined && owned.key !== whole;
  });
}

function isShortOf(short: Form, full: Form): boolean {
  const extra = full.words.length - short.words.length;
  if (extra <= 0 || short.words.every(isSmallWord)) return false;
  const opens = short.words.every((word, i) => word === full.words[i]);
  const closes = short.words.every((word, i) => word === full.words[i + extra]);
  return short.kind === 'place'
    ? isShortPlace(full, { opens, closes, extra })
    : isShortOrganisation(short, full, { opens, closes, extra });
}

interface Overlap {
  readonly opens: boolean;
  readonly closes: boolean;
  readonly extra: number;
}

/**
 * "Vilnius" of "Vilnius, Lithuania", "Moldova" of "Republic of Moldova". Not "Ontario" of "Lake Ontario",
 * and not "Mexico" of "Mexico City": of 28 such pairs in the development texts 19 were two places.
 */
function isShortPlace(full: Form, { opens, closes, extra }: Overlap): boolean {
  const kept = full.words.length - extra;
  if (opens && full.texts.some((text) => beforeComma(text) === kept)) return true;
  const [opener, of] = full.words;
  return closes && extra === 2 && PLACE_OPENERS.has(opener!) && of === 'of';
}

/** Number of words before the comma of "Salt Lake City, Utah"; 0 without one. */
function beforeComma(text: string): number {
  const comma = text.indexOf(',');
  return comma < 0 ? 0 : text.slice(0, comma).split(/[\s-]+/).length;
}

function isShortOrganisation(short: Form, full: Form, { opens, closes, extra }: Overlap): boolean {
  // The White House is no short form of the White House National Security Council.
  if (isKnownApart(short, full)) return false;
  if (opens) {
    const rest = full.words.slice(-extra);
    if (namesPlace(short) && !isClub(rest)) return false;
    return (
      rest.every((word) => DESCRIPTORS.has(word) || isSmallWord(word)) || saidLater(short, full)
    );
  }
  // "Bank of America" is not called "America", nor "Ministry of Defence" "Defence".
  return (
    closes &&
    !isSmallWord(full.words[extra - 1]!) &&
    !short.texts.some(isAcronym) &&
    saidLater(short, full)
  );
}

/** The gazetteer knows the short one, and not as another name of the full one. */
function isKnownApart(short: Form, full: Form): boolean {
  const known = gazetteerEntry(short.kind, short.key);
  return known !== undefined && gazetteerEntry(full.kind, full.key) !== known;
}

/** A short form follows the full one; what is named before it stands on its own feet. */
function saidLater(short: Form, full: Form): boolean {
  return short.at[0]! > full.at[0]!;
}

function namesPlace(form: Form): boolean {
  return gazetteerEntry('place', form.key) !== undefined;
}

const CLUB = words('club fc afc cf sc football soccer team city united rovers wanderers athletic');

function isClub(rest: readonly string[]): boolean {
  return rest.every((word) => CLUB.has(word));
}

/** The one with more words is the fuller; of equals, the one named first. */
export function joinFuller(a: Form, b: Form, links: Links, why: string): boolean {
  const fuller = size(b) > size(a) ? b : a;
  return links.join(fuller === a ? b : a, fuller, why);
}

export function size(form: {
  readonly kind: Kind;
  readonly words: readonly string[];
  readonly key: string;
}): number {
  return form.words.length * 1000 + form.key.length;
}
