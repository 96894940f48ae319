import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../types.ts';
import { version } from '../version.ts';
import { createApp } from './app.ts';
import { docsFiles } from './docs.ts';
import { failureBody, HttpFailure } from './failure.ts';
import { pageFiles } from './files.ts';
import { createGuard, isLoopback } from './guard.ts';
import type { KeyStore } from './keys.ts';
import { createLog, type LogOptions } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { Tools } from './operation.ts';
import { operationsOf } from './operations.ts';
import { createPages } from './pages.ts';
import { createLimiter, type Rate } from './rate.ts';

export interface ServeOptions extends Pick<Tools, 'writer' | 'tag'> {
  readonly engine: Engine;
  /** The address to listen on; 127.0.0.1 by default, which no other machine reaches. */
  readonly host?: string;
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** Further names that the server may be called by, for the check of the header Host. */
  readonly names?: readonly string[];
  /** Reads need no key on any address. On loopback they never do. */
  readonly public?: boolean;
  readonly keys?: KeyStore;
  readonly log?: LogOptions;
  /** Believe X-Forwarded-For: `true`, a number of proxies, or their addresses. */
  readonly trustProxy?: boolean | number | string;
  /** Requests of one address; by default 20/s (60 at once), on loopback 500/s (2,000 at once). */
  readonly rate?: Rate;
  /** Folder of the built page; the one in the package by default. */
  readonly web?: string;
  /** Milliseconds for one query, after which its answer is partial; 1,500 by default. */
  readonly budgetMs?: number;
  /** Bytes of one body of documents, after unpacking; 64 MB by default. */
  readonly uploadBytes?: number;
  /** Milliseconds in which the headers, and the whole request, must have come. */
  readonly timeouts?: { readonly headersMs: number; readonly requestMs: number };
  /** Milliseconds for open requests to end when the server stops; 10,000 by default. */
  readonly graceMs?: number;
}

export interface Serving {
  /** `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests; resolves when those under way have ended. */
  close(): Promise<void>;
}

const STRANGERS: Rate = { perSecond: 20, burst: 60 };
const AT_HOME: Rate = { perSecond: 500, burst: 2_000 };

/** An upload of 64 MB gets through in a minute at 9 Mbit/s. */
const TIMEOUTS = { headersMs: 10_000, requestMs: 60_000 };

/** Serves an engine over HTTP until `close`. The engine stays open after that: it is its owner's. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { host = '127.0.0.1', port = 0, graceMs = 10_000, timeouts = TIMEOUTS } = options;
  let stopping = false;
  const app = await appOf(options, host, () => stopping);
  const server = createServer(
    {
      maxHeaderSize: 32_768,
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      keepAliveTimeout: 20_000,
      connectionsCheckingInterval: Math.min(2_000, timeouts.headersMs),
    },
    app,
  );
  server.maxConnections = 2_000;
  server.on('clientError', refuseConnection);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    close() {
      stopping = true;
      closed ??= new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      });
      return closed;
    },
  };
}

async function appOf(options: ServeOptions, host: string, stopping: () => boolean) {
  const { engine, writer, tag, keys, names = [], trustProxy = false } = options;
  const { budgetMs = 1_500, uploadBytes = 64_000_000 } = options;
  const metrics = createMetrics();
  let committedAt: number | undefined;
  const operations = operationsOf(metrics, () => committedAt);
  const web = options.web ?? fileURLToPath(new URL(WEB, import.meta.url));
  const files = new Map([...(await docsFiles(operations, version())), ...(await pageFiles(web))]);
  return createApp({
    operations,
    tools: { engine, budgetMs, uploadBytes, ...(writer && { writer }), ...(tag && { tag }) },
    pages: createPages(files),
    guard: createGuard({ host, names, keys, open: options.public === true }),
    limiter: createLimiter(options.rate ?? (isLoopback(host) ? AT_HOME : STRANGERS)),
    metrics,
    log: createLog(options.log),
    trustProxy,
    stopping,
    changed: () => {
      committedAt = Date.now() / 1_000;
    },
  });
}

/** Run from its sources, the built page lies elsewhere than beside the built server. */
const WEB = import.meta.url.endsWith('.ts') ? '../../dist/web' : '../web';

/** What cannot be read as HTTP, or came too slowly, is refused in the one shape too. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, code, message] = CONNECTION_FAULTS[error.code ?? ''] ?? BROKEN;
  const body = JSON.stringify(failureBody(new HttpFailure(Number(status), code, message), 'none'));
  socket.end(
    [
      `HTTP/1.1 ${status} Refused`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

type Fault = readonly [status: string, code: string, message: string];
const BROKEN: Fault = ['400', 'malformed-request', 'This is not HTTP. Check the request line.'];
const CONNECTION_FAULTS: Readonly<Record<string, Fault>> = {
  HPE_HEADER_OVERFLOW: ['431', 'headers-too-large', 'The headers exceed 32 KB. Send fewer.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408', 'too-slow', 'The request came too slowly. Send it again.'],
};
