import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText } from '../../../src/entities/tag/hash.ts';
import { BITS, type Lexicon } from '../../../src/entities/tag/lexicon.ts';
import { owned, renamed, rewritten, statements } from '../../../src/entities/train/augment.ts';
import { framed } from '../../../src/entities/train/frames.ts';
import { harmonised } from '../../../src/entities/train/harmonise.ts';
import { instances } from '../../../src/entities/train/wordnet.ts';

const NONE: Lexicon = {
  bits: (hash) => (hash === hashText('welsh') ? BITS.demonym : 0),
  vector: () => -1,
  clusters: () => 0,
  dimensions: 0,
  codes: new Uint8Array(0),
};

const words = [
  'Anna',
  'Berg',
  'of',
  'Oslo',
  ' - ',
  'chief',
  '. ',
  'ß',
  'ﬁ',
  '\n',
  'U.S.',
  '—',
  '7',
];
/** Texts of words, some of them marked. */
const markedText = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.boolean()), { maxLength: 30 })
  .map((parts) => {
    let text = '';
    const gold: { start: number; end: number; kind: 'person' }[] = [];
    for (const [word, marked] of parts) {
      if (marked && /^\p{L}/u.test(word))
        gold.push({ start: text.length, end: text.length + word.length, kind: 'person' });
      text += `${word} `;
    }
    return { text, gold };
  });
const names = ({ text, gold }: { text: string; gold: readonly { start: number; end: number }[] }) =>
  gold.map(({ start, end }) => text.slice(start, end));

test('another writing keeps every offset', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('upper', 'lower', 'title'),
      (text, writing) => {
        expect(rewritten(text, writing)).toHaveLength(text.length);
      },
    ),
  );
  expect(rewritten('Rain in Oslo and on the coast', 'title')).toBe('Rain in Oslo and on the Coast');
  expect(rewritten('Straße 7', 'upper')).toBe('STRAßE 7');
});

test('statements hold whole mentions only', () => {
  fc.assert(
    fc.property(markedText, (marked) => {
      const all = names(marked);
      for (const statement of statements({ ...marked, unsure: [] }, 300)) {
        expect(statement.gold.length).toBeGreaterThan(0);
        expect(statement.text).toBe(statement.text.trimStart());
        for (const name of names(statement)) expect(all).toContain(name);
      }
    }),
  );
});

test('renamed mentions are names of the pool, in place', () => {
  const pool = { person: ['Li Wei', 'Ada'], place: [], organisation: [] };
  fc.assert(
    fc.property(markedText, (marked) => {
      const copy = renamed(marked.text, marked.gold, pool, () => 0.4);
      expect(names(copy)).toEqual(names(marked).map(() => 'Li Wei'));
    }),
  );
});

test('people and organisations get owners where nothing stands before them', () => {
  const pool = { person: ['Anna Berg'], place: ['Anna Berg'], organisation: ['United Nations'] };
  const mark = (text: string, name: string, kind: 'person' | 'place' | 'organisation') => ({
    start: text.indexOf(name),
    end: text.indexOf(name) + name.length,
    kind,
  });
  const text = 'Lund said that Acme had hired President Lund.';
  const gold = [
    mark(text, 'Lund', 'person' as const),
    mark(text, 'Acme', 'organisation' as const),
    { start: text.lastIndexOf('Lund'), end: text.length - 1, kind: 'person' as const },
  ];
  const copy = owned(text, gold, pool, () => 0)!;
  expect(copy.text).toBe(
    "The United Nations's Lund said that Anna Berg's Acme had hired President Lund.",
  );
  expect(names(copy)).toEqual(['United Nations', 'Lund', 'Anna Berg', 'Acme', 'Lund']);
  const place = 'They left Oslo.';
  expect(owned(place, [mark(place, 'Oslo', 'place')], pool, () => 0)).toBeUndefined();
});

