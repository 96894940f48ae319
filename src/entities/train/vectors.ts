/** Seeded numbers in [0, 1): a linear congruential generator, enough to shuffle and to sample. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * The first `kept` principal components of each row, each scaled to standard deviation 1 over the first
 * `sample` rows.
 */
export function principal(
  rows: Float32Array,
  width: number,
  kept: number,
  sample: number,
): Float32Array {
  const count = rows.length / width;
  const used = Math.min(sample, count);
  const mean = new Float64Array(width);
  for (let r = 0; r < used; r++)
    for (let d = 0; d < width; d++) mean[d]! += rows[r * width + d]! / used;
  const covariance = new Float64Array(width * width);
  for (let r = 0; r < used; r++)
    for (let a = 0; a < width; a++) {
      const x = (rows[r * width + a]! - mean[a]!) / used;
      for (let b = 0; b <= a; b++)
        covariance[a * width + b]! += x * (rows[r * width + b]! - mean[b]!);
    }
  for (let a = 0; a < width; a++)
    for (let b = 0; b < a; b++) covariance[b * width + a] = covariance[a * width + b]!;
  const { values, vectors } = eigen(covariance, width);
  const best = [...values.keys()].sort((a, b) => values[b]! - values[a]!).slice(0, kept);
  const result = new Float32Array(count * kept);
  for (let r = 0; r < count; r++)
    best.forEach((component, k) => {
      let sum = 0;
      for (let d = 0; d < width; d++)
        sum += (rows[r * width + d]! - mean[d]!) * vectors[d * width + component]!;
      result[r * kept + k] = sum / Math.sqrt(values[component]!);
    });
  return result;
}

/** Eigenvalues and vectors (in columns) of a symmetric matrix by Jacobi rotations. */
function eigen(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors: v };
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (Math.abs(apq) < 1e-15) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const x = a[k * n + p]!;
    const y = a[k * n + q]!;
    a[k * n + p] = c * x - s * y;
    a[k * n + q] = s * x + c * y;
  }
  for (let k = 0; k < n; k++) {
    const x = a[p * n + k]!;
    const y = a[q * n + k]!;
    a[p * n + k] = c * x - s * y;
    a[q * n + k] = s * x + c * y;
    const i = v[k * n + p]!;
    const j = v[k * n + q]!;
    v[k * n + p] = c * i - s * j;
    v[k * n + q] = s * i + c * j;
  }
}

/** The nearest of `k` centres for each row; centres are learnt from the first `sample` rows. */
export function kmeans(
  rows: Float32Array,
  width: number,
  k: number,
  sample: number,
  rounds: number,
): Uint16Array {
  const count = rows.length / width;
  const used = Math.min(sample, count);
  const random = seeded(7);
  const centres = new Float32Array(k * width);
  for (let c = 0; c < k; c++) {
    const row = Math.floor(random() * used);
    centres.set(rows.subarray(row * width, (row + 1) * width), c * width);
  }
  const assigned = new Uint16Array(count);
  for (let round = 0; round < rounds; round++) {
    for (let r = 0; r < used; r++) assigned[r] = nearest(rows, r * width, centres, width);
    const sums = new Float64Array(k * width);
    const sizes = new Float64Array(k);
    for (let r = 0; r < used; r++) {
      const c = assigned[r]!;
      sizes[c]!++;
      for (let d = 0; d < width; d++) sums[c * width + d]! += rows[r * width + d]!;
    }
    for (let c = 0; c < k; c++)
      if (sizes[c]! > 0)
        for (let d = 0; d < width; d++) centres[c * width + d] = sums[c * width + d]! / sizes[c]!;
  }
  for (let r = 0; r < count; r++) assigned[r] = nearest(rows, r * width, centres, width);
  return assigned;
}

function nearest(rows: Float32Array, at: number, centres: Float32Array, width: number): number {
  let best = Infinity;
  let index = 0;
  for (let c = 0, base = 0; base < centres.length; c++, base += width) {
    let distance = 0;
    for (let d = 0; d < width; d++) {
      const gap = rows[at + d]! - centres[base + d]!;
      distance += gap * gap;
    }
    if (distance < best) {
      best = distance;
      index = c;
    }
  }
  return index;
}

/** Codes of vectors (two numbers a byte), and after them the means of the vectors of each of `count` clusters. */
export function withClusters(
  codes: Uint8Array,
  clusters: Uint16Array,
  count: number,
  dimensions: number,
): Uint8Array {
  const half = dimensions / 2;
  const sums = new Float64Array(count * dimensions);
  const sizes = new Float64Array(count);
  clusters.forEach((cluster, row) => {
    sizes[cluster]!++;
    for (let at = 0; at < half; at++) {
      const pair = codes[row * half + at]!;
      sums[cluster * dimensions + 2 * at]! += pair & 15;
      sums[cluster * dimensions + 2 * at + 1]! += pair >> 4;
    }
  });
  const means = new Uint8Array(count * half);
  for (let cluster = 0; cluster < count; cluster++)
    for (let at = 0; at < half; at++) {
      const mean = (d: number): number =>
        sizes[cluster] === 0 ? 8 : Math.round(sums[cluster * dimensions + d]! / sizes[cluster]!);
      means[cluster * half + at] = mean(2 * at) | (mean(2 * at + 1) << 4);
    }
  const result = new Uint8Array(codes.length + means.length);
  result.set(codes);
  result.set(means, codes.length);
  return result;
}
