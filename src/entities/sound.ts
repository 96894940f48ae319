/** Spellings of one sound in the usual ways of writing Slavic, Arabic, Chinese and German names. */
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|cz|ch/g, '4'],
  [/shch|sch|sh|sz/g, '5'],
  [/zh/g, '5'],
  [/kh|gh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/q|ck|c/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/ae|ai|ay|ei|ey/g, 'e'],
  [/ee/g, 'i'],
  [/(?:iy|yy|yi|ij|ii|y|j)$/g, 'i'],
  [/ye|je|ie/g, 'e'],
  [/ya|ja|ia/g, 'a'],
  [/yu|ju|iu/g, 'u'],
  [/yo|jo|io/g, 'o'],
  [/[yj]/g, 'i'],
  [/h(?=[^aeiou]|$)/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * How a folded word sounds, roughly: Zelensky, Zelenskyy, Zelenskiy and Zelenskij are equal, Gaddafi and
 * Qaddafi differ in one letter.
 */
export function sound(word: string): string {
  let spelled = word;
  for (const [spelling, same] of SAME_SOUND) spelled = spelled.replace(spelling, same);
  return spelled;
}

/** Sounds of words, each worked out once: names of a corpus share most of their words. */
export interface Ear {
  sound(word: string): string;
  /** Consonants of the sound: Volodymyr and Vladimir are both "vldmr". */
  skeleton(word: string): string;
}

/** An ear that has heard nothing yet. */
export function ear(): Ear {
  const sounds = new Map<string, string>();
  const skeletons = new Map<string, string>();
  const heard = (known: Map<string, string>, word: string, hear: () => string): string => {
    let found = known.get(word);
    if (found === undefined) known.set(word, (found = hear()));
    return found;
  };
  const spelled = (word: string): string => heard(sounds, word, () => sound(word));
  return {
    sound: spelled,
    skeleton: (word) =>
      heard(skeletons, word, () => {
        const whole = spelled(word);
        return whole.slice(0, 1) + whole.slice(1).replace(/[aeiou]/g, '');
      }),
  };
}

/** Insertions, deletions, replacements and swaps of neighbours from one word to another; stops above `most`. */
export function distance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
