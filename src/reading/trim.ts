import { bylineOf } from './bylines.ts';
import { signatureOf } from './credits.ts';
import { timeIn } from './lines.ts';
import type { Line } from './page.ts';
import { isCommentsHeading, isNotice, isWidgetHeading } from './shapes.ts';

const GAP: Line = { text: '', kind: 'blank' };

/** The paragraphs of a body, and what its last lines state of the article. */
export interface Body {
  readonly paragraphs: readonly string[];
  readonly when?: string;
  readonly byline?: string;
}

/**
 * The lines of one article without site chrome: requests and menus by their shape, the items under
 * a "Read more" heading, and all short lines behind the signature or the first request at the end.
 */
export function bodyOf(lines: readonly Line[]): Body {
  const sure = sureChrome(lines);
  const lastProse = lines.findLastIndex(({ kind }, at) => kind === 'prose' && !sure[at]);
  const tail = tailStart(lines, sure, lastProse);
  const kept = lines.slice(0, tail);
  const after = lines.slice(lastProse + 1, widgetAfter(lines, sure, lastProse));
  const time = after.find(({ kind }) => kind === 'time');
  const byline = after.find(({ kind }) => kind === 'byline');
  const listed = underWidgets(kept, sure);
  // What is cut leaves a gap: verse above it and the sentence below do not belong together.
  const body = kept.map((line, at) =>
    sure[at] || listed.has(at) || line === time || line === byline ? GAP : line,
  );
  return {
    paragraphs: paragraphsOf(body),
    ...(time === undefined ? {} : { when: timeIn(time.text)!.when }),
    ...(byline === undefined ? {} : { byline: bylineOf(byline.text) }),
  };
}

/** First heading of a box of links or of comments behind the story: the times below it are not the story's. */
function widgetAfter(lines: readonly Line[], sure: readonly boolean[], lastProse: number): number {
  const at = lines.findIndex(
    ({ text }, index) =>
      index > lastProse && sure[index] && (isWidgetHeading(text) || isCommentsHeading(text)),
  );
  return at < 0 ? lines.length : at;
}

/** Words of chrome that stand together in such a number are no coincidence. */
const TOGETHER = 3;

/**
 * By line, whether it is chrome for sure: one word such as "Home" is so only among its like, in a
 * block with nothing else, beside chrome that is sure, or three in a row.
 */
function sureChrome(lines: readonly Line[]): readonly boolean[] {
  const sure: boolean[] = [];
  let [from, only] = [0, true];
  lines.forEach(({ kind, text }, at) => {
    const edge = kind === 'blank' || kind === 'rule';
    sure.push(kind === 'chrome' && (text.includes(' ') || isNotice(text)));
    if (!edge) only &&= kind === 'chrome';
    if (!edge && at < lines.length - 1) return;
    if (only) for (let of = from; of <= at; of += 1) sure[of] = lines[of]!.kind === 'chrome';
    [from, only] = [at + 1, true];
  });
  for (let start = 0; start < lines.length; start += 1) {
    let end = start;
    while (lines[end]?.kind === 'chrome') end += 1;
    const together = end - start >= TOGETHER;
    if (together || (end - start > 1 && sure.slice(start, end).includes(true)))
      sure.fill(true, start, end);
    start = Math.max(start, end);
  }
  return sure;
}

/** Lines after the last prose among which a signature is looked for. */
const SIGNATURE_LINES = 8;

/** First line of what follows the story: from its signature, or the first sure chrome after its prose. */
function tailStart(lines: readonly Line[], sure: readonly boolean[], lastProse: number): number {
  const signed = signatureAt(lines, lastProse);
  const chrome = lines.findIndex(
    ({ kind }, at) => at > lastProse && (sure[at] === true || kind === 'end'),
  );
  const readers = lastReaders(lines);
  const comments = lines.findIndex(
    ({ text }, at) =>
      sure[at] === true &&
      / |\d/.test(text) &&
      isCommentsHeading(text) &&
      (at > lines.length / 2 || at < readers),
  );
  const ends = [signed < 0 ? -1 : signed + 1, lastProse < 0 ? -1 : chrome, comments];
  return Math.min(lines.length, ...ends.filter((at) => at >= 0));
}

/** Above this line begin at least two readers' comments: a time each, and an offer to reply to them. */
function lastReaders(lines: readonly Line[]): number {
  const secondLast = (matches: (line: Line) => boolean) => {
    const last = lines.findLastIndex(matches);
    return last < 0 ? -1 : lines.slice(0, last).findLastIndex(matches);
  };
  const times = secondLast(({ kind }) => kind === 'time');
  const replies = secondLast(({ text }) => /^repl(?:y|ies)$/i.test(text));
  return Math.min(times, replies);
}

function signatureAt(lines: readonly Line[], lastProse: number): number {
  const first = Math.max(0, lastProse);
  const body = lines.slice(0, first).map(({ text }) => text);
  const story = body.join(' ');
  return lines.findIndex(({ text, kind }, at) => {
    if (at < first || at > first + SIGNATURE_LINES || kind === 'blank') return false;
    return signatureOf(text, at === first ? story : `${story} ${lines[first]!.text}`) !== undefined;
  });
}

/** Headlines under a "Related stories" heading, up to the next prose; a subhead right before it stays. */
function underWidgets(lines: readonly Line[], sure: readonly boolean[]): ReadonlySet<number> {
  const listed = new Set<number>();
  lines.forEach(({ text }, at) => {
    if (sure[at] !== true || !isWidgetHeading(text)) return;
    let end = at + 1;
    while (end < lines.length && lines[end]!.kind !== 'prose') end += 1;
    const items = lines.slice(at + 1, end);
    const gap = items.findLastIndex(({ kind }) => kind === 'blank');
    const subhead = gap > 0 && items.length - gap === 2 ? gap : items.length;
    for (let item = 0; item < subhead; item += 1) listed.add(at + 1 + item);
  });
  return listed;
}

/**
 * Prose lines are paragraphs; short lines that stand together stay together, as verse and lists do,
 * and so does the line with the full stop that ends a verse.
 */
function paragraphsOf(lines: readonly Line[]): readonly string[] {
  const paragraphs: string[] = [];
  let together = 0;
  for (const { text, kind } of lines) {
    const gap = kind === 'blank' || kind === 'rule' || kind === 'end';
    const short = !gap && (kind !== 'prose' || (together >= 2 && text.split(' ').length <= 12));
    if (short && together > 0) paragraphs[paragraphs.length - 1] += `\n${text}`;
    else if (!gap) paragraphs.push(text);
    together = short ? together + 1 : 0;
  }
  return paragraphs;
}
