import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey, plainForm } from '../../src/entities/key.ts';
import {
  buildRegistry,
  checkDecision,
  parseDecision,
  updateRegistry,
} from '../../src/entities/registry.ts';
import type { Decision, Kind, LoggedDecision, NameRecord, Registry } from '../../src/types.ts';

const KINDS: Readonly<Record<string, Kind>> = { p: 'person', l: 'place', o: 'organisation' };

/** "p 12 Donald Trump / Trump 9 / Mr Trump 3": a person of 12 documents with two more forms. */
function record(line: string, id: number): NameRecord {
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

function records(lines: readonly string[]): NameRecord[] {
  return lines.map((line, i) => record(line, i + 1));
}

/** "person:donald-trump (Donald Trump): donald trump, trump". */
function shown(registry: Registry, names: readonly NameRecord[]): readonly string[] {
  return registry.entities.map(({ id, name, names: ids, hidden }) => {
    const keys = ids.map((one) => names.find((record) => record.id === one)!.key);
    return `${id} (${name}${hidden ? ', hidden' : ''}): ${keys.join(', ')}`;
  });
}

/** What is tested, the names of the corpus, the entities. Positives and, right after each, the near miss. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'a surname where one full name dominates',
    ['p 12 Donald Trump', 'p 4 Ivanka Trump', 'p 9 Trump'],
    [
      'person:donald-trump (Donald Trump): donald trump, trump',
      'person:ivanka-trump (Ivanka Trump): ivanka trump',
    ],
  ],
  [
    'a surname where no full name dominates',
    ['p 11 Donald Trump', 'p 4 Ivanka Trump', 'p 9 Trump'],
    [
      'person:donald-trump (Donald Trump): donald trump',
      'person:ivanka-trump (Ivanka Trump): ivanka trump',
      'person:trump (Trump): trump',
    ],
  ],
  [
    'a middle initial',
    ['p 12 Donald Trump', 'p 3 Donald J. Trump', 'p 2 Donald John Trump'],
    ['person:donald-trump (Donald Trump): donald trump, donald j trump, donald john trump'],
  ],
  [
    'two middle initials',
    ['p 12 John Smith', 'p 3 John A. Smith', 'p 2 John B. Smith'],
    [
      'person:john-a-smith (John A. Smith): john a smith',
      'person:john-b-smith (John B. Smith): john b smith',
      'person:john-smith (John Smith): john smith',
    ],
  ],
  [
    'an acronym that documents define',
    ['o 3 National Student Committee / NSCO 3', 'o 5 NSCO'],
    [
      'organisation:national-student-committee (National Student Committee): national student committee, nsco',
    ],
  ],
  [
    'an acronym that documents define in two ways',
    [
      'o 3 National Student Committee / NSCO 3',
      'o 4 North Sea Coal Organisation / NSCO 2',
      'o 5 NSCO',
    ],
    [
      'organisation:national-student-committee (National Student Committee): national student committee',
      'organisation:north-sea-coal-organisation (North Sea Coal Organisation): north sea coal organisation',
      'organisation:nsco (NSCO): nsco',
    ],
  ],
  [
    'a country under its names',
    ['l 9 US', 'l 3 United States', 'l 2 U.S.A.', 'l 1 America'],
    ['place:united-states (United States): us, united states, usa, america'],
  ],
  [
    'a country and its people, a country and a person',
    ['l 9 Georgia', 'p 3 Georgia', 'l 2 South Georgia'],
    [
      'person:georgia (Georgia): georgia',
      'place:georgia (Georgia): georgia',
      'place:south-georgia (South Georgia): south georgia',
    ],
  ],
  [
    'a surname that is as often a place',
    ['p 9 Paul Springfield', 'p 3 Springfield', 'l 3 Springfield'],
    [
      'person:paul-springfield (Paul Springfield): paul springfield',
      'person:springfield (Springfield): springfield',
      'place:springfield (Springfield): springfield',
    ],
  ],
  [
    'a family name in front',
    ['p 9 Xi Jinping / Xi 8', 'p 3 Xi'],
    ['person:xi-jinping (Xi Jinping): xi jinping, xi'],
  ],
  [
    'a first name is no surname',
    ['p 9 Angela Merkel / Angela 2', 'p 3 Angela'],
    ['person:angela (Angela): angela', 'person:angela-merkel (Angela Merkel): angela merkel'],
  ],
  ['a shouted name is calmed', ['p 2 ELON MUSK'], ['person:elon-musk (Elon Musk): elon musk']],
];

test.each(CASES)('%s', (_, lines, expected) => {
  const names = records(lines);
  expect(shown(buildRegistry(names, []), names)).toEqual(expected);
});

/** Everything that a registry says, for comparison. */
function said(registry: Registry, names: readonly NameRecord[]): unknown {
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
);
const name = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const corpus = fc
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
const choices = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(), fc.nat()), {
  maxLength: 8,
});

