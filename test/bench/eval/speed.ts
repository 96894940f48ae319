import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Tagger } from '../../../src/types.ts';

/**
 * Words per second of one core's time, warm: the median of seven rounds over all texts, after one that is not
 * counted. CPU time, not the clock on the wall, so that a busy machine does not change the figure twofold.
 */
export function wordsPerSecond(tag: Tagger, texts: readonly string[], rounds = 7): number {
  const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  for (const text of texts) tag(text);
  const rates = Array.from({ length: rounds }, () => {
    const started = cpuMs();
    for (const text of texts) tag(text);
    return (words * 1000) / (cpuMs() - started);
  });
  return median(rates);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds from loading the tagger to the mentions of a first short document, in fresh processes. */
export function firstDocumentMs(choice: 'model' | 'compromise'): number {
  const script = fileURLToPath(new URL('./first-document.ts', import.meta.url));
  const runs = Array.from({ length: 5 }, () =>
    Number(execFileSync('node', ['--import', 'tsx', script, choice], { encoding: 'utf8' })),
  );
  return median(runs);
}

/** Bytes of the model's files. */
export function modelBytes(): number {
  const folder = fileURLToPath(new URL('../../../src/entities/model/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.bin'))
    .reduce((sum, name) => sum + statSync(folder + name).size, 0);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
