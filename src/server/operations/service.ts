import type { Status } from '../../types.ts';
import { HttpFailure } from '../failure.ts';
import type { Gauge, Metrics } from '../metrics.ts';
import { operation } from '../operation.ts';
import { health, status } from '../schema/answers.ts';
import { session, tagAnswer } from '../schema/entities.ts';
import { noParameters, tagBody } from '../schema/requests.ts';

/** What serves the service itself: its health, its numbers, and tagging of a text that is not kept. */
export const serviceOperations = [
  operation({
    id: 'tag',
    method: 'post',
    path: '/v1/tag',
    group: 'Tagging',
    summary: 'People, places and organisations of a text, which is not kept',
    scope: 'search',
    query: noParameters,
    body: tagBody,
    answer: tagAnswer,
    errors: [503],
    run: async ({ body }, { tag }) => {
      if (tag) return { json: { mentions: await tag(body.text) } };
      throw new HttpFailure(
        503,
        'no-tagger',
        'This server was started without a tagger. Use "dateline tag", or start it with one.',
        { headers: { 'Retry-After': '3600' } },
      );
    },
  }),
  operation({
    id: 'getStatus',
    method: 'get',
    path: '/v1/status',
    group: 'Service',
    summary: 'What is in the index',
    scope: 'search',
    query: noParameters,
    answer: status,
    run: async (_asked, { engine }) => ({ json: await engine.shelf.status() }),
  }),
  operation({
    id: 'getSession',
    method: 'get',
    path: '/v1/session',
    group: 'Service',
    summary: 'What you are allowed to do',
    scope: 'open',
    query: noParameters,
    answer: session,
    run: async (_asked, { caller: { name, scopes } }) => ({
      json: { scopes, ...(name !== undefined && { name }) },
    }),
  }),
  operation({
    id: 'getHealth',
    method: 'get',
    path: '/health',
    group: 'Service',
    summary: 'Whether the index answers',
    scope: 'open',
    query: noParameters,
    answer: health,
    run: async (_asked, { engine }) => {
      await engine.search({ limit: 0 });
      return { json: { status: 'ok' } };
    },
  }),
];

/** `GET /metrics`, apart from the others because it needs what they are measured with. */
export function metricsOperation(metrics: Metrics, lastCommit: () => number | undefined) {
  return operation({
    id: 'getMetrics',
    method: 'get',
    path: '/metrics',
    group: 'Service',
    summary: 'Counts and times in the text format of Prometheus',
    scope: 'search',
    query: noParameters,
    answer: 'text/plain',
    run: async (_asked, { engine }) => ({
      text: metrics.text([...gaugesOf(await engine.shelf.status()), ...commitGauge(lastCommit())]),
      type: 'text/plain; version=0.0.4; charset=utf-8',
    }),
  });
}

function gaugesOf(status: Status): readonly Gauge[] {
  return [
    { name: 'documents', help: 'Documents in the index.', value: status.documents },
    { name: 'entities', help: 'Entities in the index.', value: status.entities },
    { name: 'mentions', help: 'Mentions in the index.', value: status.mentions },
    { name: 'segments', help: 'Segments of the text index.', value: status.segments },
    { name: 'index_size_bytes', help: 'Size of the index on disk.', value: status.size },
  ];
}

function commitGauge(seconds: number | undefined): readonly Gauge[] {
  if (seconds === undefined) return [];
  const help = 'When this server last committed.';
  return [{ name: 'last_commit_timestamp_seconds', help, value: seconds }];
}
