import { isDemonym } from '../gazetteer/demonyms.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { canAbbreviate, isAcronym } from './acronyms.ts';
import {
  inOtherLetters,
  isForeignAcronym,
  isMaidenName,
  isOtherName,
  joinAcronym,
} from './brackets.ts';
import { placeBefore } from './former.ts';
import { type Form, grouped, type Surface } from './forms.ts';
import type { Links } from './links.ts';
import { personName } from './personname.ts';
import { cues, isSaidAtDistance, subjectsOf } from './subject.ts';
import type { Moves } from './surnames.ts';

const ADVERB =
  'also|formerly|previously|originally|initially|now|then|today|later|since|once|or|better|best|commonly|often|sometimes|usually|popularly|simply|\\p{L}+ly|and|but';
const VERB =
  'known|called|named|nicknamed|renamed|rebranded|dubbed|titled|styled|designated|abbreviated|abbreviated to|shortened to|spelled|spelt|written|rendered|translated|transliterated|romani[sz]ed|referred to|short|born|credited';

/** "also known as", "formerly", "later renamed", "which is also called", "known in Mongolian as". */
const ALIAS = new RegExp(
  `^(?:(?:which|who|that) (?:is|was|are|were|became) |(?:is|was|are|were|been|became|has been|have been) )?(?:(?:${ADVERB}),? )*(?:${VERB})(?: (?:locally|officially|simply|professionally|internationally))?(?: (?:in|to|by|among) (?:the |its |his |her )?\\p{L}+(?: \\p{L}+){0,2} ?| for \\p{L}+ (?:reasons|purposes))?(?: ?(?:as|to|for))?(?: simply)?$`,
  'iu',
);
/** What needs no verb between commas or in brackets: "(now Oslo)", ", formerly Bombay,", "(née McCray". */
const BARE =
  /^(?:a\.? ?k\.? ?a\.?|née|nee|né|now|formerly|originally|previously|initially|or|or simply|and later as|later|then|today|current[- ]day city of|present[- ]day|modern[- ]day|short for|abbr\.?|i\. ?e\.|(?:birth|real|original|maiden) (?:name|surname):?|which translates (?:to|as))$/iu;
/** Only in brackets: "(also Syrian Antioch)", "(then Southwest Texas State University)". */
const IN_BRACKETS = /^(?:also|then|later|today|antiquated|archaic|obsolete)$/i;
/** "Léon, a vagrant whose real name was". */
const WHOSE =
  /^(?:an? (?:\p{Ll}+ ){1,5})?whose (?:real|birth|given|full|original|legal|stage|maiden) name (?:is|was)$/iu;
const IN_LANGUAGE = /^(?:or )?in (?:the )?\p{Lu}\p{L}+ as$/u;
/** "Danish:", "in Devanagari:", "French; in English:", "Kurdish ʿElî Ekber Muradî,". */
const LANGUAGE =
  /^(?:in )?\p{Lu}\p{L}+(?: \p{L}+)?(?:; in \p{Lu}\p{L}+)?:$|^\p{Lu}\p{L}+ [^,()]{3,40},$/u;

