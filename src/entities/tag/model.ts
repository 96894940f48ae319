import { CONTEXTS } from './features.ts';
import { type Network, POSITIONS } from './network.ts';
import { packSections, unpackSections } from './sections.ts';
import { ROW, TAGS } from './tags.ts';

/** Hashed weights: the row of a feature is its id modulo 2^bits; a value is `values[row * TAGS + tag] * scale`. */
export interface Weights {
  readonly mask: number;
  readonly values: Int8Array;
  readonly scale: number;
}

/** All that training leaves. */
export interface Model {
  readonly first: Weights;
  readonly firstTransitions: Float32Array;
  readonly network: Network;
  readonly second: Weights;
  readonly secondTransitions: Float32Array;
}

/**
 * Floats to bytes in steps of `scale`, a power of two; what exceeds 127 steps is cut to that, what is below
 * `least` steps is left out.
 */
export function quantised(
  weights: Float32Array,
  bits: number,
  scale: number,
  least = 0.5,
): Weights {
  const values = new Int8Array((1 << bits) * TAGS);
  for (let row = 0; row < 1 << bits; row++)
    for (let t = 0; t < TAGS; t++) {
      const steps = weights[row * ROW + t]! / scale;
      if (Math.abs(steps) < least) continue;
      values[row * TAGS + t] = Math.max(-127, Math.min(127, Math.round(steps)));
    }
  return { mask: (1 << bits) - 1, values, scale };
}

export function writeModel(model: Model): Uint8Array {
  const { first, second, network } = model;
  return packSections(
    new Map([
      [
        'numbers',
        bytes(
          Float32Array.of(first.scale, second.scale, network.hidden, network.input, network.memory),
        ),
      ],
      ...sparse('first', first),
      ...sparse('second', second),
      [
        'transitions',
        bytes(Float32Array.of(...model.firstTransitions, ...model.secondTransitions)),
      ],
      ['project', halves(network.project)],
      ['recall', halves(network.recall)],
      ['topic', halves(network.topic)],
      ['bias', bytes(network.bias)],
      ['output', bytes(network.output)],
    ]),
  );
}

/** Reads the unpacked contents of `weights.bin`. */
export function readModel(file: Uint8Array): Model {
  const sections = unpackSections(file);
  const section = (name: string): Uint8Array => {
    const found = sections.get(name);
    if (found === undefined) throw new Error(`model file without ${name}`);
    return found;
  };
  const [firstScale = 0, secondScale = 0, hidden = 0, input = 0, memory = 0] = floats(
    section('numbers'),
  );
  const transitions = floats(section('transitions'));
  return {
    first: weights(section, 'first', firstScale),
    firstTransitions: transitions.subarray(0, TAGS * TAGS),
    second: weights(section, 'second', secondScale),
    secondTransitions: transitions.subarray(TAGS * TAGS),
    network: {
      hidden,
      input,
      project: wholes(section('project'), POSITIONS * hidden * input),
      memory,
      recall: wholes(section('recall'), 4 * memory * input),
      topic: wholes(section('topic'), section('topic').length / 2),
      bias: floats(section('bias')).subarray(0, CONTEXTS * hidden),
      output: floats(section('output')),
    },
  };
}

/**
 * Most weights are 0: the others as values, each with the number of zeros before it; 255 zeros and a value
 * of 0 stand for a longer gap.
 */
function sparse(name: string, { mask, values }: Weights): [string, Uint8Array][] {
  const gaps: number[] = [];
  const kept: number[] = [];
  let gap = 0;
  for (const value of values) {
    if (value === 0 && gap < 255) {
      gap++;
      continue;
    }
    gaps.push(gap);
    kept.push(value & 255);
    gap = 0;
  }
  return [
    [`${name} size`, bytes(Float32Array.of(mask + 1))],
    [`${name} gaps`, Uint8Array.from(gaps)],
    [`${name} values`, Uint8Array.from(kept)],
  ];
}

function weights(section: (name: string) => Uint8Array, name: string, scale: number): Weights {
  const [size = 0] = floats(section(`${name} size`));
  const gaps = section(`${name} gaps`);
  const kept = section(`${name} values`);
  const values = new Int8Array(size * TAGS);
  for (let k = 0, at = 0; k < gaps.length; k++) {
    at += gaps[k]!;
    values[at++] = kept[k]!;
  }
  return { mask: size - 1, values, scale };
}

function bytes(array: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function floats(section: Uint8Array): Float32Array {
  return new Float32Array(section.buffer, section.byteOffset, section.length / 4);
}

/** A number of the network, all well below 32, in steps: finer ones take more room and change nothing. */
const STEPS = 1024;

/** Steps of 1/1024 from −32 to 32, low bytes first, then high bytes. */
function halves(values: Float32Array): Uint8Array {
  const result = new Uint8Array(values.length * 2);
  values.forEach((value, at) => {
    const step = Math.max(-32767, Math.min(32767, Math.round(value * STEPS)));
    result[at] = step & 255;
    result[values.length + at] = (step >> 8) & 255;
  });
  return result;
}

/** A plain loop: this is run once, before anything is compiled. */
function wholes(section: Uint8Array, count: number): Float32Array {
  const values = new Float32Array(count);
  for (let at = 0; at < count; at++)
    values[at] = (((section[at]! | (section[count + at]! << 8)) << 16) >> 16) / STEPS;
  return values;
}
