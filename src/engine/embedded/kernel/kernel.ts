/**
 * What the kernel does. This folder is compiled twice: by AssemblyScript to WebAssembly, and by
 * TypeScript to its JavaScript twin, which works on plain memory. See .config/kernel/build.mjs.
 */

export { addChecksum } from './checksum.ts';
export { countReaching, countValues, nextReaching } from './count.ts';
export { decode } from './decode.ts';
export { findPositions } from './positions.ts';
export { readBlock } from './postings.ts';
export { findHits, rateGroup } from './score.ts';