const FAR = 90;
/** What stands between most names has none of these, and is not looked at closer. */
const HINT =
  /[([/:]|\bor\b|a\.? ?k\.? ?a|n[ée]e?\b|now|known|call|dub|name|formerly|originally|previously|initially|born|short|abbr|styled|titled|spel|referred|transl|brand|written|rendered|credited|later|i\.e/i;

/**
 * Joins what the text itself says to be one: "National Security Council (NSC)", "Islamic State, also known
 * as ISIS", "Kristiania (now Oslo)", "Great Belt Bridge (Danish: Storebæltsbroen)", "He wrote as Peter Panter".
 */
export function joinDefined(
  text: string,
  all: readonly Surface[],
  formAt: readonly Form[],
  links: Links,
): Moves {
  const moves: Moves = new Map();
  const isOfAnother = namesOfOthers(formAt, links);
  const say = (subject: Form, i: number): void => {
    const [other, why] = [
      formAt[i]!,
      `the text says that ${subject.texts[0]} is ${formAt[i]!.texts[0]}`,
    ];
    if (isOfAnother(other, subject)) moves.set(i, { to: subject, why });
    else links.joinOther(other, subject, why);
  };
  const known = cues(text);
  const subjectBefore = subjectsOf(text, all, formAt);
  let opens = false;
  for (let i = 1; i < all.length; i++) {
    const between = text.slice(all[i - 1]!.mention.end, all[i]!.mention.start);
    const after = text.slice(all[i]!.mention.end, all[i]!.mention.end + 6);
    const said = isSaidAtDistance(text, all[i]!, known);
    opens = opensSentence(text, all, i - 1, { behind: opens });
    const [left, right] = [formAt[i - 1]!, formAt[i]!];
    const linked = joinAbbreviated(left, right, { between, after, opens }, links);
    const near = linked || isSaidBeside(left, right, { between, after, opens });
    if (!near && joinBehindPlace(text, all, formAt, i, links)) continue;
    const beside = !linked && near && left.kind === 'place' ? placeBefore(text, all, i) : i - 1;
    const subject = near
      ? beside === undefined
        ? undefined
        : (moves.get(beside)?.to ?? formAt[beside])
      : said
        ? subjectBefore(i)
        : undefined;
    // "Known as Spanish Guyana", with the people tagged apart, and "York is known as England's garden".
    if (subject === undefined || isDemonym(right.key) || /^[’']s?\s/.test(after)) continue;
    if (!linked) say(subject, i);
    for (const other of listed(text, all, i)) say(subject, other);
  }
  return moves;
}

/**
 * Asks whether a name is another person's surname: with "née Hancock" in a text on Lang Hancock, "Hancock"
 * elsewhere in it need not be her.
 */
function namesOfOthers(
  formAt: readonly Form[],
  links: Links,
): (name: Form, subject: Form) => boolean {
  let bySurname: ReadonlyMap<string, readonly Form[]> | undefined;
  return (name, subject) => {
    if (name.kind !== 'person' || name.words.length > 1 || subject.words.includes(name.key))
      return false;
    bySurname ??= surnamesOf(formAt);
    const others = bySurname.get(name.key) ?? [];
    return others.some((form) => !links.together(form, subject));
  };
}

function surnamesOf(formAt: readonly Form[]): ReadonlyMap<string, readonly Form[]> {
  return grouped(new Set(formAt), ({ kind, words }) => {
    const name = kind === 'person' ? personName(words) : undefined;
    return name === undefined ? [] : [name.surname];
  });
}

const OPENING = /(?:^|[.!?\n]["”’)]*\s*)(?:The )?["“]?$/;

/** Whether a sentence opens with this name, or with one `behind` which it stands in brackets. */
function opensSentence(
  text: string,
  all: readonly Surface[],
  at: number,
  { behind }: { readonly behind: boolean },
): boolean {
  const { start } = all[at]!.mention;
  if (OPENING.test(text.slice(Math.max(0, start - 8), start))) return true;
  return behind && /^ ?\($/.test(text.slice(all[at - 1]!.mention.end, start));
}

/** The rest of "pseudonyms A, B and C" and of "also called A, B or C": positions after `i`. */
function listed(text: string, all: readonly Surface[], i: number): readonly number[] {
  const { start } = all[i]!.mention;
  let sure = /(?:names?|aliases|pseudonyms|monikers)["“'‘ ]*$/i.test(text.slice(start - 12, start));
  const found: number[] = [];
  let isEnded = false;
  for (let at = i + 1; at < all.length && all[at]!.kind === all[i]!.kind; at++) {
    const between = text.slice(all[at - 1]!.mention.end, all[at]!.mention.start);
    const next = /^["”'’]?(?: \([^()]*\))?(?:,|,? (and|or)) (?:the )?["“'‘]?$/.exec(between);
    if (next === null) break;
    if (next[1] === 'or') sure = true;
    found.push(at);
    isEnded = next[1] !== undefined;
    if (isEnded) break;
  }
  const last = all[found[found.length - 1] ?? i]!.mention.end;
  // "(now Lviv, Ukraine)": behind a comma lies where a place is.
  const isList = isEnded || all[i]!.kind !== 'place';
  const isClosed = isList && /^["”'’]?\s*\)/.test(text.slice(last, last + 3));
  return sure || isClosed ? found : [];
}

interface Around {
  readonly between: string;
  readonly after: string;
  /** Whether the left name opens a sentence. */
  readonly opens: boolean;
}

/** Acronyms: "National Security Council (NSC)". Whether the two are one now. */
function joinAbbreviated(left: Form, right: Form, around: Around, links: Links): boolean {
  if (left.kind !== right.kind || left === right || around.between.length > FAR) return false;
  if (!/[([/–-]/.test(around.between)) return false;
  if (joinNextAcronym(left, right, around, links)) return true;
  return isInBrackets(around) && joinAcronym(left, right, links);
}

function isInBrackets({ between, after }: Around): boolean {
  const { opened, words } = readBetween(between);
  return opened === '(' && words === '' && /^["”'’]*\s*[,;:/)\]–-]/.test(after);
}

/** Whether what stands between two names says that they are one. */
function isSaidBeside(left: Form, right: Form, around: Around): boolean {
  if (left.kind !== right.kind || left === right) return false;
  if (/^ ?\/? ?$/.test(around.between) && inOtherLetters(left, right)) return true;
  if (around.between.length > FAR || !HINT.test(around.between)) return false;
  const { opened, words } = readBetween(around.between);
  const last = opened === '(' ? words.replace(/^.*[,;]\s*/, '') : words;
  return [words, last].some((said) => isAlias(said, opened, left, right, around));
}

/** The second of "Belgian Railways (NMBS / SNCB)": another acronym beside one that is defined here. */
function joinNextAcronym(
  left: Form,
  right: Form,
  { between, after }: Around,
  links: Links,
): boolean {
  if (!/^ ?[/–-] ?$/.test(between) || !/^ ?[)/–-]/.test(after)) return false;
  const full = links.stem(left);
  if (full === left || !right.texts.some(isAcronym) || !left.texts.some(isAcronym)) return false;
  return links.join(right, full, `acronym of ${full.texts[0]}, defined here`);
}

/** What stands between two names: the mark that opens it, and its words without closed brackets, article, quotes. */
function readBetween(between: string): { readonly opened: string; readonly words: string } {
  const rest = between
    .replace(/\s+/g, ' ')
    .replace(/^["”'’)\]]+ ?/, '')
    .replace(/^(?: ?\([^()]*\),?)+ ?(?=,|\()/, '')
    .replace(/^(?: ?\([^()]*\))+/, '');
  const opened = /^ ?([,;([/])/.exec(rest)?.[1] ?? '';
  const words = rest
    .slice(opened === '' ? 0 : rest.indexOf(opened) + 1)
    .replace(/^[\s,;:]+/, '')
    .replace(/["“'‘]+ ?$/, '')
    .trim()
    .replace(/(?:^| )(?:the|a)$/i, '')
    .trim();
  return { opened: opened === '[' ? '(' : opened, words };
}

function isAlias(
  words: string,
  opened: string,
  left: Form,
  right: Form,
  { between, after, opens }: Around,
): boolean {
  if (/^and$/i.test(words)) return false;
  // "Western Ukraine or West Ukraine is", but "Zeus or Hermes came", and "in Berlin, or Munich, he".
  if (/^or(?: simply)?$/i.test(words) && opened !== '(')
    return (
      !(isListed(left) && isListed(right)) &&
      ((opens && /^["”’']*,?\s*(?:\(|is |was |are |were )/.test(after)) ||
        (opened === ',' && after[0] === ','))
    );
  if (words === '')
    return (
      opened === '(' &&
      (isMaidenName(right) ||
        isOtherName(left, right, after) ||
        isQuoted(between, after) ||
        isSecond(between, after))
    );
  if (/^(?:also )?named$/.test(words)) return false;
  const marked = opened !== '';
  if (/^born$/i.test(words)) return marked && left.kind === 'person';
  if (IN_BRACKETS.test(words)) return opened === '(';
  if (BARE.test(words) || IN_LANGUAGE.test(words) || WHOSE.test(words)) return marked;
  if (LANGUAGE.test(words)) return marked;
  // "Sudermann, titled Magda": a work of his.
  if (!ALIAS.test(words) || (left.kind === 'person' && /(?:titled|renamed|rebranded)$/.test(words)))
    return false;
  return (
    marked ||
    /^(?:which|who|is|was|are|were|has|have|also|formerly|previously|originally|better|(?:but|and) (?:now|then|later|formerly|(?:also )?known))\b/i.test(
      words,
    )
  );
}

/** The Drum and Bugle Corps ("The Commandant's Own"). */
function isQuoted(between: string, after: string): boolean {
  return /[([] ?["“]$/.test(between) && /^["”] ?[\])]/.test(after);
}

/** "Kungliga Kapellet (, The Royal Orchestra)": what stood first in the brackets was lost. */
function isSecond(between: string, after: string): boolean {
  return /[([] ?[,;] ?(?:the )?["“]?$/i.test(between) && /^["”]? ?[,;)\]]/.test(after);
}

/** The gazetteer has it, and would know if two were one. */
function isListed({ kind, key }: Form): boolean {
  return gazetteerEntry(kind, key) !== undefined;
}

/** "National Civil Aviation Agency of Brazil (ANAC)", with the country tagged apart. */
function joinBehindPlace(
  text: string,
  all: readonly Surface[],
  formAt: readonly Form[],
  i: number,
  links: Links,
): boolean {
  if (i < 2 || all[i - 1]!.kind !== 'place' || all[i]!.kind !== 'organisation') return false;
  const [full, place, short] = [formAt[i - 2]!, formAt[i - 1]!, formAt[i]!];
  const near = /^ (?:of|in|for) (?:the )?$/.test(
    text.slice(all[i - 2]!.mention.end, all[i - 1]!.mention.start),
  );
  const open = /^ ?\($/.test(text.slice(all[i - 1]!.mention.end, all[i]!.mention.start));
  if (!near || !open || full.kind !== 'organisation' || !short.texts.some(isAcronym)) return false;
  const whole = { words: [...full.words, ...place.words], texts: [] };
  if (!canAbbreviate(short.key, whole) && !isForeignAcronym(short, full)) return false;
  return links.join(short, full, `acronym of ${full.texts[0]}, defined here`);
}
