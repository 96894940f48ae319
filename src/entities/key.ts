import { fold } from '../text/fold.ts';
import type { Kind } from '../types.ts';
import { titleLength } from './chain/titles.ts';
import { isDemonym } from './gazetteer/demonyms.ts';

/** Firms whose name ends in 's: there it is no possessive. */
const OWN_S =
  /^(?:mcdonald|moody|lloyd|sotheby|christie|macy|kellogg|wendy|domino|levi|sainsbury|kohl|lowe|denny|hershey|barney|bloomingdale|dillard|carl|popeye|trader joe|sam|men|women|st john|st george|doctor|veteran|children|people)[’']s$/i;

const COMPANY = new Set(
  'inc incorporated ltd limited corp corporation plc llc llp co company gmbh ag sa se nv bv spa srl sarl oyj ab asa kk pty pte ltda kgaa jsc pjsc ojsc'.split(
    ' ',
  ),
);

/**
 * The name itself within a mention: `text` without what stands before it (article, honorifics, offices)
 * and after it (possessive, honours as in "Ruth Hale OBE", trailing punctuation). "US President Donald Trump's" gives "Donald Trump".
 */
export function plainForm(kind: Kind, text: string): string {
  if (SIMPLE.test(text)) return withoutTitle(kind, text);
  let form = plainOnce(kind, text);
  for (;;) {
    const next = plainOnce(kind, form);
    if (next === form) return form;
    form = next;
  }
}

function plainOnce(kind: Kind, text: string): string {
  const whole = text.replace(/\s+/g, ' ').trim();
  const inner = dropPossessive(trimmed(whole), kind) || whole;
  return trimmed(withoutTitle(kind, inner)) || inner;
}

/** Words of plain letters, as most mentions are: nothing to trim and to unfold. */
const SIMPLE = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

function withoutTitle(kind: Kind, text: string): string {
  if (!text.includes(' ')) return text;
  const words = text.split(' ');
  const folded = words.map((word) => fold(word));
  let from = folded[0] === 'the' ? 1 : 0;
  if (kind === 'person') from += titleLength(from === 0 ? folded : folded.slice(from), isDemonym);
  let end = words.length;
  if (kind === 'person') while (end > from + 2 && HONOURS.has(words[end - 1]!)) end--;
  return from === 0 && end === words.length ? text : words.slice(from, end).join(' ');
}

/** Letters behind a name that are no part of it; none that is a surname in capitals ("MA"). */
const HONOURS = new Set('QC FRS OBE CBE MBE KBE DBE GCB KCB DSO DFC VC PhD'.split(' '));

/**
 * Normalised key of a name's text: words of letters and digits with one space between, folded, without
 * honorifics, possessive, leading article, legal form, nickname in quotes, or dots of acronyms.
 * Never empty for a text that is not blank. `nameKey(kind, nameKey(kind, text))` is the same key.
 */
export function nameKey(kind: Kind, text: string): string {
  if (SIMPLE.test(text) && !text.includes(' ')) return text.toLowerCase();
  const seen = new Set<string>();
  let key = keyOnce(kind, text);
  // A title uncovered by the removal of another ("The Mr. the Dr. No") takes a second round.
  while (!seen.has(key)) {
    seen.add(key);
    key = keyOnce(kind, key);
  }
  return key;
}

function keyOnce(kind: Kind, text: string): string {
  const form = plainForm(kind, text);
  // "American Football League (AFL", cut off before the bracket closes.
  const plain = kind === 'person' ? dropNickname(form) : form.replace(/(?<=.) ?\([^)]*$/, '');
  const words = wordsOf(plain);
  if (words.length === 0) return fold(form) || form || text;
  if (kind === 'person') return joinInitials(words).join(' ');
  if (kind === 'organisation') return dropLegalForm(words).join(' ');
  if (kind === 'place' && words.length > 1) words[0] = PLACE_WORDS.get(words[0]!) ?? words[0]!;
  return words.join(' ');
}

const PLACE_WORDS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
]);

/** Folded words; "U.S." is one word, "O'Brien" too, hyphens part words, "&" is "and". */
function wordsOf(text: string): string[] {
  const folded = fold(text);
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(folded)) return folded.split(' ');
  return folded
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])/gu, (dotted) =>
      dotted.replaceAll('.', ''),
    )
    .replace(/(?<=\p{L})['`´](?=\p{L})/gu, '')
    .replaceAll('&', ' and ')
    .replace(/\+/g, ' plus ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

/** "J. D. Vance" and "J.D. Vance" are "jd vance"; "Donald J. Trump" keeps its one letter. */
function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const word of words) {
    const initial = word.length === 1 && /\p{L}/u.test(word);
    if (initial && open) joined[joined.length - 1] += word;
    else joined.push(word);
    open = initial;
  }
  return joined;
}

function trimmed(text: string): string {
  return text.replace(/^[\s"“”„«»‘`*_#@,;:!?)\]([{.-]+|[\s"“”„«»`*_,;:!?([{-]+$/gu, '').trim();
}

function dropPossessive(text: string, kind: Kind): string {
  if (kind === 'organisation' && OWN_S.test(text)) return text;
  const cut = text.replace(/(?<=[\p{L}\p{N}.])[’'](?:s|S)?$/u, '');
  return cut.replace(/(?<=[\p{Ll}\p{N}]{2})\.$/u, (dot) =>
    /\b(?:inc|ltd|corp|co|jr|sr|st)\.$/i.test(cut) ? dot : '',
  );
}

/** Wilfried "Willi" Schneider, Wilfried (Willi) Schneider. */
function dropNickname(text: string): string {
  const cut = text
    .replace(/(?<=\p{L}\.?) ["“„'‘«(][^"”“'’»)]+["”“'’»)](?= \p{L})/gu, '')
    .replace(/ \([^)]*\)$/, '');
  return cut.trim() || text;
}

function dropLegalForm(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && (COMPANY.has(words[end - 1]!) || words[end - 1] === 'and')) end--;
  return words.slice(0, end);
}

/**
 * Part of an entity id for a key: safe in a URL as it stands. Different keys made by `nameKey` have
 * different slugs: a space becomes "-", anything but a-z and 0-9 becomes "_" with its hexadecimal code.
 */
export function slug(key: string): string {
  if (/^[a-z0-9 ]+$/.test(key)) return key.replaceAll(' ', '-');
  return Array.from(key, (letter) =>
    /[a-z0-9]/.test(letter)
      ? letter
      : letter === ' '
        ? '-'
        : `_${letter.codePointAt(0)!.toString(16)}_`,
  ).join('');
}
