import { parseQuery } from '../../query/parse.ts';
import { wantedIn } from '../../query/wanted.ts';
import { matchMarks } from '../../text/matcher.ts';
import type { Field, Origin, StoredDocument } from '../../types.ts';
import { HttpFailure } from '../failure.ts';
import { operation } from '../operation.ts';
import { commit, storedDocument } from '../schema/answers.ts';
import { documentParameters, idPath, noParameters } from '../schema/requests.ts';
import { addDocuments } from './add.ts';

const one = { path: '/v1/documents/{id}', group: 'Documents', params: idPath };

export const documentOperations = [
  addDocuments,
  operation({
    ...one,
    id: 'getDocument',
    method: 'get',
    summary: 'One article with its mentions, and those like it; with q, also where that matches',
    scope: 'search',
    query: documentParameters,
    answer: storedDocument,
    errors: [404],
    run: async ({ params, query }, { engine }) => {
      const document = await engine.document(params.id);
      if (document === undefined) throw unknownDocument();
      const origins = document.origins.map(withoutFolder);
      const matches = query.q === undefined ? {} : { matches: matchesIn(document, query.q) };
      return { json: { ...document, origins, ...matches } };
    },
  }),
  operation({
    ...one,
    id: 'deleteDocument',
    method: 'delete',
    summary: 'Take an article out of the index',
    scope: 'write',
    query: noParameters,
    answer: commit,
    errors: [404],
    run: async ({ params }, { engine }) => {
      const done = await engine.commit({ remove: [params.id] });
      if (done.removed === 0) throw unknownDocument();
      return { json: done };
    },
  }),
];

/** Where words of a query stand in the text of a document, as the marks of its snippets do; in order of start. */
function matchesIn({ title, text, bodyStart }: StoredDocument, q: string) {
  const expression = parseQuery(q);
  if (expression === undefined) return [];
  const inField = (field: Field, part: string, offset: number) =>
    matchMarks(
      part,
      wantedIn(expression, field, () => 1),
    ).map(({ start, end }) => ({
      start: start + offset,
      end: end + offset,
    }));
  return [...inField('title', title, 0), ...inField('body', text.slice(bodyStart), bodyStart)];
}

/** The folders of the machine are nobody's business; the name of the file says enough. */
function withoutFolder(origin: Origin): Origin {
  return { ...origin, file: origin.file.split(/[\\/]/).at(-1)! };
}

function unknownDocument(): HttpFailure {
  return new HttpFailure(
    404,
    'unknown-document',
    'There is no such document. Ids are in the hits of GET /v1/search.',
  );
}
