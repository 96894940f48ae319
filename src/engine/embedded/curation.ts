import type { Decision, Kind, LoggedDecision, NameRecord, Registry } from '../../types.ts';
import { buildRegistry, checkDecision } from './interim.ts';
import type { Store } from './store.ts';

/** The registry of a store, kept in step with it, and its tables `entities` and `names.entity`. */
export interface Curation {
  /** As of the last commit of any process. Built when first asked for. */
  registry(): Registry;
  decisions(): readonly LoggedDecision[];
  /** Within a transaction: logs a decision that the registry accepts; returns its sequence. */
  decide(decision: Decision, at: string, by: string | undefined): number;
  /** Within a transaction: brings the registry and the tables in step with the names touched. */
  update(names: readonly number[]): void;
  /** A transaction failed: what is in memory may be ahead of the store. */
  forget(): void;
}

export function createCuration(store: Store, generation: () => number): Curation {
  let known: { readonly registry: Registry; readonly generation: number } | undefined;
  const decisions = () =>
    store
      .all<{ sequence: number; at: string; by: string | null; decision: string }>(
        'SELECT sequence, at, by, decision FROM decisions ORDER BY sequence',
      )
      .map(logged);
  const rebuilt = () => buildRegistry(nameRecords(store), decisions());
  const registry = () => {
    const now = generation();
    if (known?.generation !== now) known = { registry: rebuilt(), generation: now };
    return known.registry;
  };
  return {
    registry,
    decisions,
    decide: (decision, at, by) => {
      checkDecision(registry(), decision);
      const sequence = store.run(
        'INSERT INTO decisions (at, by, decision) VALUES (?, ?, ?)',
        at,
        by ?? null,
        JSON.stringify(decision),
      ).id;
      known = { registry: rebuilt(), generation: generation() };
      return sequence;
    },
    update: (_names) => {
      known = { registry: rebuilt(), generation: generation() };
      persist(store, known.registry);
    },
    forget: () => {
      known = undefined;
    },
  };
}

function logged(row: {
  sequence: number;
  at: string;
  by: string | null;
  decision: string;
}): LoggedDecision {
  return {
    sequence: row.sequence,
    at: row.at,
    ...(row.by === null ? {} : { by: row.by }),
    decision: JSON.parse(row.decision) as Decision,
  };
}

/** All names of the corpus with their forms, by id. */
export function nameRecords(store: Store): readonly NameRecord[] {
  const forms = new Map<number, { text: string; documents: number }[]>();
  for (const row of store.each<{ name: number; text: string; documents: number }>(
    'SELECT name, text, documents FROM forms ORDER BY name, documents DESC, text',
  )) {
    const list = forms.get(row.name);
    const form = { text: row.text, documents: row.documents };
    if (list === undefined) forms.set(row.name, [form]);
    else list.push(form);
  }
  return store
    .all<{ id: number; kind: Kind; key: string; text: string; documents: number }>(
      'SELECT id, kind, key, text, documents FROM names ORDER BY id',
    )
    .map((row) => ({ ...row, forms: forms.get(row.id) ?? [] }));
}

/** Writes what differs between the registry and the tables. Entity numbers stay with their ids. */
function persist(store: Store, registry: Registry): void {
  const numbers = writeEntities(store, registry);
  const rows = store.all<{ id: number; entity: number | null; why: string | null }>(
    'SELECT id, entity, why FROM names',
  );
  for (const row of rows) {
    const at = registry.entityOf(row.id);
    const entity = at === undefined ? null : numbers[at]!;
    const why = registry.why(row.id)?.why ?? null;
    if (entity !== row.entity || why !== row.why)
      store.run('UPDATE names SET entity = ?, why = ? WHERE id = ?', entity, why, row.id);
  }
}

interface EntityRow {
  readonly number: number;
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly hidden: number;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

function writeEntities(store: Store, registry: Registry): readonly number[] {
  const stored = new Map(
    store.all<EntityRow>('SELECT * FROM entities').map((row) => [row.id, row]),
  );
  return registry.entities.map((entity) => {
    const row = stored.get(entity.id);
    const values = [
      entity.kind,
      entity.name,
      entity.hidden ? 1 : 0,
      entity.country ?? null,
      entity.coordinates?.latitude ?? null,
      entity.coordinates?.longitude ?? null,
    ] as const;
    if (row === undefined)
      return store.run(
        `INSERT INTO entities (id, kind, name, hidden, country, latitude, longitude)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        entity.id,
        ...values,
      ).id;
    const before = [row.kind, row.name, row.hidden, row.country, row.latitude, row.longitude];
    if (before.some((value, at) => value !== values[at]))
      store.run(
        `UPDATE entities SET kind = ?, name = ?, hidden = ?, country = ?, latitude = ?, longitude = ?
         WHERE number = ?`,
        ...values,
        row.number,
      );
    return row.number;
  });
}
