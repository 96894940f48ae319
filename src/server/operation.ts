import type { IncomingMessage } from 'node:http';
import type { Commit, Document, Engine } from '../types.ts';
import { HttpFailure } from './failure.ts';
import type { Caller } from './guard.ts';
import type { Scope } from './keys.ts';
import { nearest } from './nearest.ts';
import { parametersOf } from './parameters.ts';
import { examine, type Fault, members, type Schema } from './schema/zod.ts';

/** A mention as `dateline tag` and `POST /v1/tag` give it. */
export interface TaggedMention {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entity: string;
  readonly name: string;
  readonly why: string;
}

/** What all operations work with. */
export interface Tools {
  readonly engine: Engine;
  /** Tags and commits; absent on a server that only reads. */
  readonly writer?: { add(documents: readonly Document[]): Promise<Commit> };
  readonly tag?: (text: string) => readonly TaggedMention[] | Promise<readonly TaggedMention[]>;
  /** Milliseconds for one query. */
  readonly budgetMs: number;
  /** Bytes of one body of documents, after unpacking. */
  readonly uploadBytes: number;
}

/** Tools, and whose request it is. `signal` aborts when the asker has gone. */
export interface Desk extends Tools {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

/** A request as it came, but for its body having been read where that is JSON. */
export interface Call {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly json: unknown;
  readonly request: IncomingMessage;
}

export type Answer =
  | { readonly json: unknown }
  | { readonly text: string; readonly type: string }
  | {
      readonly lines: AsyncIterable<string>;
      readonly type: string;
      readonly filename: string;
    };

/** How an operation stands in `/openapi.json`. */
export interface Description {
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  /** As OpenAPI writes it: `/v1/documents/{id}`. */
  readonly path: string;
  readonly group: string;
  readonly summary: string;
  /** What a caller must be allowed to do; `open` to everyone. */
  readonly scope: Scope | 'open';
  /** Of the answer 200: a named schema, or the media type of a text. */
  readonly answer: Schema<unknown> | string;
  /** Statuses of errors beside those that any request may get. */
  readonly errors?: readonly number[];
}

interface Spec<P, Q, B, H> extends Description {
  readonly params?: Schema<P>;
  /** Header fields that it heeds, all optional. */
  readonly headers?: Schema<H>;
  readonly query: Schema<Q>;
  /** A named schema for JSON, or the media types of a body that the operation reads itself. */
  readonly body?: Schema<B> | readonly string[];
  run(
    asked: {
      readonly params: P;
      readonly query: Q;
      readonly headers: H;
      readonly body: B;
      readonly call: Call;
    },
    desk: Desk,
  ): Promise<Answer>;
}

export interface Operation extends Description {
  readonly params?: Schema<unknown>;
  readonly headers?: Schema<unknown>;
  readonly query: Schema<unknown>;
  readonly body?: Schema<unknown> | readonly string[];
  run(call: Call, desk: Desk): Promise<Answer>;
}

/** Describes one operation; its path, parameters and JSON body are checked before `run` sees them. */
export function operation<P, Q, B, H>({ run, ...description }: Spec<P, Q, B, H>): Operation {
  const { params, query, headers, body } = description;
  return {
    ...description,
    run: async (call, desk) =>
      run(
        {
          params: (params && demand(params, pathOf(call, params), 'path')) as P,
          query: demand(query, parametersOf(call.query, members(query).properties), 'parameter'),
          headers: (headers && demand(headers, headersOf(call.request, headers), 'header')) as H,
          body: (body === undefined || isTypes(body)
            ? undefined
            : demand(body, call.json === undefined ? {} : call.json, 'member')) as B,
          call,
        },
        desk,
      ),
  };
}

/** Whether a body is described by its media types, not by a schema. */
export function isTypes(body: Schema<unknown> | readonly string[]): body is readonly string[] {
  return Array.isArray(body);
}

type What = 'path' | 'parameter' | 'header' | 'member';

/** The parts of the path, numbers as such. */
function pathOf({ path }: Call, schema: Schema<unknown>): object {
  return parametersOf(new URLSearchParams(path), members(schema).properties);
}

/** The header fields that a schema names, where they were sent. */
function headersOf({ headers }: IncomingMessage, schema: Schema<unknown>): object {
  const names = Object.keys(members(schema).properties);
  return Object.fromEntries(names.map((name) => [name, headers[name.toLowerCase()]]));
}

function demand<T>(schema: Schema<T>, value: unknown, what: What): T {
  const result = examine(schema, value);
  if ('value' in result) return result.value;
  const { where, unknown } = result.fault;
  if (unknown === undefined) throw wrong(result.fault, what);
  const name = unknown[0]!;
  const near = nearest(name, result.fault.known);
  throw new HttpFailure(
    400,
    `unknown-${what}`,
    `There is no ${what} "${shown(name)}"${where === '' ? '' : ` in "${where}"`}. Leave it out, or see /docs for those there are.`,
    near === undefined ? {} : { hint: `Did you mean "${near}"?` },
  );
}

/** What must stand there, what stands there, and what was probably meant. */
function wrong({ where, missing, known, must, given }: Fault, what: What): HttpFailure {
  // A list in an address has no places that its writer would count.
  const name = what === 'member' ? where : where.replace(/\[\d+\]$/, '');
  const subject = name === '' ? `The ${what === 'member' ? 'body' : what}` : `"${name}"`;
  const near = given === undefined ? undefined : nearest(given.replaceAll('"', ''), known);
  return new HttpFailure(
    400,
    'invalid',
    missing === true
      ? `${subject} is missing. It must be ${must}.`
      : `${subject} must be ${must}${given === undefined ? '' : `, not ${given}`}.`,
    near === undefined ? {} : { hint: `Did you mean "${near}"?` },
  );
}

function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
