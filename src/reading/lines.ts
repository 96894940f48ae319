import { isByline, withNames } from './bylines.ts';
import { isDateShaped, parseDate } from './dates.ts';
import type { Line, LineKind } from './page.ts';
import { isRelativeTime } from './relative.ts';
import { isChrome } from './shapes.ts';

const END = /^(?:#{3,}|={5,}|-+ ?30 ?-+|\(?(?:end|ends|more to come)\)?|# # #)$/i;
const RULE = /^(?:[-–—_*~•·.] ?){3,}$/;
/** A mark between the parts of a menu, on a line of its own. */
const MARK = /^[|›»>•·/]$/;
const FULL_STOP = /[.!?…。！？][\])"'”’»]*$/;
const FIELD =
  /^(headline|title|titel|titre|date|published|publication|source|quelle|author|by|byline|autor|url|link|language)\s?: (?=\S)/i;
const JOINT = /\s*[·•|]\s*|\s+[–—-]\s+/;
const STAMP =
  /^(?:(?:first |last )?(?:published|updated|posted|modified|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado)(?: (?:on|at|am|le|el|à))?:?\s+)/i;
/** Words that names of newspapers, agencies and broadcasters end in, or begin with. */
const PUBLISHER_WORD =
  /^(?:times|post|news|journal|herald|guardian|telegraph|tribune|gazette|zeitung|(?:tage)?blatt|tagesblatt|anzeiger|nachrichten|kurier|rundschau|spiegel|monde|figaro|parisien|país|mundo|diario|reuters|press|france-presse|agency|chronicle|observer|standard|courier|register|globe|radio|broadcasting|today|magazine|review|wire|bulletin|echo|mercury|argus|examiner|inquirer|dispatch|ledger|sentinel|bbc|cnn|nbc|cbs|abc|npr|afp|ap|dpa|daily|weekly|independent|mail|mirror|star|sun|online|24|tv)$|\.(?:com|org|net|de|fr|co\.uk|sg|lt)$/i;
const FIRST_WORD = /^(?:BBC|CNN|NBC|CBS|ABC|Radio|Agence|AFP|Reuters)$/;

/** Lines with their kinds. `isCommon` lines at the top and the bottom of the page are chrome. */
export function classified(
  lines: readonly string[],
  isCommon: (line: string) => boolean = () => false,
): readonly Line[] {
  const plain = withoutTables(lines, lines.map(kindOf));
  const frame = frameOf(lines, plain, isCommon);
  const first = plain.map((kind, at) => (frame.has(at) ? 'chrome' : kind));
  const kinds = withNames(lines, withPublishers(lines, first));
  return lines.map((text, at) => ({
    text,
    kind: isFullTitle(lines, kinds, at) ? 'heading' : kinds[at]!,
  }));
}

/** "Harrow | 12 April 2025" is a time; two such lines together are a table. */
function withoutTables(lines: readonly string[], kinds: readonly LineKind[]): readonly LineKind[] {
  const placed = lines.map((text, at) => kinds[at] === 'time' && PLACED_TIME.test(text));
  return kinds.map((kind, at) =>
    placed[at] && (placed[at - 1] || placed[at + 1]) ? 'heading' : kind,
  );
}

/**
 * The lines at the top and at the bottom that all pages of the site have: its name, its menu. Only
 * there, for the titles of related articles come again on many pages too; and never the last line
 * before the story, which is its title.
 */
function frameOf(
  lines: readonly string[],
  kinds: readonly LineKind[],
  isCommon: (line: string) => boolean,
): ReadonlySet<number> {
  const frame = new Set<number>();
  const isOfFrame = (at: number) => kinds[at] === 'heading' && isCommon(lines[at]!);
  const passes = (at: number) => kinds[at] === 'blank' || kinds[at] === 'chrome' || isOfFrame(at);
  let top = 0;
  for (; top < lines.length && passes(top); top += 1) if (isOfFrame(top)) frame.add(top);
  if (kinds[top] !== 'heading') frame.delete([...frame].at(-1) ?? -1);
  for (let end = lines.length - 1; end > top && passes(end); end -= 1) {
    if (isOfFrame(end)) frame.add(end);
  }
  return frame;
}

/** Short lines beside a time that are a publisher's name, or come again as "- Name". */
function withPublishers(lines: readonly string[], kinds: readonly LineKind[]): readonly LineKind[] {
  const dashed = new Set(lines.filter((text) => DASHED.test(text)).map((text) => text.slice(2)));
  const counts = new Map<string, number>();
  for (const text of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  return kinds.map((kind, at) => {
    const near = [at - 2, at - 1, at + 1, at + 2].some((other) => kinds[other] === 'time');
    if (kind !== 'heading' || !near) return kind;
    const name = lines[at]!.replace(DASHED, '');
    const named = isPublisher(name) && (counts.get(lines[at]!)! > 1 || name.split(' ').length <= 4);
    const again = dashed.has(name) && counts.has(name) && name.split(' ').length <= 4;
    return named || again ? 'publisher' : kind;
  });
}

/** "- Straits Times", "- Politics": a tag in a header. */
export const DASHED = /^[-–—] (?=\S)/;
const LONGEST_TITLE = 30;

/**
 * A title that ends as sentences do: above a byline or a time, or opening the page as a question, or
 * right below the times of a header that has no other title.
 */
function isFullTitle(lines: readonly string[], kinds: readonly LineKind[], at: number): boolean {
  const words = lines[at]!.split(' ').length;
  if (kinds[at] !== 'prose' || words > LONGEST_TITLE) return false;
  const above = kinds[filled(kinds, at, -1)];
  const next = filled(kinds, at, 1);
  if (next >= kinds.length) return false;
  if (kinds[next] === 'time' || kinds[next] === 'byline') {
    return words <= 16 && (above === undefined || (next === at + 1 && kinds[at - 1] === 'blank'));
  }
  if (kinds[next] !== 'prose' || lines[next]!.length < lines[at]!.length) return false;
  const asks = /[?!][\])"'”’»]*$/.test(lines[at]!);
  if (asks && (above === undefined || above === 'end')) return words <= 16;
  return next === at + 1 && isBelowBareHeader(kinds, at);
}

