import { signatureOf } from './credits.ts';
import { bylineOf, type Line, timeIn } from './lines.ts';
import { isCommentsHeading, isWidgetHeading } from './shapes.ts';

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
  const strong = lines.map((line, at) => line.kind === 'chrome' && isSureChrome(lines, at));
  const lastProse = lines.findLastIndex(({ kind }, at) => kind === 'prose' && !strong[at]);
  const tail = tailStart(lines, strong, lastProse);
  const kept = lines.slice(0, tail);
  const stated = lines
    .slice(lastProse + 1)
    .filter(({ kind }) => kind === 'time' || kind === 'byline');
  const time = stated.find(({ kind }) => kind === 'time');
  const byline = stated.find(({ kind }) => kind === 'byline');
  const listed = underWidgets(kept, strong);
  // What is cut leaves a gap: verse above it and the sentence below do not belong together.
  const body = kept.map((line, at) =>
    strong[at] || listed.has(at) || stated.includes(line) ? GAP : line,
  );
  return {
    paragraphs: paragraphsOf(body),
    ...(time === undefined ? {} : { when: timeIn(time.text)!.when }),
    ...(byline === undefined ? {} : { byline: bylineOf(byline.text) }),
  };
}

/** One word such as "Home" or "Comments" is chrome only in a block with nothing else. */
function isSureChrome(lines: readonly Line[], at: number): boolean {
  if (lines[at]!.text.includes(' ')) return true;
  const edge = ({ kind }: Line) => kind === 'blank' || kind === 'rule';
  let from = at;
  let to = at;
  while (from > 0 && !edge(lines[from - 1]!)) from -= 1;
  while (to < lines.length - 1 && !edge(lines[to + 1]!)) to += 1;
  return lines.slice(from, to + 1).every(({ kind }) => kind === 'chrome');
}

/** First line of what follows the story: from its signature, or the first sure chrome after its prose. */
function tailStart(lines: readonly Line[], strong: readonly boolean[], lastProse: number): number {
  const signed = lines.findIndex(({ text }, at) => at >= lastProse && isSigned(lines, at, text));
  const chrome = lines.findIndex(
    ({ kind }, at) => at > lastProse && (strong[at] === true || kind === 'end'),
  );
  const comments = lines.findIndex(
    ({ text }, at) =>
      at > lines.length / 2 && strong[at] === true && / |\d/.test(text) && isCommentsHeading(text),
  );
  const ends = [signed < 0 ? -1 : signed + 1, lastProse < 0 ? -1 : chrome, comments].filter(
    (at) => at >= 0,
  );
  return Math.min(lines.length, ...ends);
}

function isSigned(lines: readonly Line[], at: number, text: string): boolean {
  if (lines[at]!.kind === 'blank') return false;
  const body = lines.slice(0, at).map((line) => line.text);
  return signatureOf(text, body.join(' ')) !== undefined;
}

/** Headlines under a "Related stories" heading, up to the next prose; a subhead right before it stays. */
function underWidgets(lines: readonly Line[], strong: readonly boolean[]): ReadonlySet<number> {
  const listed = new Set<number>();
  lines.forEach(({ text }, at) => {
    if (strong[at] !== true || !isWidgetHeading(text)) return;
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