function logOf(
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
      { action: 'rename', entity: a.id, name: 'Somebody' },
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

const RUNS = { numRuns: process.env['DATELINE_LONG'] ? 20_000 : 500 };

test('every name is in exactly one entity; ids are unique, sorted, safe in a URL; kinds are not mixed by rules', () => {
  fc.assert(
    fc.property(corpus, choices, (names, chosen) => {
      for (const log of [[], logOf(chosen, names)]) {
        const registry = buildRegistry(names, log);
        const ids = registry.entities.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort());
        for (const id of ids) expect(id).toMatch(/^(person|place|organisation):[a-z0-9_-]+$/);
        expect(registry.entities.flatMap((entity) => entity.names).sort()).toEqual(
          names.map(({ id }) => id).sort(),
        );
        for (const { id, kind } of names) {
          const entity = registry.entities[registry.entityOf(id)!]!;
          expect(entity.names).toContain(id);
          expect(registry.why(id)!.entity).toBe(entity.id);
          if (log.length === 0) expect(entity.kind).toBe(kind);
        }
      }
    }),
    RUNS,
  );
});

test('the order of records and decisions does not matter', () => {
  fc.assert(
    fc.property(corpus, choices, fc.integer(), (names, chosen, seed) => {
      const log = logOf(chosen, names);
      const shuffled = [...names].sort((a, b) => ((a.id * seed) % 13) - ((b.id * seed) % 13));
      expect(said(buildRegistry(shuffled, [...log].reverse()), names)).toEqual(
        said(buildRegistry(names, log), names),
      );
    }),
    RUNS,
  );
});

test('step by step gives the same registry as all at once, and leaves the earlier one as it was', () => {
  fc.assert(
    fc.property(corpus, corpus, choices, (first, second, chosen) => {
      const log = logOf(chosen, first);
      const half = Math.floor(log.length / 2);
      const before = buildRegistry(first, log.slice(0, half));
      const saidBefore = said(before, first);
      const next = new Map(first.map((one) => [one.id, one]));
      const addresses = new Set(second.map(({ kind, key }) => `${kind}:${key}`));
      const fresh = second.map((one) => ({ ...one, id: one.id + 50 }));
      const removed = first
        .filter(({ kind, key }) => addresses.has(`${kind}:${key}`))
        .map(({ id }) => id);
      const stays = removed.filter((id) => !fresh.some((one) => one.id === id));
      for (const id of removed) next.delete(id);
      for (const one of fresh) next.set(one.id, one);
      const after = updateRegistry(updateRegistry(before, { records: fresh, removed: stays }), {
        decisions: log.slice(half),
      });
      const all = [...next.values()];
      expect(said(after, all)).toEqual(said(buildRegistry(all, log), all));
      expect(said(before, first)).toEqual(saidBefore);
    }),
    RUNS,
  );
});

