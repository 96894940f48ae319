import { expect, test } from 'vitest';
import { mistakes } from '../bench/eval/errors.ts';
import { figures, interval, type Span, tally } from '../bench/eval/score.ts';

const span = (kind: Span['kind'], start: number, end: number): Span => ({ kind, start, end });
const gold = [span('person', 0, 5), span('place', 10, 15), span('organisation', 20, 30)];

test('exact needs the edges, lenient only a common character', () => {
  const found = [span('person', 0, 5), span('organisation', 22, 30), span('place', 40, 45)];
  const { exact, lenient } = figures([tally(gold, found)]);
  for (const rate of Object.values(exact)) expect(rate).toBeCloseTo(100 / 3);
  expect(lenient.f1).toBeCloseTo(200 / 3);
  expect(figures([tally(gold, found)], ['place']).exact).toEqual({
    precision: 0,
    recall: 0,
    f1: 0,
  });
});

test('the same mention twice counts once, and nothing found is no error of division', () => {
  expect(figures([tally(gold, [...gold, ...gold])]).exact.f1).toBe(100);
  expect(figures([tally(gold, [])]).exact).toEqual({ precision: 0, recall: 0, f1: 0 });
  expect(figures([tally([], [])]).exact.f1).toBe(0);
});

test('the interval holds the figure, and is the same each time', () => {
  const documents = Array.from({ length: 30 }, (_, i) => tally(gold, i % 3 === 0 ? [] : gold));
  const [low, high] = interval(documents);
  const { f1 } = figures(documents).exact;
  expect(low).toBeLessThan(f1);
  expect(high).toBeGreaterThan(f1);
  expect(interval(documents)).toEqual([low, high]);
});

test('every mistake has one class', () => {
  const found = [
    span('place', 0, 5),
    span('place', 10, 17),
    span('person', 18, 25),
    span('person', 50, 55),
  ];
  expect(mistakes([...gold, span('place', 60, 65)], found).map(({ error }) => error)).toEqual([
    'kind',
    'boundary',
    'boundary and kind',
    'missed',
    'spurious',
  ]);
  expect(mistakes(gold, gold)).toEqual([]);
});
