import { fold } from '../../text/fold.ts';
import { isDemonym } from '../gazetteer/demonyms.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { canAbbreviate, isAcronym, isSmallWord } from './acronyms.ts';
import { DESCRIPTORS, FOREIGN_INSTITUTIONS, HEADS, INSTITUTIONS } from './descriptors.ts';
import type { Form } from './forms.ts';
import type { Links } from './links.ts';

/** In brackets stands an acronym of what stands before, or the other way round. */
export function joinAcronym(left: Form, right: Form, links: Links): boolean {
  for (const [short, full] of [
    [right, left],
    [left, right],
  ] as const) {
    const fits =
      short.words.length <= 2 &&
      full.words.length > 1 &&
      full.words.length > short.words.length &&
      (isOwnAcronym(short, full) ||
        (short === right ? isForeignAcronym(short, full) : isOtherOrder(short, full)));
    if (fits) return links.join(short, full, `acronym of ${full.texts[0]}, defined here`);
  }
  return false;
}

/** "NSC", "IMechE" of "Institution of Mechanical Engineers", "OBS India" of "Orange Business Services India". */
function isOwnAcronym(short: Form, full: Form): boolean {
  const last = short.words[short.words.length - 1];
  if (short.words.length === 2 && full.words[full.words.length - 1] === last) {
    const text = short.texts[0]!.replace(/ \S+$/, '');
    const whole = { words: full.words.slice(0, -1), texts: [] };
    if (isAcronym(text) && canAbbreviate(text, whole)) return true;
  }
  return short.texts.some(hasCapitals) && canAbbreviate(short.key, full);
}

/** "CEI (Italian Episcopal Conference)": the same initials in the order of another language. */
function isOtherOrder(short: Form, full: Form): boolean {
  const initials = full.words.filter((word) => !isSmallWord(word)).map((word) => word[0]!);
  const sorted = (letters: Iterable<string>): string => [...letters].sort().join('');
  return (
    initials.length > 2 &&
    short.texts.some(isAcronym) &&
    sorted(initials) === sorted(short.key) &&
    gazetteerEntry('organisation', short.key) === undefined
  );
}

/** An acronym, or a word with a second capital within: "ACPeds". */
function hasCapitals(text: string): boolean {
  return isAcronym(text) || /^\p{Lu}\p{L}*\p{Lu}\p{L}*$/u.test(text);
}

/** What stands behind a house in brackets and is the title of who sits there. */
const TITLES = new Set(['MP', 'MPs', 'MLA', 'MLAs', 'MEP', 'MEPs', 'MSP', 'MSPs', 'TD']);

/** "Swiss Federal Railways (SBB)": letters of another language, which nobody uses for anybody else. */
export function isForeignAcronym(short: Form, full: Form): boolean {
  if (short.words.length !== 1 || full.kind !== 'organisation') return false;
  if (short.texts.some((text) => TITLES.has(text))) return false;
  if (!short.texts.some(isAcronym) || gazetteerEntry('organisation', short.key) !== undefined)
    return false;
  // Of two words, in any order: "National Alliance (AN)", "Insurance Institute (INSIG)".
  return (
    full.words.length > 2 ||
    full.words.every((word) => short.key.includes(word[0]!)) ||
    (short.key.length > 3 && full.key.startsWith(short.key.slice(0, 3)))
  );
}

/**
 * What stands alone in brackets is another name where it is written in other letters ("Nikólaos (Νικόλαος)"),
 * where an institution stands in two languages, and where both are places that nobody knows: "Piton des Neiges
 * (Snow Peak)", not "Georgia (United States)" or "Heathrow (London)".
 */
export function isOtherName(left: Form, right: Form, after: string): boolean {
  if (inOtherLetters(left, right)) return /^\s*[,;)\]]/.test(after);
  if (left.kind === 'organisation')
    return (
      ALONE.test(after) &&
      (isTranslated(left, right) ||
        (left.words.some((word) => FOREIGN_INSTITUTIONS.has(word)) && isTranslated(right, left)) ||
        shareWord(left, right))
    );
  if (left.kind !== 'place' || !/^["”’]*\s*[)\]]/.test(after)) return false;
  return [left, right].every(
    (form) =>
      gazetteerEntry('place', form.key) === undefined &&
      !isDemonym(form.key) &&
      !/\d|\b(?:county|district|province|parish|region|department)\b/.test(form.key),
  );
}

/** Not the first of those who belong to it: "Star Alliance (Air Nord, Lufthansa)", "(Zora Naroda and Nova Linija)". */
const ALONE = /^["”’]*\s*(?:[;)\]]|,(?!\s*["“‘]?\p{Lu}\p{Ll}))/u;

/** "Tao Kwun-Mei 陶君薇": one in Latin letters, the other not, or not only. */
export function inOtherLetters(left: Form, right: Form): boolean {
  return hasOtherLetters(left.key) !== hasOtherLetters(right.key);
}

function hasOtherLetters(key: string): boolean {
  return /[^\P{L}\p{Script=Latin}]/u.test(key);
}

/** "Felicity Party (Saadet Partisi)": an English word says what the one is, and the other has none of those. */
function isTranslated(left: Form, right: Form): boolean {
  if ([left, right].some((form) => gazetteerEntry('organisation', form.key) !== undefined))
    return false;
  return (
    right.words.length > 1 &&
    left.words.some((word) => INSTITUTIONS.has(word)) &&
    !right.words.some((word) => word !== 'of' && DESCRIPTORS.has(word)) &&
    gazetteerEntry('place', right.words[right.words.length - 1]!) === undefined
  );
}

const LONG = 5;

/** "Social Democrats (Socialdemokraterne)", "Gibraltar Liberal Party (Liberals)": a word that begins alike. */
function shareWord(left: Form, right: Form): boolean {
  const bare = ({ words }: Form): readonly string[] =>
    words.filter(
      (word) =>
        word.length >= LONG &&
        !DESCRIPTORS.has(word) &&
        !HEADS.has(word) &&
        !INSTITUTIONS.has(word) &&
        !isSmallWord(word),
    );
  const own = bare(left);
  return (
    gazetteerEntry('organisation', right.key) === undefined &&
    bare(right).some((word) => own.some((other) => other.slice(0, LONG) === word.slice(0, LONG)))
  );
}

/** "née Alexander", tagged with its word. */
export function isMaidenName(form: Form): boolean {
  return form.kind === 'person' && /^n[ée]e? /.test(fold(form.texts[0]!));
}
