import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Thrown by `gunzipped` for a stream that is no sound gzip. */
export class GzipError extends Error {}

/** The bytes of a file in chunks of 256 kB. */
export function fileBytes(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 1 << 18 });
}

/** Unpacks when the stream starts as gzip does; otherwise passes it on as it is. */
export async function* gunzipped(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const { head, rest } = await peek(stream, 2);
  if (!(head[0] === 0x1f && head[1] === 0x8b)) {
    yield* rest;
    return;
  }
  // The callback of `pipeline` keeps errors of the source from being thrown out of nowhere.
  const unpacked = pipeline(Readable.from(rest), createGunzip(), () => {});
  try {
    for await (const chunk of unpacked) yield chunk as Uint8Array;
  } catch (cause) {
    const zlib = (cause as NodeJS.ErrnoException).code?.startsWith('Z_') ?? false;
    throw zlib ? new GzipError('Damaged gzip', { cause }) : cause;
  }
}

/** At least `wanted` bytes from the start (fewer when the stream ends), and the whole stream again. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  wanted: number,
): Promise<{ readonly head: Uint8Array; readonly rest: AsyncIterable<Uint8Array> }> {
  const source = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const { done, value } = await source.next();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  const head = Buffer.concat(chunks);
  return { head, rest: again(head, source) };
}

async function* again(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (;;) {
      const { done, value } = await source.next();
      if (done) return;
      yield value;
    }
  } finally {
    await source.return?.();
  }
}

/** The whole stream, or undefined as soon as it is longer than `limit` bytes. */
export async function gather(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A line of bytes without its end; `bytes` is undefined when it is longer than the limit. */
export interface ByteLine {
  /** Counts from 1. */
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
}

/** Lines of a stream. A line over `limit` bytes is passed over without being kept in memory. */
export async function* byteLines(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncIterable<ByteLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length <= limit) parts.push(part);
    else parts = [];
  };
  const take = (): ByteLine => {
    const line = { number, bytes: length <= limit ? Buffer.concat(parts) : undefined };
    [parts, length, number] = [[], 0, number + 1];
    return line;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
