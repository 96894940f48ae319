import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCK = join(ROOT, 'node_modules', '.dateline-build');

/** The compiled program; compiled again when a source is newer, so that no test runs against old code. */
export async function builtProgram(): Promise<string> {
  const program = join(ROOT, 'dist', 'cli.js');
  for (let tries = 0; !isFresh(program); tries++) {
    if (tries > 600) throw new Error(`Another build seems to hang; remove ${LOCK}.`);
    if (takeLock()) {
      try {
        // Without the page, which no test of the command line needs.
        const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
        run(tsc, '-p', join(ROOT, '.config', 'tsconfig.build.json'));
        run(join(ROOT, '.config', 'assets.mjs'));
      } finally {
        rmSync(LOCK, { recursive: true, force: true });
      }
    } else await pause(100);
  }
  return program;
}

function run(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'pipe' });
}

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

function isFresh(program: string): boolean {
  if (!existsSync(program) || existsSync(LOCK)) return false;
  const built = statSync(program).mtimeMs;
  const src = join(ROOT, 'src');
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('web') && /\.(ts|bin|json|txt)$/.test(path))
    .every((path) => statSync(join(src, path)).mtimeMs <= built);
}
