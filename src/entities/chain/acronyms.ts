import { fold } from '../../text/fold.ts';

/** Words that acronyms pass over: of, the, for. */
const SMALL = new Set(
  'of the for and in on to at by de la le les del des du der die das und et y e a an von van'.split(
    ' ',
  ),
);

export function isSmallWord(word: string): boolean {
  return SMALL.has(word);
}

/** Two to nine letters written as capitals: "NSC", "N.S.C.", "DoD", "AfD", "POWs", "TF-104". Not "Ford". */
export function isAcronym(plain: string): boolean {
  const letters = plain.replace(/[\s.&-]/g, '');
  if (!/^[\p{L}\p{N}]{2,9}$/u.test(letters)) return false;
  const capitals = letters.replace(/[^\p{Lu}]/gu, '').length;
  return capitals >= 2 && capitals * 2 > letters.replace(/\p{N}/gu, '').length;
}

/**
 * Whether the key of an acronym is made of the first letters of the words of a full form: all words, or
 * all but the small ones. Leading words may be left over ("White House National Security Council", NSC)
 * when three letters or more remain to prove it.
 */
export function isInitials(acronym: string, words: readonly string[]): boolean {
  if (words.length < 2 || acronym.length < 2) return false;
  if (isAllInitials(acronym, words)) return true;
  const big = words.filter((word) => !SMALL.has(word));
  if (acronym.length < 3 || big.length - acronym.length > 2) return false;
  // "NWL" of the Northwest League.
  const apart = big.flatMap((word) => COMPASS.exec(word)?.slice(1) ?? [word]);
  if (apart.length > big.length) return initials(apart) === acronym;
  return initials(big).endsWith(acronym) || isInitialsWithSomeSmall(acronym, words);
}

const COMPASS = /^(north|south)(east|west|eastern|western)$/;

/** The same, of all words or all but the small ones: WAFL, not AFL, of the West Australian Football League. */
export function isAllInitials(acronym: string, words: readonly string[]): boolean {
  const big = words.filter((word) => !SMALL.has(word));
  return initials(words) === acronym || initials(big) === acronym;
}

/** "DoGE"-like: small words may each count or not. */
function isInitialsWithSomeSmall(acronym: string, words: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    if (word[0] === acronym[at]) at++;
    else if (!SMALL.has(word)) return false;
  }
  return at === acronym.length;
}

function initials(words: readonly string[]): string {
  return words.map((word) => word[0] ?? '').join('');
}

/**
 * Whether an acronym that stands in brackets right after (or before) the full form can be its own: made of
 * the beginnings of its words, or its letters occur in order, the first opens it, and most of them open a
 * word. "Russian Nanotechnology Corporation (RUSNANO)" passes, "Smith (BBC)" does not.
 */
export function canAbbreviate(
  acronym: string,
  full: { readonly words: readonly string[]; readonly texts: readonly string[] },
): boolean {
  const letters = fold(acronym).replace(/[^\p{L}\p{N}]/gu, '');
  return [full.words, ...full.texts.map(spokenWords)].some(
    (words) =>
      isInitials(letters, words) || isMadeOfBeginnings(letters, words) || isInOrder(letters, words),
  );
}

/** With legal form, and the article apart: "d'entreprises" is two. */
function spokenWords(text: string): readonly string[] {
  return fold(text)
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1 ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** NAVFORGER of "United States Naval Forces Germany", TF104 of "Task Force 104": two words at least. */
function isMadeOfBeginnings(letters: string, words: readonly string[]): boolean {
  const plural = letters.endsWith('s') && letters.length > 3;
  return (
    beginnings(letters, words, 0) >= 2 ||
    (plural && beginnings(letters.slice(0, -1), words, 0) >= 2)
  );
}

/** In how many words the letters begin, one after another from `at` on; -1 when they cannot. */
function beginnings(letters: string, words: readonly string[], at: number): number {
  if (letters === '') return 0;
  for (let i = at; i < words.length && i < at + (at === 0 ? 3 : 2); i++)
    for (let length = 1; length <= Math.min(letters.length, words[i]!.length); length++) {
      if (letters[length - 1] !== words[i]![length - 1]) break;
      const rest = beginnings(letters.slice(length), words, i + 1);
      if (rest >= 0) return rest + 1;
    }
  return -1;
}

function isInOrder(letters: string, words: readonly string[]): boolean {
  const whole = words.join(' ');
  if (whole[0] !== letters[0] || letters.length > whole.length / 2) return false;
  let at = 0;
  let opening = 0;
  for (const letter of letters) {
    const next = nextOpening(whole, letter, at) ?? whole.indexOf(letter, at);
    if (next < 0) return false;
    if (next === 0 || whole[next - 1] === ' ') opening++;
    at = next + 1;
  }
  return opening >= 2;
}

/** The letter where it opens the next word, if it does; undefined otherwise. */
function nextOpening(whole: string, letter: string, from: number): number | undefined {
  if (whole[from] === letter) return from;
  const space = whole.indexOf(' ', from);
  return space >= 0 && whole[space + 1] === letter ? space + 1 : undefined;
}
