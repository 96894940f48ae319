import { opensWithDateline, signatureOf } from './credits.ts';
import { type Header, headerOf, isTitle } from './header.ts';
import { classified, isPublisher } from './lines.ts';
import { type Draft, type Line, withoutBlanks } from './page.ts';
import { isCommentsHeading, isFurniture, isWidgetHeading } from './shapes.ts';
import { teasers } from './teasers.ts';
import { bodyOf } from './trim.ts';
import { unwrappedLines } from './unwrap.ts';

/** A header and where it and its body stand among the lines, end exclusive. */
interface Part {
  readonly header: Header;
  readonly start: number;
  readonly body: number;
}

/**
 * The articles of a page of plain text. A new one begins where a title stands with a time, a
 * byline, stated fields or an end mark of the one before, or before a dateline; a subhead alone
 * never parts an article. `isCommon` knows the lines that all pages of the site have.
 */
export function splitPage(text: string, isCommon?: (line: string) => boolean): readonly Draft[] {
  const lines = classified(unwrappedLines(text), isCommon);
  const listed = teasers(lines);
  if (listed !== undefined) return listed;
  const parts = partsOf(lines);
  const source = mastheadOf(lines);
  return parts
    .map((part, index) => draftOf(lines, part, parts[index + 1]?.start ?? lines.length))
    .filter((draft) => draft.title !== '' || draft.paragraphs.length > 0)
    .map((draft) =>
      source === undefined || draft.title === source ? draft : { source, ...draft },
    );
}

/** The newspaper's name where the page begins with it. */
function mastheadOf(lines: readonly Line[]): string | undefined {
  const first = lines.find(({ kind }) => kind !== 'blank' && kind !== 'chrome');
  const named = first?.kind === 'heading' && /[ .]/.test(first.text) && isPublisher(first.text);
  return named ? first.text : undefined;
}

/** The text of one article whose title is known elsewhere: all of it is body, but for what its head states. */
export function splitBody(text: string): Draft {
  const lines = classified(unwrappedLines(text));
  // A standfirst or a caption may come before byline and time.
  const prose = lines.flatMap(({ kind }, at) => (kind === 'prose' ? [at] : []));
  const header = headerOf(lines, { start: 0, end: prose[2] ?? prose[0] ?? 0 }, { menu: false });
  const own = { ...header, title: '', extra: [], end: 0 };
  return draftOf(lines, { header: own, start: 0, body: 0 }, lines.length);
}

function partsOf(lines: readonly Line[]): readonly Part[] {
  const parts: Part[] = [];
  const boxes = boxesAbove(lines);
  for (const zone of zonesOf(lines)) {
    const before = parts.at(-1);
    const rest = before && completes(lines, zone, before);
    if (before !== undefined && rest !== undefined) {
      parts[parts.length - 1] = { ...before, header: completed(before.header, rest) };
      continue;
    }
    const part =
      zone.start === 0 ? firstPart(lines, zone) : laterPart(lines, boxes, zone, parts[0]?.header);
    if (part === undefined) continue;
    // A standfirst between title and byline: the same article, its header now complete.
    if (before !== undefined && part.start <= before.start) {
      parts[parts.length - 1] = { ...before, header: completed(before.header, part.header) };
    } else parts.push(part);
  }
  return parts;
}

/** What the header says already holds. */
function completed(header: Header, more: Header): Header {
  const used = new Set([...header.used, ...more.used]);
  return { ...more, ...header, title: header.title || more.title, stated: true, used };
}

/** By line, the last heading of a box of links or of comments above it, -1 for none. Once a page: zones are many. */
function boxesAbove(lines: readonly Line[]): readonly number[] {
  let last = -1;
  return lines.map(({ kind, text }, at) => {
    const above = last;
    if (kind === 'chrome' && (isWidgetHeading(text) || isCommentsHeading(text))) last = at;
    return above;
  });
}

interface Zone {
  readonly start: number;
  readonly end: number;
}

/** Stretches without prose before prose; the first may be empty. What follows the last prose is no header. */
function zonesOf(lines: readonly Line[]): readonly Zone[] {
  const zones: Zone[] = [];
  let start = 0;
  lines.forEach(({ kind }, at) => {
    if (kind !== 'prose') return;
    if (at > start || at === 0) zones.push({ start, end: at });
    start = at + 1;
  });
  if (zones.length === 0) zones.push({ start: 0, end: lines.length });
  return zones;
}

/** The head of the page: menus, then a header, of which only the title is sure to come first. */
function firstPart(lines: readonly Line[], zone: Zone): Part {
  const { start, end } = zone;
  const from = firstStart(lines, zone);
  const hasProse = end < lines.length;
  const header = headerOf(lines, { start: from, end }, { menu: hasProse });
  return { header, start, body: header.titleAt === undefined ? from : header.end };
}

/** Below the last chrome that is no furniture of a header; above it where the title stands there and nothing below. */
function firstStart(lines: readonly Line[], { start, end }: Zone): number {
  const breaks = [start - 1];
  for (let at = start; at < end; at += 1) {
    const { kind, text } = lines[at]!;
    if (kind === 'chrome' && !isFurniture(text)) breaks.push(at);
  }
  const last = breaks.at(-1)!;
  const filled = (from: number, to: number) =>
    lines.slice(from + 1, to).findLast(({ kind }) => kind !== 'blank' && kind !== 'chrome');
  if (breaks.length === 1 || filled(last, end) !== undefined) return last + 1;
  const before = breaks.findLastIndex((at, index) => filled(at, breaks[index + 1] ?? end));
  if (before < 0) return last + 1;
  const below = lines[breaks[before + 1]!]!.text;
  const nearest = filled(breaks[before]!, breaks[before + 1]!)!;
  const heads = nearest.kind !== 'heading' || isTitle(nearest.text);
  const listed = isWidgetHeading(below) || isCommentsHeading(below);
  return heads && !listed ? breaks[before]! + 1 : last + 1;
}

