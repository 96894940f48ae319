import type { Mention } from '../../types.ts';
import { hashText } from './hash.ts';
import { BITS, type Lexicon } from './lexicon.ts';

/** Wire services as they sign; matched as written or in capitals. */
const AGENCY = [
  'Reuters',
  'AP',
  'The Associated Press',
  'Associated Press',
  'AFP',
  'Agence France-Presse',
  'Bloomberg News',
  'Bloomberg',
  'Xinhua',
  'dpa',
  'DPA',
  'TASS',
  'Interfax',
  'ANSA',
  'EFE',
  'Kyodo News',
  'Kyodo',
  'Yonhap',
  'PTI',
  'ANI',
  'UPI',
  'IRNA',
  'WAM',
  'Anadolu',
  'Bernama',
  'PA Media',
].flatMap((name) => [name, name.toUpperCase()]);
const AGENCIES = [...new Set(AGENCY)].sort((a, b) => b.length - a.length).join('|');
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}\\.?\\s\\d{1,2}';

/** "VILNIUS, Aug 5 (Reuters) - ", "WASHINGTON - ", "KHAN YOUNIS, Gaza Strip (AP) — ". */
const DATELINE = new RegExp(
  `^[ \\t]{0,4}(\\p{Lu}[\\p{Lu}\\p{M}.'’ -]{1,40}?)(?:,\\s([\\p{Lu}][\\p{L}.]{1,20}(?:\\s[\\p{L}.]{1,20}){0,2}))??(,\\s${MONTH})?(?:\\s{1,2}\\((${AGENCIES})\\))?\\s{1,2}(?:-{1,2}|–|—)\\s`,
  'gmu',
);
/** "… for comment. REUTERS", "(AFP)" and "– Reuters" at the end of a line. */
const CREDIT = new RegExp(
  `(?<=[.!?"”’)\\]–—-][ \\t]{1,3}\\(?|^\\(?)(${AGENCIES})(?=\\)?[ \\t]{0,3}$)`,
  'gmu',
);
/** "Al Manar TV/REUTERS", "via REUTERS/File Photo". */
const PHOTO = new RegExp(`(?<=\\bvia\\s|\\/|\\bPhoto:\\s)(${AGENCIES})(?![\\p{L}\\p{N}])`, 'gu');

/** "Group of Seven", "Group of 20": numbers make no other name. */
const GROUP =
  /(?<![\p{L}\p{N}])Group of (?:Five|Six|Seven|Eight|Ten|Eleven|Twelve|Fifteen|Twenty|Twenty-Four|Thirty|\d{1,2})(?![\p{L}\p{N}])/gu;

const LARGE = BITS.city | BITS.country | BITS.region;
const PLACES = BITS.city | BITS.town | BITS.country | BITS.region | BITS.place;

/** Mentions that the shape of a text gives away: datelines, agency credits, groups of states. In order of start. */
export function ruleMentions(text: string, lexicon: Lexicon): Mention[] {
  const found: Mention[] = [];
  const add = (start: number, name: string, kind: Mention['kind'], rule: string): void => {
    found.push({ kind, start, end: start + name.length, confidence: 1, why: `rule: ${rule}` });
  };
  for (const match of text.matchAll(DATELINE)) {
    const [whole, place, region, date, agency] = match;
    if (place === undefined) continue;
    const sure = date !== undefined || agency !== undefined;
    if (!sure && !isPlace(place, lexicon)) continue;
    const start = match.index + whole.indexOf(place);
    add(start, place, 'place', 'dateline');
    if (region !== undefined && isPlace(region, lexicon))
      add(start + whole.trimStart().indexOf(region, place.length), region, 'place', 'dateline');
    if (agency !== undefined)
      add(
        match.index + whole.lastIndexOf(`(${agency})`) + 1,
        agency,
        'organisation',
        'agency credit',
      );
  }
  for (const pattern of [CREDIT, PHOTO])
    for (const match of text.matchAll(pattern))
      add(match.index, match[0], 'organisation', 'agency credit');
  for (const match of text.matchAll(GROUP))
    add(match.index, match[0], 'organisation', 'group of states');
  return withoutOverlap(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** Nato is a town too, and NATO is not. */
function isPlace(name: string, lexicon: Lexicon): boolean {
  const bits = lexicon.bits(hashText(name.toLowerCase().replaceAll('’', "'")));
  return (bits & PLACES) !== 0 && (!(bits & BITS.organisation) || (bits & LARGE) !== 0);
}

/** Rules leave no doubt, so they replace what the model says of the same words. */
export function merged(mentions: readonly Mention[], rules: readonly Mention[]): Mention[] {
  if (rules.length === 0) return [...mentions];
  const all: Mention[] = [];
  let next = 0;
  for (const mention of mentions) {
    while (next < rules.length && rules[next]!.end <= mention.start) all.push(rules[next++]!);
    const rule = rules[next];
    if (rule === undefined || mention.end <= rule.start) all.push(mention);
  }
  return [...all, ...rules.slice(next)];
}

function withoutOverlap(mentions: readonly Mention[]): Mention[] {
  let end = 0;
  return mentions.filter((mention) => {
    if (mention.start < end) return false;
    end = mention.end;
    return true;
  });
}
