import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentId } from '../../src/reading/finish.ts';
import {
  documents,
  isSkipped,
  learnRepeated,
  type ReadOptions,
  type SourceFile,
  sourceFiles,
} from '../../src/reading/read.ts';
import type { Document, Skipped } from '../../src/types.ts';

const PAGES = fileURLToPath(new URL('../pages', import.meta.url));
const cases = readdirSync(PAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** As a person reads it: the body as its paragraphs, no id that follows from the text. */
function shown(found: Document | Skipped, folder: string): object {
  if (isSkipped(found)) return { ...found, file: relative(folder, found.file) };
  const { id, title, body, origin, ...facts } = found;
  const given = id === contentId(title, body) ? {} : { id };
  const { file, place } = origin;
  const at = [relative(folder, file), place].filter((part) => part !== undefined).join(', ');
  return { ...given, title, ...facts, at, body: body.split('\n\n') };
}

async function read(name: string, reversed = false): Promise<readonly object[]> {
  const folder = join(PAGES, name, 'input');
  const files: SourceFile[] = [];
  for await (const file of sourceFiles([folder])) if (!isSkipped(file)) files.push(file);
  const path = join(PAGES, name, 'options.json');
  const given = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ReadOptions) : {};
  const order = reversed ? [...files].reverse() : files;
  const options = { ...given, repeated: await learnRepeated(order) };
  const found = new Map<string, object[]>();
  for (const file of order) {
    const own: object[] = [];
    for await (const one of documents(file, options)) own.push(shown(one, folder));
    found.set(file.path, own);
  }
  return files.flatMap(({ path: own }) => found.get(own) ?? []);
}

test.each(cases)('%s is read as expected', async (name) => {
  const found = await read(name);
  const path = join(PAGES, name, 'expected.json');
  if (process.env['DATELINE_GOLDEN'] === 'write') {
    writeFileSync(path, `${JSON.stringify(found, null, 2)}\n`);
  }
  expect(found).toEqual(JSON.parse(readFileSync(path, 'utf8')));
});

test.each(cases)('%s does not depend on the order of files', async (name) => {
  expect(await read(name, true)).toEqual(await read(name));
});
