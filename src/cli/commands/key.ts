import { UserError } from '../../errors.ts';
import { openKeys, SCOPES, type Scope } from '../../server/keys.ts';
import { EXIT } from '../exit.ts';
import type { Flags } from '../flags.ts';
import { indexFolder, keyFile, requireIndex } from '../index-at.ts';
import { columns } from '../layout.ts';
import type { Run } from '../spec.ts';
import { json, plain } from '../terminal.ts';

/** `dateline key create`: prints the secret, which is told only here. */
export const create: Run = async ({ flags, terminal }) => {
  const wanted = flags.list('scope');
  const scopes = (wanted.length > 0 ? wanted : ['write']).map((text) => scopeNamed(text));
  const { secret, key } = await keysOf(flags).create({ name: flags.text('name') ?? '', scopes });
  if (flags.on('json')) terminal.print(json({ ...key, secret }));
  else {
    terminal.print(secret);
    terminal.note(`Key ${key.id} may ${scopes.join(', ')}. It is shown only now; send it as`);
    terminal.note('Authorization: Bearer KEY');
    if (scopes.includes('curate') || scopes.includes('admin'))
      terminal.note(
        `The page now asks for a key before it merges or renames; dateline key revoke ${key.id} ends that.`,
      );
  }
  return EXIT.ok;
};

/** `dateline key list`. */
export const list: Run = async ({ flags, terminal }) => {
  const keys = await keysOf(flags).list();
  if (flags.on('json')) terminal.print(json(keys, { indent: true }));
  else {
    const rows = keys.map((key) => [
      key.id,
      key.createdAt.slice(0, 10),
      key.scopes.join(','),
      plain(key.name),
    ]);
    for (const line of columns(rows)) terminal.print(line);
  }
  return keys.length > 0 ? EXIT.ok : EXIT.nothing;
};

/** `dateline key revoke ID`. */
export const revoke: Run = async ({ args, flags, terminal }) => {
  const id = args[0]!;
  const found = await keysOf(flags).revoke(id);
  if (flags.on('json')) terminal.print(json({ id, revoked: found }));
  else if (found) terminal.print(`key ${id} is revoked`);
  else terminal.note(`There is no key ${plain(id)}. dateline key list shows those there are.`);
  return found ? EXIT.ok : EXIT.nothing;
};

function keysOf(flags: Flags) {
  const folder = indexFolder(flags);
  requireIndex(folder);
  return openKeys(keyFile(folder));
}

function scopeNamed(text: string): Scope {
  const scope = SCOPES.find((it) => it === text);
  if (scope) return scope;
  throw new UserError('usage', `There is no scope "${text}". Choose from ${SCOPES.join(', ')}.`);
}
