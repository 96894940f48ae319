import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildRegistry } from '../../../src/entities/registry.ts';
import type { LoggedDecision, Naming } from '../../../src/types.ts';
import { choices, corpus, keptOf, logOf, RUNS, said } from './support.ts';

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

test('step by step gives the same registry as all at once, and tells of all that changed', () => {
  fc.assert(
    fc.property(corpus, corpus, choices, (first, second, chosen) => {
      const log = logOf(chosen, first);
      const half = Math.floor(log.length / 2);
      const next = new Map(first.map((one) => [one.id, one]));
      const addresses = new Set(second.map(({ kind, key }) => `${kind}:${key}`));
      const fresh = second.map((one) => ({ ...one, id: one.id + 50 }));
      const removed = first
        .filter(({ kind, key }) => addresses.has(`${kind}:${key}`))
        .map(({ id }) => id);
      const stays = removed.filter((id) => !fresh.some((one) => one.id === id));
      for (const id of removed) next.delete(id);
      for (const one of fresh) next.set(one.id, one);

      const kept = keptOf(first, log.slice(0, half));
      const told = new Map<number, unknown>();
      const tell = () => {
        for (const { entity, names } of kept.changes().entities)
          for (const { id, why } of names) told.set(id, { entity, why });
      };
      tell();
      kept.change(fresh, stays);
      tell();
      const all = [...next.values()];
      const found = (from: Naming) =>
        ['Somebody', 'Nobody', ...all.map(({ text }) => text)].map((query) =>
          from.find(query).map(({ id }) => id),
        );
      log.slice(half).forEach((one, at) => {
        kept.decide(one);
        tell();
        expect(found(kept)).toEqual(found(buildRegistry(all, log.slice(0, half + at + 1))));
      });
      const whole = buildRegistry(all, log);
      for (const { id } of all)
        expect(told.get(id)).toEqual({
          entity: whole.entities[whole.entityOf(id)!],
          why: whole.why(id)!.why,
        });
      expect(found(kept)).toEqual(found(whole));
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
      const taken = [...numbered, undo(last + 1, last)];
      const undone = buildRegistry(names, taken);
      expect(said(undone, names)).toEqual(said(buildRegistry(names, numbered.slice(0, -1)), names));
      const redone = buildRegistry(names, [...taken, undo(last + 2, last + 1)]);
      expect(said(redone, names)).toEqual(said(after, names));
    }),
    RUNS,
  );
});
