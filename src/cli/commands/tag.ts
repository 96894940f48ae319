import { createTagging, type Tagging } from '../../ingest/tagging.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { taggerOf, workersOf } from '../ingesting.ts';
import { columns } from '../layout.ts';
import { linesOf, textOf } from '../lines.ts';
import type { Call } from '../spec.ts';
import { type TaggedMention, taggedMentions } from '../tagged.ts';
import { json, type Paint, plain, plainLines, type Terminal } from '../terminal.ts';

/** `dateline tag [FILE]`. Exit 1 when a text names nobody, 3 when a line of `--jsonl` was malformed. */
export async function run({ args, flags, terminal }: Call): Promise<ExitCode> {
  const tagging = createTagging({ tagger: taggerOf(flags), workers: workersOf(flags) });
  try {
    if (flags.on('jsonl')) return await tagLines(linesOf(args[0]), tagging, terminal);
    const text = await textOf(args[0]);
    const [names] = await tagging.names([text]);
    const mentions = taggedMentions(text, names ?? []);
    if (flags.on('json')) terminal.print(json({ mentions }, { indent: true }));
    else if (flags.on('marked')) terminal.print(markedText(text, mentions, terminal.paint));
    else for (const line of listing(mentions)) terminal.print(line);
    if (mentions.length === 0) terminal.note('The text names no person, place or organisation.');
    return mentions.length > 0 ? EXIT.ok : EXIT.nothing;
  } finally {
    await tagging.close();
  }
}

type Line =
  | { readonly id: unknown; readonly text: string }
  | { readonly line: number; readonly id?: unknown; readonly error: object };

/** UTF-16 units of text in one task of a worker. */
const CHUNK = 64_000;

/** Line for line, in order: mentions, or for a malformed line an object that says so. */
async function tagLines(
  lines: AsyncIterable<string>,
  tagging: Tagging,
  { print }: Terminal,
): Promise<ExitCode> {
  const ahead: Promise<readonly string[]>[] = [];
  let chunk: Line[] = [];
  let size = 0;
  let number = 0;
  let malformed = 0;
  const drain = async (until: number) => {
    while (ahead.length > until) for (const line of await ahead.shift()!) print(line);
  };
  const dispatch = () => {
    const answers = answersOf(chunk, tagging);
    answers.catch(() => undefined);
    ahead.push(answers);
    chunk = [];
    size = 0;
  };
  for await (const text of lines) {
    number += 1;
    const line = parseLine(text, number);
    if ('error' in line) malformed += 1;
    chunk.push(line);
    size += text.length;
    if (size >= CHUNK) dispatch();
    await drain(tagging.workers * 3);
  }
  dispatch();
  await drain(0);
  return malformed > 0 ? EXIT.skipped : EXIT.ok;
}

async function answersOf(lines: readonly Line[], tagging: Tagging): Promise<readonly string[]> {
  const texts = lines.flatMap((line) => ('text' in line ? [line.text] : []));
  const names = await tagging.names(texts);
  let next = 0;
  return lines.map((line) => {
    if (!('text' in line)) return json(line);
    return json({ id: line.id, mentions: taggedMentions(line.text, names[next++]!) });
  });
}

function parseLine(line: string, number: number): Line {
  const bad = (message: string, id?: unknown): Line => ({
    ...(id === undefined ? {} : { id }),
    line: number,
    error: { code: 'malformed', message: `Line ${number} ${message}` },
  });
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return bad('is not an object; write {"id": …, "text": "…"}.');
    }
    const { id, text } = value as { readonly id?: unknown; readonly text?: unknown };
    if (id === undefined) return bad('has no "id"; give it one.');
    return typeof text === 'string' ? { id, text } : bad('has no "text"; give it one.', id);
  } catch {
    return bad('is not JSON; write {"id": …, "text": "…"}.');
  }
}

/** A line for each entity: kind, name, mentions, the forms it takes, what tagged it. */
function listing(mentions: readonly TaggedMention[]): readonly string[] {
  const entities = new Map<string, TaggedMention[]>();
  for (const mention of mentions) {
    entities.set(mention.entity, [...(entities.get(mention.entity) ?? []), mention]);
  }
  const rows = [...entities.values()].map((of) => {
    const [first] = of;
    const forms = [...new Set(of.map((it) => plain(it.text)))].filter((it) => it !== first!.name);
    const why = [...new Set(of.map((it) => it.why))].join(', ');
    return [first!.kind, plain(first!.name), String(of.length).padStart(3), why, forms.join(' · ')];
  });
  return columns(rows);
}

/** The text with `[name|kind]`, or in colour where there is colour. */
function markedText(text: string, mentions: readonly TaggedMention[], paint: Paint): string {
  const colours = { person: paint.cyan, place: paint.green, organisation: paint.yellow };
  const coloured = paint.bold('x') !== 'x';
  let at = 0;
  let marked = '';
  for (const { start, end, kind } of mentions) {
    const name = plainLines(text.slice(start, end));
    marked += plainLines(text.slice(at, start));
    marked += coloured ? colours[kind](name) : `[${name}|${kind}]`;
    at = end;
  }
  return marked + plainLines(text.slice(at));
}