/** A later article; undefined when the zone is a subhead, a list, or the tail of the same article. */
function laterPart(
  lines: readonly Line[],
  boxes: readonly number[],
  zone: Zone,
  first?: Header,
): Part | undefined {
  const kinds = lines.slice(zone.start, zone.end).map(({ kind }) => kind);
  const over = kinds.lastIndexOf('end');
  const start = over >= 0 ? zone.start + over + 1 : headerStart(lines, zone);
  const header = headerOf(lines, { start, end: zone.end }, { menu: false });
  const stated =
    header.stated && (header.titleAt === undefined ? header.title !== '' : isTitle(header.title));
  const wire =
    header.title !== '' && opensWithDateline(lines[zone.end]!.text) && isApart(lines, zone);
  if (stated && over < 0 && isEntry(lines, zone, start, header, first)) return undefined;
  if (stated && over < 0 && isUnderHeading(lines, boxes, zone, start, header)) return undefined;
  if (over >= 0 || stated || wire) return { header, start, body: header.end };
  return header.stated ? afterStandfirst(lines, zone, header) : undefined;
}

/** The zone holds the byline and time of an article of which only title and standfirst came before. */
function completes(lines: readonly Line[], zone: Zone, before: Part): Header | undefined {
  if (before.header.stated || before.header.title === '' || zone.start - before.body > 3) return;
  const between = lines.slice(before.body, zone.start).filter(({ kind }) => kind === 'prose');
  if (between.length !== 1 || between[0]!.text.split(' ').length > 45) return;
  const start = headerStart(lines, zone);
  const header = headerOf(lines, { start, end: zone.end }, { menu: false });
  return header.stated && !isTitle(header.title) ? header : undefined;
}

/** A title and a time right below a sentence, on a page whose first article has an author: an entry of a chronicle. */
function isEntry(
  lines: readonly Line[],
  zone: Zone,
  start: number,
  header: Header,
  first: Header | undefined,
): boolean {
  const isLone = header.byline === undefined && header.source === undefined;
  return (
    isLone &&
    start === zone.start &&
    start > 0 &&
    first?.byline !== undefined &&
    !isApart(lines, zone)
  );
}

/**
 * Titles and times under a "Related stories" heading are a list, where there are two and more. A
 * short line and a time below "12 comments" are a reader's; an article there names its author.
 */
function isUnderHeading(
  lines: readonly Line[],
  boxes: readonly number[],
  zone: Zone,
  start: number,
  header: Header,
): boolean {
  if (header.byline !== undefined || header.source !== undefined) return false;
  const block = lines.slice(start, zone.end);
  const count = (kind: string) => block.filter((line) => line.kind === kind).length;
  if (isWidgetHeading(lines[start - 1]?.text ?? ''))
    return count('time') > 1 && count('heading') > 1;
  const heads = lines[boxes[start]!]?.text ?? '';
  const comments = /\d/.test(heads) && isCommentsHeading(heads);
  return comments && header.title.split(' ').length <= 4;
}

/** Before the zone stands a standfirst and before that a title: the header began there. */
function afterStandfirst(lines: readonly Line[], zone: Zone, header: Header): Part | undefined {
  const deck = zone.start - 1;
  let at = deck - 1;
  while (at >= 0 && lines[at]!.kind === 'blank') at -= 1;
  const title = lines[at];
  const above = lines[at - 1];
  if (title?.kind !== 'heading' || !isTitle(title.text)) return undefined;
  if (lines[deck]!.text.split(' ').length > 45) return undefined;
  const apart = above === undefined || ['blank', 'rule', 'end', 'chrome'].includes(above.kind);
  // Below chrome a time belongs to a comment, not to the story.
  const comments = lines.slice(zone.start, zone.end).some(({ kind }) => kind === 'chrome');
  if (!apart || comments) return undefined;
  return { header: { ...header, title: title.text, titleAt: at }, start: at, body: at + 1 };
}

/** The block or blocks right before the prose that hold title and times; what stands above belongs to the article before. */
function headerStart(lines: readonly Line[], zone: Zone): number {
  let [start, title, stated] = [zone.end, false, false];
  for (let at = zone.end - 1; at >= zone.start; at -= 1) {
    const { kind, text } = lines[at]!;
    if (kind === 'end' || (kind === 'chrome' && !isFurniture(text))) break;
    if (kind === 'chrome' && title && stated) break;
    if (kind === 'chrome') continue;
    if (kind === 'blank' || kind === 'rule') {
      if (title && stated) break;
      continue;
    }
    if (kind === 'heading') title ||= isTitle(text);
    else stated = true;
    start = at;
  }
  return start;
}

/** A blank line, a rule or a signature parts the zone from the prose above. */
function isApart(lines: readonly Line[], zone: Zone): boolean {
  const first = lines[zone.start]!;
  const above = lines[zone.start - 1]?.text ?? '';
  return first.kind === 'blank' || first.kind === 'rule' || signatureOf(above, '') !== undefined;
}

function draftOf(lines: readonly Line[], part: Part, end: number): Draft {
  const { title, when, source, byline, url, language, extra, used } = part.header;
  const body = bodyOf(lines.slice(part.body, end).filter((_, at) => !used.has(part.body + at)));
  const fields = withoutBlanks({
    when: when ?? body.when,
    source,
    byline: byline ?? body.byline,
    url,
    language,
  });
  return { title, paragraphs: [...extra, ...body.paragraphs], ...fields };
}
