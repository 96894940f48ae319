import type { Form, Surface } from './forms.ts';
import { isKinBefore } from './kin.ts';

const SELF = '(?:known as|called|named|titled|nicknamed|dubbed|referred to as|designated)';
const OFTEN =
  '(?:previously|formerly|originally|initially|commonly|locally|popularly|better|best|also|once|otherwise)';
const LY = '(?:also|then|now|later|often|sometimes|simply|since|\\p{L}+ly)';

/** Words right before a name that make it another name of whoever the sentence is about. */
const SAID = new RegExp(
  `(?:${[
    '\\b(?:under|by|with|as) (?:the |his |her |their |its |a )?(?:ring|stage|pen|screen|birth|real|maiden|code|assumed|former|original)? ?(?:name|nickname|pseudonym|alias|moniker)s?',
    '\\b(?:pseudonym|nickname|alias|real name|birth name|stage name|ring name|pen name)s? (?:is|was|were|are)',
    `\\b${OFTEN} ${SELF}`,
    `(?:\\b(?:is|was|are|were|be|been)|,) (?:${LY} ){1,2}(?!named)${SELF}`,
    `\\bha(?:s|d|ve) (?:${LY} )?been (?:${LY} )?(?!named)${SELF}`,
    '(?<!\\bwhere )\\b(?:it|he|she|they) (?:is|was|are|were) (?:called|known as|nicknamed|dubbed)',
    '\\bknown (?:to|by|among|in) (?:the |its )?(?:\\p{L}+ ){1,6}as',
    `\\b(?:was|were|is|be) (?:${LY} |subsequently )?(?:renamed|re ?- ?named|rechristened|rebranded|branded as)(?: to| as)?`,
    '\\bchanged (?:its|his|her|their) name to',
  ].join('|')})(?: of)?,?(?: the)?["“'‘ ]*$`,
  'iu',
);

/**
 * Those who belong to whom the sentence is about, parts of it, and what is told of a noun: "whose members are often
 * called", "parts of Rome are known as", "the harbour (also known as".
 */
