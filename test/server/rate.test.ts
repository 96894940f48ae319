import { expect, test } from 'vitest';
import { createLimiter } from '../../src/server/rate.ts';

test('lets a burst pass, then as many as come back, and says how long to wait', () => {
  let now = 0;
  const limiter = createLimiter({ perSecond: 2, burst: 3 }, () => now);
  expect([1, 2, 3, 4].map(() => limiter('10.0.0.1'))).toEqual([0, 0, 0, 1]);
  now += 500;
  expect(limiter('10.0.0.1')).toBe(0);
  expect(limiter('10.0.0.1')).toBe(1);
  now += 3_600_000;
  expect([1, 2, 3, 4].map(() => limiter('10.0.0.1'))).toEqual([0, 0, 0, 1]);
});

test('a slow refill says a longer wait', () => {
  const limiter = createLimiter({ perSecond: 0.1, burst: 1 }, () => 0);
  limiter('10.0.0.1');
  expect(limiter('10.0.0.1')).toBe(10);
});

test.each([
  ['10.0.0.1', '10.0.0.2', false],
  ['::ffff:10.0.0.1', '10.0.0.1', true],
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['2001:db8::1', '2001:db8::2', true],
  ['::1', '::2', true],
])('%s and %s count together: %s', (a, b, together) => {
  const limiter = createLimiter({ perSecond: 1, burst: 1 }, () => 0);
  limiter(a);
  expect(limiter(b) > 0).toBe(together);
});

test('remembers a bounded number of addresses, the latest ones', () => {
  const limiter = createLimiter({ perSecond: 1, burst: 1 }, () => 0);
  limiter('first');
  for (let i = 0; i < 20_000; i++) limiter(`other ${i}`);
  expect(limiter('first')).toBe(0);
  expect(limiter('other 19999')).toBe(1);
});
