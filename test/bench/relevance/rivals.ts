import { create, insertMultiple, search } from '@orama/orama';
import { DatabaseSync } from '@photostructure/sqlite';
import FlexSearch from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { stem } from '../../../src/text/stem.ts';
import { isStopWord } from '../../../src/text/stopwords.ts';
import { words } from '../../../src/text/words.ts';
import type { Collection } from './collections.ts';

/** Ids of the ten best documents for the words of a query, ORed. */
export type Ranker = (text: string) => Promise<readonly string[]> | readonly string[];

/** A search engine that can be filled with a collection. */
export type System = (collection: Collection) => Promise<Ranker> | Ranker;

/** MiniSearch as it comes. */
export function miniSearch({ docs }: Collection): Ranker {
  const index = new MiniSearch({ fields: ['title', 'body'] });
  index.addAll(docs);
  return (text) =>
    index
      .search(text)
      .slice(0, 10)
      .map(({ id }) => String(id));
}

/**
 * MiniSearch with our words, stop words and stems, the title counted twice, and without its factor
 * for the share of query terms matched, which lowers relevance here.
 */
export function miniSearchTuned({ docs }: Collection): Ranker {
  const index = new MiniSearch({
    fields: ['title', 'body'],
    tokenize: (text) => words(text).map((word) => word.text),
    processTerm: (term) => (isStopWord(term) ? null : stem(term)),
    searchOptions: { boost: { title: 2 } },
  });
  index.addAll(docs);
  return (text) =>
    index
      .search(text)
      .map(({ id, score, queryTerms }) => ({ id: String(id), score: score / queryTerms.length }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 10)
      .map(({ id }) => id);
}

/** SQLite FTS5 with its porter tokenizer. */
export function fts5({ docs }: Collection): Ranker {
  const database = new DatabaseSync(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, title, body, tokenize = 'porter')",
  );
  const insert = database.prepare('INSERT INTO d VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (const { id, title, body } of docs) insert.run(id, title, body);
  database.exec('COMMIT');
  const select = database.prepare('SELECT id FROM d WHERE d MATCH ? ORDER BY bm25(d) LIMIT 10');
  return (text) =>
    select
      .all(
        plainWords(text)
          .map((word) => `"${word}"`)
          .join(' OR '),
      )
      .map((row) => String((row as { id: unknown }).id));
}

/** Lunr, with its own English stemmer and stop words. */
export function lunrSearch({ docs }: Collection): Ranker {
  const index = lunr(function build() {
    this.ref('id');
    this.field('title');
    this.field('body');
    for (const doc of docs) this.add(doc);
  });
  return (text) =>
    index
      .search(plainWords(text).join(' '))
      .slice(0, 10)
      .map(({ ref }) => ref);
}

/** Orama with stemming and our stop words; any word may match. */
export async function orama({ docs }: Collection): Promise<Ranker> {
  const index = create({
    schema: { key: 'string', title: 'string', body: 'string' },
    components: {
      tokenizer: { language: 'english', stemming: true, stopWords: stopWordsIn(docs) },
    },
  });
  await insertMultiple(
    index,
    docs.map(({ id, title, body }) => ({ key: id, title, body })),
  );
  return async (text) => {
    const { hits } = await search(index, {
      term: plainWords(text).join(' '),
      properties: ['title', 'body'],
      threshold: 1,
      limit: 10,
    });
    return hits.map((hit) => String(hit.document.key));
  };
}

/** Orama takes a list of stop words, not a test. */
function stopWordsIn(docs: Collection['docs']): string[] {
  const all = new Set(docs.flatMap(({ title, body }) => plainWords(`${title} ${body}`)));
  return [...all].filter(isStopWord);
}

/** FlexSearch over title and body, with its partial matches allowed. */
export function flexSearch({ docs }: Collection): Ranker {
  const index = new FlexSearch.Index({ tokenize: 'strict' });
  for (const [at, { title, body }] of docs.entries()) index.add(at, `${title} ${body}`);
  return (text) => {
    const query = plainWords(text)
      .filter((word) => !isStopWord(word))
      .join(' ');
    return index.search(query, { limit: 10, suggest: true }).map((at) => docs[Number(at)]!.id);
  };
}

/** Letters and digits only, so that no sign of the text means something in a query language. */
function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
