import fc from 'fast-check';
import { nameKey, plainForm } from '../../../src/entities/key.ts';
import { buildRegistry, type KeptRegistry, keptRegistry } from '../../../src/entities/registry.ts';
import type { Decision, Kind, LoggedDecision, NameRecord, Registry } from '../../../src/types.ts';

const KINDS: Readonly<Record<string, Kind>> = { p: 'person', l: 'place', o: 'organisation' };

/** "p 12 Donald Trump / Trump 9 / Mr Trump 3": a person of 12 documents with two more forms. */
export function record(line: string, id: number): NameRecord {
  const [head = '', ...more] = line.split(' / ');
  const [, letter = '', count = '', text = ''] = head.match(/^([plo]) (\d+) (.+)$/) ?? [];
  const kind = KINDS[letter]!;
  const documents = Number(count);
  const forms = more.map((form) => {
    const [, written = '', times = ''] = form.match(/^(.+) (\d+)$/) ?? [];
    return { text: plainForm(kind, written), documents: Number(times) };
  });
  return {
    id,
    kind,
    key: nameKey(kind, text),
    text,
    documents,
    forms: [{ text, documents }, ...forms],
  };
}

export function records(lines: readonly string[]): NameRecord[] {
  return lines.map((line, i) => record(line, i + 1));
}

/** "person:donald-trump (Donald Trump): donald trump, trump". */
export function shown(registry: Registry, names: readonly NameRecord[]): readonly string[] {
  return registry.entities.map(({ id, name, names: ids, hidden }) => {
    const keys = ids.map((one) => names.find((record) => record.id === one)!.key);
    return `${id} (${name}${hidden ? ', hidden' : ''}): ${keys.join(', ')}`;
  });
}

/** A registry that goes on from these names and decisions. */
export function keptOf(names: readonly NameRecord[], log: readonly LoggedDecision[]): KeptRegistry {
  const kept = keptRegistry(undefined, log);
  kept.change(names, []);
  return kept;
}

/** Everything that a registry says, for comparison. */
export function said(registry: Registry, names: readonly NameRecord[]): unknown {
  return {
    entities: registry.entities,
    names: names.map(({ id }) => [id, registry.entityOf(id), registry.why(id)]),
    suggestions: registry.suggestions(),
  };
}

const words = fc.constantFrom(
  'Trump',
  'Smith',
  'Donald',
  'Ivanka',
  'John',
  'A.',
  'B.',
  'Jr.',
  'US',
  'NSC',
  'Georgia',
  'Council',
  'Treasury',
  'Kyiv',
  'Zelensky',
  'Zelenskyy',
  '2',
);
const name = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
export const corpus = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Kind>('person', 'place', 'organisation'),
      text: name,
      documents: fc.integer({ min: 1, max: 20 }),
      forms: fc.array(fc.record({ text: name, documents: fc.integer({ min: 1, max: 20 }) }), {
        maxLength: 3,
      }),
    }),
    { maxLength: 25 },
  )
  .map((all) => {
    const known = new Map<string, NameRecord>();
    all.forEach((one, i) => {
      const key = nameKey(one.kind, one.text);
      known.set(`${one.kind}:${key}`, { ...one, id: (i * 7) % 101, key });
    });
    return [...known.values()];
  });

/** Decisions about whatever entities there are: numbers choose among ids. */
export const choices = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(), fc.nat()), {
  maxLength: 8,
});

export function logOf(
  chosen: readonly (readonly [number, number, number])[],
  names: readonly NameRecord[],
): LoggedDecision[] {
  const { entities } = buildRegistry(names, []);
  if (entities.length === 0) return [];
  return chosen.map(([action, x, y], i) => {
    const a = entities[x % entities.length]!;
    const b = entities[y % entities.length]!;
    const record = names[y % names.length]!;
    const options: readonly Decision[] = [
      { action: 'merge', from: a.id, into: b.id },
      { action: 'split', entity: a.id, names: [{ kind: record.kind, key: record.key }] },
      { action: 'rename', entity: a.id, name: y % 2 === 0 ? 'Somebody' : 'Nobody' },
      {
        action: 'retype',
        entity: a.id,
        kind: (['person', 'place', 'organisation'] as const)[y % 3]!,
      },
      { action: 'hide', entity: a.id },
      { action: 'refuse', a: a.id, b: b.id },
      { action: 'undo', decision: 1 + (y % (i + 1)) },
    ];
    return { sequence: i + 1, at: '2025-01-01T00:00:00Z', decision: options[action]! };
  });
}

export const RUNS = { numRuns: process.env['DATELINE_LONG'] ? 20_000 : 500 };
