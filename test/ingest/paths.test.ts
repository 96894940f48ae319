import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isBelow, storedPath } from '../../src/ingest/paths.ts';

test.each([
  ['beside the index', 'seeds/a.txt', 'index', 'seeds/a.txt'],
  ['with dots', './seeds/../seeds/a.txt', './index', 'seeds/a.txt'],
  ['absolute', resolve('seeds/a.txt'), 'index', 'seeds/a.txt'],
  ['an index elsewhere', '/archive/pages/a.txt', '/archive/index', 'pages/a.txt'],
  ['outside of the folder of the index', '/pages/a.txt', '/archive/index', '/pages/a.txt'],
  ['a folder whose name starts alike', '/archives/a.txt', '/archive/index', '/archives/a.txt'],
  ['a file whose name starts with two dots', '..a.txt', 'index', '..a.txt'],
])('a file has one name in the index: %s', (_name, path, index, stored) => {
  expect(storedPath(path, index)).toBe(stored);
});

test.each([
  ['the file itself', 'seeds/a.txt', 'seeds/a.txt', true],
  ['its folder', 'seeds/a.txt', 'seeds', true],
  ['its folder with a slash', 'seeds/a.txt', 'seeds/', true],
  ['everything', 'seeds/a.txt', '.', true],
  ['the root', 'seeds/a.txt', '/', true],
  ['a folder whose name starts alike', 'seeds-old/a.txt', 'seeds', false],
  ['a file below it', 'seeds', 'seeds/a.txt', false],
  ['another folder', 'pages/a.txt', 'seeds', false],
])('whether a stored file lies below a path: %s', (_name, stored, path, below) => {
  expect(isBelow(stored, path, 'index')).toBe(below);
});

test('a stored file lies below its folder wherever the index is', () => {
  const index = '/archive/index';
  const stored = storedPath('/archive/pages/a.txt', index);
  expect(isBelow(stored, '/archive/pages', index)).toBe(true);
  expect(isBelow(stored, '/archive/other', index)).toBe(false);
});
