const PEOPLE = [
  'Kestutis Budrys',
  'Mark Rutte',
  'Elon Musk',
  'Scott Kupor',
  'Naim Qassem',
  'Lindsey Graham',
];
const PLACES = ['Lithuania', 'Lebanon', 'Canada', 'Kazakhstan', 'Vilnius', 'Beirut'];
const BODIES = [
  'NATO',
  'the Treasury Department',
  'the Kremlin',
  'Reuters',
  'NASA',
  'the Pentagon',
];
const VERBS = ['met', 'wrote to', 'praised', 'warned', 'waited for', 'spoke with'];
const TOPICS = [
  'drones',
  'ferries',
  'a ceasefire',
  'grain',
  'budgets',
  'satellites',
  'ports',
  'tariffs',
];

export interface Article {
  readonly title: string;
  readonly body: string;
  readonly date: string;
  readonly source: string;
}

/** A news article of its own, always the same for the same number. */
export function article(number: number, sentences = 6): Article {
  const pick = (list: readonly string[], salt: number) =>
    list[(number * 7 + salt * 13 + ((number * salt) >> 2)) % list.length]!;
  const body = Array.from({ length: sentences }, (_, i) => {
    const [one, other] = [pick(PEOPLE, i), pick(PEOPLE, i + 3)];
    return `${one} ${pick(VERBS, i)} ${other} in ${pick(PLACES, i + 1)} about ${pick(TOPICS, i)}, ${pick(BODIES, i + 2)} said in report ${number}-${i}.`;
  });
  return {
    title: `Report ${number}: ${pick(TOPICS, 1)} in ${pick(PLACES, 2)}`,
    body: body.join('\n\n'),
    date: `2025-${String((number % 12) + 1).padStart(2, '0')}-15`,
    source: 'Harbour Courier',
  };
}

/** `.jsonl` of the articles from one number up to, without, another. */
export function jsonl(from: number, to: number): string {
  const lines = Array.from({ length: to - from }, (_, i) => JSON.stringify(article(from + i)));
  return `${lines.join('\n')}\n`;
}
