import { type Counts, FULL_STOP, templateSpans } from './runs.ts';
import { isChrome, isWidgetHeading } from './shapes.ts';
import { shinglesOf, wordsOf } from './shingles.ts';

export type { Counts } from './runs.ts';

/** Texts of a site from which on a sentence that most of them have is its imprint, not news. */
const MANY = 5;

/** Counts the runs of words over texts, each given as its paragraphs. */
export function countRuns(texts: readonly (readonly string[])[]): Counts {
  const counts = new Map<number, number>();
  for (const paragraphs of texts) {
    const own = new Set(paragraphs.flatMap((paragraph) => shinglesOf(wordsOf(paragraph))));
    for (const hash of own) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const repeated = [...counts].filter(([, count]) => count >= 2);
  return { shingles: new Map(repeated), texts: texts.length };
}

/**
 * Cuts template text out of an article: runs of words that other texts have too, and that are no
 * prose. Shared prose (a quote, a sentence of background) stays, unless most of many texts have it
 * at their edge.
 */
export function withoutTemplate(paragraphs: readonly string[], counts: Counts): readonly string[] {
  const whole = paragraphs.map((text) => wholeLine(text, counts));
  const same = isSameStory(paragraphs, whole);
  return paragraphs.flatMap((text, at) => {
    if (whole[at] === undefined) return piecesOf(text, templateSpans(text, counts));
    if (isLink(text, counts)) return [];
    return !same && isTemplateLine(paragraphs, whole, at, counts) ? [] : [text];
  });
}

/** How many texts share the whole paragraph; undefined when it is not shared to its ends. */
function wholeLine(text: string, counts: Counts): number | undefined {
  const shared = shinglesOf(wordsOf(text)).map((hash) => counts.shingles.get(hash) ?? 1);
  const least = shared.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return shared.length > 0 && least >= 2 ? least : undefined;
}

/** Most of its prose stands elsewhere too: the same story again, in which little is template text. */
function isSameStory(
  paragraphs: readonly string[],
  whole: readonly (number | undefined)[],
): boolean {
  const length = (keep: (at: number) => boolean) =>
    paragraphs.reduce((sum, text, at) => (isProse(text) && keep(at) ? sum + text.length : sum), 0);
  return length((at) => whole[at] !== undefined) > 0.65 * length(() => true);
}

function isLink(text: string, counts: Counts): boolean {
  if (isChrome(text) || isWidgetHeading(text)) return true;
  const cut = templateSpans(text, counts).reduce((sum, { start, end }) => sum + end - start, 0);
  return cut > text.length * 0.8;
}

/** A whole shared paragraph: an imprint, or short lines that come in company or in three texts. */
function isTemplateLine(
  paragraphs: readonly string[],
  whole: readonly (number | undefined)[],
  at: number,
  counts: Counts,
): boolean {
  const texts = whole[at]!;
  if (isProse(paragraphs[at]!)) {
    const edge = at < 2 || at >= paragraphs.length - 3;
    return edge && counts.texts >= MANY && texts >= counts.texts / 2;
  }
  return texts >= 3 || whole[at - 1] !== undefined || whole[at + 1] !== undefined;
}

/** Every line ends in a full stop and is as long as sentences are. */
function isProse(text: string): boolean {
  return text.split('\n').every((line) => FULL_STOP.test(line) && line.split(' ').length >= 4);
}

function piecesOf(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly string[] {
  const edges = [0, ...spans.flatMap(({ start, end }) => [start, end]), text.length];
  const pieces: string[] = [];
  for (let i = 0; i < edges.length; i += 2) pieces.push(text.slice(edges[i], edges[i + 1]).trim());
  return pieces.filter((piece) => piece !== '');
}
