/** Where a sentence, or a heading, stands: `text.slice(start, end)` has no blank at either end. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Short forms that a name or number follows: their full stop ends no sentence. */
const BEFORE_NAME = new Set(
  `mr mrs ms mx dr prof rev fr hon gov sen rep reps sens gen col lt sgt maj capt cmdr adm cpl pvt
  supt det insp st ste mt ft no nos vs v fig figs art sec pp p vol ed eds ca approx dept est jan feb mar apr jun
  jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun messrs mme mlle`.split(
    /\s+/,
  ),
);

/** Short forms that may also stand at the end of a sentence: what follows decides. */
const ANYWHERE = new Set(
  'inc corp ltd co bros jr sr etc al bn ave blvd rd plc llc gmbh sa nv ag'.split(' '),
);

/** Words that open a sentence far more often than they open a name. */
const OPENERS = new Set(
  `The A An In On At It He She They We I You This That These Those There But And Or So If When While
  After Before As For From With Since Although Though However Meanwhile Earlier Later Last Next Now
  Then His Her Its Their Our My Some Many Most Both Such No Not What Who How Why Where By To`.split(
    /\s+/,
  ),
);

/** A run of stops is one break: looked at stop by stop, "...." would cost the square of its length. */
const BREAK = /[.!?\u2026]+|[\u3002\uff01\uff1f\uff61]|\n/g;
const CLOSERS = '"\'\u201d\u2019\u00bb)]\u300d\u300f\uff09';
const WIDE_STOPS = '\u3002\uff01\uff1f\uff61';
/** Longest word before a full stop that is looked at: no short form is longer. */
const SHORT_FORM = 12;
/** So many characters before a stop tell whether the text has capitals at all. */
const MEMORY = 300;

/**
 * Sentences in order; together they hold everything but blanks. A blank line ends one, so does a line
 * break unless the next line goes on in small letters. Knows titles, initials, acronyms, months and
 * company forms. Linear time.
 */
export function sentences(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  BREAK.lastIndex = 0;
  for (let match = BREAK.exec(text); match; match = BREAK.exec(text)) {
    const end = match[0] === '\n' ? lineEnd(text, match.index) : stopEnd(text, start, match.index);
    if (end === 0) continue;
    push(found, text, start, end);
    start = end;
    BREAK.lastIndex = Math.max(end, match.index + 1);
  }
  push(found, text, start, text.length);
  return found;
}

function push(found: Sentence[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  if (start < end) found.push({ start, end });
}

/** Offset after the line break where it ends a sentence; 0 where the line goes on below. */
function lineEnd(text: string, at: number): number {
  let next = at + 1;
  while (text[next] === ' ' || text[next] === '\t' || text[next] === '\r') next++;
  if (text[next] === '\n' || next >= text.length) return next;
  return /\p{Ll}/u.test(text[next]!) ? 0 : next;
}

/** Offset after the stop, and quotes that close, where it ends a sentence; else 0. */
function stopEnd(text: string, from: number, at: number): number {
  let end = at + 1;
  while (end < text.length && '.!?\u2026'.includes(text[end]!)) end++;
  while (end < text.length && CLOSERS.includes(text[end]!)) end++;
  if (WIDE_STOPS.includes(text[at]!)) return end;
  if (end >= text.length) return end;
  if (!isBlank(text, end)) return 0;
  let next = end;
  while (next < text.length && isBlank(text, next) && text[next] !== '\n') next++;
  if (text[next] === '\n' || next >= text.length) return end;
  return opensSentence(text, from, at, next) ? end : 0;
}

function opensSentence(text: string, from: number, stop: number, next: number): boolean {
  const following = /^["'\u201c\u2018\u00ab([]*/.exec(text.slice(next, next + 4))![0].length + next;
  // Small letters go on, unless the text knows no capitals.
  const isSmall = /\p{Ll}/u.test(text.charAt(following));
  if (isSmall && /\p{Lu}/u.test(text.slice(Math.max(from, stop - MEMORY), stop))) return false;
  if (text[stop] !== '.' || text[stop + 1] === '.') return true;
  const before = wordBefore(text, stop);
  if (BEFORE_NAME.has(before.toLowerCase()) && !/^(?:no|art|mar|sun|sat|ed|p|v)$/.test(before))
    return false;
  const isInitial = /^\p{Lu}$/u.test(before) || /\.\p{L}$/u.test(before);
  if (!isInitial && !ANYWHERE.has(before.toLowerCase())) return true;
  const opener = /^[\p{L}']{1,12}/u.exec(text.slice(following, following + 13))?.[0] ?? '';
  return OPENERS.has(opener) && text[following + opener.length] !== '.';
}

/** Letters and dots right before the stop: "U.S" of "U.S.". */
function wordBefore(text: string, stop: number): string {
  let start = stop;
  while (start > 0 && stop - start <= SHORT_FORM && /[\p{L}.]/u.test(text[start - 1]!)) start--;
  return text.slice(start, stop);
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text[at]!);
}
