/** Written by training: SHA-256 over the .bin files in order of name, the first 12 digits. */
export const MODEL_HASH = '654f4c193ac3';
