/**
 * nDCG@10 on the four classic collections of ../shared/ir, each query as its words ORed: ours beside
 * the rivals. Constants were chosen on the odd queries (1st, 3rd, …); the even ones are held out.
 * Usage: npm run bench:relevance [-- folder] [--only=dateline]
 */
import { existsSync } from 'node:fs';
import {
  COLLECTIONS,
  type Collection,
  collection,
  interval,
  mean,
  ndcg,
} from './relevance/collections.ts';
import { engine, reference } from './relevance/ours.ts';
import * as rivals from './relevance/rivals.ts';

const SYSTEMS: readonly (readonly [string, rivals.System])[] = [
  ['dateline', engine],
  ['the same formula, plain scorer', reference],
  ['MiniSearch, default options', rivals.miniSearch],
  ['MiniSearch, tuned', rivals.miniSearchTuned],
  ['SQLite FTS5, porter', rivals.fts5],
  ['Lunr', rivals.lunrSearch],
  ['Orama, stemming + stop words', rivals.orama],
  ['FlexSearch', rivals.flexSearch],
];

/** `--only=NAME` leaves out the other systems. */
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length);

/** The scores of a system's queries, by collection. */
type Scores = readonly (readonly number[])[];

const folder =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/ir';
if (!existsSync(folder)) {
  console.error(`There are no test collections in ${folder}. Give their folder as the argument.`);
  process.exit(2);
}
const collections = COLLECTIONS.map((name) => collection(folder, name));
console.log('nDCG@10; odd queries: constants chosen on them; even: held out; [95 % interval]\n');
console.log(row(['', ...COLLECTIONS, 'mean', 'odd', 'even', 'dateline − it']));
console.log(row(Array.from({ length: 9 }, () => '---')));
let ours: Scores | undefined;
for (const [name, system] of SYSTEMS.filter(([name]) => only === undefined || name === only)) {
  const scores = await Promise.all(collections.map((one) => scoresOf(system, one)));
  ours ??= scores;
  const halves = [0, 1].map((half) =>
    scores.map((list) => list.filter((_, at) => at % 2 === half)),
  );
  console.log(
    row([
      name,
      ...scores.map((list) => mean(list).toFixed(3)),
      withInterval(scores),
      ...halves.map(withInterval),
      scores === ours ? '' : withInterval(difference(ours, scores)),
    ]),
  );
}

async function scoresOf(system: rivals.System, one: Collection): Promise<readonly number[]> {
  const rank = await system(one);
  const scores: number[] = [];
  for (const { text, grades } of one.queries) scores.push(ndcg(await rank(text), grades));
  return scores;
}

function difference(a: Scores, b: Scores): Scores {
  return a.map((list, one) => list.map((score, at) => score - b[one]![at]!));
}

function withInterval(scores: Scores): string {
  const [low, high] = interval(scores);
  return `${mean(scores.map(mean)).toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
