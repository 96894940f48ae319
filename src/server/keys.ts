import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../errors.ts';

/** What a key allows: reading, adding and deleting documents, decisions about entities, everything. */
export type Scope = 'search' | 'write' | 'curate' | 'admin';

export const SCOPES: readonly Scope[] = ['search', 'write', 'curate', 'admin'];

/** A key without its secret. */
export interface Key {
  /** Eight letters; part of the secret, and what `revoke` takes. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
}

/** Keys of one index. The file holds hashes only, and is read again whenever it has changed. */
export interface KeyStore {
  /** The secret is told once, here. */
  create(wish: { readonly name: string; readonly scopes: readonly Scope[] }): Promise<{
    readonly secret: string;
    readonly key: Key;
  }>;
  list(): Promise<readonly Key[]>;
  /** False when there is no such key. */
  revoke(id: string): Promise<boolean>;
  /** The key of a secret, in time that does not depend on how much of it is right. */
  check(secret: string): Promise<Key | undefined>;
}

interface StoredKey extends Key {
  /** SHA-256, hex. Enough for 256 random bits: there is nothing to guess by dictionary. */
  readonly hash: string;
}

/** Opens the keys in a file, which need not exist yet; it is made readable by its owner alone. */
export function openKeys(path: string): KeyStore {
  const read = reader(path);
  return {
    async create({ name, scopes }) {
      const id = randomBytes(6).toString('base64url').replace(/[-_]/g, 'x');
      const secret = `dl_${id}_${randomBytes(32).toString('base64url')}`;
      const key: Key = {
        id,
        name,
        scopes: checkedScopes(scopes),
        createdAt: new Date().toISOString(),
      };
      await change(path, (keys) => [...keys, { ...key, hash: hash(secret) }]);
      return { secret, key };
    },
    async list() {
      return (await read()).map(withoutHash);
    },
    async revoke(id) {
      let found = false;
      await change(path, (keys) => {
        found = keys.some((key) => key.id === id);
        return keys.filter((key) => key.id !== id);
      });
      return found;
    },
    async check(secret) {
      const given = Buffer.from(hash(secret), 'hex');
      const matches = (await read()).filter((key) =>
        timingSafeEqual(given, Buffer.from(key.hash, 'hex')),
      );
      return matches[0] && withoutHash(matches[0]);
    },
  };
}

/** Whether a key with these scopes may do what asks for that one. */
export function allows(scopes: readonly Scope[], needed: Scope): boolean {
  return scopes.includes(needed) || scopes.includes('admin');
}

function checkedScopes(scopes: readonly Scope[]): readonly Scope[] {
  const unknown = scopes.find((scope) => !SCOPES.includes(scope));
  if (unknown !== undefined || scopes.length === 0)
    throw new UserError(
      'invalid-scope',
      `${unknown === undefined ? 'A key needs a scope' : `There is no scope "${unknown}"`}. Choose from ${SCOPES.join(', ')}.`,
    );
  return SCOPES.filter((scope) => scopes.includes(scope));
}

function withoutHash({ id, name, scopes, createdAt }: StoredKey): Key {
  return { id, name, scopes, createdAt };
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Reads the file when inode, size or time differ from the last reading: keys made by another process count at once. */
function reader(path: string): () => Promise<readonly StoredKey[]> {
  let seen = '';
  let keys: readonly StoredKey[] = [];
  return async () => {
    const now = await stat(path, { bigint: true }).catch(absent);
    const mark = now ? `${now.ino} ${now.size} ${now.mtimeNs}` : '';
    if (mark !== seen) {
      keys = now ? await load(path) : [];
      seen = mark;
    }
    return keys;
  };
}

async function load(path: string): Promise<readonly StoredKey[]> {
  const text = await readFile(path, 'utf8').catch(absent);
  if (text === undefined) return [];
  try {
    const { keys } = JSON.parse(text) as { keys: readonly StoredKey[] };
    if (keys.every((key) => /^[0-9a-f]{64}$/.test(key.hash))) return keys;
  } catch {
    // Falls through to the one message for all ways of being broken.
  }
  throw new UserError(
    'damaged-keys',
    `The key file ${path} cannot be read. Move it away and create the keys anew.`,
  );
}

/** One writer at a time across processes; the new file replaces the old in one step. */
async function change(
  path: string,
  edit: (keys: readonly StoredKey[]) => readonly StoredKey[],
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const lock = `${path}.lock`;
  await acquire(lock);
  try {
    const draft = `${path}.new`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ keys: edit(await load(path)) }, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } finally {
    await rm(lock, { force: true });
  }
}

/** Waits for up to 5 s. A lock older than that was left by a process that died: changes take milliseconds. */
async function acquire(lock: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const file = await open(lock, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return undefined;
    });
    if (file) return file.close();
    const held = await stat(lock).catch(absent);
    if (held && Date.now() - held.mtimeMs > 5_000) await rm(lock, { force: true });
    else await pause(50);
  }
  throw new UserError('busy', 'Another process is changing the keys. Try again in a moment.');
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
