import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { HttpFailure } from './failure.ts';

/** The media type of a request without its parameters, in lower case; empty when it has none. */
export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

/** Whether the request has a body, be it of unknown length. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Refuses a body of a type that the operation does not read, with the types it does. */
export function demandType(request: IncomingMessage, types: readonly string[]): void {
  const charset = /charset="?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  const type = mediaType(request);
  if (!types.includes(type))
    throw new HttpFailure(
      415,
      'unsupported-type',
      `${type === '' ? 'The body has no Content-Type' : 'Bodies of this Content-Type are not read here'}. Send ${types.join(' or ')}.`,
    );
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset))
    throw new HttpFailure(415, 'unsupported-charset', 'Bodies are read as UTF-8. Send it so.');
}

/** The body, unpacked, in pieces. Throws 413 beyond `limit` bytes, counted after unpacking. */
export async function* chunksOf(
  request: IncomingMessage,
  limit: number,
): AsyncGenerator<Uint8Array, void> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  let length = 0;
  for await (const chunk of unpacked(request)) {
    length += chunk.length;
    if (length > limit) throw tooLarge(limit);
    yield chunk;
  }
}

/** The body as JSON; undefined when there is none. */
export async function jsonOf(request: IncomingMessage, limit: number): Promise<unknown> {
  if (!hasBody(request)) return undefined;
  demandType(request, ['application/json']);
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(request, limit)) chunks.push(chunk);
  const text = utf8(Buffer.concat(chunks));
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /at position (\d+)/.exec(String(error))?.[1];
    throw new HttpFailure(
      400,
      'malformed-json',
      `The body is not JSON${at === undefined ? '' : `: look at character ${at}`}. Check quotes, commas and brackets.`,
    );
  }
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpFailure(400, 'encoding', 'The body is not UTF-8. Encode it so.');
  }
}

async function* unpacked(request: IncomingMessage): AsyncGenerator<Uint8Array, void> {
  const coding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  // Not destroyed when reading stops early: the refusal still has to go out on its connection.
  const raw = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  if (coding === 'identity') yield* raw;
  else if (coding === 'gzip') yield* gunzipped(request);
  else
    throw new HttpFailure(
      415,
      'unsupported-encoding',
      'Bodies with this Content-Encoding are not read here. Send it plain, or with gzip.',
    );
}

async function* gunzipped(request: IncomingMessage): AsyncGenerator<Uint8Array, void> {
  const gunzip = request.pipe(createGunzip());
  request.once('aborted', () => gunzip.destroy(new Error('aborted')));
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof HttpFailure || !request.complete) throw error;
    throw new HttpFailure(400, 'encoding', 'The body is not what gzip makes. Pack it anew.');
  } finally {
    request.unpipe(gunzip);
  }
}

function tooLarge(limit: number): HttpFailure {
  return new HttpFailure(
    413,
    'too-large',
    `The body is larger than ${limit / 1e6} MB. Send it in parts.`,
    { headers: { Connection: 'close' } },
  );
}
