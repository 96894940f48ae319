import { parseDate } from './dates.ts';
import { isRelativeTime } from './relative.ts';
import { isChrome } from './shapes.ts';

/** What a line of a page is, by its shape and its neighbours. */
export type LineKind =
  | 'blank'
  /** A line of dashes or stars: may part articles, or sections of one. */
  | 'rule'
  /** "###", "====", "-30-", "(END)": an article is over. */
  | 'end'
  | 'time'
  | 'byline'
  | 'publisher'
  /** "Headline: …", "Date: …". */
  | 'field'
  | 'chrome'
  /** Short, without a full stop: a title, a subhead, an item of a list, a line of verse. */
  | 'heading'
  | 'prose';

export interface Line {
  readonly text: string;
  readonly kind: LineKind;
}

const END = /^(?:#{3,}|={5,}|-+ ?30 ?-+|\(?(?:end|ends|more to come)\)?|# # #)$/i;
const RULE = /^(?:[-–—_*~•·.] ?){3,}$/;
const FULL_STOP = /[.!?…。！？][\])"'”’»]*$/;
const FIELD =
  /^(headline|title|titel|titre|date|published|publication|source|quelle|author|by|byline|autor|url|link|language)\s?: (?=\S)/i;
const NAME = "(?:(?:\\p{Lu}[\\p{L}'’.-]*|de|van|von|der|den|di|da|al|el|bin|la|le|du)(?: |$|,))";
const BYLINE = new RegExp(
  `^(?:By|BY|Von|Par|Por|Di|Da)[: ]+(?:(?:${NAME}|and |und |et |y |& )+(?:(?:in|aus|à|en) \\p{Lu}.{2,30}|[|·•,–-].{2,40})?|(?:the |our )?[\\p{L} ]{0,30}(?:desk|staff|team|correspondents?|reporters?|agencies|Redaktion|rédaction))$`,
  'u',
);
const JOINT = /\s*[·•|]\s*|\s+[–—-]\s+/;
const STAMP =
  /^(?:(?:first |last )?(?:published|updated|posted|modified|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado)(?: (?:on|at|am|le|el|à))?:?\s+)/i;
/** Words that names of newspapers, agencies and broadcasters are made of. */
const PUBLISHER_WORD =
  /\b(?:times|post|news|journal|herald|guardian|telegraph|tribune|gazette|zeitung|tag(?:es)?blatt|anzeiger|nachrichten|kurier|rundschau|spiegel|monde|figaro|dépêche|parisien|país|mundo|diario|reuters|associated press|agence|agency|press|chronicle|observer|standard|courier|register|globe|radio|broadcasting|today|magazine|review|wire|bulletin|echo|mercury|argus|examiner|inquirer|dispatch|ledger|sentinel|bbc|cnn|nbc|cbs|abc|npr|afp|dpa|daily|weekly|independent|mail|mirror)\b|\.(?:com|org|net|de|fr|co\.uk|sg|lt)$/i;

/** Lines with their kinds. Titles and subheads that `isCommon` are chrome. */
export function classified(
  lines: readonly string[],
  isCommon: (line: string) => boolean = () => false,
): readonly Line[] {
  const twins = new Set(
    lines.filter((text) => /^[-–—] \S/.test(text)).map((text) => text.slice(2).toLowerCase()),
  );
  const counts = new Map<string, number>();
  for (const text of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  const kinds = lines.map((text): LineKind => {
    const kind = kindOf(text);
    return kind === 'heading' && isCommon(text) ? 'chrome' : kind;
  });
  return lines.map((text, at) => {
    const kind = isSpokenTitle(lines, kinds, at) ? 'heading' : kinds[at]!;
    if (kind !== 'heading' || !besideTime(lines, at)) return { text, kind };
    const name = text.replace(/^[-–—] /, '');
    const dashed = counts.has(name) && twins.has(name.toLowerCase());
    const named = isPublisher(name) && (counts.get(text)! > 1 || name.split(' ').length <= 4);
    return { text, kind: dashed || named ? 'publisher' : kind };
  });
}

function kindOf(text: string): LineKind {
  if (text === '') return 'blank';
  if (END.test(text)) return 'end';
  if (RULE.test(text)) return 'rule';
  if (text.length > 400) return 'prose';
  if (timeIn(text) !== undefined) return 'time';
  if (BYLINE.test(text) && text.split(' ').length <= 14 && !FULL_STOP.test(text)) return 'byline';
  if (FIELD.test(text)) return 'field';
  if (isChrome(text)) return 'chrome';
  return FULL_STOP.test(text) || text.split(' ').length >= 25 ? 'prose' : 'heading';
}

/** A question, a call or a quotation above a byline or a time, or opening the page, is a title. */
function isSpokenTitle(lines: readonly string[], kinds: readonly LineKind[], at: number): boolean {
  const words = lines[at]!.split(' ').length;
  if (kinds[at] !== 'prose' || words > 16) return false;
  const above = kinds[filled(kinds, at, -1)];
  const next = filled(kinds, at, 1);
  const stated = (kind: LineKind | undefined) => kind === 'time' || kind === 'byline';
  if (stated(kinds[next]) && (above === undefined || kinds[at - 1] === 'blank')) return true;
  const asks = /[?!][\])"'”’»]*$/.test(lines[at]!);
  const opens = above === undefined || stated(above) || above === 'publisher' || above === 'end';
  return asks && opens && kinds[next] === 'prose';
}

/** Index of the nearest line above (-1) or below (1) that is not blank; past the ends if none is. */
function filled(kinds: readonly LineKind[], at: number, step: -1 | 1): number {
  let near = at + step;
  while (kinds[near] === 'blank') near += step;
  return near;
}

/** Names of newspapers, agencies, broadcasters, by a word that such names are made of. */
export function isPublisher(name: string): boolean {
  return name.length <= 50 && name.split(' ').length <= 5 && PUBLISHER_WORD.test(name);
}

function besideTime(lines: readonly string[], at: number): boolean {
  const near = [lines[at - 1], lines[at + 1], lines[at + 2]];
  return near.some((text) => text !== undefined && text !== '' && timeIn(text) !== undefined);
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
  const plain = others.every((part) => part === source || isTime(part) || isAside(part));
  if (!plain) return undefined;
  return source === undefined ? { when: parts[at]! } : { when: parts[at]!, source };
}

/** What stands beside a time: reading time, number of comments, points. */
function isAside(part: string): boolean {
  return /^\d+ ?(?:min\w*|comments?|points?|kommentare?|shares?|likes?|replies)?(?: read)?$|^by [\p{L}. ]{2,30}$/iu.test(
    part,
  );
}

/** A date or relative time, and no word that is not part of one. */
function isTime(text: string): boolean {
  if (isRelativeTime(text)) return true;
  if (text.length > 60 || parseDate(text) === undefined) return false;
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

/** The names of a byline, without "By". */
export function bylineOf(text: string): string {
  return text
    .replace(/^(?:By|BY|Von|Par|Por|Di|Da)[: ]+/, '')
    .split(/\s*[|·•]\s*/)[0]!
    .trim();
}
