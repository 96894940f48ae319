import { commonSpelling } from './spellings.ts';

/** Words that the rules would get wrong, from the algorithm's own list. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map(
    (word) => [word, word] as const,
  ),
]);

/** Not "inn", "proce" …: looked up after a plural s is gone. */
const FINISHED_AFTER_PLURAL: ReadonlySet<string> = new Set(
  'inning outing canning herring earring evening proceed exceed succeed'.split(' '),
);

/** Beginnings after which the first region starts, so that "general" and "generate" stay apart. */
const WHOLE_BEGINNING = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/;

/** Suffixes found in the first region, and what takes their place. */
const STEP_2: ReadonlyMap<string, string> = new Map(
  `tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate
  ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive
  biliti:ble bli:ble fulli:ful lessli:less ogi:og ogist:og li:`
    .split(/\s+/)
    .map((rule) => rule.split(':') as [string, string]),
);
const STEP_3: ReadonlyMap<string, string> = new Map(
  'tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:'
    .split(' ')
    .map((rule) => rule.split(':') as [string, string]),
);
const STEP_4 = /(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ism|ate|iti|ous|ive|ize|ion)$/;

/**
 * Stem of a folded English term, common to British and American spelling; anything but the letters a
 * to z is its own stem. A stem keeps the first letter of its term. Not cached here.
 */
export function stem(term: string): string {
  if (term.length <= 2 || !/^[a-z]+$/.test(term)) return term;
  return porterStem(commonSpelling(term));
}

/**
 * Stem by Martin Porter's second algorithm (the English stemmer of Snowball,
 * snowballstem.org), written from its description, for terms of at least three letters a to z.
 */
export function porterStem(term: string): string {
  const irregular = IRREGULAR.get(term);
  if (irregular !== undefined) return irregular;
  // A y at the start or after a vowel is a consonant, written Y until the end.
  const marked = term.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const r1 = WHOLE_BEGINNING.exec(marked)?.[0].length ?? afterVowelAndConsonant(marked, 0);
  const r2 = afterVowelAndConsonant(marked, r1);
  let word = withoutPlural(marked);
  if (FINISHED_AFTER_PLURAL.has(word)) return word;
  word = withoutPast(word, r1);
  if (word.length > 2 && /[^aeiouy][yY]$/.test(word)) word = `${word.slice(0, -1)}i`;
  word = replaced(word, STEP_2, r1, (suffix, before) => fitsStep2(suffix, before));
  word = replaced(word, STEP_3, r1, (suffix, before) => suffix !== 'ative' || before.length >= r2);
  return withoutFinalE(withoutEnding(word, r2), r1, r2).replaceAll('Y', 'y');
}

/** Offset after the first consonant that follows a vowel, from `start` on; the end when there is none. */
function afterVowelAndConsonant(word: string, start: number): number {
  for (let at = start + 1; at < word.length; at++)
    if (isVowel(word, at - 1) && !isVowel(word, at)) return at + 1;
  return word.length;
}

function isVowel(word: string, at: number): boolean {
  return 'aeiouy'.includes(word.charAt(at));
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word) || !word.endsWith('s')) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
}

/** Cuts -ed and -ing, and mends what is left: "hoping" → hope, "hopping" → hop. */
function withoutPast(word: string, r1: number): string {
  const suffix = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word)?.[0];
  if (suffix === undefined) return word;
  const before = word.slice(0, -suffix.length);
  if (suffix.startsWith('ee')) return before.length >= r1 ? `${before}ee` : word;
  if (!/[aeiouy]/.test(before)) return word;
  if (/(?:at|bl|iz)$/.test(before)) return `${before}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(before))
    return /^[aeo]..$/.test(before) ? before : before.slice(0, -1);
  return before.length <= r1 && endsShort(before) ? `${before}e` : before;
}

/** Ends in a short syllable: "rap", "trap", "ow" at the start, not "uproot" or "bestow". */
function endsShort(word: string): boolean {
  return /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/.test(word);
}

/** Replaces the longest suffix of the table, if it lies in the region that starts at `from`. */
function replaced(
  word: string,
  table: ReadonlyMap<string, string>,
  from: number,
  fits: (suffix: string, before: string) => boolean,
): string {
  for (let length = Math.min(7, word.length); length > 1; length--) {
    const suffix = word.slice(-length);
    const becomes = table.get(suffix);
    if (becomes === undefined) continue;
    const before = word.slice(0, -length);
    return before.length >= from && fits(suffix, before) ? before + becomes : word;
  }
  return word;
}

function fitsStep2(suffix: string, before: string): boolean {
  if (suffix === 'ogi') return before.endsWith('l');
  return suffix !== 'li' || /[cdeghkmnrt]$/.test(before);
}

function withoutEnding(word: string, r2: number): string {
  const suffix = STEP_4.exec(word)?.[0];
  if (suffix === undefined || word.length - suffix.length < r2) return word;
  const before = word.slice(0, -suffix.length);
  return suffix !== 'ion' || /[st]$/.test(before) ? before : word;
}

function withoutFinalE(word: string, r1: number, r2: number): string {
  const last = word.length - 1;
  if (word.endsWith('e'))
    return last >= r2 || (last >= r1 && !endsShort(word.slice(0, -1))) ? word.slice(0, -1) : word;
  return word.endsWith('ll') && last >= r2 ? word.slice(0, -1) : word;
}
