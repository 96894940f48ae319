import { cleanLine } from './clean.ts';
import type { DomElement, DomNode } from './dom.ts';

const SKIP =
  /^(?:script|style|noscript|template|svg|math|button|select|input|textarea|iframe|object|video|audio|canvas|nav|aside|footer|dialog|menu|head)$/;
const BLOCK =
  /^(?:address|article|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|form|h[1-6]|header|hr|html|li|main|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;
/** Elements whose blocks are lines of one paragraph. */
const TIGHT = /^(?:li|tr|dt|dd)$/;
const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** Containers that pages name for what they hold besides the story. */
const ASIDE =
  /\b(?:related|recommend\w*|newsletter\w*|sign-?up|share|sharing|social|promo\w*|comments?|disqus|outbrain|taboola|advert\w*|ad-?slot|sponsor\w*|breadcrumbs?|cookie\w*|paywall|subscribe|most-?read|trending|sidebar|tags|author-bio|skip-link)\b/i;

/** A stretch of text with its own lines; `tight` ones belong together with the tight one before. */
interface Block {
  readonly text: string;
  /** Characters of the text that are links. */
  readonly linked: number;
  readonly tight: boolean;
}

/**
 * The text of an element as lines, blank ones between blocks; rows and list items stand together.
 * Menus, forms, scripts, hidden parts and blocks that are nothing but links are left out.
 */
export function blockLines(root: DomElement): readonly string[] {
  const blocks: Block[] = [];
  const builder = new Builder(blocks);
  walk(root, builder, { linked: false, tight: false });
  builder.flush(false);
  const kept = blocks.filter((block, at) => !isLinkList(block, blocks, at));
  return kept.flatMap(({ text, tight }, at) =>
    at === 0 || (tight && kept[at - 1]!.tight) ? text.split('\n') : ['', ...text.split('\n')],
  );
}

/** Collects inline text until a block ends. */
class Builder {
  #text = '';
  #linked = 0;
  readonly #blocks: Block[];

  constructor(blocks: Block[]) {
    this.#blocks = blocks;
  }

  add(text: string, linked: boolean): void {
    this.#text += text;
    if (linked) this.#linked += cleanLine(text).length;
  }

  flush(tight: boolean): void {
    const parts = this.#text.split(/\n[ \t]*\n\s*/);
    for (const part of parts) {
      const lines = part
        .split('\n')
        .map(cleanLine)
        .filter((line) => line !== '');
      const text = lines.join('\n');
      if (text !== '') this.#blocks.push({ text, linked: this.#linked / parts.length, tight });
    }
    [this.#text, this.#linked] = ['', 0];
  }
}

interface Place {
  readonly linked: boolean;
  readonly tight: boolean;
}

function walk(node: DomNode, builder: Builder, place: Place): void {
  if (node.nodeType === 3) {
    builder.add((node.textContent ?? '').replace(/\s+/g, ' '), place.linked);
    return;
  }
  if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return;
  const name = node.nodeName.toLowerCase();
  if (node.nodeType === 1 && isLeftOut(node as DomElement, name)) return;
  if (name === 'br') builder.add('\n', false);
  else if (name === 'td' || name === 'th') builder.add(' ', false);
  if (name === 'pre') {
    builder.flush(place.tight);
    builder.add(node.textContent ?? '', false);
    builder.flush(false);
    return;
  }
  const block = BLOCK.test(name);
  const tight = TIGHT.test(name) || (place.tight && !block);
  if (block) builder.flush(place.tight);
  for (const child of Array.from(node.childNodes)) {
    walk(child, builder, { linked: place.linked || name === 'a', tight });
  }
  if (block) builder.flush(tight);
}

function isLeftOut(element: DomElement, name: string): boolean {
  if (SKIP.test(name)) return true;
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') {
    return true;
  }
  if (HIDDEN.test(element.getAttribute('style') ?? '')) return true;
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return false;
  const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  // A wrapper of the whole page may be called "has-comments": only parts without long prose go.
  return ASIDE.test(named) && longProse(element) < 600;
}

function longProse(element: DomElement): number {
  return Array.from(element.querySelectorAll('p'))
    .map((paragraph) => (paragraph.textContent ?? '').length)
    .filter((length) => length > 120)
    .reduce((sum, length) => sum + length, 0);
}

/** Nothing but links, no sentence, and among its like: a menu or a list of other stories. */
function isLinkList(block: Block, blocks: readonly Block[], at: number): boolean {
  const linkOnly = (other: Block | undefined) =>
    other !== undefined &&
    other.linked > other.text.length * 0.8 &&
    !/[.!?…]["'”’»)]*$/.test(other.text);
  return linkOnly(block) && (linkOnly(blocks[at - 1]) || linkOnly(blocks[at + 1]));
}
