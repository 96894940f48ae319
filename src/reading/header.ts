import { bylineOf } from './bylines.ts';
import { DASHED, fieldOf, timeIn } from './lines.ts';
import type { Line } from './page.ts';
import { isCaption } from './shapes.ts';

/** What the lines above an article's body say of it. */
export interface Header {
  /** Empty when there is none. */
  readonly title: string;
  readonly titleAt?: number;
  readonly source?: string;
  readonly when?: string;
  readonly byline?: string;
  readonly url?: string;
  readonly language?: string;
  /** True when a time, a byline, a publisher or fields stand there. */
  readonly stated: boolean;
  /** Lines between title and body that belong to the body: a standfirst without a full stop. */
  readonly extra: readonly string[];
  /** Indexes of the lines that were understood, so that the body leaves them out. */
  readonly used: ReadonlySet<number>;
  /** First line of the body. */
  readonly end: number;
}

/** True for a line long enough to be the title of a later article: a name, a kicker, a caption is not. */
export function isTitle(text: string): boolean {
  return text.split(' ').length >= 3 && text.length >= 12 && !isCaption(text);
}

/**
 * Reads the lines of a header. The first line of four words or more is the title; shorter ones
 * above it are kickers. `menu`: a run of short lines at the top of a page is its menu.
 */
export function headerOf(
  lines: readonly Line[],
  zone: { readonly start: number; readonly end: number },
  options: { readonly menu: boolean },
): Header {
  const at = Array.from({ length: zone.end - zone.start }, (_, index) => zone.start + index);
  const stated = at.filter((index) => isStatement(lines[index]!));
  const facts = factsOf(stated.map((index) => lines[index]!));
  const named = at.filter((index) => lines[index]!.kind === 'heading');
  const counts = named.filter((index) => COUNT.test(lines[index]!.text));
  const unslugged = named.filter((index) => {
    const { text } = lines[index]!;
    return !isLabel(text) && !COUNT.test(text);
  });
  const headings =
    unslugged.length > 0 && (stated.length > 0 || SLUG.test(lines[named[0]!]!.text))
      ? unslugged
      : named;
  const slugs = named.filter((index) => headings !== named && isLabel(lines[index]!.text));
  const titleAt = facts.title === undefined ? titleOf(lines, headings, stated, options) : undefined;
  const title = facts.title ?? (titleAt === undefined ? '' : lines[titleAt]!.text);
  const after = headings.filter((index) => index > (titleAt ?? stated[0] ?? -1));
  return {
    ...facts,
    title,
    ...(titleAt === undefined ? {} : { titleAt }),
    stated: stated.length > 0,
    // Without anything stated the lines after the title are a list or verse: the body's own.
    extra: stated.length > 0 ? after.map((index) => lines[index]!.text) : [],
    used: new Set([...stated, ...slugs, ...(stated.length > 0 ? counts : [])]),
    end: stated.length > 0 ? zone.end : titleAt === undefined ? zone.start : titleAt + 1,
  };
}

/** The label of a wire story: "BC-SALT-MINE". */
const SLUG = /^[\p{Lu}\d]+(?:[-/][\p{Lu}\d]+)+$/u;

/** Of comments, of likes: a number alone. */
const COUNT = /^\d[\d.,]*[kK]?$/;

/** A slug, or a tag of the header such as "- Politics". */
function isLabel(text: string): boolean {
  return SLUG.test(text) || (DASHED.test(text) && text.split(' ').length <= 4);
}

function isStatement(line: Line): boolean {
  return ['time', 'byline', 'role', 'publisher', 'field'].includes(line.kind);
}

interface Facts {
  title?: string;
  source?: string;
  when?: string;
  byline?: string;
  url?: string;
  language?: string;
}

const FIELDS: Readonly<Record<string, keyof Facts>> = {
  headline: 'title',
  title: 'title',
  titel: 'title',
  titre: 'title',
  date: 'when',
  published: 'when',
  source: 'source',
  quelle: 'source',
  publication: 'source',
  author: 'byline',
  by: 'byline',
  byline: 'byline',
  autor: 'byline',
  url: 'url',
  link: 'url',
  language: 'language',
};

/** The first statement of each kind holds. */
function factsOf(lines: readonly Line[]): Facts {
  const facts: Facts = {};
  let roled = false;
  for (const { kind, text } of lines) {
    if (kind === 'publisher') facts.source ??= text.replace(DASHED, '');
    if (kind === 'byline') facts.byline ??= bylineOf(text);
    if (kind === 'role' && facts.byline !== undefined && !roled && text.split(' ').length <= 6) {
      facts.byline += `, ${text}`;
      roled = true;
    }
    if (kind === 'time') {
      const time = timeIn(text);
      facts.when ??= time?.when;
      if (time?.source !== undefined) facts.source ??= time.source;
    }
    const field = kind === 'field' ? fieldOf(text) : undefined;
    if (field !== undefined) facts[FIELDS[field.key]!] ??= field.value;
  }
  return facts;
}

function titleOf(
  lines: readonly Line[],
  headings: readonly number[],
  stated: readonly number[],
  options: { readonly menu: boolean },
): number | undefined {
  const words = (index: number) => lines[index]!.text.split(' ').length;
  const long = headings.find((index) => words(index) >= 4 && !isCaption(lines[index]!.text));
  if (stated.length > 0) {
    return long ?? headings.toSorted((a, b) => words(b) - words(a) || a - b)[0];
  }
  // Without times or bylines, only a run of short lines is taken for a menu and passed over.
  // One or two of them right above the only long one, and that above the story, are kickers.
  const short = headings.filter((index) => index < (long ?? 0) && words(index) <= 3);
  const kickers = short.length === 1 || short.length === 2;
  const lone =
    long !== undefined && headings.at(-1) === long && headings.length === short.length + 1;
  return options.menu && (short.length >= 3 || (kickers && lone)) ? long : headings[0];
}
