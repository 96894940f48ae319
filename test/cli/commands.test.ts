import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { withMinusWords } from '../../src/cli/program.ts';
import type { CommandSpec } from '../../src/cli/spec.ts';

const nameOf = (spec: CommandSpec) => spec.usage.split(' ')[0]!;
const all = COMMANDS.flatMap((spec) => [spec, ...(spec.commands ?? [])]);
const examples = all.flatMap((spec) => (spec.examples ?? []).map(([line]) => line));

/** Words of a command line; what stands in quotes is one. */
function words(line: string): readonly string[] {
  return (line.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^['"]|['"]$/g, ''));
}

test.each(examples.filter((line) => line.includes('dateline')))(
  'the example is one: %s',
  (line) => {
    const [name, ...rest] = words(line.slice(line.indexOf('dateline') + 9));
    const command = COMMANDS.find((spec) => nameOf(spec) === name);
    const sub = command?.commands?.find((spec) => nameOf(spec) === rest[0]);
    expect(command, `no command ${name}`).toBeDefined();
    if (command!.commands) expect(sub, `no command ${name} ${rest[0]}`).toBeDefined();
    const known = ((sub ?? command)!.options ?? []).map((option) => option.flags.split(' ')[0]);
    const used = rest.filter((word) => /^--\w/.test(word));
    expect(used.filter((flag) => !known.includes(flag))).toEqual([]);
  },
);

test('every command says in one line what it does, and can be loaded', async () => {
  for (const spec of all) {
    expect(spec.summary).toMatch(/^[a-z][^.]{8,90}$/);
    if (spec.load) expect(typeof (await spec.load()).run).toBe('function');
  }
});

test('no option is defined twice in a command', () => {
  for (const { options = [] } of all) {
    const names = options.map((option) => option.flags.split(' ')[0]);
    expect(names).toEqual([...new Set(names)]);
  }
});

test.each([
  ['search drones -football', 'search drones -- -football'],
  ['search drones -football --limit 3 -x*', 'search drones --limit 3 -- -football -x*'],
  ['search drones --person -nato -war', 'search drones --person -nato -- -war'],
  ['search -h', 'search -h'],
  ['search drones --json', 'search drones --json'],
  ['search -- -a -b', 'search -- -a -b'],
  ['tag -football', 'tag -football'],
])('a word with a minus is a word of the query: %s', (typed, read) => {
  expect(withMinusWords(typed.split(' ')).join(' ')).toBe(read);
});
