import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loggedDecision } from '../../src/cli/decision.ts';
import { failureText, pointAt } from '../../src/cli/failure.ts';
import { filterOf } from '../../src/cli/filters.ts';
import { flagsOf } from '../../src/cli/flags.ts';
import { columns, count, counted, duration, size, wrap } from '../../src/cli/layout.ts';
import { progressLine, progressView } from '../../src/cli/progress.ts';
import { json, plain, plainLines } from '../../src/cli/terminal.ts';
import { UserError } from '../../src/errors.ts';

describe('what a page says cannot steer the terminal', () => {
  test.each([
    ['clears the screen', 'a\u001b[2Jb', 'a[2Jb'],
    ['is a C1 sequence', 'a\u009b2Jb', 'a2Jb'],
    ['turns the line around', 'a\u202eb\u2066c', 'abc'],
    ['breaks the line', 'a\r\nb\tc', 'a b c'],
    ['is harmless', 'Kęstutis Budrys – „Vilnius“ 🙂', 'Kęstutis Budrys – „Vilnius“ 🙂'],
  ])('text that %s', (_name, text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test('lines and their margins are kept where asked', () => {
    expect(plainLines('a\u0007\n\t b\r\n')).toBe('a\n  b\n');
  });

  test('no control character is left, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(json({ text })).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        expect(JSON.parse(json({ text }))).toEqual({ text });
      }),
    );
  });
});

describe('failures', () => {
  const quiet = { stack: false };
  test('a user reads what happened and what to do, and no stack', () => {
    const error = new UserError('usage', 'There is no such thing.', { hint: 'Try another.' });
    expect(failureText(error, quiet)).toBe('dateline: There is no such thing.\nTry another.\n');
  });

  test('a hint that the message holds already is not said twice', () => {
    const error = new UserError('usage', 'Wrong. Try another.', { hint: 'Try another.' });
    expect(failureText(error, quiet)).toBe('dateline: Wrong. Try another.\n');
  });

  test('a fault of ours says how to find it; with stack, where it was', () => {
    expect(failureText(new TypeError('x of undefined'), quiet)).toMatch(/DATELINE_DEBUG=1/);
    expect(failureText(new TypeError('x of undefined'), { stack: true })).toMatch(/\n {4}at /);
  });

  test('a port in use says what to do', () => {
    const error = Object.assign(new Error('listen EADDRINUSE'), {
      code: 'EADDRINUSE',
      syscall: 'listen',
    });
    expect(failureText(error, quiet)).toMatch(/--port/);
  });

  test('the mark stands under the character meant', () => {
    expect(pointAt('a AND', 2).split('\n')).toEqual(['  a AND', '    ^']);
    expect(pointAt('a\u0007 AND', 3).split('\n')).toEqual(['  a AND', '    ^']);
  });
});

