import { CONTEXTS } from '../tag/features.ts';
import { type Network, POSITIONS } from '../tag/network.ts';
import { ROW } from '../tag/tags.ts';
import type { Trained } from './crf.ts';

/** One model whose scores are the means of those of some: their hidden layers stand side by side. */
export function merged(models: readonly Trained[]): Trained {
  const count = models.length;
  const networks = models.map(({ network }) => network);
  const { input, hidden: width, topic } = networks[0]!;
  const hidden = networks.reduce((sum, network) => sum + network.hidden, 0);
  const memory = networks.reduce((sum, network) => sum + network.memory, 0);
  const order = remembering(networks);
  // Cell `c` belongs to unit `c`, so the units that have cells come first.
  const units = (of: (network: Network) => Float32Array, rows: number): Float32Array =>
    columns(networks.map(of), rows, order);
  const cells = columns(
    networks.map(({ recall }) => recall),
    input * 4,
    order.slice(0, memory),
  );
  const output = new Float32Array(hidden * ROW);
  order.forEach(([model, unit], h) => {
    const row = networks[model]!.output.subarray(unit * ROW, (unit + 1) * ROW);
    output.set(
      row.map((value) => value / count),
      h * ROW,
    );
  });
  return {
    weights: mean(models.map(({ weights }) => weights)),
    transitions: mean(models.map(({ transitions }) => transitions)),
    network: {
      hidden,
      input,
      project: units(({ project }) => project, input * POSITIONS),
      bias: units(({ bias }) => bias, CONTEXTS),
      output,
      memory,
      recall: cells,
      topic: units(({ topic }) => topic, topic.length / width),
    },
  };
}

/** The hidden units of all models, as model and unit: first those with cells, model by model. */
function remembering(networks: readonly Network[]): [number, number][] {
  const all = networks.flatMap(({ hidden }, model) =>
    Array.from({ length: hidden }, (_, unit): [number, number] => [model, unit]),
  );
  const remembers = ([model, unit]: [number, number]): boolean => unit < networks[model]!.memory;
  return [...all.filter(remembers), ...all.filter((unit) => !remembers(unit))];
}

/** Columns taken from tables of as many rows each, side by side. */
function columns(
  tables: readonly Float32Array[],
  rows: number,
  order: readonly (readonly [number, number])[],
): Float32Array {
  const result = new Float32Array(rows * order.length);
  const widths = tables.map((table) => table.length / rows);
  for (let row = 0, at = 0; row < rows; row++)
    for (const [table, column] of order)
      result[at++] = tables[table]![row * widths[table]! + column]!;
  return result;
}

function mean(arrays: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(arrays[0]!.length);
  for (const array of arrays)
    for (let at = 0; at < result.length; at++) result[at]! += array[at]! / arrays.length;
  return result;
}
