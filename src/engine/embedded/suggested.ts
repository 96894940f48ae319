import { keptRegistry } from '../../entities/registry.ts';
import { UserError } from '../../errors.ts';
import type { MergeSuggestion } from '../../types.ts';
import { readDecisions } from './decisions.ts';
import { hasFindings, keptState } from './findings.ts';
import { nameRecords } from './names.ts';
import { generationOf } from './state.ts';
import { openStore, type Store } from './store.ts';
import { inTurns } from './turns.ts';

/** Suggested merges, found once for each generation that is asked for. */
export interface Suggested {
  all(): Promise<readonly MergeSuggestion[]>;
}

export function createSuggested(store: Store): Suggested {
  let known:
    | { readonly generation: number; readonly all: Promise<readonly MergeSuggestion[]> }
    | undefined;
  let closed = false;
  store.onClose(() => {
    closed = true;
  });
  return {
    all: () => {
      const generation = generationOf(store);
      if (known?.generation !== generation) {
        const all = suggestions(store.path, () => closed);
        known = { generation, all };
        // Who asks again may have more luck.
        all.catch(() => {
          if (known?.all === all) known = undefined;
        });
      }
      return known.all;
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
    const kept = hasFindings(store);
    const registry = keptRegistry(kept ? keptState(store) : undefined, readDecisions(store));
    if (!kept) registry.change(nameRecords(store), []);
    const found = await inTurns(registry.suggestions(addresses(store)), isStopped);
    if (found === undefined)
      throw new UserError('closed', 'The index has been closed. Open it again.');
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
