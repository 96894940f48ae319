import { sentences } from './sentences.ts';

/** What to mark: `wanted`, where given, tells repeats of one word from different words. */
export interface SnippetMark {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly wanted?: number;
}

export interface SnippetOptions {
  /** Most UTF-16 units of text shown; 240 by default. */
  readonly length?: number;
}

/** A passage of `text` from `start` to `end`; `html` is escaped, matches in <mark>, "…" where cut. */
export interface Passage {
  readonly html: string;
  readonly start: number;
  readonly end: number;
}

/** A second match of the same word says this much of the first. */
const REPEAT = 0.2;

/**
 * The passage that says most about why the text matched: the window with the greatest weight of
 * different marks, grown to whole sentences where they fit, else to whole words. Without marks, the
 * beginning. `marks` are in order of start and do not overlap.
 */
export function snippet(
  text: string,
  marks: readonly SnippetMark[],
  options: SnippetOptions = {},
): Passage {
  const length = options.length ?? 240;
  const core = bestWindow(marks, length);
  const { start, end } = grown(text, core, length);
  const before = startsSentence(text, start) ? '' : '…';
  const after = endsSentence(text, end) ? '' : '…';
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
  return { html: before + marked(text, start, end, inside) + after, start, end };
}

interface Window {
  readonly start: number;
  readonly end: number;
}

/** From the first to the last mark of the best run of marks that fits; the earliest of equals. */
function bestWindow(marks: readonly SnippetMark[], length: number): Window {
  let best: Window = { start: 0, end: 0 };
  let bestScore = 0;
  const counts = new Map<number, number>();
  let score = 0;
  let from = 0;
  for (const mark of marks) {
    score += gain(counts, mark, 1);
    while (from < marks.length && mark.end - marks[from]!.start > length && marks[from] !== mark)
      score += gain(counts, marks[from++]!, -1);
    if (score <= bestScore + 1e-9) continue;
    bestScore = score;
    best = { start: marks[from]!.start, end: Math.min(mark.end, marks[from]!.start + length) };
  }
  return best;
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
function grown(text: string, core: Window, length: number): Window {
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

function startsSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start).trimEnd();
  return (
    start === 0 ||
    before === '' ||
    /[.!?"\u201d\u2019)\u3002]$/.test(before) ||
    hasBreak(text, start)
  );
}

function hasBreak(text: string, start: number): boolean {
  return /\n\s*$/.test(text.slice(Math.max(0, start - 4), start));
}

function endsSentence(text: string, end: number): boolean {
  return (
    end >= text.trimEnd().length ||
    /[.!?"\u201d\u2019)\u3002]/.test(text[end - 1] ?? '') ||
    /^\s*\n/.test(text.slice(end, end + 4))
  );
}

function marked(text: string, start: number, end: number, marks: readonly Window[]): string {
  let html = '';
  let at = start;
  for (const mark of marks) {
    html += `${escaped(text.slice(at, mark.start))}<mark>${escaped(text.slice(mark.start, mark.end))}</mark>`;
    at = mark.end;
  }
  return html + escaped(text.slice(at, end));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML; line breaks become blanks. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!).replace(/\s*\n\s*/g, ' ');
}
