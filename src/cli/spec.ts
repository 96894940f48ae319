import type { ExitCode } from './exit.ts';
import type { Flags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** What a command is given. */
export interface Call {
  /** Positional arguments; those of a variadic one follow each other. */
  readonly args: readonly string[];
  readonly flags: Flags;
  readonly terminal: Terminal;
}

export type Run = (call: Call) => Promise<ExitCode>;

/** One option of a command. A `list` may be given several times. */
export interface OptionSpec {
  /** As in help: `--limit <n>`. */
  readonly flags: string;
  readonly about: string;
  /** Without a type, a switch. */
  readonly type?: 'text' | 'number' | 'list' | 'switch';
  readonly default?: string | number;
  /** The values it may have. */
  readonly choices?: readonly string[];
}

/** A command as its help shows it, and where its work is done. */
export interface CommandSpec {
  /** With its arguments: `search [query...]`. */
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly OptionSpec[];
  /** Command lines that can be pasted, each with what it does. */
  readonly examples?: readonly (readonly [line: string, does: string])[];
  /** Loads the command's code when it is called, so that help is instant. */
  readonly load?: () => Promise<{ readonly run: Run }>;
  readonly commands?: readonly CommandSpec[];
}
