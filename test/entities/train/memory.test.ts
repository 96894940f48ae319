import { expect, test } from 'vitest';
import { fillCells, toShares } from '../../../src/entities/tag/memory.ts';
import type { Network } from '../../../src/entities/tag/network.ts';
import { nonZero, rowTimes } from '../../../src/entities/tag/products.ts';
import { Memory } from '../../../src/entities/train/memory.ts';
import { seeded } from '../../../src/entities/train/vectors.ts';

const CELLS = 4;
const random = seeded(3);
const some = (length: number): Float32Array =>
  Float32Array.from({ length }, () => 2 * random() - 1);
const network: Network = {
  hidden: 0,
  input: 3,
  project: new Float32Array(0),
  bias: new Float32Array(0),
  output: new Float32Array(0),
  memory: CELLS,
  recall: some(3 * 4 * CELLS),
  topic: new Float32Array(0),
};
const words = [some(3), some(3), some(3), some(3)];
const lines = [[0, 1, 2, 1, 3], [2, 0], [3]];

test('the gradient of the memory is the slope of what it remembers', () => {
  const memory = new Memory(network, words, 8);
  const weights = lines.map((line) => some(line.length * 2 * CELLS));
  const sum = (): number => {
    const total = lines.map((line, at) => {
      memory.read(line);
      return weights[at]!.reduce((all, weight, k) => all + weight * memory.cells[k]!, 0);
    });
    return total.reduce((all, value) => all + value, 0);
  };
  lines.forEach((line, at) => {
    memory.read(line);
    memory.wanted.set(weights[at]!);
  });
  const gradient = memory.close().slice();
  expect(gradient.every((value) => value !== 0)).toBe(true);
  const { recall } = network;
  recall.forEach((value, k) => {
    const at = (moved: number): number => {
      recall[k] = moved;
      const result = sum();
      memory.close();
      recall[k] = value;
      return result;
    };
    expect(gradient[k]).toBeCloseTo((at(value + 0.01) - at(value - 0.01)) / 0.02, 3);
  });
});

test('tagging remembers what training does', () => {
  const memory = new Memory(network, words, 8);
  const cells = new Float64Array(8 * CELLS);
  for (const line of lines) {
    memory.read(line);
    const recalls = line.map((word) => {
      const result = new Float32Array(4 * CELLS);
      const used = new Uint16Array(3);
      const count = nonZero(words[word]!, used);
      rowTimes(words[word]!, used, count, network.recall, 4 * CELLS, result);
      toShares(result);
      return result;
    });
    fillCells(recalls, CELLS, cells);
    line.forEach((_, i) => {
      for (let c = 0; c < CELLS; c++) {
        const [left, right] = [
          memory.cells[2 * i * CELLS + c]!,
          memory.cells[(2 * i + 1) * CELLS + c]!,
        ];
        expect(cells[i * CELLS + c]).toBeCloseTo(left + right);
      }
    });
  }
});
