import { gazetteerEntry } from '../gazetteer.ts';
import { DIVISIONS } from './descriptors.ts';
import type { Surface } from './forms.ts';

const GREAT = new Set(['country', 'state', 'region']);

/**
 * Position of the place that mention `i` is another name of, where words between say that the one before it
 * is: in "Lemberg, Austria-Hungary (now Lviv, Ukraine)" and "(now Lviv)" Lemberg, in "Rajshahi, East Pakistan (now
 * Bangladesh)" and "Riga, Danzig (now Gdańsk)" the one right before.
 */
export function placeBefore(text: string, all: readonly Surface[], i: number): number {
  // The last of a list, or no town before it.
  if (!isBehindComma(text, all, i - 1) || isBehindComma(text, all, i - 2)) return i - 1;
  const isTownNow = isBehindComma(text, all, i + 1);
  const whole = all[i - 1]!;
  if (!isGreat(whole) && !(isTownNow && isGreat(all[i + 1]!) && !isTown(whole))) return i - 1;
  return isTownNow || !isGreat(all[i]!) ? i - 2 : i - 1;
}

/** A country, or a part of one. */
function isGreat({ key }: Surface): boolean {
  const type = gazetteerEntry('place', key)?.type;
  return (
    (type !== undefined && GREAT.has(type)) || key.split(' ').some((word) => DIVISIONS.has(word))
  );
}

function isTown({ key }: Surface): boolean {
  const type = gazetteerEntry('place', key)?.type;
  return type === 'city' || type === 'capital';
}

function isBehindComma(text: string, all: readonly Surface[], i: number): boolean {
  const [left, right] = [all[i - 1], all[i]];
  if (left?.kind !== 'place' || right?.kind !== 'place') return false;
  return text.slice(left.mention.end, right.mention.start) === ', ';
}
