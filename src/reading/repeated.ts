import type { Span } from './inline.ts';
import { isChrome, isRequest, isWidgetHeading } from './shapes.ts';
import { SHINGLE, shinglesOf, type Word, wordsOf } from './shingles.ts';

/** How often runs of words occur, each text (article or page) counted once. */
export interface Counts {
  /** Shingle hash to number of texts; those of one text are left out. */
  readonly shingles: ReadonlyMap<number, number>;
  /** Number of texts. */
  readonly texts: number;
}

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

/** A stretch of one paragraph whose words all repeat; `texts` is how many share it at least. */
interface Run extends Span {
  readonly texts: number;
}

/**
 * Cuts template text out of an article: runs of words that other articles have too, and that are no
 * prose. Shared prose (a quote, a sentence of background) stays, unless nearly every text has it.
 */
export function withoutTemplate(paragraphs: readonly string[], counts: Counts): readonly string[] {
  const whole = paragraphs.map((text) => wholeLine(text, counts));
  return paragraphs.flatMap((text, at) => {
    if (whole[at] !== undefined)
      return isTemplateLine(text, at, paragraphs, whole, counts) ? [] : [text];
    return piecesOf(text, templateSpans(text, counts));
  });
}

/** How many texts share the whole paragraph; undefined when it is not shared to its ends. */
function wholeLine(text: string, counts: Counts): number | undefined {
  const shared = shinglesOf(wordsOf(text)).map((hash) => counts.shingles.get(hash) ?? 1);
  const least = Math.min(...shared);
  return shared.length > 0 && least >= 2 ? least : undefined;
}

/** A whole shared paragraph is template text when it asks or links, or is no prose and not alone. */
function isTemplateLine(
  text: string,
  at: number,
  paragraphs: readonly string[],
  whole: readonly (number | undefined)[],
  counts: Counts,
): boolean {
  const texts = whole[at]!;
  if (isChrome(text) || isRequest(text) || isWidgetHeading(text)) return true;
  if (templateSpans(text, counts).some(({ start, end }) => end - start > text.length * 0.8))
    return true;
  if (isProse(text)) {
    const edge = at < 2 || at >= paragraphs.length - 2;
    return counts.texts >= 5 && texts >= counts.texts * (edge ? 0.5 : 0.8);
  }
  const neighbours = [whole[at - 1], whole[at + 1]].filter((other) => other !== undefined).length;
  return (
    texts >= 3 || (neighbours > 0 && !paragraphs.every((_, index) => whole[index] !== undefined))
  );
}

const FULL_STOP = /(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Rep))[.!?…]["'”’»)]*$/u;

/** Every line ends in a full stop and is as long as sentences are. */
function isProse(text: string): boolean {
  return text.split('\n').every((line) => FULL_STOP.test(line) && line.split(' ').length >= 4);
}

function templateSpans(text: string, counts: Counts): readonly Span[] {
  const words = wordsOf(text);
  return runsOf(words, counts)
    .map((run) => trimmed(text, words, run))
    .filter((run) => run.end > run.start && isTemplateRun(text.slice(run.start, run.end)));
}

/** Longest stretches of shared words. A few words at an end that fewer texts share came by chance. */
function runsOf(words: readonly Word[], counts: Counts): readonly Run[] {
  if (words.length < SHINGLE) return [];
  const shared = new Uint32Array(words.length);
  shinglesOf(words).forEach((hash, at) => {
    const texts = counts.shingles.get(hash) ?? 0;
    for (let i = at; i < at + SHINGLE; i += 1) shared[i] = Math.max(shared[i]!, texts);
  });
  const runs: Run[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (shared[from]! < 2) continue;
    let to = from;
    while (to + 1 < words.length && shared[to + 1]! >= 2) to += 1;
    const usual = [...shared.slice(from, to + 1)].sort((a, b) => a - b)[(to - from + 1) >> 1]!;
    let [first, last] = [from, to];
    while (first < to && shared[first]! < usual && first - from < 6) first += 1;
    while (last > first && shared[last]! < usual && to - last < 6) last -= 1;
    runs.push({ start: words[first]!.start, end: words[last]!.end, texts: usual });
    from = to;
  }
  return runs;
}

/**
 * Cut edges: a run starts where a sentence does. It ends before a word that opens the next sentence
 * of the article in both texts by chance ("… The").
 */
function trimmed(text: string, words: readonly Word[], run: Run): Run {
  const inside = words.filter(({ start, end }) => start >= run.start && end <= run.end);
  const opens = inside.find(
    ({ start }) =>
      start === 0 || FULL_STOP.test(text.slice(Math.max(0, start - 12), start).trimEnd()),
  );
  const start = opens?.start ?? run.end;
  const next = /^\s+(\S+)/.exec(text.slice(run.end))?.[1];
  const last = inside.at(-1)!;
  const opener = OPENERS.test(text.slice(last.start, last.end));
  const cutOff = opener && next !== undefined && !FULL_STOP.test(text.slice(run.start, last.end));
  return { ...run, start, end: cutOff ? text.slice(0, last.start).trimEnd().length : run.end };
}

const OPENERS = /^(?:The|An?|This|That|These|Those|Another|He|She|It|They|We|I|In|On|At|But|And)$/;
/** A sentence of a report is rarely longer; a box of glued headlines has no full stop at all. */
const LONGEST_SENTENCE = 60;

/** Within a paragraph only strong evidence counts: a request, a box of links, endless words without a full stop. */
function isTemplateRun(run: string): boolean {
  const words = run.split(/\s+/).length;
  if (isRequest(run.replace(/[.!]+$/, ''))) return true;
  const sentences = run.split(/(?<=[.!?…]["'”’»)]*)\s+(?=["'“‘«(]?[\p{Lu}\p{N}])/u);
  const head = sentences[0]!.split(/\s+/).slice(0, 3).join(' ');
  const headed = [1, 2, 3].some((n) => isWidgetHeading(head.split(' ').slice(0, n).join(' ')));
  const longest = Math.max(...sentences.map((sentence) => sentence.split(/\s+/).length));
  return (
    longest >= LONGEST_SENTENCE || (headed && words >= 12 && longest >= 10 && !FULL_STOP.test(run))
  );
}

function piecesOf(text: string, spans: readonly Span[]): readonly string[] {
  const edges = [0, ...spans.flatMap(({ start, end }) => [start, end]), text.length];
  const pieces: string[] = [];
  for (let i = 0; i < edges.length; i += 2) pieces.push(text.slice(edges[i], edges[i + 1]).trim());
  return pieces.filter((piece) => piece !== '');
}
