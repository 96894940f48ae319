import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.ts';
import type { Engine } from '../../src/types.ts';
import { type Archive, openArchive } from './support/archive.ts';

let archive: Archive;
let serving: Serving;
let hasty: Serving;

beforeAll(async () => {
  archive = await openArchive();
  serving = await archive.serve();
  hasty = await archive.serve({ timeouts: { headersMs: 300, requestMs: 600 } });
});
afterAll(() => archive.close());

/** Sends pieces over a bare connection, one after the other; resolves with all that came back. */
function exchange(port: number, pieces: readonly (string | number)[]): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', async () => {
      for (const piece of pieces) {
        if (typeof piece === 'number') await pause(piece);
        else if (socket.writable) socket.write(piece);
      }
    });
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    // A server that refuses may reset the connection under what is still being sent.
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}

const HEAD = `Host: 127.0.0.1\r\nConnection: close\r\n`;

describe('what is not quite a request is refused in the same shape', () => {
  test.each<[what: string, pieces: (string | number)[], status: number, code: string]>([
    ['not HTTP', ['hello\r\n\r\n'], 400, 'malformed-request'],
    [
      'headers without end',
      [`GET /health HTTP/1.1\r\n${HEAD}X: ${'x'.repeat(40_000)}\r\n\r\n`],
      431,
      'headers-too-large',
    ],
    [
      'an address without end',
      [`GET /v1/search?q=${'x'.repeat(40_000)} HTTP/1.1\r\n${HEAD}\r\n`],
      431,
      'headers-too-large',
    ],
    [
      'headers that come too slowly',
      [`GET /health HTTP/1.1\r\n`, 'Host: a\r\n', 5_000],
      408,
      'too-slow',
    ],
    [
      'a body that comes too slowly',
      [
        `POST /v1/search HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n`,
        '{',
        5_000,
      ],
      408,
      'too-slow',
    ],
    [
      'two lengths',
      [`POST /v1/search HTTP/1.1\r\n${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
      400,
      'malformed-request',
    ],
    [
      'a length and chunks',
      [
        `POST /v1/search HTTP/1.1\r\n${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      ],
      400,
      'malformed-request',
    ],
    ['no Host', ['GET /health HTTP/1.0\r\n\r\n'], 403, 'unknown-host'],
  ])('%s', async (_what, pieces, status, code) => {
    const text = await exchange((status === 408 ? hasty : serving).port, pieces);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toMatchObject({ code });
    expect((await fetch(`${serving.url}/health`)).status).toBe(200);
  });
});

test('a body over the limit is refused before it has been sent', async () => {
  const head = `POST /v1/search HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\n`;
  const text = await exchange(serving.port, [`${head}Content-Length: 1000000000\r\n\r\n{`]);
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

test('a body without a length stops at the limit', async () => {
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const head = `POST /v1/search HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const text = await exchange(serving.port, [head, ...Array<string>(20).fill(chunk)]);
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

test('a sender that is still writing gets the refusal, not a broken connection', async () => {
  const reply = await fetch(`${serving.url}/v1/search`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: `{"q":"${'x'.repeat(8_000_000)}"}`,
  });
  expect(reply.status).toBe(413);
});

test('a reader that leaves in the middle of an export ends it, and is logged as gone', async () => {
  const lines: string[] = [];
  let parts = 0;
  let released = false;
  const engine: Engine = {
    ...archive.engine,
    async *hits() {
      const { hits } = await archive.engine.search({ limit: 1 });
      try {
        for (;;) {
          parts++;
          yield Array.from({ length: 500 }, () => hits[0]!);
        }
      } finally {
        released = true;
      }
    },
  };
  const endless = await archive.serve({
    engine,
    log: { to: { write: (line) => lines.push(line) } },
  });
  await new Promise<void>((resolve) => {
    const sent = request(`${endless.url}/v1/search.jsonl`, (response) => {
      response.once('data', () => {
        sent.destroy();
        resolve();
      });
    });
    sent.on('error', () => undefined);
    sent.end();
  });
  await expect.poll(() => lines.join()).toContain('"status":499');
  await expect.poll(() => released).toBe(true);
  expect(parts).toBeGreaterThan(0);
});

test('an export that breaks off takes its connection with it', async () => {
  const engine: Engine = {
    ...archive.engine,
    async *hits(query) {
      yield* archive.engine.hits(query);
      throw new Error('lost');
    },
  };
  const { url } = await archive.serve({ engine });
  await expect(fetch(`${url}/v1/search.csv`).then((reply) => reply.text())).rejects.toThrow();
});

describe('stopping', () => {
  /** An engine whose answers wait until they are let go; `asked` resolves when the first is due. */
  function slow() {
    let go = () => {};
    let enter = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const asked = new Promise<void>((resolve) => {
      enter = resolve;
    });
    const engine: Engine = {
      ...archive.engine,
      search: async (query) => {
        enter();
        await gate;
        return archive.engine.search(query);
      },
    };
    return { engine, go, asked };
  }

  test('requests under way are answered, new ones are not, then it is closed', async () => {
    const { engine, go, asked } = slow();
    const stopping = await archive.serve({ engine });
    const under = fetch(`${stopping.url}/v1/search`);
    await asked;
    let closed = false;
    const done = stopping.close().then(() => {
      closed = true;
    });
    await pause(50);
    expect(closed).toBe(false);
    await expect(fetch(`${stopping.url}/health`)).rejects.toThrow();
    go();
    const reply = await under;
    expect(reply.status).toBe(200);
    await reply.text();
    await done;
    await stopping.close();
  });

  test('a connection that is kept open is told to close', async () => {
    const { engine, go, asked } = slow();
    const stopping = await archive.serve({ engine });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (path: string) =>
      new Promise<{ status: number; connection: string | undefined }>((resolve, reject) => {
        const sent = request(`${stopping.url}${path}`, { agent }, (response) => {
          response
            .resume()
            .on('end', () =>
              resolve({ status: response.statusCode!, connection: response.headers.connection }),
            );
        });
        sent.on('error', reject).end();
      });
    const under = ask('/v1/search');
    await asked;
    const done = stopping.close();
    go();
    expect(await under).toEqual({ status: 200, connection: 'close' });
    await done;
    agent.destroy();
  });

  test('what does not end in time is cut off', async () => {
    const { engine, go, asked } = slow();
    const stopping = await archive.serve({ engine, graceMs: 100 });
    const under = fetch(`${stopping.url}/v1/search`).catch(() => 'cut off');
    await asked;
    await stopping.close();
    expect(await under).toBe('cut off');
    go();
  });
});

describe('the log', () => {
  const words = async (queries: boolean) => {
    const lines: string[] = [];
    const log = { queries, to: { write: (line: string) => lines.push(line) } };
    const { url } = await archive.serve({ log });
    await (await fetch(`${url}/v1/search?q=confidential&people=donald-trump`)).text();
    await (await fetch(`${url}/v1/documents/story-1`)).text();
    await (await fetch(`${url}/v1/search?q=(confidential`)).text();
    await expect.poll(() => lines.length).toBe(3);
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  test('has one line of JSON for each request, and not what was asked', async () => {
    const lines = await words(false);
    expect(lines.map(({ route, status }) => [route, status])).toEqual([
      ['/v1/search', 200],
      ['/v1/documents/{id}', 200],
      ['/v1/search', 400],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/confidential|donald|story-1/);
    for (const line of lines)
      expect(line).toMatchObject({ requestId: expect.any(String), ms: expect.any(Number) });
  });

  test('has it when asked to', async () => {
    expect(JSON.stringify(await words(true))).toContain('q=confidential&people=donald-trump');
  });
});
