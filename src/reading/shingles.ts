/** Words of a run that have to be the same: four hold apart what is shared by chance. */
export const SHINGLE = 4;

/** A word of a paragraph: `start` and `end` within it. */
export interface Word {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

/** Words by blanks, hashed without case and edge punctuation. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    hash: hashOf(word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || word),
    start: index,
    end: index + word.length,
  }));
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Hash of each run of `SHINGLE` words; a shorter text has one, of all its words and its length. */
export function shinglesOf(words: readonly Word[]): readonly number[] {
  if (words.length === 0) return [];
  const size = Math.min(SHINGLE, words.length);
  return Array.from({ length: words.length - size + 1 }, (_, at) => {
    let hash = Math.imul(size, 0x9e3779b1);
    for (let i = at; i < at + size; i += 1) {
      hash = Math.imul((hash << 5) ^ (hash >>> 27) ^ words[i]!.hash, 0x85ebca6b);
    }
    return (hash ^ (hash >>> 15)) >>> 0;
  });
}
