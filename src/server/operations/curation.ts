import type { Decision, LoggedDecision } from '../../types.ts';
import { HttpFailure } from '../failure.ts';
import { type Desk, operation } from '../operation.ts';
import { decisionLog, loggedDecision, review } from '../schema/entities.ts';
import { idPath, noParameters, pageParameters, sequencePath } from '../schema/requests.ts';
import { bodies, decision } from '../schema/values.ts';
import type { Schema } from '../schema/zod.ts';
import { entityBeyondDoubt } from './entities.ts';

const LIMIT = 20;

const reviewing = [
  operation({
    id: 'listSuggestions',
    method: 'get',
    path: '/v1/suggestions',
    group: 'Curation',
    summary: 'Pairs that may be one and the same, for you to decide',
    scope: 'search',
    query: pageParameters,
    answer: review,
    run: async ({ query }, { engine }) => ({
      json: await engine.entities.review({
        limit: query.limit ?? LIMIT,
        offset: query.offset ?? 0,
      }),
    }),
  }),
  operation({
    id: 'listDecisions',
    method: 'get',
    path: '/v1/decisions',
    group: 'Curation',
    summary: 'The log of decisions, newest first',
    scope: 'search',
    query: pageParameters,
    answer: decisionLog,
    run: async ({ query }, { engine }) => {
      const log = [...(await engine.entities.decisions())].reverse();
      const start = query.offset ?? 0;
      const decisions = log.slice(start, start + (query.limit ?? LIMIT));
      return { json: { decisions, total: log.length } };
    },
  }),
  operation({
    id: 'exportDecisions',
    method: 'get',
    path: '/v1/decisions.jsonl',
    group: 'Curation',
    summary: 'The whole log, oldest first, one decision a line',
    scope: 'search',
    query: noParameters,
    answer: 'application/x-ndjson',
    run: async (_asked, { engine }) => ({
      lines: logLines(await engine.entities.decisions()),
      type: 'application/x-ndjson; charset=utf-8',
      filename: 'decisions.jsonl',
    }),
  }),
];

const curation = {
  method: 'post',
  group: 'Curation',
  scope: 'curate',
  query: noParameters,
  answer: loggedDecision,
  errors: [404, 409],
} as const;

const deciding = [
  operation({
    ...curation,
    id: 'decide',
    path: '/v1/decisions',
    summary: 'Decide: merge, split, rename, retype, hide, refuse a suggestion, or undo',
    body: decision,
    run: ({ body }, desk) => decide(body, desk),
  }),
  operation({
    ...curation,
    id: 'undo',
    path: '/v1/decisions/{sequence}/undo',
    summary: 'Undo a decision',
    params: sequencePath,
    body: bodies.nothing,
    run: ({ params }, desk) => decide({ action: 'undo', decision: params.sequence }, desk),
  }),
  operation({
    ...curation,
    id: 'refuseSuggestion',
    path: '/v1/suggestions/refuse',
    summary: 'These two are not the same: do not suggest it again',
    body: bodies.refuse,
    run: ({ body }, desk) => decide({ action: 'refuse', ...body }, desk),
  }),
  curate(
    'mergeEntity',
    'merge',
    'It is the same as another, which stays',
    bodies.merge,
    (id, body) => ({
      action: 'merge',
      from: id,
      ...body,
    }),
  ),
  curate(
    'splitEntity',
    'split',
    'Some of its names are somebody else',
    bodies.split,
    (id, body) => ({
      action: 'split',
      entity: id,
      ...body,
    }),
  ),
  curate('renameEntity', 'rename', 'It is called otherwise', bodies.rename, (id, body) => ({
    action: 'rename',
    entity: id,
    ...body,
  })),
  curate('retypeEntity', 'retype', 'It is of another kind', bodies.retype, (id, body) => ({
    action: 'retype',
    entity: id,
    ...body,
  })),
  curate('hideEntity', 'hide', 'It is nobody: leave it out of facets', bodies.nothing, (id) => ({
    action: 'hide',
    entity: id,
  })),
];

export const curationOperations = [...reviewing, ...deciding];

/** `POST /v1/entities/{id}/merge` and its like: a decision whose subject stands in the path. */
function curate<B>(
  id: string,
  action: string,
  summary: string,
  body: Schema<B>,
  decisionOf: (entity: string, body: B) => Decision,
) {
  return operation({
    ...curation,
    id,
    path: `/v1/entities/{id}/${action}`,
    summary,
    params: idPath,
    body,
    run: ({ params, body }, desk) => decide(decisionOf(params.id, body), desk),
  });
}

/** The decision with ids in place of names, so that the log means the same for ever. */
async function withIds(decision: Decision, desk: Desk): Promise<Decision> {
  const id = async (idOrName: string) => (await entityBeyondDoubt(idOrName, desk)).id;
  switch (decision.action) {
    case 'undo':
      return knownUndo(decision, desk);
    case 'merge':
      return { ...decision, from: await id(decision.from), into: await id(decision.into) };
    case 'refuse':
      return { ...decision, a: await id(decision.a), b: await id(decision.b) };
    default:
      return { ...decision, entity: await id(decision.entity) };
  }
}

async function knownUndo(undo: Decision & { action: 'undo' }, { engine }: Desk) {
  const log = await engine.entities.decisions();
  if (log.some(({ sequence }) => sequence === undo.decision)) return undo;
  throw new HttpFailure(
    404,
    'unknown-decision',
    'There is no such decision. GET /v1/decisions lists them.',
  );
}

async function decide(asked: Decision, desk: Desk) {
  const { engine, caller } = desk;
  const decision = await withIds(asked, desk);
  const by = caller.name === undefined ? {} : { by: caller.name };
  const { decisions } = await engine.commit({ decide: [{ decision, ...by }] });
  const logged = (await engine.entities.decisions()).find((it) => it.sequence === decisions[0]);
  return { json: logged };
}

async function* logLines(log: readonly LoggedDecision[]): AsyncIterable<string> {
  for (const decision of log) yield `${JSON.stringify(decision)}\n`;
}
