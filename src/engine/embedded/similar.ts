import { idf } from '../../text/ranking.ts';
import type { RelatedDocument } from '../../types.ts';
import type { DocumentRow } from './rows.ts';
import { namesOf } from './rows.ts';
import { evaluate } from './search/evaluate.ts';
import { groupsOf } from './search/groups.ts';
import type { Plan } from './search/plan.ts';
import { type Ranked, Top } from './search/top.ts';
import { idReader } from './search.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import { eachTerm } from './terms.ts';

/** Words that stand for a document, and documents shown. */
const TERMS = 16;
const SHOWN = 8;
/** A document that shares less than this of what stands for another is not similar. */
const LEAST = 0.15;
/** A shared entity says as much as so many words of its rarity. */
const ENTITY_WORTH = 1.5;

/** Documents that share the telling words and the entities of one, most alike first. */
export function similarTo(
  store: Store,
  state: State,
  row: DocumentRow,
): readonly RelatedDocument[] {
  const { snapshot, index, directory } = state;
  const { parts, share } = wordParts(state, row);
  const entities = new Set(namesOf(row).flatMap(([name]) => directory.entityOf(name) ?? []));
  const lists = [...entities]
    .filter((entity) => !entity.hidden)
    .map((entity) => index.documentsOfEntity(entity.number));
  const top = new Top(SHOWN + 1, 'relevance', snapshot.newestDay, idReader(store));
  for (const [at, segment] of snapshot.segments.entries()) {
    const scene = { snapshot, segment, at, deadline: Number.POSITIVE_INFINITY };
    const cost = snapshot.documents;
    const found = evaluate(scene, { type: 'or', of: parts, cost }, undefined);
    const scores = new Float64Array(segment.size);
    found.documents.forEach((document, n) => {
      scores[document] = found.scores[n]!;
    });
    for (const documents of lists) {
      const holding = documents.reduce((sum, list) => sum + list.length, 0);
      const worth = ENTITY_WORTH * idf(snapshot.documents, Math.min(holding, snapshot.documents));
      for (const document of documents[at]!) scores[document]! += worth;
    }
    const { deleted } = segment;
    const alike: number[] = [];
    for (let document = 0; document < segment.size; document++)
      if (scores[document]! > 0 && deleted?.[document] !== 1) alike.push(document);
    const theirs = Float64Array.from(alike, (document) => scores[document]!);
    top.offer(segment, Int32Array.from(alike), theirs);
  }
  return related(store, row.number, top.sorted(), share);
}

/**
 * The words of the document that tell most: frequent in it, rare elsewhere. Those that nothing else
 * has find nothing; `share` is what the others weigh, of all that tell.
 */
function wordParts(
  state: State,
  row: DocumentRow,
): { readonly parts: readonly Plan[]; readonly share: number } {
  const counts = new Map<string, number>();
  eachTerm(`${row.title}\n\n${row.body}`, (term) => counts.set(term, (counts.get(term) ?? 0) + 1));
  const { snapshot } = state;
  const texts = [...counts.keys()];
  const slots = texts.map((text) => ({ text, how: 'exact' as const }));
  const telling = groupsOf(snapshot, slots, [])
    .map((group, at) => {
      const weight = idf(snapshot.documents, group.documents);
      return {
        group,
        text: texts[at]!,
        weight,
        worth: weight * Math.log1p(counts.get(texts[at]!)!),
      };
    })
    .filter(({ group }) => group.documents * 4 < snapshot.documents + 12)
    .sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1));
  const found = telling.filter(({ group }) => group.documents > 1).slice(0, TERMS);
  const worth = (list: typeof telling) => list.reduce((sum, one) => sum + one.worth, 0);
  const whole = worth(telling.slice(0, TERMS));
  return {
    parts: found.map(({ group, weight }) => ({
      type: 'group',
      group,
      weight,
      field: undefined,
      cost: group.documents,
    })),
    share: whole === 0 ? 1 : worth(found) / whole,
  };
}

/** Similarity is the share of the score that the document itself reaches. */
function related(
  store: Store,
  self: number,
  ranked: readonly Ranked[],
  share: number,
): readonly RelatedDocument[] {
  const reached = ranked.find(({ number }) => number === self)?.score ?? ranked[0]?.score ?? 0;
  const own = share === 0 ? reached : reached / share;
  return ranked
    .filter(({ number, score }) => number !== self && own > 0 && score >= LEAST * own)
    .slice(0, SHOWN)
    .flatMap(({ number, score }) => {
      const row = store.get<{
        id: string;
        title: string;
        source: string | null;
        date: string | null;
      }>('SELECT id, title, source, date FROM documents WHERE number = ?', number);
      if (row === undefined) return [];
      return [
        {
          id: row.id,
          title: row.title,
          ...(row.source === null ? {} : { source: row.source }),
          ...(row.date === null ? {} : { date: row.date }),
          similarity: Math.min(1, score / own),
        },
      ];
    });
}
