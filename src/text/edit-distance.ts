/**
 * Edits (insert, delete, replace a character, swap two neighbours) that turn `a` into `b`, or
 * `limit + 1` when it takes more. Optimal string alignment: no part is edited twice. Time grows with
 * length × limit. Counts UTF-16 units.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const width = b.length + 1;
  let before = new Uint16Array(width);
  let above = new Uint16Array(width);
  let row = new Uint16Array(width);
  for (let j = 0; j < width; j++) above[j] = Math.min(j, limit + 1);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    // Only a band of 2 × limit + 1 cells can hold a distance within the limit.
    row.fill(limit + 1);
    if (from === 1) row[0] = Math.min(i, limit + 1);
    let best = row[0]!;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let edits = above[j - 1]! + (same ? 0 : 1);
      edits = Math.min(edits, above[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && swapped(a, b, i, j)) edits = Math.min(edits, before[j - 2]! + 1);
      row[j] = Math.min(edits, limit + 1);
      if (row[j]! < best) best = row[j]!;
    }
    if (best > limit && (above[to] ?? 0) > limit) return limit + 1;
    [before, above, row] = [above, row, before];
  }
  return above[b.length]!;
}

function swapped(a: string, b: string, i: number, j: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
}

/** Edits granted to a term of this length: none up to 2 characters, one up to 4, else what was asked. */
export function grantedEdits(length: number, asked: 0 | 1 | 2): 0 | 1 | 2 {
  if (length <= 2) return 0;
  return length <= 4 && asked === 2 ? 1 : asked;
}
