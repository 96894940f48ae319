import { expect, test } from 'vitest';
import { ROW, TAGS } from '../../../src/entities/tag/tags.ts';
import { Encoder } from '../../../src/entities/train/encoded.ts';
import { Layer } from '../../../src/entities/train/layer.ts';
import { seeded } from '../../../src/entities/train/vectors.ts';
import { lexicon } from '../lexicon.ts';

test('the gradients of the network are the slopes of its scores', () => {
  const encoder = new Encoder(lexicon, 10);
  const texts = [
    'Anna Berg of the club met Paul Simon in Oslo, he said. Nobody knew why.',
    'Berg won in Lima.',
  ];
  const sentences = texts.flatMap((text, document) =>
    encoder.encode(document, { text, gold: [], unsure: [] }, 1),
  );
  const shape = { hidden: 8, memory: 4, dropout: 0, seed: 2, longest: 160 };
  const layer = new Layer(encoder.words, lexicon, shape);
  const random = seeded(5);
  // The topic starts at zero; a slope at a point where nothing is zero says more.
  layer.network.topic.forEach((_, at, topic) => {
    topic[at] = (random() - 0.5) * 0.2;
  });
  const weights = sentences.map(({ gold }) =>
    Float64Array.from({ length: gold.length * ROW }, () => random() - 0.5),
  );
  const total = (): number => {
    const sums = sentences.map((sentence, number) => {
      const scores = new Float64Array(sentence.gold.length * ROW);
      layer.addScores(sentence, scores);
      return scores.reduce((sum, score, at) => sum + score * weights[number]![at]!, 0);
    });
    layer.close();
    return sums.reduce((sum, value) => sum + value, 0);
  };
  sentences.forEach((sentence, number) => {
    layer.addScores(sentence, new Float64Array(sentence.gold.length * ROW));
    sentence.contexts.forEach((context, i) => {
      layer.learn(i, context, weights[number]!.subarray(i * ROW, i * ROW + TAGS));
    });
  });
  const gradients = Object.entries(layer.close()).map(
    ([name, gradient]) => [name as 'project', gradient.slice()] as const,
  );
  for (const [name, gradient] of gradients) {
    const table = layer.network[name];
    expect(gradient.length).toBe(table.length);
    const learnt = [...gradient.keys()].filter((at) => gradient[at] !== 0);
    expect(learnt.length).toBeGreaterThan(10);
    for (let k = 0; k < 40; k++) {
      const at = learnt[Math.floor(random() * learnt.length)]!;
      const value = table[at]!;
      const moved = [0.002, -0.002].map((step) => {
        table[at] = value + step;
        const result = total() / (table[at]! - value);
        table[at] = value;
        return result;
      });
      expect((moved[0]! + moved[1]!) / 2, `${name} ${at}`).toBeCloseTo(gradient[at]!, 2);
    }
  }
});
