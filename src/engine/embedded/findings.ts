import {
  type Address,
  ATTACHING,
  type KeptRegistry,
  type KeptState,
  keptRegistry,
  type RegistryChanges,
} from '../../entities/registry.ts';
import type { LoggedDecision } from '../../types.ts';
import { version } from '../../version.ts';
import { nameRecord, nameRecords } from './names.ts';
import { FINDINGS, FORMAT } from './schema.ts';
import type { Store } from './store.ts';

/**
 * What the rules found of each name: the columns `names.parent` and `names.attached`, and the table
 * `name_keys`. So a decision, or a name that changes, needs a few rows and not all names.
 */
export function keptState(store: Store): KeptState {
  const addresses = (sql: string, value: string) => {
    const found = store.all<{ kind: string; key: string }>(sql, value);
    return found.length === 0 ? undefined : found.map(({ kind, key }) => `${kind}:${key}`).sort();
  };
  return {
    record: (id) => nameRecord(store, { id }),
    named: (address) => nameRecord(store, partsOf(address)),
    under: (indexKey) =>
      addresses(
        `SELECT n.kind, n.key FROM name_keys k JOIN names n ON n.id = k.name
         WHERE k.key = ? AND n.documents > 0`,
        indexKey,
      ),
    parent: (address) => {
      const { kind, key } = partsOf(address);
      const found = store.get<{ parent: string | null; attached: string }>(
        'SELECT parent, attached FROM names WHERE kind = ? AND key = ?',
        kind,
        key,
      );
      const parent = found?.parent ?? undefined;
      return parent === undefined ? undefined : { to: parent, why: found!.attached };
    },
    children: (address) => addresses('SELECT kind, key FROM names WHERE parent = ?', address),
  };
}

/** A registry over what is kept; over all names, read whole, where that is not to be had. */
export function openedRegistry(
  store: Store,
  reads: 'tables' | 'all names',
  decisions: readonly LoggedDecision[],
): KeptRegistry {
  const registry = keptRegistry(reads === 'tables' ? keptState(store) : undefined, decisions);
  if (reads === 'all names') registry.change(nameRecords(store), []);
  return registry;
}

/** Whether findings are kept, of whatever rules: they say what the tables of entities say. */
export function hasFindings(store: Store): boolean {
  return formatOf(store) >= FORMAT;
}

/**
 * Whether they are of the rules of this version, so that a change can be built on them. If not, all names are
 * looked at anew, once: some 3 s for 40,000.
 */
export function isOfTheseRules(store: Store): boolean {
  const found = store.get<{ value: string }>("SELECT value FROM meta WHERE key = 'rules'");
  return hasFindings(store) && found?.value === rules();
}

/** Those of this version; between two releases they may change too. */
function rules(): string {
  return `${version()}/${ATTACHING}`;
}

function formatOf(store: Store): number {
  return store.get<{ user_version: number }>('PRAGMA user_version')!.user_version;
}

/** Makes room for what the rules of this version find of all names. */
export function forgetFindings(store: Store): void {
  if (!hasFindings(store)) store.exec(`${FINDINGS} PRAGMA user_version = ${FORMAT};`);
  store.exec(
    'DELETE FROM name_keys; UPDATE names SET parent = NULL, attached = NULL WHERE parent IS NOT NULL;',
  );
  store.run("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", rules());
}

/** Within a transaction: writes what a change made of the findings. */
export function keepFindings(store: Store, { keys, parents }: RegistryChanges): void {
  for (const { key, name, gone } of keys)
    store.run(
      gone
        ? 'DELETE FROM name_keys WHERE key = ? AND name = ?'
        : 'INSERT OR IGNORE INTO name_keys (key, name) VALUES (?, ?)',
      key,
      name,
    );
  for (const [address, parent] of parents) {
    const { kind, key } = partsOf(address);
    store.run(
      'UPDATE names SET parent = ?, attached = ? WHERE kind = ? AND key = ?',
      parent?.to ?? null,
      parent?.why ?? null,
      kind,
      key,
    );
  }
}

function partsOf(address: Address): { readonly kind: string; readonly key: string } {
  const colon = address.indexOf(':');
  return { kind: address.slice(0, colon), key: address.slice(colon + 1) };
}
