import { setTimeout as pause } from 'node:timers/promises';
import { documentText } from '../text/document.ts';
import type { Document, Engine, FileRecord, Likeness, Name } from '../types.ts';
import type { Committer, Step } from './committer.ts';
import type { Tagging } from './tagging.ts';
import { textHash } from './text-hash.ts';

/** What a document that the index knows already is worth. */
export type Trust =
  /** Its file is new: the same text found once more. Whoever came first keeps the word on date and source. */
  | 'text'
  /** Its file was read before: what the file says now about date or source holds. */
  | 'facts'
  /** It is tagged anew: its file was tagged by another tagger. */
  | 'nothing';

type FinishedFile = FileRecord & { readonly documents: readonly string[] };

/** From documents to commits. Holds a few chunks at a time, however much is read. */
export interface Pipeline {
  /** Waits while enough is under way. Says whether this run met the same text under this id before. */
  add(document: Document, trust: Trust): Promise<'first' | 'again'>;
  /** The file was read to its end; to be called after its last document. */
  finish(file: FinishedFile): Promise<void>;
  /** Resolves when everything so far is committed, or with `withinMs` what was tagged by then. */
  settle(options?: { readonly withinMs?: number }): Promise<void>;
}

type Item =
  | { readonly document: Document; readonly trust: Trust; readonly again: boolean }
  | { readonly finished: FinishedFile };

/** UTF-16 units and steps in one task of a worker: some 100 ms of tagging. */
const CHUNK = { characters: 64_000, steps: 64 };

export function createPipeline(engine: Engine, tagging: Tagging, committer: Committer): Pipeline {
  const met = new Map<string, number>();
  const ahead: Promise<readonly Step[]>[] = [];
  const limit = tagging.workers * 3;
  let chunk: Item[] = [];
  let characters = 0;

  const drain = async (until: number, late: Promise<undefined> | undefined = undefined) => {
    // In order: a file is finished after its documents, a document found again after it was put.
    while (ahead.length > until) {
      const steps = await (late ? Promise.race([ahead[0]!, late]) : ahead[0]!);
      if (!steps) return;
      ahead.shift();
      await committer.add(steps);
    }
  };

  const dispatch = () => {
    if (chunk.length === 0) return;
    const steps = stepsOf(chunk, engine, tagging);
    // Awaited in its turn; a failure before that must not count as unhandled.
    steps.catch(() => undefined);
    ahead.push(steps);
    chunk = [];
    characters = 0;
  };

  const push = async (item: Item) => {
    chunk.push(item);
    if (characters >= CHUNK.characters || chunk.length >= CHUNK.steps) dispatch();
    await drain(limit);
  };

  return {
    async add(document, trust) {
      const text = documentText(document);
      const hash = textHash(text);
      const again = met.get(document.id) === hash;
      met.set(document.id, hash);
      characters += text.length;
      await push({ document, trust, again });
      return again ? 'again' : 'first';
    },
    async finish(finished) {
      await push({ finished });
    },
    async settle({ withinMs } = {}) {
      dispatch();
      await drain(
        0,
        withinMs === undefined ? undefined : pause(withinMs, undefined, { ref: false }),
      );
      await committer.flush();
    },
  };
}

/** Tags what needs it, all in one task. */
async function stepsOf(
  items: readonly Item[],
  engine: Engine,
  tagging: Tagging,
): Promise<readonly Step[]> {
  const arrivals = items.flatMap((item) => ('document' in item ? [item] : []));
  const known = await engine.shelf.known(arrivals.map((it) => it.document));
  const fresh = arrivals
    .filter((it) => !it.again && !isFound(known.get(it.document.id), it.trust))
    .map((it) => it.document);
  const names = await tagging.names(fresh.map((document) => documentText(document)));
  const of = new Map<Document, readonly Name[]>(fresh.map((it, i) => [it, names[i]!]));
  return items.map((item): Step => {
    if ('finished' in item) return item;
    const { document } = item;
    const found = of.get(document);
    return found
      ? { put: { document, names: found } }
      : { found: { id: document.id, origin: document.origin } };
  });
}

function isFound(likeness: Likeness | undefined, trust: Trust): boolean {
  if (likeness === undefined || trust === 'nothing') return false;
  return likeness === 'same' || (likeness === 'text' && trust === 'text');
}
