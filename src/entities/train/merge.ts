import { CONTEXTS } from '../tag/features.ts';
import { POSITIONS } from '../tag/network.ts';
import { ROW } from '../tag/tags.ts';
import type { Trained } from './crf.ts';

/** One model whose scores are the means of those of some: their hidden layers stand side by side. */
export function merged(models: readonly Trained[]): Trained {
  const count = models.length;
  const { input } = models[0]!.network;
  const hidden = models.reduce((sum, { network }) => sum + network.hidden, 0);
  const project = new Float32Array(input * POSITIONS * hidden);
  const bias = new Float32Array(CONTEXTS * hidden);
  const output = new Float32Array(hidden * ROW);
  let first = 0;
  for (const { network } of models) {
    const width = network.hidden;
    const beside = (from: Float32Array, rows: number, to: Float32Array): void => {
      for (let row = 0; row < rows; row++)
        to.set(from.subarray(row * width, (row + 1) * width), row * hidden + first);
    };
    beside(network.project, input * POSITIONS, project);
    beside(network.bias, CONTEXTS, bias);
    output.set(
      network.output.map((value) => value / count),
      first * ROW,
    );
    first += width;
  }
  return {
    weights: mean(models.map(({ weights }) => weights)),
    transitions: mean(models.map(({ transitions }) => transitions)),
    network: { hidden, input, project, bias, output },
  };
}

function mean(arrays: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(arrays[0]!.length);
  for (const array of arrays)
    for (let at = 0; at < result.length; at++) result[at]! += array[at]! / arrays.length;
  return result;
}
