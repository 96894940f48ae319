import type { EntityMeant } from '../../types.ts';
import { HttpFailure } from '../failure.ts';
import { type Desk, operation } from '../operation.ts';
import { entityDetail, entityList, mentionList } from '../schema/entities.ts';
import {
  entitiesParameters,
  idPath,
  mentionsParameters,
  noParameters,
} from '../schema/requests.ts';

const LIMIT = 20;

export const entityOperations = [
  operation({
    id: 'listEntities',
    method: 'get',
    path: '/v1/entities',
    group: 'Entities',
    summary: 'People, places and organisations of the archive',
    scope: 'search',
    query: entitiesParameters,
    answer: entityList,
    run: async ({ query }, { engine }) => ({
      json: await engine.entities.list({ limit: LIMIT, ...query }),
    }),
  }),
  operation({
    id: 'getEntity',
    method: 'get',
    path: '/v1/entities/{id}',
    group: 'Entities',
    summary: 'One of them: its names, its time, its company',
    scope: 'search',
    params: idPath,
    query: noParameters,
    answer: entityDetail,
    errors: [404],
    run: async ({ params }, desk) => ({
      json: (await desk.engine.entities.get(params.id)) ?? (await nobody(params.id, desk)),
    }),
  }),
  operation({
    id: 'listMentions',
    method: 'get',
    path: '/v1/entities/{id}/mentions',
    group: 'Entities',
    summary: 'Every mention in its sentence, with the reasons why it was tagged and linked',
    scope: 'search',
    params: idPath,
    query: mentionsParameters,
    answer: mentionList,
    errors: [404],
    run: async ({ params, query }, desk) => {
      const { id } = await entityMeant(params.id, desk);
      const other =
        query.with === undefined ? {} : { with: (await entityMeant(query.with, desk)).id };
      return {
        json: await desk.engine.entities.mentions({ limit: LIMIT, ...query, ...other, entity: id }),
      };
    },
  }),
];

/** As `entityMeant`, where it matters that no other is meant: a 409 that names those who may be. */
export async function entityBeyondDoubt(idOrName: string, desk: Desk): Promise<EntityMeant> {
  const entity = await entityMeant(idOrName, desk);
  if (entity.certain) return entity;
  const ids = [entity, ...entity.namesakes].slice(0, 4).map(({ id }) => id);
  throw new HttpFailure(409, 'ambiguous', 'More than one goes by this name.', {
    hint: `Say which by its id: ${ids.join(' or ')}.`,
  });
}

/** The entity of an id, a slug or a name; a 404 with the nearest one otherwise. */
export async function entityMeant(idOrName: string, desk: Desk): Promise<EntityMeant> {
  return (await desk.engine.entities.meant(idOrName)) ?? (await nobody(idOrName, desk));
}

async function nobody(idOrName: string, { engine }: Desk): Promise<never> {
  const query = idOrName.replace(/^\w+:/, '').replaceAll('-', ' ');
  const [near] = (await engine.entities.list({ q: query.slice(0, 200), limit: 1 })).entities;
  throw new HttpFailure(
    404,
    'unknown-entity',
    'There is no such entity. GET /v1/entities?q=NAME lists those that go by a name.',
    near ? { hint: `Did you mean "${near.id}" (${near.name})?` } : {},
  );
}
