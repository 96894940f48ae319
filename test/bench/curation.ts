/**
 * node --import tsx test/bench/curation.ts [--items 120000] [--folder DIR]   (after a build)
 * From the commit of a decision to its facets, over generated items. First of each action in freshly opened
 * processes, and as a command; then merges of frequent and of rare people in one process. Each decision is undone,
 * and its facets must be those of before to the byte. A folder is kept and used again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Decision, Engine, EntityRow, Expression } from '../../src/types.ts';
import { generate, taggedItem } from './engine/generator.ts';

const { openIndex } = (await import(
  '../../dist/engine/embedded/open.js' as string
)) as typeof import('../../src/engine/embedded/open.ts');

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '120000' },
    folder: { type: 'string' },
    first: { type: 'string' },
  },
});
const ROUNDS = 20;
const PROCESSES = 5;
const ACTIONS = ['merge', 'rename', 'hide', 'split'] as const;
type Action = (typeof ACTIONS)[number];
const facets = { people: {}, places: {}, organisations: {} };
const QUERIES = {
  'facets of all documents': { facets, limit: 0 },
  'facets of a common word': { facets, limit: 0, expression: commonWord() },
  'ten hits of it, with facets': { facets, limit: 10, expression: commonWord() },
};

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'dateline-curation-'));
if (!existsSync(join(folder, 'dateline.db'))) await fill(Number(values.items));
if (values.first !== undefined) {
  await measureFirst(values.first as Action);
  process.exit();
}
await bringUp();
for (const action of ACTIONS) inProcesses(action);
await commands();
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

/** An index of an older version gets what a decision looks up with the next commit: that is not measured. */
async function bringUp(): Promise<void> {
  const opened = await openIndex(folder);
  const [one] = (await opened.entities.list({ kind: 'person', limit: 1 })).entities;
  const decision = { action: 'rename', entity: one!.id, name: 'Somebody Else' } as const;
  const { decisions } = await opened.commit({ decide: [{ decision }] });
  await opened.commit({ decide: [{ decision: { action: 'undo', decision: decisions[0]! } }] });
  await opened.close();
}

/** The first decision of processes that have just answered a search; and the undo of it, in the same ones. */
function inProcesses(action: Action): void {
  const took: { first: Took; shown: Took; undo: Took; again: Took }[] = [];
  while (took.length < PROCESSES) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(import.meta.url), '--folder', folder, '--first', action],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    took.push(JSON.parse(stdout) as (typeof took)[number]);
  }
  const of = (what: keyof (typeof took)[number]) => spread(took.map((one) => one[what]));
  console.log(
    `| first ${action} after opening | commit ${of('first')} | facets ${of('shown')} | undo ${of('undo')} | facets ${of('again')} |`,
  );
}

async function measureFirst(action: Action): Promise<void> {
  const query = QUERIES['facets of all documents'];
  const people = (from: Engine) => from.entities.list({ kind: 'person', limit: 40 });
  const writer = await openIndex(folder);
  const { entities } = await people(writer);
  const [merged, into] = [entities[20]!, entities[21]!];
  // A split needs two names of one.
  if (action === 'split')
    await writer.commit({
      decide: [{ decision: { action: 'merge', from: merged.id, into: into.id } }],
    });
  await writer.close();
  const opened = await openIndex(folder);
  const before = JSON.stringify((await opened.search(query)).facets);
  const [first, shown, undo, again]: Took[][] = [[], [], [], []];
  const decision = await decisionOf(action, entities, opened);
  const { decisions } = await clocked(first!, () => opened.commit({ decide: [{ decision }] }));
  await clocked(shown!, () => opened.search(query));
  const back = { action: 'undo', decision: decisions[0]! } as const;
  await clocked(undo!, () => opened.commit({ decide: [{ decision: back }] }));
  const after = await clocked(again!, () => opened.search(query));
  if (JSON.stringify(after.facets) !== before)
    throw new Error(`The undo of ${action} left a trace.`);
  if (action === 'split')
    await opened.commit({
      decide: [{ decision: { action: 'undo', decision: decisions[0]! - 1 } }],
    });
  await opened.close();
  console.log(
    JSON.stringify({ first: first![0], shown: shown![0], undo: undo![0], again: again![0] }),
  );
}

async function decisionOf(
  action: Action,
  people: readonly EntityRow[],
  opened: Engine,
): Promise<Decision> {
  const entity = people[10]!.id;
  switch (action) {
    case 'merge':
      return { action, from: people[11]!.id, into: entity };
    case 'rename':
      return { action, entity, name: 'Somebody Else' };
    case 'hide':
      return { action, entity };
    case 'split': {
      const { id, aliases } = (await opened.entities.get(people[21]!.id))!;
      return { action, entity: id, names: [aliases.at(-1)!] };
    }
  }
}

/** Whole commands, from start to end, beside one that opens no index. */
async function commands(): Promise<void> {
  const opened = await openIndex(folder);
  const { entities: people } = await opened.entities.list({ kind: 'person', limit: 40 });
  await opened.close();
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  const run = (into: Took[], ...args: string[]) => {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    into.push({ clock: performance.now() - start, cpu: Number.NaN });
    return stdout;
  };
  const [nothing, merge, named, undo]: Took[][] = [[], [], [], []];
  const at = ['--index', folder, '--json'];
  for (let round = 0; round < PROCESSES; round++) {
    run(nothing!, '--version');
    const [from, into] = [people[10 + 2 * round]!, people[11 + 2 * round]!];
    const before = Number(lastDecision(run([], 'curate', 'log', ...at)));
    run(merge!, 'curate', 'merge', from.id, into.id, ...at);
    run(undo!, 'curate', 'undo', String(before + 1), ...at);
    run(named!, 'curate', 'merge', from.name, into.name, ...at);
    run([], 'curate', 'undo', String(before + 3), ...at);
  }
  const times = {
    '--version': nothing,
    'curate merge ID ID': merge,
    'curate merge NAME NAME': named,
    'curate undo': undo,
  };
  for (const [label, took] of Object.entries(times))
    console.log(`| dateline ${label} | ${spread(took!)} |`);
}

function lastDecision(log: string): number {
  return (JSON.parse(log) as readonly { sequence: number }[]).at(-1)?.sequence ?? 0;
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
  const cpu = Number.isNaN(times[0]!.cpu) ? '' : `; cpu ${at('cpu', 0.5)}`;
  return `${at('clock', 0.5)} ms (p95 ${at('clock', 0.95)}${cpu})`;
}
