import { isTypes, type Operation } from './operation.ts';
import { isCommaList } from './parameters.ts';
import { failure } from './schema/answers.ts';
import {
  examine,
  type JsonSchema,
  members,
  namedSchemas,
  nameOf,
  type Schema,
} from './schema/zod.ts';

/** The OpenAPI 3.1 document of these operations, from the schemas that check their requests. */
export function openApi(operations: readonly Operation[], version: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of operations)
    (paths[operation.path] ??= {})[operation.method] = describe(operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'dateline',
      version,
      summary:
        'Full-text search over news pages with exact facets of people, places and organisations',
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({
      name,
      description: GROUPS[name] ?? name,
    })),
    paths,
    components: {
      schemas: namedSchemas(),
      responses: Object.fromEntries(
        Object.keys(FAILURES).map((status) => [FAILURES[status]![0], failed(status)]),
      ),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key from "dateline key create".' },
      },
    },
  };
}

const ABOUT =
  'Search over news pages with exact facets of people, places and organisations. Reads are open on the machine itself, and elsewhere where the server says so; all else needs a key with the scope that its operation names. Every answer has a header X-Request-Id, by which the log knows it.';

const GROUPS: Readonly<Record<string, string>> = {
  Search: 'Words, filters, facets; as one page, or all of it as a file.',
  Documents: 'Single articles: read, add, delete.',
  Entities: 'Who and what the archive speaks of.',
  Curation: 'Decisions about who is who. They take effect at once and can be undone.',
  Tagging: 'Names in a text of your own.',
  Service: 'How the server does.',
};

function describe(operation: Operation): JsonSchema {
  const { id, group, summary, scope, body } = operation;
  return {
    operationId: id,
    tags: [group],
    summary,
    description: scope === 'open' ? 'Open to everyone.' : `Needs the scope ${scope}.`,
    security: securityOf(scope),
    parameters: [
      ...parameters('path', operation.params),
      ...parameters('query', operation.query),
      ...parameters('header', operation.headers),
    ],
    ...(body && { requestBody: { required: !mayBeMissing(body), content: contentOf(body) } }),
    responses: responses(operation),
  };
}

/** An empty alternative says that a stranger may ask too, where reads are open. */
function securityOf(scope: Operation['scope']): readonly JsonSchema[] {
  if (scope === 'open') return [];
  return scope === 'search' ? [{}, { key: [] }] : [{ key: [] }];
}

function parameters(
  place: 'path' | 'query' | 'header',
  schema: Schema<unknown> | undefined,
): JsonSchema[] {
  if (!schema) return [];
  const { properties, required } = members(schema);
  return Object.entries(properties).map(([name, { description, ...type }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    ...(isCommaList(type) && { style: 'form', explode: false }),
    schema: type,
  }));
}

function contentOf(body: Schema<unknown> | readonly string[]): JsonSchema {
  if (!isTypes(body)) return { 'application/json': { schema: reference(body) } };
  return Object.fromEntries(
    body.map((type) => [type, { schema: RAW[type] ?? { type: 'string' } }]),
  );
}

/** A body that is read as a stream, as far as a schema can say what it is. */
const RAW: Readonly<Record<string, JsonSchema>> = {
  'application/json': {
    oneOf: [
      { $ref: '#/components/schemas/NewDocument' },
      { type: 'array', items: { $ref: '#/components/schemas/NewDocument' } },
    ],
  },
};

/** No body is the same as one without members, where none of them is required. */
function mayBeMissing(body: Schema<unknown> | readonly string[]): boolean {
  return !isTypes(body) && 'value' in examine(body, {});
}

function responses(operation: Operation): JsonSchema {
  const { answer, body, scope, errors = [] } = operation;
  const statuses = new Set([400, 403, 405, 408, 429, 431, 500, 503, ...errors]);
  if (scope !== 'open') statuses.add(401);
  if (body) for (const status of [413, 415]) statuses.add(status);
  return {
    200: {
      description: 'As asked.',
      headers: HEADERS,
      content:
        typeof answer === 'string'
          ? { [answer]: { schema: { type: 'string' } } }
          : { 'application/json': { schema: reference(answer) } },
    },
    ...Object.fromEntries(
      [...statuses]
        .sort()
        .map((status) => [status, { $ref: `#/components/responses/${FAILURES[status]![0]}` }]),
    ),
  };
}

const HEADERS = {
  'X-Request-Id': { description: 'Names this request in the log.', schema: { type: 'string' } },
};

/** By status: the name of the response, and when it is given. */
const FAILURES: Readonly<Record<string, readonly [name: string, reason: string]>> = {
  400: ['Invalid', 'Something in the request is not as it must be; the message says what.'],
  401: ['KeyNeeded', 'A key is needed, or the given one is not known.'],
  403: ['Forbidden', 'Not with this key, or not from another site, or not under this Host.'],
  404: ['NotFound', 'There is no such thing.'],
  405: ['WrongMethod', 'This address answers other methods; the header Allow names them.'],
  408: ['TooSlow', 'The request did not come in time.'],
  409: ['Conflict', 'It contradicts what has been decided before.'],
  413: ['TooLarge', 'The body is too large.'],
  415: ['UnsupportedType', 'The body is of a type that is not read here.'],
  429: ['TooMany', 'Too many requests; Retry-After says when to come back.'],
  431: ['HeadersTooLarge', 'Address and headers exceed 32 KB. POST /v1/search takes more.'],
  500: ['Fault', 'A fault of the server; the log knows more under the request id.'],
  503: ['Busy', 'Busy, or stopping; Retry-After says when to come back.'],
};

function failed(status: string): JsonSchema {
  const waits = status === '429' || status === '503';
  const wait = { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } };
  return {
    description: FAILURES[status]![1],
    headers: waits ? { ...HEADERS, ...wait } : HEADERS,
    content: { 'application/json': { schema: reference(failure) } },
  };
}

function reference(schema: Schema<unknown>): JsonSchema {
  return { $ref: `#/components/schemas/${nameOf(schema)}` };
}
