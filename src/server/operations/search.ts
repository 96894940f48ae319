import type { Query } from '../../types.ts';
import { csvLines, jsonLines } from '../export.ts';
import { allHits } from '../hits.ts';
import { type Desk, operation } from '../operation.ts';
import { questionOfBody, questionOfParameters } from '../question.ts';
import { searchResult } from '../schema/answers.ts';
import { suggestions } from '../schema/entities.ts';
import {
  exportParameters,
  noParameters,
  searchBody,
  searchParameters,
  suggestParameters,
} from '../schema/requests.ts';

const search = {
  path: '/v1/search',
  group: 'Search',
  scope: 'search',
  answer: searchResult,
} as const;

export const searchOperations = [
  operation({
    ...search,
    id: 'search',
    method: 'get',
    summary: 'Search, with filters and facets in the address',
    query: searchParameters,
    run: async ({ query }, desk) => answer(questionOfParameters(query), desk),
  }),
  operation({
    ...search,
    id: 'searchWithBody',
    method: 'post',
    summary: 'Search, with everything that filters and facets can do',
    query: noParameters,
    body: searchBody,
    run: async ({ body }, desk) => answer(questionOfBody(body), desk),
  }),
  operation({
    id: 'exportCsv',
    method: 'get',
    path: '/v1/search.csv',
    group: 'Search',
    summary: 'All hits of a search, as a table',
    scope: 'search',
    query: exportParameters,
    answer: 'text/csv',
    run: async ({ query }, desk) => ({
      lines: csvLines(await allHits(questionOfParameters(query), desk)),
      type: 'text/csv; charset=utf-8; header=present',
      filename: 'dateline.csv',
    }),
  }),
  operation({
    id: 'exportJsonLines',
    method: 'get',
    path: '/v1/search.jsonl',
    group: 'Search',
    summary: 'All hits of a search, one JSON object a line',
    scope: 'search',
    query: exportParameters,
    answer: 'application/x-ndjson',
    run: async ({ query }, desk) => ({
      lines: jsonLines(await allHits(questionOfParameters(query), desk)),
      type: 'application/x-ndjson; charset=utf-8',
      filename: 'dateline.jsonl',
    }),
  }),
  operation({
    id: 'suggest',
    method: 'get',
    path: '/v1/suggest',
    group: 'Search',
    summary: 'Terms, entities and titles that begin as typed',
    scope: 'search',
    query: suggestParameters,
    answer: suggestions,
    run: async ({ query }, { engine }) => ({
      json: await engine.suggest(query.q, query.limit ?? 5),
    }),
  }),
];

async function answer(query: Query, { engine, budgetMs }: Desk) {
  return { json: await engine.search({ limit: 20, ...query, budgetMs }) };
}
