const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
// Soft hyphen, zero-width space and word joiner, byte order mark, marks of writing direction.
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
// Joiners carry meaning in Persian, Indic scripts and emoji, none beside Latin letters or blanks.
const JOINED = '[\\u0600-\\u109f\\u1780-\\u18af\\u2600-\\u27bf\\ufe0f\\ud800-\\udfff]';
const JOINERS = new RegExp(`(?<!${JOINED})[\\u200c\\u200d]+|[\\u200c\\u200d]+(?!${JOINED})`, 'g');
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]/g;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const PLAIN = /^[\n\x20-\x7e]*$/;

/**
 * The text in the one form that all offsets refer to: NFC, line ends as \n, every kind of space as
 * a space, nothing invisible, no controls, lone surrogates as U+FFFD. Idempotent.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(LINE_ENDS, '\n')
    .replace(SPACES, ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(JOINERS, '')
    .normalize('NFC');
}

/** One clean line: line ends and runs of spaces become one space, none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** A value from outside as one clean line, or undefined when it is no text or blank. */
export function lineOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return cleanLine(value) || undefined;
}
