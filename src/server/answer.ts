import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { failureBody, failureOf, HttpFailure } from './failure.ts';
import type { Log } from './log.ts';
import type { Answer } from './operation.ts';

/** A reader that takes nothing for so long has gone; what is read for it is let go. */
const STALLED_MS = 60_000;

/** Sends what an operation gave. A stream that breaks off takes its connection with it, so that half is never taken for all. */
export async function sendAnswer(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if ('json' in answer)
    return sendText(response, 'application/json; charset=utf-8', JSON.stringify(answer.json));
  if ('text' in answer) return sendText(response, answer.type, answer.text);
  response.setHeader('Content-Type', answer.type);
  response.setHeader('Content-Disposition', `attachment; filename="${answer.filename}"`);
  if (request.method === 'HEAD') return void response.end();
  response.setTimeout(STALLED_MS, () => response.destroy());
  await pipeline(Readable.from(answer.lines), response);
}

/** Sends any error in the one shape that errors have; the details go to the log. */
export function sendFailure(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse & { readonly locals: Record<string, unknown> },
  log: Log,
): void {
  const requestId = String(response.locals['requestId']);
  const failure = isClientFault(error) ?? failureOf(error);
  // What the log has and the answer has not: the error of the inside, stack and all.
  if (failure.status >= 500 && !isGone(error))
    log.error({ requestId, err: error }, failure.message);
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.statusCode = failure.status;
  for (const [name, value] of Object.entries(failure.headers)) response.setHeader(name, value);
  discardBody(request, response);
  sendText(
    response,
    'application/json; charset=utf-8',
    JSON.stringify(failureBody(failure, requestId)),
  );
}

function sendText(response: ServerResponse, type: string, text: string): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(text));
  // Node leaves out the body where the request was HEAD.
  response.end(text);
}

/** Errors that express itself raises, as for `%FF` in a path. */
function isClientFault(error: unknown): HttpFailure | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (error instanceof HttpFailure || status !== 400) return undefined;
  return new HttpFailure(
    400,
    'malformed-address',
    'The address cannot be decoded. Write its parts as encodeURIComponent does.',
  );
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
}

/**
 * What is left of a refused body is read and dropped for two seconds: cut off at once, a sender that
 * is still writing would see a broken connection instead of the refusal.
 */
function discardBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  response.setHeader('Connection', 'close');
  request.resume();
  const timer = setTimeout(() => request.destroy(), 2_000).unref();
  request.once('close', () => clearTimeout(timer));
}
