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
  const flat = blocks.flatMap((block, index) => [
    ...(index === 0 ? [] : ['']),
    ...(isWrapped(block, column) ? [block.map((line) => line.trim()).join(' ')] : tidy(block)),
  ]);
  return rejoined(flat);
}

const BY = /^by:?$/i;
const JOINER = /^(?:and|&|,|, and)$/;
const NAMES = /^\p{Lu}[\p{L}'’. -]{2,40}$/u;
const DASH = /^(?:—|–|--)$/;

/** What a scrape took apart at its links: "By", "Ann Lee", "and", "Tom Reed"; "Lisbon", "(AP)", "—". */
function rejoined(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const next = lines[at + 1] ?? '';
    if (BY.test(line) && NAMES.test(next)) {
      let byline = `By ${next}`;
      at += 1;
      while (JOINER.test(lines[at + 1] ?? '') && NAMES.test(lines[at + 2] ?? '')) {
        byline += `${lines[at + 1]!.startsWith(',') ? '' : ' '}${lines[at + 1]} ${lines[at + 2]}`;
        at += 2;
      }
      whole.push(byline);
    } else if (DASH.test(line) && next !== '' && (whole.at(-1) ?? '') !== '') {
      const agency = /^\(.{2,30}\)$/.test(whole.at(-1)!) ? whole.pop()! : '';
      const place = whole.pop() ?? '';
      whole.push(`${place} ${agency} ${line} ${next}`.replace(/ +/g, ' ').trim());
      at += 1;
    } else whole.push(line);
  }
  return whole;
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
