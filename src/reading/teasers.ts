import { bylineOf } from './bylines.ts';
import { DASHED, timeIn } from './lines.ts';
import { type Draft, type Line, withoutBlanks } from './page.ts';

/**
 * The items of a listing, where each block is a headline, a sentence or two, and last the publisher
 * and time. Undefined when the page is not such a listing: in all other layouts times come first.
 */
export function teasers(lines: readonly Line[]): readonly Draft[] | undefined {
  const blocks = blocksOf(lines);
  const items = blocks.filter(isTeaser);
  const withProse = blocks.filter((block) => block.some(({ kind }) => kind === 'prose'));
  if (items.length < 2 || items.length < withProse.length * 0.8) return undefined;
  return items.map(itemOf);
}

function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    if (line.kind === 'blank' || line.kind === 'rule') blocks.push([]);
    else blocks.at(-1)!.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function isTeaser(block: readonly Line[]): boolean {
  const stated = block.findIndex(({ kind }) => kind === 'time' || kind === 'byline');
  const prose = block.findLastIndex(({ kind }) => kind === 'prose');
  const title = block[0]!;
  const asks = title.text.split(' ').length <= 16 && /[?!]$/.test(title.text);
  return (title.kind === 'heading' || asks) && prose > 0 && stated > prose && block.length <= 7;
}

function itemOf(block: readonly Line[]): Draft {
  const time = block.map(({ text }) => timeIn(text)).find((found) => found !== undefined);
  const byline = block.find(({ kind }) => kind === 'byline');
  const publisher = block.find(({ kind }) => kind === 'publisher');
  const facts = withoutBlanks({
    when: time?.when,
    source: time?.source ?? publisher?.text.replace(DASHED, ''),
    byline: byline === undefined ? undefined : bylineOf(byline.text),
  });
  const prose = block.slice(1).filter(({ kind }) => kind === 'prose' || kind === 'heading');
  return { title: block[0]!.text, paragraphs: prose.map(({ text }) => text), ...facts };
}
