import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../version.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { flagsOf } from './flags.ts';
import type { CommandSpec, OptionSpec } from './spec.ts';
import { terminal } from './terminal.ts';

/** Reads the command line, runs its command and says what the exit code is. Throws what the command throws. */
export async function runProgram(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = new Command('dateline')
    .description(
      'Full-text search over news pages, with exact facets of people, places and organisations.',
    )
    .version(version(), '-v, --version', 'show the version')
    .helpOption('-h, --help', 'show help; with a command, its options and examples')
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(dateline --help shows what there is)')
    .exitOverride();
  for (const spec of COMMANDS) {
    program.addCommand(commandOf(spec, 'dateline', (done) => (code = done)));
  }
  try {
    await program.parseAsync(withMinusWords(argv), { from: 'user' });
  } catch (error) {
    // Commander has printed its message; help and version end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.error;
    throw error;
  }
  return code;
}

/**
 * `search drones -football`: a word with one minus excludes, as in the query language; it is no cluster
 * of short options, of which there are none but -h.
 */
export function withMinusWords(argv: readonly string[]): readonly string[] {
  const options = COMMANDS.find((spec) => spec.usage.startsWith('search'))?.options ?? [];
  const takesValue = new Set(
    options.filter((it) => it.flags.includes('<')).map((it) => it.flags.split(' ')[0]),
  );
  const end = argv.indexOf('--');
  const isMinusWord = (word: string, i: number) =>
    /^-[^-\s].+/.test(word) && !takesValue.has(argv[i - 1]) && (end < 0 || i < end);
  const words = argv.filter(isMinusWord);
  if (argv[0] !== 'search' || words.length === 0) return argv;
  const rest = argv.filter((word, i) => !isMinusWord(word, i));
  return end < 0 ? [...rest, '--', ...words] : [...rest, ...words];
}

function commandOf(spec: CommandSpec, above: string, end: (code: ExitCode) => void): Command {
  const [name, ...rest] = spec.usage.split(' ');
  const command = new Command(name).description(spec.summary).exitOverride();
  command.showHelpAfterError(`(${above} ${name} --help shows its options)`);
  for (const argument of rest) command.argument(argument);
  for (const option of spec.options ?? []) command.addOption(optionOf(option));
  if (spec.examples) command.addHelpText('after', examplesText(spec.examples));
  for (const sub of spec.commands ?? [])
    command.addCommand(commandOf(sub, `${above} ${name}`, end));
  const { load } = spec;
  if (load) {
    command.action(async () => {
      const { run } = await load();
      end(await run({ args: command.args, flags: flagsOf(command.opts()), terminal: terminal() }));
    });
  }
  return command;
}

function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.about);
  if (spec.choices) option.choices([...spec.choices]);
  if (spec.type === 'number') option.argParser(wholeNumber);
  if (spec.type === 'list') option.argParser(append).default([], 'none');
  return spec.default === undefined ? option : option.default(spec.default);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, such as 20.');
  return Number(text);
}

function append(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function examplesText(examples: readonly (readonly [string, string])[]): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, does]) => `  ${line.padEnd(width)}  ${does}`);
  return `\nExamples:\n${lines.join('\n')}`;
}
