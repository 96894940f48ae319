import { UserError } from '../../errors.ts';
import { fold } from '../../text/fold.ts';
import type {
  Decision,
  Entity,
  Kind,
  LoggedDecision,
  MergeSuggestion,
  NameRecord,
  Registry,
} from '../../types.ts';

export function plainForm(_kind: Kind, text: string): string {
  return text.trim();
}

export function eachWord(
  text: string,
  visit: (term: string, start: number, end: number) => void,
): void {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu))
    visit(fold(match[0]), match.index, match.index + match[0].length);
}

export function stem(term: string): string {
  return term.length > 3 && term.endsWith('s') && !term.endsWith('ss') ? term.slice(0, -1) : term;
}

/** Each name an entity of its own, but for merges and hidings. */
export function buildRegistry(
  records: readonly NameRecord[],
  decisions: readonly LoggedDecision[],
): Registry {
  const undone = new Set(
    decisions.flatMap((d) => (d.decision.action === 'undo' ? [d.decision.decision] : [])),
  );
  const into = new Map<string, string>();
  const hidden = new Set<string>();
  for (const { sequence, decision } of decisions) {
    if (undone.has(sequence)) continue;
    if (decision.action === 'merge') into.set(decision.from, decision.into);
    if (decision.action === 'hide') hidden.add(decision.entity);
  }
  const groups = new Map<string, NameRecord[]>();
  const ids = new Map<number, string>();
  for (const record of records) {
    const own = `${record.kind}:${fold(record.key).replace(/[^\p{L}\p{N}]+/gu, '-')}`;
    let id = own;
    for (let step = 0; step < 10 && into.has(id); step++) id = into.get(id)!;
    ids.set(record.id, id);
    const group = groups.get(id) ?? [];
    if (id === own) group.unshift(record);
    else group.push(record);
    groups.set(id, group);
  }
  const entities: Entity[] = [...groups]
    .map(([id, group]) => ({
      id,
      kind: id.split(':')[0] as Kind,
      name: group[0]!.text,
      names: group.map((record) => record.id).sort((a, b) => a - b),
      hidden: hidden.has(id),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const index = new Map(entities.map((entity, at) => [entity.id, at]));
  const suggestions: MergeSuggestion[] = [];
  return {
    entities,
    entityOf: (name) => (ids.has(name) ? index.get(ids.get(name)!) : undefined),
    find: (query, kind) =>
      entities.filter(
        (entity) =>
          (kind === undefined || entity.kind === kind) &&
          (entity.id === query ||
            entity.id === `${entity.kind}:${query}` ||
            fold(entity.name) === fold(query)),
      ),
    why: (name) => (ids.has(name) ? { name, entity: ids.get(name)!, why: 'same key' } : undefined),
    suggestions: () => suggestions,
  };
}

export function checkDecision(registry: Registry, decision: Decision): void {
  if (decision.action === 'merge' && registry.find(decision.from).length === 0)
    throw new UserError(
      'unknown-entity',
      `No entity ${decision.from}. List them with: dateline entity`,
    );
}

export function sentenceAround(
  text: string,
  start: number,
  end: number,
): { readonly sentence: string; readonly sentenceStart: number } {
  const before = Math.max(
    text.lastIndexOf('. ', start - 1) + 2,
    text.lastIndexOf('\n', start - 1) + 1,
  );
  const from = before === 1 ? 0 : before;
  const stop = text.slice(end).search(/[.!?](\s|$)|\n/);
  const to = stop < 0 ? text.length : end + stop + 1;
  return { sentence: text.slice(from, to), sentenceStart: from };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function snippetOf(
  text: string,
  isMatch: (term: string) => boolean,
): { readonly html: string; readonly start: number; readonly end: number } | undefined {
  const spans: [number, number][] = [];
  eachWord(text, (term, start, end) => {
    if (isMatch(term)) spans.push([start, end]);
  });
  if (spans.length === 0) return undefined;
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, spans[0]![0] - 80)) + 1);
  const cut = text.indexOf(' ', from + 240);
  const to = cut < 0 ? text.length : cut;
  const escaped = (part: string) => part.replace(/[&<>"']/g, (c) => ESCAPES[c]!);
  let html = '';
  let at = from;
  for (const [start, end] of spans) {
    if (start < at || end > to) continue;
    html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    at = end;
  }
  return { html: html + escaped(text.slice(at, to)), start: from, end: to };
}
