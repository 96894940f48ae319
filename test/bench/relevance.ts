/**
 * nDCG@10 on the four classic collections of ../shared/ir, each query as its words ORed: ours beside
 * the rivals. No query may choose the constants that it is scored with: in the row "constants chosen on
 * the other half" a grid is searched on the odd queries (1st, 3rd, …) for the even ones, and the other
 * way round.
 * Usage: npm run bench:relevance [-- folder] [--only=dateline]
 */
import { existsSync } from 'node:fs';
import { RANKING } from '../../src/text/ranking.ts';
import {
  COLLECTIONS,
  type Collection,
  collection,
  interval,
  mean,
  ndcg,
} from './relevance/collections.ts';
import { crossFitted, half, trialOf } from './relevance/fit.ts';
import { engine } from './relevance/ours.ts';
import * as rivals from './relevance/rivals.ts';

/** The scores of a system's queries, by collection. */
type Scores = readonly (readonly number[])[];

const folder =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/ir';
if (!existsSync(folder)) {
  console.error(`There are no test collections in ${folder}. Give their folder as the argument.`);
  process.exit(2);
}
const collections = COLLECTIONS.map((name) => collection(folder, name));
const trials = () => (known ??= collections.map(trialOf));
let known: ReturnType<typeof trialOf>[] | undefined;

const SYSTEMS: readonly (readonly [string, () => Promise<Scores> | Scores])[] = [
  ['dateline', () => scoresOf(engine)],
  ['the same formula, plain scorer', () => trials().map((trial) => trial(RANKING))],
  ['… constants chosen on the other half', () => crossFitted(trials())],
  ['MiniSearch, default options', () => scoresOf(rivals.miniSearch)],
  ['MiniSearch, tuned', () => scoresOf(rivals.miniSearchTuned)],
  ['SQLite FTS5, porter', () => scoresOf(rivals.fts5)],
  ['Lunr', () => scoresOf(rivals.lunrSearch)],
  ['Orama, stemming + stop words', () => scoresOf(rivals.orama)],
  ['FlexSearch', () => scoresOf(rivals.flexSearch)],
];

/** `--only=NAME` leaves out the other systems. */
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length);

console.log('nDCG@10 [95 % interval]\n');
console.log(row(['', ...COLLECTIONS, 'mean', 'odd', 'even', 'dateline − it']));
console.log(row(Array.from({ length: 9 }, () => '---')));
let ours: Scores | undefined;
for (const [name, measure] of SYSTEMS.filter(([name]) => only === undefined || name === only)) {
  const scores = await measure();
  ours ??= scores;
  console.log(
    row([
      name,
      ...scores.map((list) => mean(list).toFixed(3)),
      withInterval(scores),
      ...([0, 1] as const).map((parity) => withInterval(scores.map((list) => half(list, parity)))),
      scores === ours ? '' : withInterval(difference(ours, scores)),
    ]),
  );
}

async function scoresOf(system: rivals.System): Promise<Scores> {
  return Promise.all(collections.map((one) => scoresIn(system, one)));
}

async function scoresIn(system: rivals.System, one: Collection): Promise<readonly number[]> {
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
