import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = { readonly [key: string]: unknown };

/** The document that a server publishes, as far as the tests read it. */
export interface Api extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required: boolean;
    readonly explode?: boolean;
    readonly schema: Json;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

/** A response, or a reference to one in `components/responses`. */
interface ApiResponse {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly json: unknown;
}

export type Ask = (path: string, init?: RequestInit) => Promise<Reply>;

/**
 * A `fetch` that holds every answer against the document: its status must be listed for the operation,
 * its type and its shape must be as described. Throws with what differs.
 */
export async function contract(url: string): Promise<{ readonly ask: Ask; readonly api: Api }> {
  const api = (await (await fetch(`${url}/openapi.json`)).json()) as Api;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...api, $id: 'api' });
  const compiled = new Map<string, ValidateFunction>();
  const validator = (pointer: string) => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };

  const ask: Ask = async (path, init) => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
    const json: unknown = type === 'application/json' && text !== '' ? JSON.parse(text) : undefined;
    const reply = { status: response.status, headers: response.headers, text, json };
    const method = (init?.method ?? 'GET').toLowerCase();
    const template = templateOf(api, path.split('?')[0]!);
    if (reply.headers.get('x-request-id') === null) throw wrong(path, reply, 'no X-Request-Id');
    const operation = template === undefined ? undefined : api.paths[template]![method];
    if (operation === undefined) {
      if (reply.status >= 400) hold(validator('/components/schemas/Error'), path, reply);
      return reply;
    }
    const described = operation.responses[reply.status];
    if (!described) throw wrong(path, reply, `status is not listed for ${operation.operationId}`);
    const pointer =
      described.$ref?.slice(1) ??
      `/paths/${escaped(template!)}/${method}/responses/${reply.status}`;
    const content = described.content ?? shared(api, described.$ref!).content!;
    if (!content[type]) throw wrong(path, reply, `type ${type} is not listed`);
    if (json !== undefined)
      hold(validator(`${pointer}/content/application~1json/schema`), path, reply);
    return reply;
  };
  return { ask, api };
}

function shared(api: Api, reference: string): ApiResponse {
  const { responses } = api['components'] as { responses: Record<string, ApiResponse> };
  return responses[reference.split('/').at(-1)!]!;
}

/** The path of the document that an address belongs to; a fixed one before one with `{id}`. */
function templateOf(api: Api, path: string): string | undefined {
  const templates = Object.keys(api.paths).sort(
    (a, b) => a.split('{').length - b.split('{').length,
  );
  return templates.find((template) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`).test(path),
  );
}

function hold(validate: ValidateFunction, path: string, reply: Reply): void {
  if (!validate(reply.json)) throw wrong(path, reply, JSON.stringify(validate.errors));
}

function wrong(path: string, { status, text }: Reply, what: string): Error {
  return new Error(`${path}: ${what}\n${status} ${text.slice(0, 500)}`);
}

function escaped(path: string): string {
  return encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));
}
