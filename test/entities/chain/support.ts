import type { Kind, Mention, Name } from '../../../src/types.ts';

const KINDS: Readonly<Record<string, Kind>> = { p: 'person', l: 'place', o: 'organisation' };

/** "[p Donald Trump] spoke" as text and mentions: p person, l place, o organisation, ? unsure. */
export function marked(source: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let text = '';
  let from = 0;
  for (const match of source.matchAll(/\[([plo])(\??) ([^\]]+)\]/g)) {
    text += source.slice(from, match.index);
    const start = text.length;
    text += match[3]!;
    mentions.push({
      kind: KINDS[match[1]!]!,
      start,
      end: text.length,
      confidence: match[2] === '?' ? 0.6 : 1,
      why: 'test',
    });
    from = match.index + match[0].length;
  }
  return { text: text + source.slice(from), mentions };
}

/** "person Donald Trump: Donald Trump, Trump". */
export function shown(text: string, names: readonly Name[]): readonly string[] {
  return names.map((name) => {
    const forms = name.mentions.map((mention) => text.slice(mention.start, mention.end));
    return `${name.kind} ${name.text}: ${forms.join(', ')}`;
  });
}
