import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import { UserError } from '../errors.ts';
import { sendAnswer, sendFailure } from './answer.ts';
import { jsonOf } from './body.ts';
import { HttpFailure } from './failure.ts';
import { demandScope, type Guard } from './guard.ts';
import { securityHeaders } from './headers.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { nearest } from './nearest.ts';
import { isTypes, type Operation, type Tools } from './operation.ts';
import type { Pages } from './pages.ts';
import type { Limiter } from './rate.ts';
import { LIMITS } from './schema/values.ts';

export interface AppOptions {
  readonly operations: readonly Operation[];
  readonly tools: Tools;
  readonly pages: Pages;
  readonly guard: Guard;
  readonly limiter: Limiter;
  readonly metrics: Metrics;
  readonly log: Log;
  /** What express calls `trust proxy`: whether X-Forwarded-For says who asks. */
  readonly trustProxy: boolean | number | string;
  /** Requests that begin once the server is stopping are turned away. */
  readonly stopping: () => boolean;
  /** Called after every operation that changed the index. */
  readonly changed: () => void;
}

/** Everything between a request and its answer, in order. */
export function createApp(options: AppOptions): (q: IncomingMessage, a: ServerResponse) => void {
  const { operations, pages, guard } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  trust(app, options.trustProxy);
  app.enable('case sensitive routing');
  app.use(observe(options), securityHeaders, admit(options));
  for (const operation of operations)
    app[operation.method](routeOf(operation.path), answering(operation, options));
  for (const path of new Set(operations.map((operation) => operation.path)))
    app.all(routeOf(path), refuseMethod(operations.filter((operation) => operation.path === path)));
  app.use(async (request, response, next) => {
    // Set before, for a small file has gone out by the time that the promise resolves.
    response.locals['route'] = 'page';
    if (await pages(request, response, guard)) return;
    response.locals['route'] = 'other';
    next();
  });
  app.use((request) => {
    throw notFound(request.path, operations);
  });
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    sendFailure(error, request, response, options.log),
  );
  return app;
}

/** Throws `bad-proxy` for what is neither an address nor a name that express knows. */
function trust(app: express.Express, proxies: boolean | number | string): void {
  try {
    app.set('trust proxy', proxies);
  } catch (cause) {
    throw new UserError(
      'bad-proxy',
      `"${proxies}" is not the address of a proxy. Give loopback, an IP address, or a range as 10.0.0.0/8.`,
      { cause },
    );
  }
}

/** `{id}` as OpenAPI writes it is `:id` to express. */
function routeOf(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** Gives the request its id, and notes how it ended. */
function observe({ metrics, log }: AppOptions) {
  return (request: Request, response: Response, next: NextFunction) => {
    const startedAt = performance.now();
    const given = request.get('x-request-id');
    const requestId = given !== undefined && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    response.locals['requestId'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.setHeader('Cache-Control', 'no-store');
    response.once('close', () => {
      const ms = performance.now() - startedAt;
      const route: string = response.locals['route'] ?? 'other';
      const { method } = request;
      // 499: the asker left before the answer was complete; as nginx counts it.
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.observe({ method, route, status, seconds: ms / 1_000 });
      const query = log.queries ? { url: request.originalUrl } : {};
      log.info(
        { requestId, method, route, status, ms: Math.round(ms * 100) / 100, ...query },
        'request',
      );
    });
    next();
  };
}

function admit({ guard, limiter, stopping }: AppOptions) {
  return (request: Request, response: Response, next: NextFunction) => {
    if (stopping())
      throw new HttpFailure(503, 'stopping', 'The server is stopping. Try again in a moment.', {
        headers: { 'Retry-After': '5', Connection: 'close' },
      });
    guard.origin(request);
    const wait = limiter(request.ip ?? '');
    if (wait > 0)
      throw new HttpFailure(429, 'too-many', `Too many requests. Try again in ${wait} s.`, {
        headers: { 'Retry-After': String(wait) },
      });
    response.locals['route'] = 'other';
    next();
  };
}

function answering(operation: Operation, { tools, guard, changed, stopping }: AppOptions) {
  const { scope, body } = operation;
  return async (request: Request, response: Response) => {
    response.locals['route'] = operation.path;
    const caller = await guard.caller(request);
    if (scope !== 'open') demandScope(caller, scope);
    const json = body && !isTypes(body) ? await jsonOf(request, LIMITS.body) : undefined;
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const path = request.params as Record<string, string>;
    const call = { path, query: queryOf(request), json, request };
    const answer = await operation.run(call, { ...tools, caller, signal: gone.signal });
    if (scope === 'write' || scope === 'curate') changed();
    if (stopping()) response.setHeader('Connection', 'close');
    await sendAnswer(answer, request, response);
  };
}

function queryOf({ originalUrl }: Request): URLSearchParams {
  const start = originalUrl.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : originalUrl.slice(start + 1));
}

function refuseMethod(operations: readonly Operation[]) {
  const methods = operations.map(({ method }) => method.toUpperCase());
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  return (_request: Request, response: Response) => {
    response.locals['route'] = operations[0]!.path;
    throw new HttpFailure(
      405,
      'unknown-method',
      `This address answers ${allowed.join(', ')}. Use one of them.`,
      { headers: { Allow: allowed.join(', ') } },
    );
  };
}

function notFound(path: string, operations: readonly Operation[]): HttpFailure {
  const near = nearest(path, [...new Set(operations.map((operation) => operation.path))]);
  return new HttpFailure(
    404,
    'unknown-address',
    'There is nothing at this address. See /docs for what there is.',
    near === undefined ? {} : { hint: `Did you mean ${near}?` },
  );
}
