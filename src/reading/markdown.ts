import { dateOf } from './dates.ts';
import { type Draft, withoutBlanks } from './page.ts';
import { contentOf } from './record.ts';
import { splitBody, splitPage } from './split.ts';

/** The articles of a clean Markdown text; front matter (--- or +++) states facts. */
export function markdownDrafts(text: string): readonly Draft[] {
  const { matter, rest } = frontMatter(text);
  const facts = matter === undefined ? {} : factsOf(matter);
  const plain = plainText(rest);
  if (facts.title !== undefined) {
    return [{ ...bodyWithout(plain.text, facts.title), ...facts, title: facts.title }];
  }
  if (plain.title !== undefined && plain.titles === 1) {
    return [{ ...bodyWithout(plain.text, plain.title), ...facts, title: plain.title }];
  }
  const drafts = splitPage(plain.text);
  return drafts.length === 1 ? [{ ...drafts[0]!, ...facts }] : drafts;
}

function bodyWithout(text: string, title: string): Draft {
  const draft = splitBody(text);
  const at = draft.paragraphs.indexOf(title);
  return at !== 0 ? draft : { ...draft, paragraphs: draft.paragraphs.slice(1) };
}

function frontMatter(text: string): { matter?: string; rest: string } {
  const match = /^(---|\+\+\+)\n([\s\S]*?)\n\1[ ]*(?:\n|$)/.exec(text);
  return match === null ? { rest: text } : { matter: match[2]!, rest: text.slice(match[0].length) };
}

/** Scalars and one-line lists of YAML or TOML; nested values are no facts of ours. */
function factsOf(matter: string): Partial<Draft> {
  const fields: Record<string, unknown> = {};
  for (const line of matter.split('\n')) {
    const match = /^([A-Za-z][\w-]*)\s*[:=]\s*(.+)$/.exec(line);
    if (match) fields[match[1]!.toLowerCase()] = scalarOf(match[2]!.trim());
  }
  const content = contentOf({
    ...fields,
    text: undefined,
    body: undefined,
    content: undefined,
    html: undefined,
  });
  const found = 'drafts' in content ? content.drafts[0]! : { title: '', paragraphs: [] };
  const { paragraphs: _, title, ...facts } = found;
  return withoutBlanks({ ...facts, title, when: facts.when ?? dateOf(fields['date']) });
}

function scalarOf(text: string): unknown {
  const list = /^\[(.*)\]$/.exec(text)?.[1];
  if (list !== undefined) return list.split(',').map((part) => unquoted(part.trim()));
  return unquoted(text);
}

function unquoted(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text.replace(/\s+#.*$/, '');
}

interface Plain {
  readonly text: string;
  /** The first heading of the highest level, if it opens the text. */
  readonly title: string | undefined;
  /** Headings of level one. */
  readonly titles: number;
}

/** Markdown without its signs; code is kept as it stands. */
function plainText(markdown: string): Plain {
  const lines: string[] = [];
  let fenced = false;
  let title: string | undefined;
  let titles = 0;
  for (const line of withoutComments(markdown).split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    else if (fenced) lines.push(line);
    else {
      const setext = /^(?:=+|-{3,})\s*$/.test(line) && isUnderlined(lines);
      const heading = /^#{1,6}\s+(.*)$/.exec(line);
      if (setext || heading) {
        const text = setext
          ? lines.pop()!
          : inlineText(heading![1]!.replace(/\s+/g, ' ').replace(/ #+ ?$/, ''));
        const first = setext ? line.startsWith('=') : /^#\s/.test(line);
        if (first) titles += 1;
        if (first && lines.every((other) => other === '')) title = text;
        lines.push('', text, '');
      } else if (!isTableRule(line)) lines.push(plainLine(line));
    }
  }
  return { text: lines.join('\n'), title, titles };
}

function isUnderlined(lines: readonly string[]): boolean {
  const above = lines.at(-1) ?? '';
  return above !== '' && (lines.at(-2) ?? '') === '' && above.length <= 200;
}

function withoutComments(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/^\[[^\]\n]{1,200}\]:[ \t]+\S.*$/gm, '');
}

/** The line between a table's head and its rows. */
function isTableRule(line: string): boolean {
  return line.length < 500 && line.includes('-') && /^[\s:|-]+$/.test(line) && line.includes('|');
}

function plainLine(line: string): string {
  // Runs of blanks make the patterns below quadratic.
  const tight = line.replace(/\s+/g, ' ').trim();
  if (tight.length < 200 && /^(?:[-*_] ?){3,}$/.test(tight)) return '---';
  const unlisted = tight.replace(/^(?:> ?)+/, '').replace(/^(?:[-*+]|\d{1,3}[.)]) (?=\S)/, '');
  return inlineText(unlisted.replace(/^\| ?| ?\|$/g, '').replace(/ ?\| ?/g, ' '));
}

/** Links and emphasis as their text; pictures go; a sign behind a backslash stays. */
function inlineText(text: string): string {
  return text
    .replace(/!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)/g, '')
    .replace(/\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/\[([^\]]{1,500})\]\[[^\]]{0,200}\]/g, '$1')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/(?<![\w\\])(\*\*\*|\*\*|\*|___|__|_|~~)(?=\S)(.{0,500}?\S)\1(?!\w)/g, '$2')
    .replace(/(?<!\\)`([^`]{0,2000})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!~|>-])/g, '$1');
}
