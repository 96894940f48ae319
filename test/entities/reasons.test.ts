import { expect, test } from 'vitest';
import { chain } from '../../src/entities/chain.ts';
import { whyHere, whyOne, whyTagged } from '../../src/entities/reasons.ts';
import { loadTagger } from '../../src/entities/tagger.ts';
import { marked } from './chain/support.ts';

const HERE = [
  ['full form', 'its fullest form here'],
  [
    'the state, for it stands behind Troy; full form',
    'the state, not the city: it stands behind Troy',
  ],
  ['surname of Donald Trump', 'surname of Donald Trump'],
  ['surname of Donald Trump: named first', 'surname of Donald Trump: named first'],
  [
    'gazetteer: Paris; was tagged person; full form',
    'known as Paris, so no person; its fullest form here',
  ],
  [
    'short for Treasury Department',
    'short for Treasury Department, which is named in full in this article',
  ],
  ['the text says that Oslo is Kristiania', 'this article says that Oslo is Kristiania'],
] as const;

test.each(HERE)('"%s" in words', (link, words) => {
  expect(whyHere(link)).toBe(words);
});

test('no reason of chaining is left in the words of the program', () => {
  const { text, mentions } = marked(
    `[p Donald Trump] met [p Melania Trump]. [p Trump] spoke; Mr [p Trump] left. [l? Skvernelis] and
    [p Saulius Skvernelis] came to [l Kristiania] (now [l Oslo]). The [o National Security Council]
    ([o NSC]) and the [o Treasury Department]; [o Treasury] said [l US] and [l United States]. [o Mamluk]
    [o Mamluks] [l Western Ukraine] [l West Ukraine] [p Bill Clinton] [p William Clinton]`,
  );
  const reasons = chain(text, mentions).flatMap((name) => name.mentions.map(({ link }) => link));
  expect(reasons.length).toBe(mentions.length);
  for (const link of reasons)
    expect(whyHere(link)).not.toMatch(/full form|gazetteer|key|otherwise|the text/);
});

test('no reason of the tagger is left in the words of the program', () => {
  const text = `VILNIUS (Reuters) - Lithuania's Foreign Minister Kestutis Budrys said on Monday that NATO
    would act. Budrys spoke in Brussels.`;
  for (const { why } of loadTagger('model')(text))
    expect(whyTagged(why)).not.toMatch(/model|gazetteer/);
  expect(
    whyOne('decision 2 by Ann: person:volodymyr-zelenskiy merged into person:volodymyr-zelensky'),
  ).toBe('decided by hand (no. 2, Ann: Volodymyr Zelenskiy merged into Volodymyr Zelensky)');
  expect(whyOne('same key')).toBe('the same name, wherever it is written');
});

test('a name in a headline of capitals is told as the text writes it', () => {
  const { text, mentions } = marked(
    '[p MICHAEL KORDA] JOINS BOARD\n\n[p Michael Korda] ran a mill. Mr [p Korda] left.',
  );
  const [korda] = chain(text, mentions);
  expect(korda).toMatchObject({ text: 'Michael Korda' });
  expect(korda!.mentions.at(-1)!.link).toBe('surname of Michael Korda');
});