describe('layout', () => {
  test.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_000, '1.0 kB'],
    [36_500_000, '37 MB'],
    [5_100_000_000, '5.1 GB'],
  ])('%i bytes', (bytes, text) => {
    expect(size(bytes)).toBe(text);
  });

  test.each([
    [0.44, '0.4 s'],
    [12.4, '12 s'],
    [59.9, '1 min 0 s'],
    [200, '3 min 20 s'],
    [7_500, '2 h 5 min'],
  ])('%d seconds', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  test('counts are read with their noun', () => {
    expect([
      count(12_345),
      counted(1, 'file'),
      counted(0, 'file'),
      counted(2, 'entity', 'entities'),
    ]).toEqual(['12,345', '1 file', '0 files', '2 entities']);
  });

  test('columns are as wide as their widest cell', () => {
    expect(
      columns([
        ['a', 'bb'],
        ['ccc', 'd'],
      ]),
    ).toEqual(['a    bb', 'ccc  d']);
    expect(columns([])).toEqual([]);
  });

  test('wrapped text keeps its words, within the width', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }),
        fc.integer({ min: 20, max: 60 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width, 4);
          expect(lines.map((line) => line.trim()).join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('progress', () => {
  const half = { bytes: { done: 50, total: 100 }, documents: 400, words: 100_000, skipped: 0 };

  test('it says rates, share and time left', () => {
    expect(progressLine(half, 10)).toBe('400 documents, 40/s, 10,000 words/s, 50 %, 10 s left');
  });

  test('it promises no time in the first seconds, nor where the size is not known', () => {
    expect(progressLine(half, 1)).not.toMatch(/left/);
    expect(progressLine({ ...half, bytes: { done: 5, total: 0 } }, 10)).not.toMatch(/left|%/);
  });

  test('it says what was skipped', () => {
    expect(progressLine({ ...half, skipped: 3 }, 10)).toMatch(/3 skipped$/);
  });

  test.each([
    ['a bar now and then on a terminal', true, [0, 50, 120, 150, 400], 3],
    ['a line every ten seconds elsewhere', false, [0, 5_000, 10_000, 15_000, 21_000], 2],
  ])('it shows %s', (_name, isTTY, times, shown) => {
    const written: string[] = [];
    const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) };
    let now = 0;
    const view = progressView(stream as unknown as NodeJS.WriteStream, () => now);
    for (const time of times) {
      now = time;
      view.show(half);
    }
    expect(written).toHaveLength(shown);
    for (const text of written)
      expect(text.replace('\r\u001b[2K', '').length).toBeLessThanOrEqual(80);
  });
});

describe('filters', () => {
  const filter = (values: Record<string, unknown>) => filterOf(flagsOf(values));

  test.each([
    ['nothing', {}, {}],
    ['two people, both', { person: ['A', 'B'] }, { people: { all: ['A', 'B'] } }],
    ['a minus excludes', { org: ['-NATO'] }, { organisations: { none: ['NATO'] } }],
    ['so does --not-place', { notPlace: ['Vilnius'] }, { places: { none: ['Vilnius'] } }],
    [
      'sources, any of them',
      { source: ['A', 'B', '-C'] },
      { source: { any: ['A', 'B'], none: ['C'] } },
    ],
    [
      'a month',
      { from: '2025-06', to: '2025-06' },
      { date: { gte: '2025-06-01', lt: '2025-07-01' } },
    ],
    ['from a day on', { from: '2025-06-17' }, { date: { gte: '2025-06-17' } }],
    ['up to a year', { to: '2024' }, { date: { lt: '2025-01-01' } }],
  ])('%s', (_name, flags, expected) => {
    expect(filter(flags)).toEqual(expected);
  });

  test.each(['yesterday', '2025-13', '2025-02-30', '17.6.2025'])('%s is no date', (from) => {
    expect(() => filter({ from })).toThrow(/--from .* is no date/);
  });
});

describe('a line of the curation log', () => {
  const logged = {
    sequence: 3,
    at: '2025-06-17T09:00:00.000Z',
    by: 'Ann',
    decision: { action: 'hide', entity: 'place:vilnius' },
  };

  test('is read as it was written', () => {
    expect(loggedDecision(JSON.stringify(logged), 1)).toEqual({ number: 1, logged });
    const { by: _, ...anonymous } = logged;
    const line = JSON.stringify(anonymous);
    expect(loggedDecision(line, 2)).toEqual({ number: 2, logged: anonymous });
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '3'],
    ['no sequence', JSON.stringify({ ...logged, sequence: '3' })],
    ['sequence 0', JSON.stringify({ ...logged, sequence: 0 })],
    ['no instant', JSON.stringify({ ...logged, at: 5 })],
    ['a number as author', JSON.stringify({ ...logged, by: 5 })],
    ['an unknown action', JSON.stringify({ ...logged, decision: { action: 'burn' } })],
    ['no decision', JSON.stringify({ sequence: 3, at: logged.at })],
  ])('with %s is a bad line, told by its number', (_name, line) => {
    const reason = expect.stringMatching(/^no decision: \S/);
    expect(loggedDecision(line, 17)).toEqual({ number: 17, reason });
  });
});
