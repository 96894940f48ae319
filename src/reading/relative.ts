import { parseDate, shortInstant } from './dates.ts';

interface Unit {
  readonly names: string;
  readonly seconds: number;
}

// Weeks, months and years are left out: "2 weeks ago" does not say which day.
const UNITS: readonly Unit[] = [
  { names: 'seconds?|secs?|sekunden?|secondes?|segundos?|secondi', seconds: 1 },
  { names: 'minutes?|mins?|m|minuten?|minutos?|minuti', seconds: 60 },
  { names: 'hours?|hrs?|h|stunden?|std|heures?|horas?|ore|ora|uur', seconds: 3600 },
  { names: 'days?|d|tage?n?|jours?|días?|dias?|giorni|giorno|dagen|dag', seconds: 86_400 },
];
const NUMBER = '(\\d{1,3}|an?|one|eine[rmn]?|une?|una?|hace)';
const LONGER =
  'weeks?|wochen?|semaines?|semanas?|months?|monate?n?|mois|meses|mes|years?|jahre?n?|ans?|años?';
const AROUND: readonly (readonly [before: string, after: string])[] = [
  ['', '\\s+(?:ago|geleden|fa|atrás)'],
  ['vor\\s+', ''],
  ['il y a\\s+', ''],
  ['hace\\s+', ''],
  ['há\\s+', ''],
];
const WORDS: readonly (readonly [pattern: RegExp, days: number])[] = [
  [/^(?:just now|moments ago|gerade eben|à l'instant|today|heute|aujourd'hui|hoy)$/i, 0],
  [/^(?:yesterday|gestern|hier|ayer|ieri|gisteren)$/i, 1],
];

const PATTERNS = UNITS.flatMap(({ names, seconds }) =>
  AROUND.map(([before, after]) => ({
    seconds,
    pattern: new RegExp(`^${before}${NUMBER}\\s*(?:${names})\\.?${after}$`, 'iu'),
  })),
);
const VAGUE = AROUND.map(
  ([before, after]) => new RegExp(`^${before}${NUMBER}\\s*(?:${LONGER})\\.?${after}$`, 'iu'),
);

/** True for a text that is nothing but a relative time: "16 minutes ago", "vor 3 Stunden", "yesterday". */
export function isRelativeTime(text: string): boolean {
  const line = text.trim();
  return (
    PATTERNS.some(({ pattern }) => pattern.test(line)) ||
    VAGUE.some((pattern) => pattern.test(line)) ||
    WORDS.some(([pattern]) => pattern.test(line))
  );
}

/**
 * A relative time against the instant of capture: an instant for seconds to hours, a day for days.
 * Undefined when the text is too vague ("2 weeks ago") or the capture is only known to the day.
 */
export function resolveRelative(text: string, capturedAt: string): string | undefined {
  const captured = new Date(capturedAt);
  if (Number.isNaN(captured.getTime()) || parseDate(capturedAt) === undefined) return undefined;
  const line = text.trim();
  const word = WORDS.find(([pattern]) => pattern.test(line));
  if (word) return daysBefore(capturedAt, word[1]);
  const found = PATTERNS.find(({ pattern }) => pattern.test(line));
  if (found === undefined) return undefined;
  const count = Number(found.pattern.exec(line)?.[1]);
  const units = Number.isNaN(count) ? 1 : count;
  if (found.seconds === 86_400) return daysBefore(capturedAt, units);
  return capturedAt.includes(':')
    ? inZoneOf(capturedAt, captured.getTime() - units * found.seconds * 1000)
    : undefined;
}

/** The instant with the offset that the capture is written with, so that its day is the same person's day. */
function inZoneOf(capturedAt: string, milliseconds: number): string {
  const offset = /([+-])(\d\d):?(\d\d)$/.exec(capturedAt);
  if (offset === null) return shortInstant(new Date(milliseconds));
  const minutes = Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]));
  const local = new Date(milliseconds + minutes * 60_000).toISOString();
  return local.replace(/(?:\.000)?Z$/, `${offset[1]}${offset[2]}:${offset[3]}`);
}

/** Days are counted in the zone that the capture is written in. */
function daysBefore(capturedAt: string, days: number): string | undefined {
  const local = parseDate(capturedAt.slice(0, 10)) ?? parseDate(capturedAt);
  if (local === undefined) return undefined;
  return new Date(Date.parse(local.slice(0, 10)) - days * 86_400_000).toISOString().slice(0, 10);
}