test('hyphens with spaces are written tight where a source spaces them, and mentions move along', () => {
  const text = 'The Commander - in - Chief of Bosnia - Herzegovina met Anna - at 7 .';
  const start = text.indexOf('Bosnia');
  const gold = [
    { start, end: start + 'Bosnia - Herzegovina'.length, kind: 'place' as const },
    { start: text.indexOf('Anna'), end: text.indexOf('Anna') + 4, kind: 'person' as const },
  ];
  const of = (source: string) => harmonised({ id: '1', source, text, entities: gold }, NONE);
  expect(of('redocred/dev').text).toBe(
    'The Commander-in-Chief of Bosnia-Herzegovina met Anna-at 7 .',
  );
  expect(names(of('redocred/dev'))).toEqual(['Bosnia-Herzegovina', 'Anna']);
  expect(of('wikigold/train').text).toBe(text);
});

test('handles and adjectives of nations are no mentions', () => {
  const text = '@anna met a Welsh man in Wales';
  const entities = [
    { start: 1, end: 5, kind: 'person' as const },
    { start: 12, end: 17, kind: 'place' as const },
    { start: 25, end: 30, kind: 'place' as const },
  ];
  expect(names(harmonised({ id: '1', source: 'redocred/dev', text, entities }, NONE))).toEqual([
    'Wales',
  ]);
});

test('WordNet instances get the kind of what they are instances of', () => {
  const data = [
    '  1 a licence line',
    '00000001 03 n 01 person 0 001 @ 00000009 n 0000 | a human being',
    '00000002 18 n 01 physicist 0 001 @ 00000001 n 0000 | a scientist',
    '00000003 18 n 02 Curie 0 Marie_Curie 0 001 @i 00000002 n 0000 | French chemist',
    '00000004 15 n 01 idea 0 001 @ 00000009 n 0000 | a thought',
    '00000005 15 n 01 Platonism 0 001 @i 00000004 n 0000 | a doctrine',
    '00000009 03 n 01 entity 0 000 | that which exists',
  ].join('\n');
  expect(instances(data)).toEqual([
    ['Curie', 'person'],
    ['Marie Curie', 'person'],
  ]);
});

test('articles, and offices in tweets, are no part of a name', () => {
  const text = 'President Anna Berg of the Green Party met the Duchess of Kent.';
  const of = (source: string) => {
    const mark = (name: string, kind: 'person' | 'organisation') => {
      const start = text.indexOf(name);
      return { start, end: start + name.length, kind };
    };
    const entities = [
      mark('President Anna Berg', 'person'),
      mark('the Green Party', 'organisation'),
      mark('Duchess of Kent', 'person'),
    ];
    return names(harmonised({ id: '1', source, text, entities }, NONE));
  };
  expect(of('btc/news-g')).toEqual(['Anna Berg', 'Green Party', 'Duchess of Kent']);
  expect(of('wikigold/train')).toEqual(['President Anna Berg', 'Green Party', 'Duchess of Kent']);
});

test('sentences of our own mark the names put in, and nothing else', () => {
  const pool = { person: ['Ada Xu'], place: ['Umeå'], organisation: ['Zeta Org'] };
  let state = 1;
  const random = (): number => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const seen = new Set<string>();
  for (let turn = 0; turn < 3000; turn++) {
    const { text, gold } = framed(pool, turn, random);
    expect(text).not.toMatch(/[{}]|undefined/);
    for (const { start, end, kind } of gold) {
      const name = text.slice(start, end);
      expect(name).toMatch(/^[\p{L}'\d].*[\p{L}\d.!+]$/u);
      // Countries of results, "(GBR)", come from a list.
      if (kind === 'place') expect(name).toMatch(/^(?:umeå|[A-Z]{3})$/i);
      if (kind === 'person') expect(name.toLowerCase()).toMatch(/^(?:ada )?xu$/);
    }
    const rest = gold.reduceRight((left, g) => left.slice(0, g.start) + left.slice(g.end), text);
    expect(rest.toLowerCase()).not.toMatch(/\bxu\b|umeå|zeta/);
    seen.add(text === text.toUpperCase() ? 'capitals' : /Starliner/.test(text) ? 'craft' : 'other');
  }
  expect(seen).toEqual(new Set(['capitals', 'craft', 'other']));
});
