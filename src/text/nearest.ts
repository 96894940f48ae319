import { editDistance } from './edit-distance.ts';
import { fold } from './fold.ts';

const LONGEST = 60;

/**
 * Those of some names that were likely meant by what somebody wrote, best first: names with all its words or
 * their beginnings, else those near it in spelling, as a whole or in one word, one edit for every four
 * letters. Of equal ones, those that come first.
 */
export function nearest<Named extends { readonly name: string }>(
  written: string,
  names: readonly Named[],
  most: number,
): readonly Named[] {
  const asked = wordsOf(written.replace(/^\w+:/, '').replaceAll('-', ' '));
  if (asked.length === 0) return [];
  const begun = names.filter(({ name }) => {
    const words = wordsOf(name);
    return asked.every((word) => words.some((other) => other.startsWith(word)));
  });
  return begun.length > 0 ? begun.slice(0, most) : respelled(asked.join(' '), names, most);
}

function respelled<Named extends { readonly name: string }>(
  asked: string,
  names: readonly Named[],
  most: number,
): readonly Named[] {
  const whole = asked.slice(0, LONGEST);
  const limit = Math.floor((whole.length + 1) / 4);
  if (limit === 0) return [];
  return names
    .map((named) => {
      const words = wordsOf(named.name);
      const distances = [words.join(' '), ...words].map((it) => editDistance(whole, it, limit));
      return { named, distance: Math.min(...distances) };
    })
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ named }) => named);
}

function wordsOf(name: string): readonly string[] {
  return fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}
