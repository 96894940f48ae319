import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Tagger } from '../types.ts';
import { compromiseTagger } from './compromise.ts';
import { MODEL_HASH } from './model/version.ts';
import { readLexicon } from './tag/lexicon.ts';
import { readModel } from './tag/model.ts';
import { modelTagger } from './tag/tag.ts';

/** Raised by hand whenever code in tag/ changes an answer. */
const RULES = 13;

/** Part of every fingerprint of tagged text: changes whenever results may change. */
export const taggerVersion = `${RULES}-${MODEL_HASH}`;

/**
 * The tagger: the model unless told otherwise. Reads the model's files (4 MB) each time it is called, so call
 * it once a process or worker; the tagger itself is pure and synchronous.
 */
export function loadTagger(choice: 'model' | 'compromise' = 'model'): Tagger {
  if (choice === 'compromise') return compromiseTagger;
  const lexicon = readLexicon(unpacked('words.bin'), unpacked('names.bin'), file('vectors.bin'));
  return modelTagger(readModel(unpacked('weights.bin')), lexicon);
}

function unpacked(name: string): Uint8Array {
  return brotliDecompressSync(file(name));
}

function file(name: string): Uint8Array {
  return readFileSync(new URL(`./model/${name}`, import.meta.url));
}
