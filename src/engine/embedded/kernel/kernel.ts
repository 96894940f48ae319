/**
 * What the kernel does. This folder is compiled twice: by AssemblyScript to WebAssembly, and by
 * TypeScript to its JavaScript twin, which works on plain memory. See .config/kernel/build.mjs.
 */

export {
  candidatesFound,
  hitCount,
  leastKept,
  useBest,
  useCandidates,
  useHits,
} from './best.ts';
export { addChecksum } from './checksum.ts';
export { bestValues, countValues, valuesFound } from './count.ts';
export { findNear } from './near.ts';
export { useLengths } from './norms.ts';
export { scorePhrase } from './phrase.ts';
export { findPositions } from './positions.ts';
export { readBlock } from './postings.ts';
export { scoreWindow, useSpace } from './score.ts';
export { scoreTerm, useTable } from './term.ts';
