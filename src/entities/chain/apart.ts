import type { Form, Surface } from './forms.ts';

/**
 * Asks whether the text names two side by side as two: "John Adams and John Quincy Adams", "the Royal Society and the
 * Royal Society of Edinburgh". Nobody is named so beside himself; but Islam is, beside Muslims.
 */
export function namedApart(
  text: string,
  all: readonly Surface[],
  formAt: readonly Form[],
): (a: Form, b: Form) => boolean {
  const pairs = new Set<string>();
  for (let i = 1; i < all.length; i++) {
    const [left, right] = [formAt[i - 1]!, formAt[i]!];
    if (left === right || left.kind !== right.kind || !mayBeTwo(left) || !mayBeTwo(right)) continue;
    const { end } = all[i - 1]!.mention;
    const { start } = all[i]!.mention;
    // "Barbara Branden and Barbara's cousin" are she and another one.
    if (/[’']/.test(text.charAt(all[i]!.mention.end))) continue;
    if (start - end > 10 || !/^,? (?:and|&) (?:the )?$/.test(text.slice(end, start))) continue;
    pairs.add(`${left.number} ${right.number}`).add(`${right.number} ${left.number}`);
  }
  return (a, b) => pairs.size > 0 && pairs.has(`${a.number} ${b.number}`);
}

function mayBeTwo({ kind, words }: Form): boolean {
  return kind === 'person' || (kind === 'organisation' && words.length > 1);
}
