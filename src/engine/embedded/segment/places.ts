/** Where the documents of each part of a merge go: new place by old place, or GONE. */
export type Places = readonly Uint32Array[];

export const GONE = 0xffffffff;
