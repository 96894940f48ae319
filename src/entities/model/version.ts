/** Written by training: SHA-256 over the .bin files in order of name, the first 12 digits. */
export const MODEL_HASH = '2f5022f2a3ae';
