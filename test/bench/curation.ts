/**
 * node --import tsx test/bench/curation.ts [--items 120000] [--folder DIR]   (after a build)
 * From the commit of a decision to its facets, over generated items: merges of frequent and of rare people,
 * each then undone, whose facets must be those of before to the byte. A folder is kept and used again.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine, Expression } from '../../src/types.ts';
import { generate, taggedItem } from './engine/generator.ts';

const { openIndex } = (await import(
  '../../dist/engine/embedded/open.js' as string
)) as typeof import('../../src/engine/embedded/open.ts');

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '120000' },
    folder: { type: 'string' },
  },
});
const ROUNDS = 20;
const facets = { people: {}, places: {}, organisations: {} };
const QUERIES = {
  'facets of all documents': { facets, limit: 0 },
  'facets of a common word': { facets, limit: 0, expression: commonWord() },
  'ten hits of it, with facets': { facets, limit: 10, expression: commonWord() },
};

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'dateline-curation-'));
if (!existsSync(join(folder, 'dateline.db'))) await fill(Number(values.items));
const engine = await openIndex(folder);
for (const [label, query] of Object.entries(QUERIES)) await measure(label, query);
await engine.close();
if (values.folder === undefined) rmSync(folder, { recursive: true });

/** The word that most of the items hold. */
function commonWord(): Expression {
  const counts = new Map<string, number>();
  for (const { body } of generate({ items: 300, characters: 890 }))
    for (const word of new Set(body.toLowerCase().match(/[a-z]{4,}/g)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const [[text]] = [...counts].sort((a, b) => b[1] - a[1]) as [[string, number]];
  return { type: 'word', text };
}

async function fill(items: number): Promise<void> {
  const filled = await openIndex(folder, { create: true });
  let batch: ReturnType<typeof taggedItem>[] = [];
  for (const item of generate({ items, characters: 890 })) {
    batch.push(taggedItem(item));
    if (batch.length < 2000) continue;
    await filled.commit({ put: batch });
    batch = [];
  }
  await filled.commit({ put: batch });
  await filled.close();
}

async function measure(label: string, query: Parameters<Engine['search']>[0]): Promise<void> {
  const counted = async () => (await engine.search(query)).facets;
  const people = (await engine.entities.list({ kind: 'person', limit: 2000 })).entities;
  await counted();
  const commits: Took[] = [];
  const shown: Took[] = [];
  const undone: Took[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = JSON.stringify(await counted());
    const at = round % 2 === 0 ? round * 2 : 1000 + round * 2;
    const [into, from] = [people[at]!, people[at + 1]!];
    const { decisions } = await clocked(commits, () =>
      engine.commit({ decide: [{ decision: { action: 'merge', from: from.id, into: into.id } }] }),
    );
    const after = JSON.stringify(await clocked(shown, counted));
    await engine.commit({ decide: [{ decision: { action: 'undo', decision: decisions[0]! } }] });
    const back = JSON.stringify(await clocked(undone, counted));
    if (back !== before) throw new Error(`The undo of ${from.id} into ${into.id} left a trace.`);
    if (after === before && round === 0) throw new Error(`${from.id} into ${into.id}: no change.`);
  }
  console.log(
    `| ${label} | commit ${spread(commits)} | after the merge ${spread(shown)} | after its undo ${spread(undone)} |`,
  );
}

/** Milliseconds of the clock, and of the processor: the machine may be shared. */
interface Took {
  readonly clock: number;
  readonly cpu: number;
}

async function clocked<Result>(into: Took[], run: () => Promise<Result>): Promise<Result> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = await run();
  const { user, system } = process.cpuUsage(cpu);
  into.push({ clock: performance.now() - start, cpu: (user + system) / 1000 });
  return result;
}

function spread(times: readonly Took[]): string {
  const at = (of: keyof Took, share: number): string => {
    const sorted = times.map((took) => took[of]).sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1);
  };
  return `${at('clock', 0.5)} ms (p95 ${at('clock', 0.95)}; cpu ${at('cpu', 0.5)})`;
}
