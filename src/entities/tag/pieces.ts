/**
 * Cuts a text into stretches `[start, end)` of at most `limit` UTF-16 units that cover it, at the last line
 * break, sentence end or space of each where there is one, and never between the halves of a surrogate pair.
 */
export function pieces(text: string, limit: number): [number, number][] {
  const cuts: [number, number][] = [];
  let start = 0;
  while (text.length - start > limit) {
    const end = cutBefore(text, start, start + limit);
    cuts.push([start, end]);
    start = end;
  }
  if (start < text.length) cuts.push([start, text.length]);
  return cuts;
}

function cutBefore(text: string, start: number, limit: number): number {
  let sentence = -1;
  let space = -1;
  for (let at = limit - 1; at > start; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return at + 1;
    if (unit > 32) continue;
    if (space < 0) space = at + 1;
    if (sentence < 0 && '.!?'.includes(text[at - 1]!)) sentence = at + 1;
    // A line break is only worth looking for in the last half.
    if (sentence >= 0 && at < (start + limit) / 2) break;
  }
  if (sentence >= 0) return sentence;
  if (space >= 0) return space;
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low < 0xe000 && limit - 1 > start ? limit - 1 : limit;
}