const OTHERS =
  /\b(?:parts?|portions?|sections?|half) of\b[^.;]{0,40}$|\p{Ll} \((?:also |then |once |formerly |originally )?(?:known as|called)[^()]*$|\b(?:members|residents|inhabitants|people|citizens|followers|fans|supporters|employees|students|alumni|natives|adherents|players|locals|graduates)\b[^.;]{0,40}$/iu;

/** "Born Archibald Leach in Bristol, he", "Nicknamed the Wall, it": of the one who opened a sentence before. */
const OPENING =
  '(?:nicknamed|dubbed|(?:(?:also|formerly|originally|previously|better|best|commonly|widely|popularly|once) )?known as)';
const OPENS = new RegExp(`(?:^|[.!?\\n]["”]?\\s+)${OPENING},? (?:the )?["“]?$`, 'iu');
const OPENS_BORN = /(?:^|[.!?\n]["”]?\s+)Born $/;

const BEFORE = 80;

/** One word of each of those: most texts have none, and are read once instead of before each name. */
const CUE =
  /\b(?:names?|nicknam(?:es?|ed)|pseudonyms?|alias(?:es)?|monikers?|known|called|named|titled|renamed|rechristened|rebranded|branded|dubbed|referred|designated)\b/gi;

/** Where the words stand that may say another name, ascending. */
export function cues(text: string): readonly number[] {
  return Array.from(text.matchAll(CUE), (match) => match.index);
}

export function isSaidAtDistance(
  text: string,
  surface: Surface,
  cuesOfText: readonly number[],
): boolean {
  const { start } = surface.mention;
  if (surface.kind === 'person' && OPENS_BORN.test(text.slice(Math.max(0, start - 8), start)))
    return true;
  const last = lastBefore(cuesOfText, start);
  if (last === undefined || last < start - BEFORE) return false;
  const before = text.slice(Math.max(0, start - BEFORE), start);
  if (OPENS.test(before)) return true;
  return SAID.test(before) && !OTHERS.test(before) && !isKinBefore(text, start);
}

/** The largest of ascending numbers that is below a limit. By halving. */
function lastBefore(numbers: readonly number[], limit: number): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return numbers[low - 1];
}

/**
 * Asks whom the sentence before mention `i` is about: the last name that a verb follows ("Link River was known
 * to the Klamaths as"), else, where it opens with a pronoun or "The beach", the one that opened a sentence before.
 */
export function subjectsOf(
  text: string,
  all: readonly Surface[],
  formAt: readonly Form[],
): (i: number) => Form | undefined {
  let standing: Standing | undefined;
  return (i) => {
    const { kind, mention } = all[i]!;
    const from = sentenceStart(text, mention.start);
    let first: Form | undefined;
    let at = i - 1;
    for (; at >= 0 && all[at]!.mention.start >= from; at--) {
      const { end } = all[at]!.mention;
      if (formAt[at]!.kind !== kind || formAt[at] === formAt[i]) continue;
      if (VERB_NEXT.test(text.slice(end, end + 16))) return formAt[at];
      if (all[at]!.mention.start - from <= 4) first = formAt[at];
    }
    if (first !== undefined) return first;
    const noun = REFERS.exec(text.slice(from, from + 40));
    if (noun === null) return undefined;
    const behind = PARTICIPLE.test(noun[0]) ? namedBehind(text, all, i) : undefined;
    if (behind !== undefined) return formAt[behind];
    standing ??= standingOf(text, all, formAt);
    const lastOf = (key: string): number | undefined =>
      lastBefore(standing?.get(key) ?? [], at + 1);
    const named = noun[1] === undefined ? undefined : lastOf(`${kind} ${noun[1].toLowerCase()}`);
    const found = named ?? lastOf(kind);
    return found === undefined ? undefined : formAt[found];
  };
}

/** "Born Archibald Leach in Bristol, Cary Grant sailed": the one whom the sentence is about. */
function namedBehind(text: string, all: readonly Surface[], i: number): number | undefined {
  const { kind, mention } = all[i]!;
  for (let at = i + 1; at < all.length; at++) {
    const between = text.slice(mention.end, all[at]!.mention.start);
    if (between.length > BEFORE || /[.!?;]\s/.test(between)) return undefined;
    if (all[at]!.kind === kind && between.endsWith(', ')) return at;
  }
  return undefined;
}

const VERB_NEXT = /^(?: \([^)]*\))?,? (?:is|was|has|had|became|began|wrote|performs?|performed)\b/;
const REFERS = new RegExp(
  `^["“']?(?:born |${OPENING} |(?:[A-Z][a-z]+ \\d{4}, |In \\d{4}, )?(?:he|she|it|they|his|her|its|their)\\b|the (?:[a-z]+ ){0,2}?([a-z]+)(?:,? ["“]?(?:is|was|are|were|has|had|became)\\b|, (?:[a-z]+ ){0,2}(?:known|called|named|nicknamed)\\b))`,
  'i',
);
const PARTICIPLE = new RegExp(`^(?:born|${OPENING}) $`, 'i');

/** Positions of mentions, ascending: by kind of those that open a sentence, by kind and word of those that hold it. */
type Standing = ReadonlyMap<string, readonly number[]>;

/** Read once a text: read anew for each "He is also called", the time grows with the square of their number. */
function standingOf(text: string, all: readonly Surface[], formAt: readonly Form[]): Standing {
  const standing = new Map<string, number[]>();
  all.forEach(({ kind, mention: { start } }, at) => {
    const keys = formAt[at]!.words.map((word) => `${kind} ${word}`);
    const lead = text.slice(sentenceStart(text, start), start);
    if (/^["“']?(?:the )?$/i.test(lead)) keys.push(kind);
    for (const key of keys) {
      const known = standing.get(key);
      if (known === undefined) standing.set(key, [at]);
      else known.push(at);
    }
  });
  return standing;
}

/** Start of the sentence that holds this offset, roughly: after a full stop or a line break. */
function sentenceStart(text: string, offset: number): number {
  const window = Math.max(0, offset - 600);
  const before = text.slice(window, offset);
  const ends = [...before.matchAll(/[.!?]["”’')]*\s+(?=["“']?\p{Lu})|\n+/gu)];
  for (let last = ends.pop(); last !== undefined; last = ends.pop())
    // Four characters hold the longest of those words and what stands before it.
    if (!SHORTENED.test(before.slice(Math.max(0, last.index - 4), last.index)))
      return window + last.index + last[0].length;
  return window;
}

const SHORTENED = /(?:\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gov|Sen|Rep|Gen|No|vs))$/u;
