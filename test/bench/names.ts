/**
 * Speed of the registry: `node --import tsx test/bench/names.ts [names]`. Generated names (seeded): half of
 * them people named in full, a tenth bare surnames, the rest organisations with acronyms and places.
 */
import { nameKey } from '../../src/entities/key.ts';
import { buildRegistry, keptRegistry } from '../../src/entities/registry.ts';
import type { Kind, NameRecord } from '../../src/types.ts';

const SYLLABLES =
  'ka lo mi ren sto va dri zel pu tin bra no fer gus har jo lin mar os pet qua ric sam tho ul vic wes yor'.split(
    ' ',
  );

let state = 1;
const names = Number(process.argv[2] ?? 200_000);
const firsts = Array.from({ length: 800 }, () => word(2));
const lasts = Array.from({ length: 20_000 }, () => word(3));
const records = recordsOf(names);

const registry = buildRegistry(records, []);
const kept = timed(`build, ${names.toLocaleString('en')} names`, 3, () => {
  const made = keptRegistry(undefined, []);
  made.change(records, []);
  made.changes();
  return made;
});
const people = registry.entities.filter(({ kind }) => kind === 'person');
let sequence = 0;
timed('a merge, and what it changed', 15, () => {
  sequence++;
  const [from, into] = [people[sequence * 2]!, people[sequence * 2 + 1]!];
  const decision = { action: 'merge', from: from.id, into: into.id } as const;
  kept.check(decision);
  kept.decide({ sequence, at: '', decision });
  return kept.changes();
});
timed('1,000 names changed', 15, () => {
  const changed = Array.from({ length: 1000 }, () => {
    const record = records[Math.floor(random() * records.length)]!;
    return { ...record, documents: record.documents + 1 };
  });
  kept.change(changed, []);
  return kept.changes();
});
timed('whom 1,000 names mean', 5, () => records.slice(0, 1000).map(({ text }) => kept.find(text)));
timed('suggestions', 1, () => registry.suggestions());

/** Prints the median of CPU milliseconds: the machine may be shared. */
function timed<Result>(what: string, times: number, run: () => Result): Result {
  const took: number[] = [];
  let result: Result;
  do {
    const before = process.cpuUsage().user;
    result = run();
    took.push((process.cpuUsage().user - before) / 1000);
  } while (took.length < times);
  const median = took.sort((a, b) => a - b)[times >> 1]!;
  process.stdout.write(`| ${what} | ${median.toFixed(1)} ms |\n`);
  return result;
}

function recordsOf(count: number): readonly NameRecord[] {
  const all = new Map<string, NameRecord>();
  while (all.size < count) {
    const { kind, text, short } = generated();
    const key = nameKey(kind, text);
    const documents = Math.max(1, Math.floor(1 / (random() + 1e-4)));
    const forms = [text, ...short].map((form) => ({ text: form, documents }));
    const address = `${kind}:${key}`;
    if (!all.has(address))
      all.set(address, { id: all.size + 1, kind, key, text, documents, forms });
  }
  return [...all.values()];
}

function generated(): { kind: Kind; text: string; short: readonly string[] } {
  const dice = random();
  if (dice < 0.5) {
    const last = lasts[Math.floor(random() ** 2 * lasts.length)]!;
    const middle = random() < 0.1 ? ' J. ' : ' ';
    return { kind: 'person', text: one(firsts) + middle + last, short: [last] };
  }
  if (dice < 0.6) return { kind: 'person', text: one(lasts), short: [] };
  if (dice < 0.8) {
    const parts = [word(2), word(2), word(2)];
    const acronym = parts.map((part) => part[0]).join('');
    return { kind: 'organisation', text: parts.join(' '), short: random() < 0.3 ? [acronym] : [] };
  }
  return { kind: 'place', text: random() < 0.2 ? `${word(3)} ${word(1)}` : word(3), short: [] };
}

function one(list: readonly string[]): string {
  return list[Math.floor(random() * list.length)]!;
}

function word(syllables: number): string {
  const text = Array.from({ length: syllables }, () => one(SYLLABLES)).join('');
  return text[0]!.toUpperCase() + text.slice(1);
}

/** Mulberry32. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
