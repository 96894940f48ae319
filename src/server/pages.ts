import type { IncomingMessage, ServerResponse } from 'node:http';
import { codingFor, type PageFile } from './files.ts';
import type { Guard } from './guard.ts';

/** Answers requests for the page and its files; false when there is nothing at that address. */
export type Pages = (
  request: IncomingMessage,
  response: ServerResponse,
  guard: Guard,
) => Promise<boolean>;

/** What browsers ask for unasked, on pages that name no icon, and the file that answers. */
const RENAMED: Readonly<Record<string, string>> = { '/favicon.ico': '/favicon.svg' };

/**
 * Serves files by their exact address, and the page itself for every address that a browser asks a
 * page for: the script in it knows what `/document/…` and `/entity/…` are.
 */
export function createPages(files: ReadonlyMap<string, PageFile>): Pages {
  return async (request, response, guard) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = (request.url ?? '/').split('?')[0]!;
    const file =
      files.get(RENAMED[path] ?? path) ??
      (isPage(request, path) ? files.get('/index.html') : undefined);
    if (file === undefined) return false;
    const cookie = file === files.get('/index.html') ? await guard.cookie(request) : undefined;
    if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
    send(file, request, response);
    return true;
  };
}

function isPage(request: IncomingMessage, path: string): boolean {
  if (path === '/') return true;
  const asksForPage = /\btext\/html\b/.test(request.headers.accept ?? '');
  return asksForPage && !/^\/(v1|assets)(\/|$)/.test(path);
}

function send(file: PageFile, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('ETag', file.etag);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader(
    'Cache-Control',
    file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  if (request.headers['if-none-match']?.includes(file.etag)) {
    response.statusCode = 304;
    return void response.end();
  }
  const coding = codingFor(file, request.headers['accept-encoding']);
  const bytes = file.bytes[coding] ?? file.bytes.identity;
  if (coding !== 'identity') response.setHeader('Content-Encoding', coding);
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}
