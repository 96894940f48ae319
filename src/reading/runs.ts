import { headlinesEnd, type Span } from './inline.ts';
import { isRequest, isWidgetHeading } from './shapes.ts';
import { SHINGLE, shinglesOf, type Word, wordsOf } from './shingles.ts';

/** How often runs of words occur, each text (article or page) counted once. */
export interface Counts {
  /** Shingle hash to number of texts; those of one text are left out. */
  readonly shingles: ReadonlyMap<number, number>;
  /** Number of texts. */
  readonly texts: number;
  /** Hashes of lines that most pages of the site have. */
  readonly lines?: ReadonlySet<number>;
  /** Hashes of what stands at one end of most titles of the site, behind a separator: its name. */
  readonly titleEnds?: ReadonlySet<number>;
}

/** The end of a sentence, not of "U." or "Mr." */
export const FULL_STOP = /(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Rep))[.!?…]["'”’»)]*$/u;
const OPENERS = /^(?:The|An?|This|That|These|Those|Another|He|She|It|They|We|I|In|On|At|But|And)$/;
const SENTENCES = /\S.*?(?:[.!?…]["'”’»)]*(?=\s+["'“‘«(]?[\p{Lu}\p{N}]|\s*$)|$)/gsu;
/** A sentence of a report is rarely longer; a box of glued headlines has no full stop at all. */
const LONGEST_SENTENCE = 60;

/** Template text within a paragraph: of the runs that other texts share, the requests and boxes of links. */
export function templateSpans(text: string, counts: Counts): readonly Span[] {
  const words = wordsOf(text);
  return runsOf(words, counts).flatMap((run) => {
    const { start, end } = trimmed(text, words, run);
    if (start >= end) return [];
    const open = !FULL_STOP.test(text.slice(start, end));
    return spansIn(text.slice(start, end), open).map((span) => ({
      start: start + span.start,
      end: start + span.end,
    }));
  });
}

/**
 * Within a paragraph only strong evidence counts: a request, or a box, which is a heading such as
 * "Top stories" or endless words without a full stop. `open`: the run stops in mid-sentence.
 */
function spansIn(run: string, open: boolean): readonly Span[] {
  const sentences = [...run.matchAll(SENTENCES)].map(({ index, 0: text }) => ({
    start: index,
    text,
  }));
  const requests = sentences
    .filter(({ text }) => isRequest(text.replace(/[.!]+$/, '')))
    .map(({ start, text }) => ({ start, end: start + text.length }));
  const long = sentences.findIndex(({ text }) => text.split(/\s+/).length >= LONGEST_SENTENCE);
  const headed = sentences.findIndex(({ text }) => isHeaded(text));
  const first = headed >= 0 ? headed : long;
  if (first < 0) return requests;
  const body = sentences.findIndex(({ text }, at) => at >= first && text.split(/\s+/).length >= 10);
  if (body < 0) return requests;
  const { start, text } = sentences[body]!;
  const last = body === sentences.length - 1 && open;
  const end = last ? text.length : headlinesEnd(text, false);
  if (end === undefined) return requests;
  const from = sentences[headed >= 0 ? first : firstTiny(sentences, first)]!.start;
  return [...requests, { start: from, end: start + end }];
}

/** Commands to the reader of a word or three stand before the box. */
function firstTiny(sentences: readonly { readonly text: string }[], before: number): number {
  let first = before;
  while (first > 0 && sentences[first - 1]!.text.split(/\s+/).length <= 3) first -= 1;
  return first;
}

function isHeaded(sentence: string): boolean {
  const words = sentence.split(/\s+/);
  return [1, 2, 3].some((count) => isWidgetHeading(words.slice(0, count).join(' ')));
}

/** Longest stretches of shared words. A few words at an end that fewer texts share came by chance. */
function runsOf(words: readonly Word[], counts: Counts): readonly Span[] {
  if (words.length < SHINGLE) return [];
  const shared = new Uint32Array(words.length);
  shinglesOf(words).forEach((hash, at) => {
    const texts = counts.shingles.get(hash) ?? 0;
    for (let i = at; i < at + SHINGLE; i += 1) shared[i] = Math.max(shared[i]!, texts);
  });
  const runs: Span[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (shared[from]! < 2) continue;
    let to = from;
    while (to + 1 < words.length && shared[to + 1]! >= 2) to += 1;
    const usual = [...shared.slice(from, to + 1)].sort((a, b) => a - b)[(to - from + 1) >> 1]!;
    let [first, last] = [from, to];
    while (first < to && shared[first]! < usual && first - from < 6) first += 1;
    while (last > first && shared[last]! < usual && to - last < 6) last -= 1;
    runs.push({ start: words[first]!.start, end: words[last]!.end });
    from = to;
  }
  return runs;
}

/**
 * Cut edges: a run starts where a sentence does. It ends before a word that opens the next sentence
 * of the article in both texts by chance ("… The").
 */
function trimmed(text: string, words: readonly Word[], run: Span): Span {
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
  return { start, end: cutOff ? text.slice(0, last.start).trimEnd().length : run.end };
}
