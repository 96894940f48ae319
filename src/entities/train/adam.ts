/** Adam (Kingma and Ba 2015) with decoupled weight decay, on one array: gradients add up, `update` takes the step. */
export class Adam {
  readonly gradient: Float32Array;
  readonly #values: Float32Array;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  #step = 0;

  constructor(values: Float32Array) {
    this.#values = values;
    this.gradient = new Float32Array(values.length);
    this.#first = new Float32Array(values.length);
    this.#second = new Float32Array(values.length);
  }

  /** Moves the values up the gradient, and clears it. */
  update(rate: number, decay: number): void {
    this.#step++;
    const scale = (rate * Math.sqrt(1 - 0.999 ** this.#step)) / (1 - 0.9 ** this.#step);
    const { gradient } = this;
    const values = this.#values;
    const first = this.#first;
    const second = this.#second;
    for (let at = 0; at < values.length; at++) {
      const g = gradient[at]!;
      const m = 0.9 * first[at]! + 0.1 * g;
      const v = 0.999 * second[at]! + 0.001 * g * g;
      first[at] = m;
      second[at] = v;
      values[at] = values[at]! * (1 - rate * decay) + (scale * m) / (Math.sqrt(v) + 1e-8);
      gradient[at] = 0;
    }
  }
}

/** Sums arrays that come again and again in the same order, and writes their mean back. */
export class Average {
  #sums: Float32Array[] = [];
  #count = 0;

  add(arrays: readonly Float32Array[]): void {
    this.#count++;
    arrays.forEach((array, k) => {
      const sum = this.#sums[k];
      if (sum === undefined) this.#sums[k] = array.slice();
      else for (let at = 0; at < array.length; at++) sum[at]! += array[at]!;
    });
  }

  write(arrays: readonly Float32Array[]): void {
    arrays.forEach((array, k) => {
      for (let at = 0; at < array.length; at++) array[at] = this.#sums[k]![at]! / this.#count;
    });
  }
}
