/** In ascending numbers, the first place, not before `from`, of one that is not below `wanted`; their length if there is none. */
export function firstFrom(list: Uint32Array, wanted: number, from: number): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
