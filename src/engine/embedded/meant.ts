import { isCertain } from '../../entities/registry.ts';
import { fold } from '../../text/fold.ts';
import type { Kind, Naming } from '../../types.ts';
import type { Store } from './store.ts';

/** An entity as stored. */
export interface EntityRecord {
  readonly number: number;
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly hidden: boolean;
}

/** Whom a name means: the likeliest entity, and the others that go by it. */
export interface Meant {
  readonly record: EntityRecord;
  /** Likeliest first, hidden ones left out, at most 100. */
  readonly others: readonly EntityRecord[];
  /** False where one of the others may as well be meant. */
  readonly certain: boolean;
}

/** What is looked through, of one generation of the store. */
export interface Known {
  readonly store: Store;
  registry(): Naming;
  byId(id: string): EntityRecord | undefined;
  byNumber(number: number): EntityRecord | undefined;
  all(): readonly EntityRecord[];
}

/** A surname may be that of thousands. */
const MOST_OTHERS = 100;

/**
 * The one way in which all faces resolve what somebody wrote: by id, by slug within a kind, by any name it
 * goes by, by surname, by the name as a document writes it, or by whole words that one entity alone has.
 */
export function nameMeanings(known: Known): (value: string, kind?: Kind) => Meant | undefined {
  let words: ReadonlyMap<string, readonly EntityRecord[]> | undefined;
  return (value, kind) => {
    const { store, registry, byId, byNumber } = known;
    const direct = byId(value) ?? (kind === undefined ? undefined : byId(`${kind}:${value}`));
    if (direct !== undefined)
      return kind === undefined || direct.kind === kind ? only(direct) : undefined;
    const entities = registry().find(value, kind);
    const [first, ...others] = entities
      .slice(0, 1 + MOST_OTHERS)
      .flatMap(({ id }) => byId(id) ?? []);
    if (first !== undefined)
      return {
        record: first,
        others: others.filter(({ hidden }) => !hidden),
        certain: isCertain(value, entities),
      };
    const written = byNumber(numberOfText(store, value, kind));
    if (written !== undefined) return only(written);
    words ??= wordsOfAll(known.all());
    const [one, another] = holdingWords(words, value, kind);
    return one === undefined || another !== undefined ? undefined : only(one);
  };
}

function only(record: EntityRecord): Meant {
  return { record, others: [], certain: true };
}

/** Number of the entity that a name as it stands in a document belongs to, whatever the rules make of it; or 0. */
function numberOfText(store: Store, text: string, kind: Kind | undefined): number {
  const written = store.get<{ entity: number | null }>(
    `SELECT entity FROM names WHERE text = ? AND (? IS NULL OR kind = ?)
     ORDER BY documents DESC, key LIMIT 1`,
    text,
    kind ?? null,
    kind ?? null,
  );
  return written?.entity ?? 0;
}

/** Visible entities by each folded word of their names. */
function wordsOfAll(all: readonly EntityRecord[]): ReadonlyMap<string, readonly EntityRecord[]> {
  const found = new Map<string, EntityRecord[]>();
  for (const record of all) {
    if (record.hidden) continue;
    for (const word of new Set(wordsOf(record.name))) {
      const list = found.get(word);
      if (list === undefined) found.set(word, [record]);
      else list.push(record);
    }
  }
  return found;
}

function holdingWords(
  words: ReadonlyMap<string, readonly EntityRecord[]>,
  value: string,
  kind: Kind | undefined,
): readonly EntityRecord[] {
  const lists = [...new Set(wordsOf(value))].map((word) => words.get(word) ?? []);
  const [rarest = [], ...rest] = lists.sort((a, b) => a.length - b.length);
  return rest.reduce(
    inBoth,
    rarest.filter((record) => kind === undefined || record.kind === kind),
  );
}

function inBoth(
  some: readonly EntityRecord[],
  others: readonly EntityRecord[],
): readonly EntityRecord[] {
  if (some.length === 0) return some;
  const held = new Set(some);
  return others.filter((record) => held.has(record));
}

function wordsOf(name: string): readonly string[] {
  return fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}
