import type { Form, Surface } from './forms.ts';
import { isKinBefore } from './kin.ts';

/** Words right before a name that make it another name of whoever the sentence is about. */
const SAID =
  /(?:\b(?:under|by|with|as) (?:the |his |her |their |its |a )?(?:ring|stage|pen|screen|birth|real|maiden|code|assumed|former|original)? ?(?:name|nickname|pseudonym|alias|moniker)s?|\b(?:pseudonym|nickname|alias|real name|birth name|stage name|ring name|pen name)s? (?:is|was|were|are)|\b(?:previously|formerly|originally|initially|commonly|locally|popularly|better|best|also|once|otherwise) (?:known as|called|named|titled)|\bknown (?:to|by|among) (?:the |its )?(?:\p{L}+ ){1,3}as|\bha(?:s|d|ve) been known as|\b(?:was|were|is|be) (?:later |then |subsequently |officially |since )?(?:renamed|rechristened|rebranded)(?: to| as)?|\bchanged (?:its|his|her|their) name to)(?: of)?,?(?: the)?["“'‘ ]*$/iu;

const BEFORE = 80;

/** One word of each of those: most texts have none, and are read once instead of before each name. */
const CUE =
  /\b(?:names?|nicknames?|pseudonyms?|alias(?:es)?|monikers?|known|called|named|titled|renamed|rechristened|rebranded)\b/gi;

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
  const last = lastBefore(cuesOfText, start);
  if (last === undefined || last < start - BEFORE) return false;
  return SAID.test(text.slice(Math.max(0, start - BEFORE), start)) && !isKinBefore(text, start);
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
 * Whom the sentence before mention `i` is about: the last name that a verb follows ("Link River was known to
 * the Klamaths as"), else, where it opens with a pronoun or "The beach", the one that opened a sentence before.
 */
export function subjectBefore(
  text: string,
  all: readonly Surface[],
  formAt: readonly Form[],
  i: number,
): Form | undefined {
  const { kind, mention } = all[i]!;
  const from = sentenceStart(text, mention.start);
  const opener = text.slice(from, from + 40);
  let first: Form | undefined;
  for (let at = i - 1; at >= 0 && all[at]!.mention.start >= from; at--) {
    const { end } = all[at]!.mention;
    if (formAt[at]!.kind !== kind || formAt[at] === formAt[i]) continue;
    if (VERB_NEXT.test(text.slice(end, end + 16))) return formAt[at];
    if (all[at]!.mention.start - from <= 4) first = formAt[at];
  }
  if (first !== undefined) return first;
  const noun = REFERS.exec(opener);
  if (noun === null) return undefined;
  return opened(text, all, formAt, { before: from, kind, noun: noun[1]?.toLowerCase() });
}

const VERB_NEXT = /^(?: \([^)]*\))?,? (?:is|was|has|had|became|began|wrote|performs?|performed)\b/;
const REFERS =
  /^["“']?(?:(?:[A-Z][a-z]+ \d{4}, |In \d{4}, )?(?:he|she|it|they|his|her|its|their)\b|the (?:[a-z]+ ){0,2}?([a-z]+),? ["“]?(?:is|was|are|were|has|had|became)\b)/i;

/** The name that last opened a sentence; one that holds the noun ("The beach": Muir Beach) goes first. */
function opened(
  text: string,
  all: readonly Surface[],
  formAt: readonly Form[],
  wanted: { readonly before: number; readonly kind: string; readonly noun: string | undefined },
): Form | undefined {
  let last: Form | undefined;
  let named: Form | undefined;
  for (let at = 0; at < all.length && all[at]!.mention.start < wanted.before; at++) {
    const form = formAt[at]!;
    if (form.kind !== wanted.kind) continue;
    const start = all[at]!.mention.start;
    if (wanted.noun !== undefined && form.words.includes(wanted.noun)) named = form;
    const lead = text.slice(sentenceStart(text, start), start);
    if (/^["“']?(?:the )?$/i.test(lead)) last = form;
  }
  return named ?? last;
}

/** Start of the sentence that holds this offset, roughly: after a full stop or a line break. */
function sentenceStart(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - 600), offset);
  const ends = [...before.matchAll(/[.!?]["”’')]*\s+(?=["“']?\p{Lu})|\n+/gu)].filter(
    (match) =>
      !/(?:\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gov|Sen|Rep|Gen|No|vs))$/u.test(
        before.slice(0, match.index),
      ),
  );
  const last = ends[ends.length - 1];
  return Math.max(0, offset - 600) + (last === undefined ? 0 : last.index + last[0].length);
}
