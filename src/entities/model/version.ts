/** Written by training: SHA-256 over the .bin files in order of name, the first 12 digits. */
export const MODEL_HASH = 'c16fb639fdf8';
