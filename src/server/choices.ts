import type { Choice } from '../types.ts';
import { HttpFailure } from './failure.ts';

/**
 * A facet's choices from its parameters: `a,b` is any of the two, a repeated parameter asks for all of
 * them, a leading `-` for none. Values in double quotes may hold commas and begin with `-`.
 */
export function choiceOf(name: string, given: readonly string[]): Choice | undefined {
  const none: string[] = [];
  const groups = given
    .map((parameter) => {
      const values = valuesOf(name, parameter);
      none.push(...values.filter(({ not }) => not).map(({ text }) => text));
      return values.filter(({ not }) => !not).map(({ text }) => text);
    })
    .filter((group) => group.length > 0);
  const several = groups.filter((group) => group.length > 1);
  if (several.length > 1)
    throw new HttpFailure(
      400,
      'unsupported-choice',
      `"${name}" may hold several values with commas once only. Use OR in "q" for the others: (person:"A" OR person:"B").`,
    );
  const either = groups.length === 1 ? groups[0]! : (several[0] ?? []);
  const all = groups.length === 1 ? [] : groups.filter((group) => group.length === 1).flat();
  if (either.length + all.length + none.length === 0) return undefined;
  return {
    ...(either.length > 0 && { any: either }),
    ...(all.length > 0 && { all }),
    ...(none.length > 0 && { none }),
  };
}

function valuesOf(name: string, parameter: string): { text: string; not: boolean }[] {
  const parts = parameter.match(/\s*-?"(?:[^"\\]|\\.)*"\s*(?=,|$)|[^,]+/g) ?? [];
  return parts.map((part) => {
    const trimmed = part.trim();
    const not = trimmed.startsWith('-');
    const bare = not ? trimmed.slice(1) : trimmed;
    const text = /^".*"$/s.test(bare) ? bare.slice(1, -1).replace(/\\(.)/gs, '$1') : bare;
    if (text === '' || text.length > 500)
      throw new HttpFailure(
        400,
        'invalid',
        `A value of "${name}" is ${text === '' ? 'empty' : 'too long'}. Give ids or names, separated by commas.`,
      );
    return { text, not };
  });
}
