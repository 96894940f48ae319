import { spansOf } from '../tag/mentions.ts';
import { MAX_SENTENCE } from '../tag/tokens.ts';
import { type Decoder, decoder } from '../tag/viterbi.ts';
import type { Sentence } from './encoded.ts';
import type { Judged } from './secondpass.ts';

/** F1 of exact typed spans (in tokens) by source, of what models said of texts they had not seen. */
export function heldOut(
  sources: readonly string[],
  sentences: readonly Sentence[],
  judged: (document: number) => Judged,
): string[] {
  const counts = new Map<string, { right: number; found: number; gold: number }>();
  const decoders = new Map<Float32Array, Decoder>();
  let document = -1;
  let position = 0;
  for (const sentence of sentences) {
    position = sentence.document === document ? position + 1 : 0;
    document = sentence.document;
    const { scores, transitions } = judged(document);
    const tags = new Uint8Array(sentence.gold.length);
    const decode = decoders.get(transitions) ?? decoder(transitions, MAX_SENTENCE);
    decoders.set(transitions, decode);
    decode.best(scores[position]!, tags.length, tags, 0);
    const gold = new Set(
      spansOf(sentence.gold, 0, tags.length).map((span) => JSON.stringify(span)),
    );
    const found = spansOf(tags, 0, tags.length).map((span) => JSON.stringify(span));
    const source = sources[document]!;
    const count = counts.get(source) ?? { right: 0, found: 0, gold: 0 };
    count.right += found.filter((span) => gold.has(span)).length;
    count.found += found.length;
    count.gold += gold.size;
    counts.set(source, count);
  }
  return [...counts].map(
    ([source, { right, found, gold }]) =>
      `${source}: ${((200 * right) / (found + gold)).toFixed(1)} of ${gold}`,
  );
}