test('an undo gives exactly the registry before; an undo of the undo, the one after', () => {
  fc.assert(
    fc.property(corpus, choices, (names, chosen) => {
      const log = logOf(chosen, names).filter(({ decision }) => decision.action !== 'undo');
      const numbered = log.map((one, i) => ({ ...one, sequence: i + 1 }));
      const last = numbered.length;
      if (last === 0) return;
      const undo = (sequence: number, decision: number): LoggedDecision => ({
        sequence,
        at: '',
        decision: { action: 'undo', decision },
      });
      const after = buildRegistry(names, numbered);
      const undone = updateRegistry(after, { decisions: [undo(last + 1, last)] });
      expect(said(undone, names)).toEqual(said(buildRegistry(names, numbered.slice(0, -1)), names));
      const redone = updateRegistry(undone, { decisions: [undo(last + 2, last + 1)] });
      expect(said(redone, names)).toEqual(said(after, names));
    }),
    RUNS,
  );
});

const SMALL = records(['p 12 Donald Trump', 'p 9 Trump', 'p 4 Ivanka Trump', 'l 3 Vilnius']);

/** The decision and the code of the error it gives; none where it is right. */
const CHECKS: readonly (readonly [Decision, string | undefined])[] = [
  [{ action: 'merge', from: 'person:trump', into: 'person:ivanka-trump' }, undefined],
  [{ action: 'merge', from: 'person:trump', into: 'person:donald-trump' }, 'same-entity'],
  [{ action: 'merge', from: 'person:nobody', into: 'person:donald-trump' }, 'unknown-entity'],
  [{ action: 'refuse', a: 'person:ivanka-trump', b: 'person:ivanka-trump' }, 'same-entity'],
  [
    { action: 'split', entity: 'person:donald-trump', names: [{ kind: 'person', key: 'trump' }] },
    undefined,
  ],
  [
    { action: 'split', entity: 'person:donald-trump', names: [{ kind: 'place', key: 'trump' }] },
    'unknown-name',
  ],
  [
    { action: 'split', entity: 'place:vilnius', names: [{ kind: 'place', key: 'vilnius' }] },
    'nothing-to-split',
  ],
  [{ action: 'rename', entity: 'place:vilnius', name: 'Wilno' }, undefined],
  [{ action: 'rename', entity: 'place:vilnius', name: 'Vilnius' }, 'nothing-to-change'],
  [{ action: 'retype', entity: 'place:vilnius', kind: 'organisation' }, undefined],
  [{ action: 'retype', entity: 'place:vilnius', kind: 'place' }, 'nothing-to-change'],
  [{ action: 'hide', entity: 'place:vilnius' }, undefined],
  [{ action: 'hide', entity: 'person:ivanka-trump' }, 'nothing-to-change'],
  [{ action: 'undo', decision: 1 }, undefined],
  [{ action: 'undo', decision: 2 }, 'nothing-to-undo'],
  [{ action: 'undo', decision: 9 }, 'nothing-to-undo'],
];

test.each(CHECKS)('checked: %j gives %s', (decision, code) => {
  const log: LoggedDecision[] = [
    { sequence: 1, at: '', decision: { action: 'hide', entity: 'person:ivanka-trump' } },
    { sequence: 2, at: '', decision: { action: 'hide', entity: 'place:vilnius' } },
    { sequence: 3, at: '', decision: { action: 'undo', decision: 2 } },
  ];
  const check = (): void => checkDecision(decision, buildRegistry(SMALL, log), log);
  if (code === undefined) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code }));
  expect(parseDecision(JSON.parse(JSON.stringify(decision)))).toEqual(decision);
});

test.each([
  [null],
  [[]],
  [{ action: 'join', from: 'a', into: 'b' }],
  [{ action: 'merge', from: 'a' }],
  [{ action: 'merge', from: 'a', into: ' ' }],
  [{ action: 'merge', from: 'a', into: 'b', why: 'c' }],
  [{ action: 'split', entity: 'a', names: [] }],
  [{ action: 'split', entity: 'a', names: [{ kind: 'thing', key: 'b' }] }],
  [{ action: 'retype', entity: 'a', kind: 'thing' }],
  [{ action: 'undo', decision: 0.5 }],
])('refused: %j', (value) => {
  expect(() => parseDecision(value)).toThrow(expect.objectContaining({ code: 'bad-decision' }));
});
