import type { Origin } from '../../types.ts';
import { HttpFailure } from '../failure.ts';
import { operation } from '../operation.ts';
import { commit, storedDocument } from '../schema/answers.ts';
import { idPath, noParameters } from '../schema/requests.ts';
import { addDocuments } from './add.ts';

const one = { path: '/v1/documents/{id}', group: 'Documents', params: idPath, query: noParameters };

export const documentOperations = [
  addDocuments,
  operation({
    ...one,
    id: 'getDocument',
    method: 'get',
    summary: 'One article with its mentions, and those like it',
    scope: 'search',
    answer: storedDocument,
    errors: [404],
    run: async ({ params }, { engine }) => {
      const document = await engine.document(params.id);
      if (document === undefined) throw unknownDocument();
      return { json: { ...document, origins: document.origins.map(withoutFolder) } };
    },
  }),
  operation({
    ...one,
    id: 'deleteDocument',
    method: 'delete',
    summary: 'Take an article out of the index',
    scope: 'write',
    answer: commit,
    errors: [404],
    run: async ({ params }, { engine }) => {
      const done = await engine.commit({ remove: [params.id] });
      if (done.removed === 0) throw unknownDocument();
      return { json: done };
    },
  }),
];

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
