/**
 * A group of terms that count as one is a record of 24 bytes: weight (a float), first term, number of
 * terms, and which fields count (1 the title, 2 the body).
 */
export const WEIGHT: i32 = 0;
export const TERMS: i32 = 8;
export const COUNT: i32 = 12;
export const FIELDS: i32 = 16;
export const GROUP_BYTES: i32 = 24;
export const BOTH: i32 = 3;
