import type { Lexicon } from './lexicon.ts';
import type { Word } from './word.ts';

/** Words with fewer letters are of every topic. */
const SHORT = 4;
/** So many words of nothing in particular are thought added, as one sentence says little of a topic. */
const PRIOR = 10;

/** What a document is about: the mean vector of its longer words in lower case, the smaller the fewer there are. */
export function topicOf(words: readonly Word[], { dimensions, codes }: Lexicon): Float32Array {
  const result = new Float32Array(dimensions);
  const half = dimensions / 2;
  let count = 0;
  for (const word of words) {
    if (!word.lower || word.text.length < SHORT || word.vector < 0) continue;
    count++;
    const row = word.vector * half;
    for (let at = 0; at < half; at++) {
      const pair = codes[row + at]!;
      result[2 * at]! += (pair & 15) - 8;
      result[2 * at + 1]! += (pair >> 4) - 8;
    }
  }
  // Steps of 0.4 as in `readInput`, and twice that: means are small.
  for (let d = 0; d < dimensions; d++) result[d]! *= 0.8 / (count + PRIOR);
  return result;
}

/** What the topic brings to the hidden units, added to `units`; `table`: [dimensions][hidden]. */
export function addTopic(topic: Float32Array, table: Float32Array, units: Float32Array): void {
  const hidden = units.length;
  topic.forEach((value, d) => {
    for (let h = 0; h < hidden; h++) units[h]! += value * table[d * hidden + h]!;
  });
}
