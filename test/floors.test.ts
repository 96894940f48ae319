import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Floor of each top-level folder or file of src/, as src/README.md explains them. */
const FLOORS: Readonly<Record<string, number>> = {
  'types.ts': 0,
  'errors.ts': 0,
  'version.ts': 0,
  text: 1,
  query: 2,
  entities: 2,
  reading: 3,
  engine: 3,
  ingest: 4,
  server: 4,
  web: 4,
  cli: 5,
  'cli.ts': 6,
};

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx)$/.test(path))
  .sort();
const imports = new Map(sources.map((path) => [path, importsOf(path)]));

test('every source file stands on a floor', () => {
  expect(sources.filter((path) => floorOf(path) === undefined)).toEqual([]);
});

test('imports go down, or stay within their folder', () => {
  const upward = [...imports].flatMap(([from, targets]) =>
    targets.local
      .filter((to) => top(from) !== top(to) && !(floorOf(to)! < floorOf(from)!))
      .map((to) => `${from} -> ${to}`),
  );
  expect(upward).toEqual([]);
});

test('no circle of imports', () => {
  expect(circle()).toEqual([]);
});

test('each package has one home', () => {
  const homes = new Map<string, string[]>();
  for (const [from, targets] of imports) {
    if (top(from) === 'web') continue;
    for (const name of new Set(targets.packages))
      homes.set(name, [...(homes.get(name) ?? []), from]);
  }
  expect([...homes].filter(([, files]) => files.length > 1)).toEqual([]);
});

test('no `any`', () => {
  const found = sources.filter((path) => /[:<,(|&]\s*any\b(?!\w*\()|\bas any\b/.test(code(path)));
  expect(found).toEqual([]);
});

test('the kernel stays under 500 lines of code, comments and blank lines not counted', () => {
  // What is compiled to WebAssembly: all it is reached by from kernel.ts, but for loads and stores.
  const folder = 'engine/embedded/kernel';
  const compiled = new Set([`${folder}/kernel.ts`]);
  for (const path of compiled) for (const to of imports.get(path)!.local) compiled.add(to);
  compiled.delete(`${folder}/machine.ts`);
  const lines = [...compiled].flatMap((path) =>
    code(path)
      .split('\n')
      .filter((line) => line.trim() !== ''),
  );
  expect(compiled.size).toBeGreaterThan(5);
  expect(lines.length).toBeLessThan(500);
});

function top(path: string): string {
  return path.split('/')[0]!;
}

function floorOf(path: string): number | undefined {
  return FLOORS[top(path)];
}

/** The text without comments and string contents. */
function code(path: string): string {
  return readFileSync(join(SRC, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}

function importsOf(path: string): { local: string[]; packages: string[] } {
  const text = readFileSync(join(SRC, path), 'utf8');
  const named = [
    ...text.matchAll(/^(?:import|export)\s[^'";]*?from\s+'([^']+)'/gm),
    ...text.matchAll(/^import\s+'([^']+)'/gm),
    ...text.matchAll(/\bimport\('([^']+)'\)/g),
  ].map((match) => match[1]!);
  const local = named
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(SRC, resolve(SRC, dirname(path), name)));
  const packages = named
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  return { local: local.filter((to) => isSource(to)), packages };
}

function isSource(path: string): boolean {
  return /\.(ts|tsx)$/.test(path);
}

/** The first circle found, as a path of files; empty when there is none. */
function circle(): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const walk = (path: string, trail: string[]): string[] => {
    if (state.get(path) === 'open') return [...trail.slice(trail.indexOf(path)), path];
    if (state.get(path) === 'done') return [];
    state.set(path, 'open');
    for (const to of imports.get(path)?.local ?? []) {
      const found = walk(to, [...trail, path]);
      if (found.length > 0) return found;
    }
    state.set(path, 'done');
    return [];
  };
  for (const path of sources) {
    const found = walk(path, []);
    if (found.length > 0) return found;
  }
  return [];
}
