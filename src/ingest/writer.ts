import { UserError } from '../errors.ts';
import { documentText } from '../text/document.ts';
import type { Commit, Document, Engine } from '../types.ts';
import type { Tagging } from './tagging.ts';

export interface WriterOptions {
  readonly engine: Engine;
  readonly tagging: Tagging;
  /** UTF-16 units of text that may wait; what comes on top is refused. */
  readonly limit?: number;
}

/** Adds documents that come one request at a time. */
export interface Writer {
  /**
   * Tags and commits these documents together, all or none; durable when it resolves.
   * Throws UserError `busy` when too much is waiting already.
   */
  add(documents: readonly Document[]): Promise<Commit>;
  /** Resolves when all that was accepted is committed. Takes no more. */
  close(): Promise<void>;
}

const LIMIT = 32_000_000;
const CHUNK = 64;

export function createWriter({ engine, tagging, limit = LIMIT }: WriterOptions): Writer {
  let waiting = 0;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const write = async (documents: readonly Document[]): Promise<Commit> => {
    const chunks = Array.from({ length: Math.ceil(documents.length / CHUNK) }, (_, i) =>
      documents.slice(i * CHUNK, (i + 1) * CHUNK),
    );
    const names = await Promise.all(chunks.map((chunk) => tagging.names(chunk.map(documentText))));
    const put = names.flat().map((of, i) => ({ document: documents[i]!, names: of }));
    return engine.commit({ put });
  };

  return {
    async add(documents) {
      if (closed) throw new UserError('busy', 'The server is stopping. Try again when it is back.');
      const size = documents.reduce((sum, it) => sum + it.title.length + it.body.length, 0);
      // A lone request larger than the limit is let in: refused, it would never get through.
      if (waiting > 0 && waiting + size > limit) {
        throw new UserError('busy', 'Too many documents are waiting. Try again in a few seconds.', {
          hint: 'Send fewer documents at once, or wait for each answer before sending more.',
        });
      }
      waiting += size;
      // One after the other: two requests with the same document must not race.
      const turn = last.then(() => write(documents)).finally(() => (waiting -= size));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      closed = true;
      await last;
    },
  };
}
