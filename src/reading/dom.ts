import { parseHTML } from 'linkedom';
import type { ReadLimits } from './limits.ts';

/** The part of the DOM that reading needs. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<DomNode>;
  readonly parentElement: DomElement | null;
}

export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): ArrayLike<DomElement>;
  closest(selector: string): DomElement | null;
  contains(other: DomNode): boolean;
  remove(): void;
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
}

/** Parses a page; a fragment is given the frame that it lacks. Scripts are never run, nothing is fetched. */
export function parseDom(html: string): DomDocument {
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as DomDocument;
}

export function elements(root: DomElement, selector: string): readonly DomElement[] {
  return Array.from(root.querySelectorAll(selector));
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
const RAW = /^(?:script|style|textarea|title|noscript|iframe|xmp)$/;
/** Open elements that a start tag closes when they are innermost, as HTML's optional end tags ask. */
const CLOSED_BY: Readonly<Record<string, RegExp>> = {
  p: /^p$/,
  div: /^p$/,
  ul: /^p$/,
  ol: /^p$/,
  table: /^p$/,
  section: /^p$/,
  li: /^(?:li|p)$/,
  dt: /^d[td]$/,
  dd: /^d[td]$/,
  option: /^option$/,
  td: /^(?:t[dh]|p)$/,
  th: /^t[dh]$/,
  tr: /^(?:t[dhr]|p)$/,
  tbody: /^(?:t[dhr]|thead|tbody)$/,
};

/** What a page would cost to parse, by a single pass over its tags. */
export interface MarkupSize {
  readonly tags: number;
  readonly depth: number;
}

/** Counts tags and nesting without building anything; stops early once past a limit. */
export function markupSize(
  html: string,
  limits: Pick<ReadLimits, 'htmlTags' | 'htmlDepth'>,
): MarkupSize {
  const open: string[] = [];
  let [tags, depth, at] = [0, 0, html.indexOf('<')];
  while (at >= 0 && tags <= limits.htmlTags && depth <= limits.htmlDepth) {
    const { name, close, end } = tagAt(html, at);
    if (name !== '' && close) {
      const from = open.lastIndexOf(name);
      if (from >= 0) open.length = from;
    } else if (name !== '' && !VOID.test(name) && html[end - 2] !== '/') {
      while (open.length > 0 && CLOSED_BY[name]?.test(open.at(-1)!)) open.pop();
      open.push(name);
    }
    if (name !== '') tags += 1;
    depth = Math.max(depth, open.length);
    at = html.indexOf('<', RAW.test(name) && !close ? rawEnd(html, name, end) : end);
  }
  return { tags, depth };
}

function tagAt(html: string, at: number): { name: string; close: boolean; end: number } {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return { name: '', close: false, end: end < 0 ? html.length : end + 3 };
  }
  const match = /^<(\/?)([a-zA-Z][^\s/>]{0,40})/.exec(html.slice(at, at + 50));
  if (!match) return { name: '', close: false, end: at + 1 };
  const end = html.indexOf('>', at);
  const name = match[2]!.toLowerCase();
  return { name, close: match[1] === '/', end: end < 0 ? html.length : end + 1 };
}

function rawEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}
