import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasBit, inBoth, joined, membersOf } from '../../../src/engine/embedded/search/bits.ts';

const list = (maxLength: number) =>
  fc
    .uniqueArray(fc.oneof(fc.nat(70), fc.nat(5_000), fc.constantFrom(31, 32, 63, 64)), {
      maxLength,
    })
    .map((all) => Uint32Array.from(all).sort());

test('lists of documents are joined and met as sets are, whatever their lengths', () => {
  fc.assert(
    fc.property(fc.array(list(300), { maxLength: 4 }), list(4), (lists, few) => {
      const all = new Set(lists.flatMap((one) => [...one]));
      const either = joined(lists);
      expect([...either]).toEqual([...all].sort((a, b) => a - b));
      const [some, others] = few.length <= either.length ? [few, either] : [either, few];
      expect([...inBoth(some, others)]).toEqual([...few].filter((one) => all.has(one)));
    }),
  );
});

test('the members of a set of bits are those whose bit is set', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 5 }), (words) => {
      const bits = Int32Array.from(words);
      const expected = Array.from({ length: 32 * bits.length }, (_, n) => n);
      expect([...membersOf(bits)]).toEqual(expected.filter((n) => hasBit(bits, n)));
    }),
  );
});
