import { type ChildProcess, spawn } from 'node:child_process';
import { builtProgram } from './built.ts';

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly cwd: string;
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the compiled program to its end, as a user would. */
export async function dateline(args: readonly string[], setting: Setting): Promise<Ran> {
  const child = await started(args, setting);
  child.stdin!.on('error', () => undefined);
  child.stdin!.end(setting.stdin ?? '');
  return ended(child);
}

/** Starts it and leaves it running. */
export async function started(
  args: readonly string[],
  { cwd, env }: Setting,
): Promise<ChildProcess> {
  const program = await builtProgram();
  const { DATELINE_INDEX: _, ...outer } = process.env;
  return spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...outer, NO_COLOR: '1', NODE_OPTIONS: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** What it wrote until it ended. */
export function ended(child: ChildProcess): Promise<Ran> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, out: String(Buffer.concat(out)), err: String(Buffer.concat(err)) });
    });
  });
}
