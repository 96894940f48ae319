import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allows, openKeys, type Scope } from '../../src/server/keys.ts';

async function place(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'dateline-keys-')), 'deep', 'keys.json');
}

test('a key is known by its secret, until it is revoked', async () => {
  const keys = openKeys(await place());
  const { secret, key } = await keys.create({ name: 'desk', scopes: ['write', 'search'] });
  expect(await keys.check(secret)).toEqual(key);
  expect(key.scopes).toEqual(['search', 'write']);
  expect(await keys.list()).toEqual([key]);
  expect(await keys.revoke(key.id)).toBe(true);
  expect(await keys.check(secret)).toBeUndefined();
  expect(await keys.revoke(key.id)).toBe(false);
});

/** What stands behind the name of a key; it may hold the mark that parts the two. */
const hiddenPart = (secret: string) => secret.split('_').slice(2).join('_');

test('what is nearly the secret is not the secret', async () => {
  const keys = openKeys(await place());
  const { secret } = await keys.create({ name: 'desk', scopes: ['search'] });
  const near = [secret.slice(0, -1), `${secret}a`, secret.toLowerCase(), '', hiddenPart(secret)];
  for (const other of near) expect(await keys.check(other)).toBeUndefined();
});

test('the file holds no secret and is for its owner alone', async () => {
  const path = await place();
  const { secret } = await openKeys(path).create({ name: 'desk', scopes: ['search'] });
  expect(readFileSync(path, 'utf8')).not.toContain(hiddenPart(secret));
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('two open stores see each other’s keys at once', async () => {
  const path = await place();
  const [one, other] = [openKeys(path), openKeys(path)];
  expect(await other.list()).toEqual([]);
  const { secret, key } = await one.create({ name: 'desk', scopes: ['admin'] });
  expect(await other.check(secret)).toEqual(key);
  await other.revoke(key.id);
  expect(await one.check(secret)).toBeUndefined();
});

test('keys made at the same time are all kept', async () => {
  const path = await place();
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      openKeys(path).create({ name: `key ${i}`, scopes: ['search'] }),
    ),
  );
  const kept = await openKeys(path).list();
  expect(new Set(kept.map(({ id }) => id))).toEqual(new Set(made.map(({ key }) => key.id)));
});

test('a lock left by a process that died is taken over', async () => {
  const path = await place();
  await openKeys(path).create({ name: 'first', scopes: ['search'] });
  writeFileSync(`${path}.lock`, '');
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${path}.lock`, longAgo, longAgo);
  await openKeys(path).create({ name: 'second', scopes: ['search'] });
  expect(await openKeys(path).list()).toHaveLength(2);
});

test.each([[[]], [['everything']], [['search', 'root']]])(
  'scopes %j are refused',
  async (scopes) => {
    const keys = openKeys(await place());
    const wish = { name: 'desk', scopes: scopes as Scope[] };
    await expect(keys.create(wish)).rejects.toThrow(/search, write, curate, admin/);
  },
);

test.each(['{', '{}', '{"keys":[{"hash":"00"}]}'])(
  'a damaged file %j is told, not overwritten',
  async (text) => {
    const path = await place();
    await openKeys(path).create({ name: 'desk', scopes: ['search'] });
    writeFileSync(path, text);
    const keys = openKeys(path);
    await expect(keys.list()).rejects.toThrow(/cannot be read/);
    await expect(keys.create({ name: 'new', scopes: ['search'] })).rejects.toThrow(
      /cannot be read/,
    );
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);

test.each<[Scope[], Scope, boolean]>([
  [['search'], 'search', true],
  [['search'], 'write', false],
  [['write', 'curate'], 'search', false],
  [['admin'], 'curate', true],
  [[], 'search', false],
])('%j allows %s: %s', (scopes, needed, allowed) => {
  expect(allows(scopes, needed)).toBe(allowed);
});