/** The lines right above, up to a blank one, are times and publishers, and hold no title. */
function isBelowBareHeader(kinds: readonly LineKind[], at: number): boolean {
  let top = at - 1;
  while (top >= 0 && isStated(kinds[top]!)) top -= 1;
  const stated = kinds.slice(top + 1, at);
  return stated.includes('time') && (top < 0 || kinds[top] === 'blank' || kinds[top] === 'rule');
}

function isStated(kind: LineKind): boolean {
  return kind === 'time' || kind === 'byline' || kind === 'role' || kind === 'publisher';
}

/** Index of the nearest line above (-1) or below (1) that is not blank; past the ends if none is. */
function filled(kinds: readonly LineKind[], at: number, step: -1 | 1): number {
  let near = at + step;
  while (kinds[near] === 'blank') near += step;
  return near;
}

function kindOf(text: string): LineKind {
  if (text === '' || MARK.test(text)) return 'blank';
  if (END.test(text)) return 'end';
  if (RULE.test(text)) return 'rule';
  if (text.length > 400) return 'prose';
  if (timeIn(text) !== undefined) return 'time';
  if (isByline(text) && !FULL_STOP.test(text)) return 'byline';
  if (FIELD.test(text)) return 'field';
  if (isChrome(text)) return 'chrome';
  return FULL_STOP.test(text) || text.split(' ').length >= 25 ? 'prose' : 'heading';
}

/** Names of newspapers, agencies, broadcasters: capitalised, and their last or first word is of that kind. */
export function isPublisher(name: string): boolean {
  const words = name.split(' ');
  if (name.length > 50 || words.length > 5) return false;
  if (!words.every((word) => /^(?:[\p{Lu}\d]|of$|de$|du$|der$|des$|&$)|\./u.test(word)))
    return false;
  return PUBLISHER_WORD.test(words.at(-1)!) || FIRST_WORD.test(words[0]!);
}

/** A line that is a date or a relative time and nothing more, but perhaps a publisher before it. */
export function timeIn(
  text: string,
): { readonly when: string; readonly source?: string } | undefined {
  if (
    text.length > 110 ||
    !/\d|ago|yesterday|gestern|hier|now|today|heute|hour|stunde/i.test(text)
  ) {
    return undefined;
  }
  const bare = text.replace(STAMP, '');
  if (isTime(bare)) return { when: bare };
  const parts = bare.split(JOINT).map((part) => part.replace(STAMP, '').trim());
  const at = parts.findIndex(isTime);
  if (at < 0 || parts.length > 4) return undefined;
  const others = parts.filter((_, index) => index !== at);
  if (others.some((part) => part.split(' ').length > 5)) return undefined;
  const source = others.find((part) => !/\d/.test(part) && isPublisher(part));
  const isPlace = (part: string) => parts.length === 2 && PLACED.test(text) && SHORT.test(part);
  const plain = others.every(
    (part) => part === source || isTime(part) || isAside(part) || isPlace(part),
  );
  if (!plain) return undefined;
  return source === undefined ? { when: parts[at]! } : { when: parts[at]!, source };
}

/** "Santiago | 6 June 2025", "Climate · 3 Jan 2025": a place or a section, a bar, and a full date. */
const PLACED = /[·•|].*\b\d{4}\b/;
const PLACED_TIME = /^\p{Lu}[\p{L}'’. -]{1,40} [·•|] \d/u;
const SHORT = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,2}$/u;

/** What stands beside a time: reading time, number of comments, points. */
function isAside(part: string): boolean {
  return /^\d+ ?(?:min\w*|comments?|points?|kommentare?|shares?|likes?|replies)?(?: read)?$|^by [\p{L}. ]{2,30}$/iu.test(
    part,
  );
}

/** A date or relative time, and no word that is not part of one. */
function isTime(text: string): boolean {
  if (isRelativeTime(text)) return true;
  if (text.length > 60 || !isDateShaped(text)) return false;
  return (text.match(/\p{L}+/gu) ?? []).every(isTimeWord);
}

const TIME_WORD =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|wed|thu|thur|tue|sat|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|mo|di|mi|do|fr|sa|so|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|a|p|m|am|pm|t|z|at|on|um|den|à|le|el|de|h|d|st|nd|rd|th|er|uhr|hrs|utc|gmt|[ecmp][sd]t|bst|cest|cet|eet|eest|msk|sgt|ist|jst|hkt|aest|aedt|年|月|日|년|월|일)$/iu;

/** Months and days of the week in any language whose dates are read, and the small words of times. */
function isTimeWord(word: string): boolean {
  return TIME_WORD.test(word) || parseDate(`5 ${word} 2020`) !== undefined;
}

/** The value of "Headline: …" with its key, lower case. */
export function fieldOf(
  text: string,
): { readonly key: string; readonly value: string } | undefined {
  const match = FIELD.exec(text);
  if (!match) return undefined;
  return { key: match[1]!.toLowerCase(), value: text.slice(match[0].length).trim() };
}
