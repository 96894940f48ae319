import { bestWindow, grown, type SnippetMark, type Window } from './window.ts';

export type { SnippetMark } from './window.ts';

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

/**
 * Text as HTML; line breaks become blanks. Most texts have neither sign nor break: to look first took a
 * fifth of a whole answer away, for the pattern of breaks is tried at every blank.
 */
function escaped(text: string): string {
  const line = text.includes('\n') ? text.replace(/\s*\n\s*/g, ' ') : text;
  return /[&<>"']/.test(line) ? line.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!) : line;
}
