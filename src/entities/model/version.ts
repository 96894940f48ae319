/** Written by training: SHA-256 over the .bin files in order of name, the first 12 digits. */
export const MODEL_HASH = '0286ad697d57';
