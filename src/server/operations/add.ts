import { documentsFromStream, type ReadOptions } from '../../reading/read.ts';
import type { Document, Skipped } from '../../types.ts';
import { chunksOf, demandType, hasBody, mediaType } from '../body.ts';
import { HttpFailure } from '../failure.ts';
import { type Call, type Desk, operation } from '../operation.ts';
import { added } from '../schema/answers.ts';
import { addHeaders, addParameters } from '../schema/requests.ts';

/** How each type of body is read. */
const FORMATS = {
  'application/json': 'json',
  'application/x-ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
  'text/html': 'html',
  'text/plain': 'text',
  'text/markdown': 'markdown',
} as const;

const ORIGIN = { file: 'api' };

export const addDocuments = operation({
  id: 'addDocuments',
  method: 'post',
  path: '/v1/documents',
  group: 'Documents',
  summary: 'Add articles: one as JSON, a list, one a line (NDJSON), or a page as HTML or text',
  scope: 'write',
  query: addParameters,
  headers: addHeaders,
  body: Object.keys(FORMATS),
  answer: added,
  run: async ({ query, headers, call }, desk) => {
    const options = {
      ...(query.source !== undefined && { source: query.source }),
      ...(headers['Captured-At'] !== undefined && { capturedAt: headers['Captured-At'] }),
    };
    return { json: await add(call, desk, options) };
  },
});

async function add({ request }: Call, { writer, uploadBytes }: Desk, options: ReadOptions) {
  if (!writer)
    throw new HttpFailure(
      403,
      'read-only',
      'This server does not take documents. Use one that does, or "dateline ingest".',
    );
  demandType(request, Object.keys(FORMATS));
  if (!hasBody(request)) throw new HttpFailure(400, 'empty', 'The body is empty. Send a document.');
  const format = FORMATS[mediaType(request) as keyof typeof FORMATS];
  const { documents, skipped } = await read(chunksOf(request, uploadBytes), format, options);
  if (documents.length === 0) throw nothingRead(skipped);
  const { added, replaced, unchanged, removed } = await writer.add(documents);
  const ids = documents.map(({ id }) => id);
  const left = skipped.map(withoutFile);
  return { added, replaced, unchanged, removed, documents: ids, skipped: left };
}

/** All documents of a body before the first is committed: a body that breaks off adds nothing. */
async function read(
  body: AsyncIterable<Uint8Array>,
  format: (typeof FORMATS)[keyof typeof FORMATS],
  options: ReadOptions,
) {
  let broken: unknown;
  const stream = watched(body, (error) => {
    broken = error;
  });
  const documents: Document[] = [];
  const skipped: Skipped[] = [];
  for await (const found of documentsFromStream(stream, ORIGIN, format, options))
    if ('skipped' in found) skipped.push(found);
    else documents.push(found);
  if (broken !== undefined) throw broken;
  return { documents, skipped };
}

/** Tells of an error of the stream, which reading would report as one more input left out. */
async function* watched(
  stream: AsyncIterable<Uint8Array>,
  tell: (error: unknown) => void,
): AsyncIterable<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    tell(error);
    throw error;
  }
}

function withoutFile({ skipped, place, reason }: Skipped) {
  return { skipped, ...(place !== undefined && { place }), reason };
}

function nothingRead(skipped: readonly Skipped[]): HttpFailure {
  const first = skipped[0];
  if (!first) return new HttpFailure(400, 'empty', 'There is no document in the body. Send one.');
  const where = first.place === undefined ? '' : ` (${first.place})`;
  return new HttpFailure(
    first.skipped === 'too-large' ? 413 : 400,
    first.skipped,
    `No document could be read${where}: ${first.reason}`,
  );
}
