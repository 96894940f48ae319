import { fold } from '../../text/fold.ts';
import { titleLength } from '../chain/titles.ts';
import { isDemonym } from '../gazetteer/demonyms.ts';
import type { Found } from './consistency.ts';
import { BITS, type Lexicon } from './lexicon.ts';
import { gazetteerBits } from './mentions.ts';
import { KINDS } from './tags.ts';
import type { Word } from './word.ts';

/**
 * Mends what the model joins or takes for a place: "Kestutis Budrys and Defence Minister Dovile
 * Sakaliene" is two people without their offices, "Kazakhstani" is an adjective, and "Norway's" no team.
 */
export function withSoundEdges(
  span: Found,
  words: readonly Word[],
  lexicon: Lexicon,
): readonly Found[] {
  if (KINDS[span.kind] === 'place') return isPeople(span, words) ? [] : [span];
  if (isOwningCountry(span, words, lexicon)) return [{ ...span, kind: KINDS.indexOf('place') }];
  if (span.last - span.first < 2) return [span];
  if (KINDS[span.kind] === 'organisation') return cutBetweenKnown(span, words, lexicon);
  return cutAtAnd(span, words).map((part) => withoutOffice(part, words));
}

/**
 * "South Korea's president" is no team: of 211 countries with an 's that the training texts do not take for people,
 * 205 are places.
 */
function isOwningCountry(span: Found, words: readonly Word[], lexicon: Lexicon): boolean {
  if (KINDS[span.kind] !== 'organisation' || !/^['’]s$/i.test(words[span.last + 1]?.text ?? ''))
    return false;
  return (gazetteerBits(span, words, lexicon) & COUNTRY_OR_NAME) === BITS.country;
}

const COUNTRY_OR_NAME = BITS.country | BITS.first | BITS.last;

function isPeople({ first, last }: Found, words: readonly Word[]): boolean {
  for (let i = first; i <= last; i++) if (!isDemonym(fold(words[i]!.text))) return false;
  return true;
}

function cutAtAnd(span: Found, words: readonly Word[]): readonly Found[] {
  for (let i = span.first + 1; i < span.last; i++) {
    if (words[i]!.text !== 'and') continue;
    return [{ ...span, last: i - 1 }, ...cutAtAnd({ ...span, first: i + 1 }, words)];
  }
  return [span];
}

/** "Hamas and Islamic Jihad" where the gazetteer knows both; "Procter and Gamble" is one. */
function cutBetweenKnown(span: Found, words: readonly Word[], lexicon: Lexicon): readonly Found[] {
  for (let i = span.first + 1; i < span.last; i++) {
    if (words[i]!.text !== 'and') continue;
    const parts = [
      { ...span, last: i - 1 },
      { ...span, first: i + 1 },
    ];
    if (parts.every((part) => (gazetteerBits(part, words, lexicon) & KNOWN) !== 0)) return parts;
  }
  return [span];
}

const KNOWN = BITS.organisation | BITS.company;

/** Only where a full name is left: in "Deputy Marshal" nobody can tell the office from the name. */
function withoutOffice(span: Found, words: readonly Word[]): Found {
  const folded: string[] = [];
  for (let i = span.first; i <= span.last; i++) folded.push(fold(words[i]!.text));
  const length = INSTITUTION.test(folded[0]!) ? 1 : titleLength(folded, isDemonym);
  return folded.length - length < 2 ? span : { ...span, first: span.first + length };
}

/** What is left of "Speaker of Parliament Anna Berg". */
const INSTITUTION = /^(?:parliament|congress|assembly|senate)$/;
