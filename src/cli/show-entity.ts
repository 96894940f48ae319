import { whyHere, whyOne, whyTagged } from '../entities/reasons.ts';
import type { EntityDetail, MentionInContext, MentionList } from '../types.ts';
import { decisionRows } from './decision.ts';
import { columns, count, counted, wrap } from './layout.ts';
import { type Paint, plain, type Terminal } from './terminal.ts';

/** An entity for a reader: names, time, company, decisions. */
export function showEntity(entity: EntityDetail, { print, paint, width }: Terminal): void {
  const where = [
    entity.country,
    entity.coordinates && `${entity.coordinates.latitude}, ${entity.coordinates.longitude}`,
  ].filter((part) => part !== undefined);
  print(`${paint.bold(plain(entity.name))}${entity.hidden ? ' (hidden)' : ''}`);
  print(paint.dim([entity.kind, entity.id, ...where].join(' · ')));
  const mentioned = counted(entity.mentions, 'mention');
  print(`${counted(entity.documents, 'article')}, ${mentioned}${span(entity)}`);
  section(print, paint, 'Goes by', columns(entity.aliases.map(aliasRow)));
  section(print, paint, 'Stands with', related(entity, width));
  const decisions = decisionRows(entity.decisions, (at) => at.slice(0, 10));
  section(print, paint, 'Decided', columns(decisions));
}

function section(
  print: (line: string) => void,
  paint: Paint,
  title: string,
  lines: readonly string[],
): void {
  if (lines.length === 0) return;
  print('');
  print(paint.bold(title));
  for (const line of lines) print(`  ${line.trimStart() === line ? line : line.slice(2)}`);
}

function span({ timeline, documents }: EntityDetail): string {
  const undated = documents - timeline.reduce((sum, month) => sum + month.documents, 0);
  const rest = undated > 0 ? `, ${undated} without a date` : '';
  const [first, last] = [timeline.at(0)?.month, timeline.at(-1)?.month];
  if (first === undefined) return '';
  return (first === last ? `, in ${first}` : `, from ${first} to ${last}`) + rest;
}

function aliasRow(alias: EntityDetail['aliases'][number]): readonly string[] {
  const forms = alias.forms
    .map((form) => plain(form.text))
    .filter((text) => text !== plain(alias.text));
  const also = forms.length > 0 ? ` (also ${forms.slice(0, 6).join(', ')})` : '';
  return [plain(alias.text) + also, count(alias.documents), plain(whyOne(alias.why))];
}

function related(entity: EntityDetail, width: number): readonly string[] {
  const of = (kind: string) =>
    entity.related
      .filter((it) => it.kind === kind)
      .slice(0, 10)
      .map((it) => `${plain(it.name)} ${count(it.together)}`);
  return ['person', 'organisation', 'place']
    .map(of)
    .filter((names) => names.length > 0)
    .flatMap((names) => wrap(names.join(' · '), width, 2));
}

/** Mentions in their sentences, article by article. */
export function showMentions(
  list: MentionList,
  terminal: Terminal,
  show: { readonly why: boolean },
): void {
  let document: string | undefined;
  for (const mention of list.mentions) {
    if (mention.document !== document) {
      const title = plain(mention.title) || '(no title)';
      terminal.print(`${terminal.paint.bold(title)} ${terminal.paint.dim(mention.document)}`);
    }
    document = mention.document;
    for (const line of sentenceLines(mention, terminal)) terminal.print(line);
    if (show.why) terminal.print(terminal.paint.dim(`    ${reasons(mention)}`));
  }
}

function sentenceLines(mention: MentionInContext, { paint, width }: Terminal): readonly string[] {
  const { sentence, sentenceStart, start, end } = mention;
  const [from, to] = [start - sentenceStart, end - sentenceStart];
  const marked = `${sentence.slice(0, from)}${sentence.slice(from, to).replace(/\S+/g, '\ue000$&\ue001')}${sentence.slice(to)}`;
  return wrap(plain(marked), width, 2).map((line) =>
    line.replace(/\ue000([^\ue001]*)\ue001/g, (_, word: string) => paint.cyan(paint.bold(word))),
  );
}

function reasons(mention: MentionInContext): string {
  const parts = [
    `${mention.start}–${mention.end}`,
    `${whyTagged(mention.why)} (${Math.round(mention.confidence * 100)} % sure)`,
    whyHere(mention.link),
    whyOne(mention.entityWhy),
  ];
  return plain(parts.join(' · '));
}
