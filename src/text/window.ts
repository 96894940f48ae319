import { sentences } from './sentences.ts';

/** What to mark: `wanted`, where given, tells repeats of one word from different words. */
export interface SnippetMark {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly wanted?: number;
}

/** A second match of the same word says this much of the first. */
const REPEAT = 0.2;
/** Two words of the query side by side say this much of a third. */
const TOGETHER = 0.5;
/** Share of the length that marks may fill, so that there is room to begin with a sentence. */
const CORE = 0.7;

/** A stretch of text. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * From the first to the last mark of the run of marks that says most, in at most `length`: different
 * words before repeats, words side by side before words apart, the earliest of equals.
 */
export function bestWindow(marks: readonly SnippetMark[], length: number): Window {
  const room = Math.floor(length * CORE);
  let best: Window = { start: 0, end: 0 };
  let bestScore = 0;
  const counts = new Map<number, number>();
  let score = 0;
  let from = 0;
  // Index of the last mark that stands together with the one before it.
  let together = 0;
  for (const [at, mark] of marks.entries()) {
    score += gain(counts, mark, 1);
    while (from < at && mark.end - marks[from]!.start > room)
      score += gain(counts, marks[from++]!, -1);
    if (at > 0 && standsWith(marks[at - 1]!, mark)) together = at;
    const total = score + (together > from ? TOGETHER * marks[together]!.weight : 0);
    if (total <= bestScore + 1e-9) continue;
    bestScore = total;
    best = { start: marks[from]!.start, end: Math.min(mark.end, marks[from]!.start + room) };
  }
  return best;
}

/** Different words with at most a blank and a mark between them. */
function standsWith(one: SnippetMark, next: SnippetMark): boolean {
  return next.start - one.end <= 2 && one.wanted !== next.wanted;
}

/** Counts a mark in or out; returns by how much the score changes. */
function gain(counts: Map<number, number>, mark: SnippetMark, step: 1 | -1): number {
  const key = mark.wanted ?? mark.start;
  const before = counts.get(key) ?? 0;
  counts.set(key, before + step);
  return worth(mark, before + step) - worth(mark, before);
}

function worth(mark: SnippetMark, count: number): number {
  return count === 0 ? 0 : mark.weight * (1 + REPEAT * Math.min(count - 1, 3));
}

/** Grows a window to at most `length`: sentences where they fit, else words. */
export function grown(text: string, core: Window, length: number): Window {
  const from = Math.max(0, core.start - length);
  const to = Math.min(text.length, core.end + length);
  const around = sentences(text.slice(from, to)).map((each) => ({
    start: each.start + from,
    end: each.end + from,
  }));
  const start = grownStart(text, core, length, around, from);
  return { start, end: grownEnd(text, core, start + length, around, to) };
}

function grownStart(
  text: string,
  core: Window,
  length: number,
  around: readonly Window[],
  from: number,
): number {
  const spare = length - (core.end - core.start);
  const sentence = around.findLast((each) => each.start <= core.start);
  const isWhole = sentence !== undefined && (sentence.start > from || from === 0);
  if (isWhole && core.start - sentence.start <= spare) return sentence.start;
  const wish = core.start - Math.floor(spare / 3);
  if (wish <= 0) return firstInk(text, 0, core.start);
  return wordStart(text, wish, core.start);
}

function grownEnd(
  text: string,
  core: Window,
  limit: number,
  around: readonly Window[],
  to: number,
): number {
  if (limit >= text.length) return text.trimEnd().length;
  const sentence = around.findLast((each) => each.end <= limit);
  const isWhole = sentence !== undefined && sentence.end >= core.end && sentence.end < to;
  if (isWhole && limit - sentence.end < 100) return sentence.end;
  return wordEnd(text, limit, core.end);
}

/** First offset from `wish` on, at most `last`, where a word begins. */
function wordStart(text: string, wish: number, last: number): number {
  for (let at = wish; at < last && at < wish + 40; at++)
    if (/\s/.test(text[at - 1]!) && !/\s/.test(text[at]!)) return at;
  return wholeCharacter(text, Math.min(wish, last));
}

/** Last offset up to `wish`, at least `first`, where a word has ended. */
function wordEnd(text: string, wish: number, first: number): number {
  for (let at = wish; at > first && at > wish - 40; at--)
    if (/\s/.test(text[at]!) && !/\s/.test(text[at - 1]!)) return at;
  return wholeCharacter(text, Math.max(wish, first));
}

function firstInk(text: string, from: number, last: number): number {
  let at = from;
  while (at < last && /\s/.test(text[at]!)) at++;
  return at;
}

/** Not between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') && at > 0 ? at - 1 : at;
}
