/**
 * What the kernel does. This folder is compiled twice: by AssemblyScript to WebAssembly, and by
 * TypeScript to its JavaScript twin, which works on plain memory. See .config/kernel/build.mjs.
 */
export { bestValues, countValues, valuesFound } from './count.ts';
export { findNear } from './near.ts';
export { scorePhrase } from './phrase.ts';
export { findPositions } from './positions.ts';
export { readBlock } from './postings.ts';
export {
  candidatesFound,
  hitCount,
  leastKept,
  scoreTerm,
  scoreWindow,
  useBest,
  useCandidates,
  useHits,
  useLengths,
} from './score.ts';
