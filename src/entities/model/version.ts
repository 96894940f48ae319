/** Written by training: SHA-256 over words.bin, names.bin and weights.bin, the first 12 digits. */
export const MODEL_HASH = 'd6112c7968fa';
