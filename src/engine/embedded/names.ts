import type { Kind, NameRecord } from '../../types.ts';
import type { Store } from './store.ts';

interface NameRow {
  readonly id: number;
  readonly kind: Kind;
  readonly key: string;
  readonly text: string;
  readonly documents: number;
}

interface FormRow {
  readonly name: number;
  readonly text: string;
  readonly documents: number;
}

const COLUMNS = 'id, kind, key, text, documents';

/** Names of the corpus with their forms, by id: all, or those asked for that are in documents. */
export function nameRecords(store: Store, only?: readonly number[]): readonly NameRecord[] {
  const among = only === undefined ? '' : 'AND id IN (SELECT value FROM json_each(?))';
  const formsAmong = only === undefined ? '' : 'WHERE name IN (SELECT value FROM json_each(?))';
  const values = only === undefined ? [] : [JSON.stringify(only)];
  const forms = new Map<number, { text: string; documents: number }[]>();
  for (const row of store.all<FormRow>(
    `SELECT name, text, documents FROM forms ${formsAmong} ORDER BY name, documents DESC, text`,
    ...values,
  )) {
    const form = { text: row.text, documents: row.documents };
    const list = forms.get(row.name);
    if (list === undefined) forms.set(row.name, [form]);
    else list.push(form);
  }
  return store
    .all<NameRow>(
      `SELECT ${COLUMNS} FROM names WHERE documents > 0 ${among} ORDER BY id`,
      ...values,
    )
    .map((row) => ({ ...row, forms: forms.get(row.id) ?? [] }));
}

/** One name, by id or by kind and key. What is being counted for the first time is not there yet. */
export function nameRecord(
  store: Store,
  by: { readonly id: number } | { readonly kind: string; readonly key: string },
): NameRecord | undefined {
  const row =
    'id' in by
      ? store.get<NameRow>(`SELECT ${COLUMNS} FROM names WHERE documents > 0 AND id = ?`, by.id)
      : store.get<NameRow>(
          `SELECT ${COLUMNS} FROM names WHERE documents > 0 AND kind = ? AND key = ?`,
          by.kind,
          by.key,
        );
  if (row === undefined) return undefined;
  const forms = store.all<Omit<FormRow, 'name'>>(
    'SELECT text, documents FROM forms WHERE name = ? ORDER BY documents DESC, text',
    row.id,
  );
  return { ...row, forms };
}
