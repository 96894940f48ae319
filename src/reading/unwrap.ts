/** Lines shorter than this at their longest are not hard-wrapped prose; longer than the other neither. */
const NARROWEST = 45;
const WIDEST = 100;

/**
 * The lines of a clean text, trimmed, blank ones kept as ''. Prose that was wrapped at a column is
 * joined again; verse, lists and one-sentence-per-line text are not.
 */
export function unwrappedLines(text: string): readonly string[] {
  const lines = text.split('\n');
  const blocks = blocksOf(lines);
  const widths = blocks.filter((block) => block.length > 2 && isWrapped(block)).map(widthOf);
  const column = widths.length === 0 ? undefined : longest(widths);
  return blocks.flatMap((block, index) => [
    ...(index === 0 ? [] : ['']),
    ...(isWrapped(block, column) ? [block.map((line) => line.trim()).join(' ')] : tidy(block)),
  ]);
}

/** Blank lines part blocks; so does an indented line after one that is not. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let open = false;
  let previous = '';
  for (const line of lines) {
    const indented = /^ {2,}\S/.test(line) && !/^ {2}/.test(previous);
    if (line.trim() === '') open = false;
    else if (open && !indented) blocks.at(-1)!.push(line);
    else {
      blocks.push([line]);
      open = true;
    }
    previous = line;
  }
  return blocks;
}

/** Wrapped: no line had room for the first word of the next one. */
function isWrapped(block: readonly string[], column?: number): boolean {
  const width = column ?? widthOf(block);
  const least = column === undefined ? 3 : 2;
  if (block.length < least || width < NARROWEST || widthOf(block) > Math.min(WIDEST, width + 2)) {
    return false;
  }
  const joints = block.slice(0, -1);
  const full = joints.filter((line, at) => {
    const next = block[at + 1]!.trim().split(' ')[0]!;
    return line.trimEnd().length + 1 + next.length > width - 4;
  });
  return full.length >= joints.length * 0.8;
}

function widthOf(block: readonly string[]): number {
  return longest(block.map((line) => line.trimEnd().length));
}

// Not Math.max(...lengths): a block may have more lines than the stack has room for.
function longest(lengths: readonly number[]): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}

function tidy(block: readonly string[]): readonly string[] {
  return block.map((line) => line.replace(/\s+/g, ' ').trim());
}
