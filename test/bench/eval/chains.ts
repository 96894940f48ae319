/**
 * node --import tsx test/bench/eval/chains.ts [DIR] [--developed] [--errors]
 * Chaining of names with given mentions, without the tagger: the whole table; or the figures, or the errors,
 * of the half that the rules were developed on, so that the held-out half stays unseen.
 */
import { argv } from 'node:process';
import { CLUSTERERS, clusterTable, count, figures, goldDocuments } from './clusters.ts';

const dir = argv.slice(2).find((word) => !word.startsWith('-')) ?? '../shared/ner';
if (argv.includes('--errors')) await listErrors();
else if (argv.includes('--developed')) await developedFigures();
else console.log(await clusterTable(dir));

async function developedFigures(): Promise<void> {
  const documents = (await goldDocuments(dir)).filter((_, i) => i % 2 === 0);
  for (const [name, clusterer] of CLUSTERERS) {
    const f = figures(documents.map((gold) => count(gold, clusterer(gold))));
    console.log(name, f.map((x) => x.toFixed(2)).join(' '));
  }
}

/** Two forms of one gold entity that were kept apart, or of two that were put together, with pairs lost or wrong. */
async function listErrors(): Promise<void> {
  const documents = (await goldDocuments(dir)).filter((_, i) => i % 2 === 0);
  const chained = CLUSTERERS[CLUSTERERS.length - 1]![1];
  for (const gold of documents) {
    const said = chained(gold);
    const pairs = new Map<string, number>();
    gold.entities.forEach((a, i) => {
      gold.entities.forEach((b, j) => {
        if (j <= i) return;
        const together = said[i] === said[j];
        if (together === (a.entity === b.entity)) return;
        const line = `${together ? 'FALSE' : 'MISS'}\t${a.type === b.type ? a.type : `${a.type}/${b.type}`}\t${a.text} | ${b.text}\t${gold.id}`;
        pairs.set(line, (pairs.get(line) ?? 0) + 1);
      });
    });
    for (const [line, n] of pairs) console.log(`${n}\t${line}`);
  }
}
