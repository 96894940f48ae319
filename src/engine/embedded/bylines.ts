import { fold } from '../../text/fold.ts';
import type { Store } from './store.ts';

/** Who wrote what, by the bylines of documents. */
export interface Bylines {
  /** Numbers of documents whose byline holds these words in a row, whatever their case and accents; some may be gone. */
  find(value: string): readonly number[];
  /** Each byline once. */
  all(): readonly { readonly name: string }[];
}

interface Written {
  readonly name: string;
  readonly words: string;
  readonly documents: number[];
}

/** Numbers that are read, at least, before all are read again. */
const AT_LEAST = 10_000;

/**
 * Reads the column of bylines when first asked, and after that of new documents only: a number is given
 * once, and what it stands for never changes. Where as many have come as there were, many of which may have gone
 * since, all are read anew: so no more than twice the bylines there are is kept.
 */
export function createBylines(store: Store, atLeast = AT_LEAST): Bylines {
  const known = new Map<string, Written>();
  let last = 0;
  let count = 0;
  let limit = 0;
  const read = (): Iterable<Written> => {
    readFrom();
    if (count > limit) {
      if (limit > 0) {
        known.clear();
        [last, count] = [0, 0];
        readFrom();
      }
      limit = 2 * Math.max(count, atLeast);
    }
    return known.values();
  };
  const readFrom = (): void => {
    for (const { number, byline } of store.all<{ number: number; byline: string }>(
      'SELECT number, byline FROM documents WHERE number > ? AND byline IS NOT NULL ORDER BY number',
      last,
    )) {
      last = number;
      count++;
      const written = known.get(byline);
      if (written === undefined)
        known.set(byline, { name: byline, words: wordsOf(byline), documents: [number] });
      else written.documents.push(number);
    }
  };
  return {
    find: (value) => {
      const words = wordsOf(value);
      if (words.trim() === '') return [];
      return Array.from(read())
        .filter((written) => written.words.includes(words))
        .flatMap(({ documents }) => documents);
    },
    all: () => Array.from(read()),
  };
}

/** Folded words, a space before and after each. */
function wordsOf(text: string): string {
  return ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}
