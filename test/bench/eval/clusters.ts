import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chain } from '../../../src/entities/chain.ts';
import { isDemonym } from '../../../src/entities/gazetteer/demonyms.ts';
import { nameKey } from '../../../src/entities/key.ts';
import type { Kind, Mention } from '../../../src/types.ts';

/** One document of the gold file: which mentions name the same one. */
interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: Kind;
    readonly text: string;
    readonly entity: number;
  }[];
}

/** From a document to the cluster number of each of its mentions. */
export type Clusterer = (document: GoldDocument) => readonly number[];

/** Sums over one document, from which all figures of a set of documents follow. */
export interface Counts {
  readonly mentions: number;
  /** Sums of B³ precision and recall over mentions. */
  readonly precision: number;
  readonly recall: number;
  /** Pairs of mentions put together, of the gold, and right. */
  readonly said: number;
  readonly gold: number;
  readonly right: number;
}

const RESAMPLES = 1000;

/**
 * Table of B³ and pairwise figures for the chaining of names, with given mentions, beside two baselines.
 * `dir` holds `clusters/redocred-dev.jsonl`. Rules were developed on the even documents; the odd ones are
 * reported apart. Intervals: 95 % bootstrap over documents, 1,000 resamples, seeded.
 */
export async function clusterTable(dir: string): Promise<string> {
  const documents = await goldDocuments(dir);
  const heldOut = documents.filter((_, i) => i % 2 === 1);
  const halves = [
    ['developed on (even)', documents.filter((_, i) => i % 2 === 0)],
    ['held out (odd)', heldOut],
    ['all', documents],
    ['held out, no demonyms', heldOut.map(withoutDemonyms)],
    ['all, no demonyms', documents.map(withoutDemonyms)],
  ] as const;
  const lines = [
    '| documents | names chained by | B³ P | B³ R | B³ F1 | pairs P | pairs R | pairs F1 |',
    '|---|---|---|---|---|---|---|---|',
  ];
  for (const [label, half] of halves)
    for (const [name, clusterer] of CLUSTERERS)
      lines.push(
        `| ${label} | ${name} | ${row(half.map((gold) => count(gold, clusterer(gold))))} |`,
      );
  return lines.join('\n');
}

/**
 * The gold file has "German" as a place, half of the time one with Germany and half of the time not. The
 * tagger does not tag demonyms.
 */
function withoutDemonyms(gold: GoldDocument): GoldDocument {
  const entities = gold.entities.filter(
    ({ type, text }) => type !== 'place' || !isDemonym(nameKey('place', text)),
  );
  return { ...gold, entities };
}

/** Every document of the gold file. */
export async function goldDocuments(dir: string): Promise<readonly GoldDocument[]> {
  const text = await readFile(join(dir, 'clusters', 'redocred-dev.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldDocument);
}

export const CLUSTERERS: readonly (readonly [string, Clusterer])[] = [
  ['same string', (gold) => numbered(gold.entities.map((mention) => mention.text))],
  ['same string + surname', surnames],
  ['dateline', chained],
];

function chained(gold: GoldDocument): readonly number[] {
  const mentions: Mention[] = gold.entities.map(({ start, end, type }) => ({
    kind: type,
    start,
    end,
    confidence: 1,
    why: 'gold',
  }));
  const cluster = new Map<number, number>();
  chain(gold.text, mentions).forEach((name, number) => {
    for (const mention of name.mentions) cluster.set(mention.start, number);
  });
  return gold.entities.map((mention) => cluster.get(mention.start)!);
}

/** A person of one word joins the nearest full name before it (else the first after it) that ends so. */
function surnames(gold: GoldDocument): readonly number[] {
  const whole = gold.entities.map((mention, i) => {
    if (mention.type !== 'person' || mention.text.includes(' ')) return mention.text;
    const full = (other: (typeof gold.entities)[number]): boolean =>
      other.type === 'person' && other.text.endsWith(` ${mention.text}`);
    const before = gold.entities.slice(0, i).reverse().find(full);
    return (before ?? gold.entities.find(full))?.text ?? mention.text;
  });
  return numbered(whole);
}

function numbered(labels: readonly string[]): readonly number[] {
  const numbers = new Map<string, number>();
  return labels.map((label) => {
    if (!numbers.has(label)) numbers.set(label, numbers.size);
    return numbers.get(label)!;
  });
}

/** B³ after Bagga and Baldwin (1998), and pairs, of one document. */
export function count(gold: GoldDocument, said: readonly number[]): Counts {
  const truth = gold.entities.map((mention) => mention.entity);
  let [precision, recall, saidPairs, goldPairs, right] = [0, 0, 0, 0, 0];
  for (let i = 0; i < truth.length; i++) {
    let [same, inSaid, inGold] = [0, 0, 0];
    for (let j = 0; j < truth.length; j++) {
      const together = said[i] === said[j];
      const belongs = truth[i] === truth[j];
      if (together) inSaid++;
      if (belongs) inGold++;
      if (together && belongs) same++;
    }
    precision += same / inSaid;
    recall += same / inGold;
    saidPairs += inSaid - 1;
    goldPairs += inGold - 1;
    right += same - 1;
  }
  return { mentions: truth.length, precision, recall, said: saidPairs, gold: goldPairs, right };
}

/** Percentages: B³ P, R, F1, then pairs P, R, F1. */
export function figures(counts: readonly Counts[]): readonly number[] {
  const sum = (field: keyof Counts): number =>
    counts.reduce((total, document) => total + document[field], 0);
  const p = sum('precision') / sum('mentions');
  const r = sum('recall') / sum('mentions');
  const pairP = sum('right') / sum('said');
  const pairR = sum('right') / sum('gold');
  return [p, r, f1(p, r), pairP, pairR, f1(pairP, pairR)].map((share) => share * 100);
}

function f1(p: number, r: number): number {
  return (2 * p * r) / (p + r);
}

function row(counts: readonly Counts[]): string {
  const random = seeded(7);
  const samples = Array.from({ length: RESAMPLES }, () =>
    figures(counts.map(() => counts[Math.floor(random() * counts.length)]!)),
  );
  return figures(counts)
    .map((value, i) => {
      const sorted = samples.map((sample) => sample[i]!).sort((a, b) => a - b);
      const low = sorted[Math.floor(RESAMPLES * 0.025)]!;
      const high = sorted[Math.floor(RESAMPLES * 0.975)]!;
      return `${value.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;
    })
    .join(' | ');
}

/** Mulberry32: the same resamples in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
