import type { Kind } from '../../types.ts';
import { demonymCountry } from '../gazetteer/demonyms.ts';
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

/** Words that make another thing of a name: "Google Ventures" is not Google. */
const PLACE_AFFIXES = words(
  'city province prefecture oblast republic kingdom state island islands municipality town governorate',
);
const PLACE_OPENERS = words(
  'city state province republic kingdom town commonwealth island islands',
);

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

/** "Lithuanian", tagged as a place, in a text that names Lithuania. */
export function joinDemonyms(forms: readonly Form[], links: Links): void {
  for (const form of forms) {
    if (form.kind !== 'place') continue;
    const code = demonymCountry(form.key);
    if (code === undefined) continue;
    const country = forms.find((other) => isCountry(other, code));
    if (country !== undefined) links.join(form, country, `people of ${country.texts[0]}`);
  }
}

function isCountry(form: Form, code: string): boolean {
  if (form.kind !== 'place') return false;
  const entry = gazetteerEntry('place', form.key);
  return entry?.type === 'country' && entry.code === code;
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
      (form) => form.kind === short.kind && form !== short && isShortOf(short, form),
    );
    const [one] = fits;
    if (one !== undefined && fits.every((form) => form === one || links.together(form, one)))
      links.join(short, one, `short for ${one.texts[0]}`);
  }
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

/** "Vilnius" of "Vilnius, Lithuania", "Alberta" of "Province of Alberta"; not "Ontario" of "Lake Ontario". */
function isShortPlace(full: Form, { opens, closes, extra }: Overlap): boolean {
  const rest = opens ? full.words.slice(-extra) : full.words.slice(0, extra);
  if (opens && full.texts.some((text) => text.includes(',')))
    return full.texts.some(
      (text) =>
        text.slice(0, text.indexOf(',')).split(/[\s-]+/).length === full.words.length - extra,
    );
  if (opens) return rest.every((word) => PLACE_AFFIXES.has(word));
  return closes && rest.length === 2 && PLACE_OPENERS.has(rest[0]!) && rest[1] === 'of';
}

function isShortOrganisation(short: Form, full: Form, { opens, closes, extra }: Overlap): boolean {
  if (opens) {
    if (namesPlace(short) && !isClub(full.words.slice(-extra))) return false;
    return full.words.slice(-extra).every((word) => DESCRIPTORS.has(word) || isSmallWord(word));
  }
  // "Bank of America" is not called "America", nor "Ministry of Defence" "Defence".
  return closes && !isSmallWord(full.words[extra - 1]!);
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
