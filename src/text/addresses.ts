const COLON = 58;
const SLASH = 47;

/** Where the address begins after its scheme, when `start` to `end` is "http" and "://" follows; else 0. */
export function schemeEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(end) !== COLON || text.charCodeAt(end + 1) !== SLASH) return 0;
  return /^(?:https?|ftp)$/i.test(text.slice(start, end)) && text.charCodeAt(end + 2) === SLASH
    ? end + 3
    : 0;
}

/** Where the address that goes on at `from` ends: at a blank, a quote, an angle bracket, or beyond ASCII. */
export function endOfAddress(text: string, from: number, known: number): number {
  // Within an address already measured: measuring again would be quadratic in "http://http://…".
  if (from < known) return known;
  let at = from;
  while (at < text.length && !isEnd(text.charCodeAt(at))) at++;
  return at;
}

/** Starts the part of an address that is not for people: `?` or `#`. */
export function isQueryMark(unit: number): boolean {
  return unit === 63 || unit === 35;
}

function isEnd(unit: number): boolean {
  return unit <= 32 || unit >= 127 || unit === 34 || unit === 60 || unit === 62;
}
