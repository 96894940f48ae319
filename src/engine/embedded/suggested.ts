import type { MergeSuggestion } from '../../types.ts';
import { readDecisions } from './decisions.ts';
import { hasFindings, openedRegistry } from './findings.ts';
import { generationOf } from './state.ts';
import { closedIndex, openStore, type Store } from './store.ts';
import { inTurns } from './turns.ts';

/** Suggested merges, found once for each generation that is asked for. */
export interface Suggested {
  /** Of this generation, or where those of an older one are being looked for, of the one after them. */
  all(): Promise<readonly MergeSuggestion[]>;
}

interface Search {
  readonly generation: number;
  readonly found: Promise<readonly MergeSuggestion[]>;
  isOver: boolean;
}

export function createSuggested(store: Store): Suggested {
  let last: Search | undefined;
  let next: Promise<readonly MergeSuggestion[]> | undefined;
  let closed = false;
  store.onClose(() => {
    closed = true;
  });
  const start = (): Promise<readonly MergeSuggestion[]> => {
    const found = suggestions(store.path, () => closed);
    const search: Search = { generation: generationOf(store), found, isOver: false };
    last = search;
    const end = () => {
      search.isOver = true;
    };
    found.then(end, () => {
      end();
      // Who asks again may have more luck.
      if (last === search) last = undefined;
    });
    return found;
  };
  const startNext = () => {
    next = undefined;
    if (closed) throw closedIndex();
    return start();
  };
  return {
    all: () => {
      if (last?.generation === generationOf(store)) return last.found;
      if (last === undefined || last.isOver) return start();
      // One at a time, and one that waits: each takes seconds, and hundreds of MB at 40,000 names.
      next ??= last.found.catch(() => undefined).then(startNext);
      return next;
    },
  };
}

/**
 * All names are compared: seconds at 40,000, in which others get their turns. An opening of the index of its own
 * keeps the moment at which it began, whatever is committed meanwhile.
 */
async function suggestions(
  path: string,
  isStopped: () => boolean,
): Promise<readonly MergeSuggestion[]> {
  const store = openStore(path, { readonly: true });
  try {
    store.exec('BEGIN');
    const reads = hasFindings(store) ? 'tables' : 'all names';
    const registry = openedRegistry(store, reads, readDecisions(store));
    const found = await inTurns(registry.suggestions(addresses(store)), isStopped);
    if (found === undefined) throw closedIndex();
    return found;
  } finally {
    store.close();
  }
}

const PART = 1_000;

/** Of all names, a part at a time. */
function* addresses(store: Store): Generator<string, void> {
  for (let last = 0; ; ) {
    const part = store.all<{ id: number; kind: string; key: string }>(
      'SELECT id, kind, key FROM names WHERE id > ? AND documents > 0 ORDER BY id LIMIT ?',
      last,
      PART,
    );
    if (part.length === 0) return;
    for (const { kind, key } of part) yield `${kind}:${key}`;
    last = part.at(-1)!.id;
  }
}
