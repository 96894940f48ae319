/** What stands behind a surname. */
export const SUFFIXES: ReadonlySet<string> = new Set([
  'jr',
  'sr',
  'junior',
  'senior',
  'ii',
  'iii',
  'iv',
]);

/** A person's name in its parts: "Robert F. Kennedy Jr". */
export interface PersonName {
  readonly given: readonly string[];
  readonly surname: string;
  readonly suffix?: string;
}

/** Parts of a key of two or more words; undefined for a single one. */
export function personName(words: readonly string[]): PersonName | undefined {
  const last = words[words.length - 1]!;
  const suffix = words.length > 2 && SUFFIXES.has(last) ? last : undefined;
  const core = suffix === undefined ? words : words.slice(0, -1);
  if (core.length < 2) return undefined;
  const parts = { given: core.slice(0, -1), surname: core[core.length - 1]! };
  return suffix === undefined ? parts : { ...parts, suffix };
}

/** "Carol II" is called "Carol". */
export function isNumeral(word: string): boolean {
  return /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,2})$/.test(word);
}

const PARTICLES = new Set(
  'al el bin ben ibn bint abu von van vom zu de del della der den di da do dos das du la le ter ten'.split(
    ' ',
  ),
);

/** "al-Assad", "von der Leyen": a surname alone, however many words it has. */
export function isBareSurname(words: readonly string[]): boolean {
  return words.length > 1 && words.slice(0, -1).every((word) => PARTICLES.has(word));
}
