import { gazetteerEntry } from '../gazetteer.ts';
import { DIVISIONS } from './descriptors.ts';
import type { Surface } from './forms.ts';

/**
 * Position of the place that mention `i` is another name of, where words between say that the one before it
 * is: in "Lemberg, Austria-Hungary (now Lviv, Ukraine)" and "(now Lviv)" Lemberg, in "Riga, Danzig (now Gdańsk)" the
 * one right before. Undefined in "Siena, Republic of Siena (now Italy)" and "Austria-Hungary (later Czechoslovakia)":
 * in that country it lies, and of the whole "a part of the Caucasus" is not said.
 */
export function placeBefore(text: string, all: readonly Surface[], i: number): number | undefined {
  if (isPart(text, all[i - 1]!) || (isState(all[i - 1]!) && isState(all[i]!))) return undefined;
  if (isBehind(text, all, i - 1, ON)) return i - 2;
  // The last of a list, or no town before it.
  if (!isBehindComma(text, all, i - 1) || isBehindComma(text, all, i - 2)) return i - 1;
  const isTownNow = isBehindComma(text, all, i + 1);
  const whole = all[i - 1]!;
  if (!isGreat(whole) && !(isTownNow && isGreat(all[i + 1]!) && !isTown(whole))) return i - 1;
  return isTownNow || !isGreat(all[i]!) ? i - 2 : undefined;
}

/** A country, or a part of one. */
function isGreat(place: Surface): boolean {
  return (
    isOfType(place, ['country', 'state', 'region']) ||
    place.key.split(' ').some((word) => DIVISIONS.has(word))
  );
}

/** States of the past are regions of the gazetteer. */
function isState(place: Surface): boolean {
  return isOfType(place, ['country', 'region']);
}

function isPart(text: string, { mention }: Surface): boolean {
  const before = text.slice(Math.max(0, mention.start - 24), mention.start);
  return /\b(?:portions?|parts?|sections?|half|side|end|bank|rest) of (?:the )?$/.test(before);
}

function isTown(place: Surface): boolean {
  return isOfType(place, ['city', 'capital']);
}

function isOfType({ key }: Surface, types: readonly string[]): boolean {
  return types.includes(gazetteerEntry('place', key)?.type ?? '');
}

/** "Antioch on the Orontes" is Antioch. */
const ON = /^ (?:on|upon) (?:the )?$/;

function isBehindComma(text: string, all: readonly Surface[], i: number): boolean {
  return isBehind(text, all, i, /^, $/);
}

function isBehind(text: string, all: readonly Surface[], i: number, mark: RegExp): boolean {
  const [left, right] = [all[i - 1], all[i]];
  if (left?.kind !== 'place' || right?.kind !== 'place') return false;
  return mark.test(text.slice(left.mention.end, right.mention.start));
}
