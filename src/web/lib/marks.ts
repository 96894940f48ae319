/** A stretch of a snippet: plain, or one of the matches. */
export interface Part {
  readonly text: string;
  readonly marked: boolean;
}

const NAMED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * Reads a snippet (escaped text in which only <mark> and </mark> are tags) into parts of plain text,
 * so that it reaches the page as text nodes and never as HTML. Other tags come out as they are written.
 */
export function parts(snippet: string): readonly Part[] {
  let marked = false;
  const found: Part[] = [];
  for (const piece of snippet.split(/(<\/?mark>)/)) {
    if (piece === '<mark>') marked = true;
    else if (piece === '</mark>') marked = false;
    else if (piece !== '') found.push({ text: unescaped(piece), marked });
  }
  return found;
}

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
