import { expect, test } from 'vitest';
import { buildRegistry, parseDecision } from '../../../src/entities/registry.ts';
import type { Decision, LoggedDecision } from '../../../src/types.ts';
import { keptOf, record, records, shown } from './support.ts';

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
  const check = (): void => keptOf(SMALL, log).check(decision);
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

/** What decisions make of the corpus, entity by entity. */
test('decisions: merge, split, rename, retype, hide, and names that come later', () => {
  const names = records([
    'p 9 Volodymyr Zelensky',
    'p 3 Volodymyr Zelenskyy',
    'l 2 Hezbollah',
    'o 9 Hezbollah',
    'p 4 Zelenskyy',
  ]);
  const log: LoggedDecision[] = [
    {
      sequence: 1,
      at: '',
      by: 'ann',
      decision: {
        action: 'merge',
        from: 'person:volodymyr-zelenskyy',
        into: 'person:volodymyr-zelensky',
      },
    },
    {
      sequence: 2,
      at: '',
      decision: { action: 'retype', entity: 'place:hezbollah', kind: 'organisation' },
    },
    {
      sequence: 3,
      at: '',
      decision: {
        action: 'rename',
        entity: 'person:volodymyr-zelenskyy',
        name: 'President Zelensky',
      },
    },
    {
      sequence: 4,
      at: '',
      decision: {
        action: 'split',
        entity: 'person:volodymyr-zelensky',
        names: [{ kind: 'person', key: 'zelenskyy' }],
      },
    },
    { sequence: 5, at: '', decision: { action: 'hide', entity: 'person:zelenskyy' } },
  ];
  const registry = buildRegistry(names, log);
  expect(shown(registry, names)).toEqual([
    'organisation:hezbollah (Hezbollah): hezbollah, hezbollah',
    'person:volodymyr-zelensky (President Zelensky): volodymyr zelensky, volodymyr zelenskyy',
    'person:zelenskyy (Zelenskyy, hidden): zelenskyy',
  ]);
  expect(registry.why(2)!.why).toBe(
    'decision 1 by ann: person:volodymyr-zelenskyy merged into person:volodymyr-zelensky',
  );
  const later = record('p 5 Volodymyr O. Zelenskyy', 6);
  const next = buildRegistry([...names, later], log);
  expect(next.entities[next.entityOf(6)!]!.id).toBe('person:volodymyr-zelensky');
});

test('what a split leaves behind takes no id that is taken', () => {
  const names = records(['l 3 Vilnius', 'l 2 Trump', 'p 1 Trump']);
  const log: LoggedDecision[] = [
    {
      sequence: 1,
      at: '',
      decision: { action: 'merge', from: 'person:trump', into: 'place:vilnius' },
    },
    {
      sequence: 2,
      at: '',
      decision: {
        action: 'split',
        entity: 'place:vilnius',
        names: [{ kind: 'place', key: 'vilnius' }],
      },
    },
  ];
  const ids = buildRegistry(names, log).entities.map(({ id }) => id);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(3);
});
