import { openIndex } from '../engine/embedded/open.ts';
import { UserError } from '../errors.ts';
import { createTagging } from '../ingest/tagging.ts';
import { createWriter } from '../ingest/writer.ts';
import { openKeys } from '../server/keys.ts';
import { type Serving, serve } from '../server/serve.ts';
import type { Flags } from './flags.ts';
import { indexFolder, keyFile } from './index-at.ts';
import { taggedMentions } from './tagged.ts';

/** A server and all that stands behind it. */
export interface Service {
  readonly url: string;
  /** Takes no more requests, ends those under way, closes the index. */
  close(): Promise<void>;
}

/** Serves the index over HTTP, with a write path of its own. Throws UserError where there is no index. */
export async function startService(flags: Flags): Promise<Service> {
  const folder = indexFolder(flags);
  const port = flags.number('port') ?? 3300;
  if (port > 65_535)
    throw new UserError('usage', `${port} is no port. Choose one from 0 (a free one) to 65535.`);
  const engine = await openIndex(folder);
  // No tagging in this thread: it answers requests. One worker, for writing is the rare case.
  const tagging = createTagging({ tagger: 'model', workers: 1, here: 0 });
  const writer = createWriter({ engine, tagging });
  const queries = flags.on('logQueries');
  const closeAll = async (serving?: Serving) => {
    await serving?.close();
    await writer.close();
    await tagging.close();
    await engine.close();
  };
  try {
    const serving = await serve({
      engine,
      writer,
      tag: async (text) => taggedMentions(text, (await tagging.names([text]))[0] ?? []),
      host: flags.text('host') ?? '127.0.0.1',
      port,
      public: flags.on('public'),
      keys: openKeys(keyFile(folder)),
      names: flags.list('allowHost'),
      trustProxy: flags.text('trustProxy') ?? false,
      log: { level: flags.on('log') || queries ? 'info' : 'error', queries },
    });
    return { url: serving.url, close: () => closeAll(serving) };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Resolves at the first SIGINT or SIGTERM; the second ends the process at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
