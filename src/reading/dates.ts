/** Names of the months in English, German, French, Spanish, Italian, Portuguese, Dutch, and their short forms. */
const MONTHS: readonly string[] = [
  'jan january januar jänner janvier enero ene gennaio gen janeiro januari',
  'feb february februar févr fév février febrero febbraio fevereiro fev februari',
  'mar march mär märz mrz mars marzo março maart mrt',
  'apr april avr avril abr abril aprile',
  'may mai mayo maggio mag maio mei',
  'jun june juni juin junio giugno giu junho',
  'jul july juli juil juillet julio luglio lug julho',
  'aug august août agosto ago augustus',
  'sep sept september septembre septiembre set settembre setembro',
  'oct october okt oktober octobre octubre ott ottobre outubro out',
  'nov november novembre noviembre novembro',
  'dec december dez dezember déc décembre diciembre dic dicembre dezembro',
];
const MONTH_NUMBERS = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);
// Longest first, for "mar" begins "march".
const NAMES = [...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');
const MONTH = `(${NAMES})(?!\\p{L})\\.?`;
const TIME =
  '(?:[T\\s,]|at|um|à)*(\\d{1,2})[:.h](\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([ap]\\.?m\\.?)?(?:\\s*Uhr)?';
const ZONE = '\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})\\b';
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er|º)?\\s+(?:de\\s+)?${MONTH}(?:\\s+de)?,?\\s+(\\d{4})(?!\\d)`,
  'iu',
);
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`,
  'iu',
);
const YEAR_FIRST =
  /(?<!\d)(\d{4})(?:[-/.]|\s*年\s*|\s*년\s*)(\d{1,2})(?:[-/.]|\s*月\s*|\s*월\s*)(\d{1,2})(?!\d)/;
const NUMBERS = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;
const YEARLESS = new RegExp(
  `(?<!\\d)\\d{1,2}(?:\\.|st|nd|rd|th|er)?\\s+${MONTH}|(?<!\\p{L})${MONTH}\\s+\\d{1,2}(?!\\d)`,
  'iu',
);
/** Words by which a dotted date is a Continental one, day first. */
const CONTINENTAL =
  /\bUhr\b|\bStand\b|\bden\b|\bam\b|\bVeröffentlicht\b|\bAktualisiert\b|\ble\b|\bonline\b/i;

/**
 * A written date as ISO 8601: a day, or an instant when a time and its zone are stated too.
 * Undefined when none is there, or when it may be read in two ways (03/04/2025).
 */
export function parseDate(text: string): string | undefined {
  const day = dayIn(text);
  if (day === undefined) return undefined;
  const time = timeAfter(text.slice(day.end));
  const zone = new RegExp(`${TIME}${ZONE}`, 'iu').exec(text.slice(day.end))?.[5];
  if (time === undefined || zone === undefined) return day.iso;
  // The zone stays as written, so that the day is the publisher's.
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(.{3}):?/, '$1:') : 'Z';
  const instant = `${day.iso}T${time}${offset}`;
  return Number.isNaN(Date.parse(instant)) ? day.iso : instant;
}

/** True for a text with a date in it, be it one with two readings (03/04/2025) or without a year (5 Aug). */
export function isDateShaped(text: string): boolean {
  return parseDate(text) !== undefined || NUMBERS.test(text) || YEARLESS.test(text);
}

/** A date given as a value: text, or seconds or milliseconds since 1970. */
export function dateOf(value: unknown): string | undefined {
  if (typeof value === 'string') return parseDate(value) ?? dateOf(epochIn(value));
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  // Seconds before the year 5138 are smaller than milliseconds after March 1973.
  const instant = new Date(value < 1e11 ? value * 1000 : value);
  return value >= 1e8 && instant.getUTCFullYear() < 2200 ? shortInstant(instant) : undefined;
}

/** True for ISO text of a day or an instant, as `--captured-at` takes it. */
export function isIsoTime(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) &&
    parseDate(text) !== undefined
  );
}

function epochIn(text: string): number | undefined {
  return /^\d{9,13}$/.test(text.trim()) ? Number(text) : undefined;
}

function dayIn(text: string): { readonly iso: string; readonly end: number } | undefined {
  const year = YEAR_FIRST.exec(text);
  if (year) return dayOf(year, +year[1]!, +year[2]!, +year[3]!);
  const first = DAY_FIRST.exec(text);
  if (first) return dayOf(first, +first[3]!, monthOf(first[2]!), +first[1]!);
  const month = MONTH_FIRST.exec(text);
  if (month) return dayOf(month, +month[3]!, monthOf(month[1]!), +month[2]!);
  const numbers = NUMBERS.exec(text);
  return numbers ? numericDay(text, numbers) : undefined;
}

/** 13/4/2025 has one reading, 3/4/2025 two; a dotted one beside German or French words has one. */
function numericDay(text: string, match: RegExpExecArray): ReturnType<typeof dayIn> {
  const [a, b, year] = [+match[1]!, +match[3]!, +match[4]!];
  if (a > 12 || a === b || (match[2] === '.' && CONTINENTAL.test(text))) {
    return dayOf(match, year, b, a);
  }
  return b > 12 ? dayOf(match, year, a, b) : undefined;
}

/** 1 to 12, or 0 for a word that is no month. */
function monthOf(name: string): number {
  return MONTH_NUMBERS.get(name.toLowerCase()) ?? 0;
}

function dayOf(
  match: RegExpExecArray,
  year: number,
  month: number,
  day: number,
): ReturnType<typeof dayIn> {
  const date = new Date(Date.UTC(year, month - 1, day));
  const sound = month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!sound || year < 1400 || year > 2200) return undefined;
  return { iso: date.toISOString().slice(0, 10), end: match.index + match[0].length };
}

/** `14:03:00` from what follows a day, 24-hour. */
function timeAfter(text: string): string | undefined {
  const match = new RegExp(`^${TIME}`, 'iu').exec(text);
  if (!match) return undefined;
  const half = match[4]?.[0]?.toLowerCase();
  const hour = half === undefined ? +match[1]! : (+match[1]! % 12) + (half === 'p' ? 12 : 0);
  const [minute, second] = [match[2]!, match[3] ?? '00'];
  if (hour > 23 || +minute > 59 || +second > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minute}:${second}`;
}

/** An instant without needless milliseconds: `2025-08-05T14:03:00Z`. */
export function shortInstant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
