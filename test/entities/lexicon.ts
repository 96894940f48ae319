import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { readLexicon } from '../../src/entities/tag/lexicon.ts';

const file = (name: string): Uint8Array =>
  readFileSync(new URL(`../../src/entities/model/${name}`, import.meta.url));

/** Words and names as the tagger knows them, with their vectors. */
export const lexicon = readLexicon(
  brotliDecompressSync(file('words.bin')),
  brotliDecompressSync(file('names.bin')),
  file('vectors.bin'),
);
