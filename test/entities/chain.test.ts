import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chain } from '../../src/entities/chain.ts';
import { marked, shown } from './chain/support.ts';

/** What is tested, the text, its names. Positives and, right after each, the near miss. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a council of another house, in a text that names the house',
    '[o National Security Council] staff met. At the [o United Nations] the [o Security Council] voted.',
    [
      'organisation National Security Council: National Security Council',
      'organisation United Nations: United Nations',
      'organisation UN Security Council: Security Council',
    ],
  ],
  [
    'but the council that was named, where no other is in sight',
    '[o National Security Council] staff met. The [o Security Council] voted.',
    ['organisation National Security Council: National Security Council, Security Council'],
  ],
  [
    'a headline of capitals does not lengthen the name of a firm',
    '[o NORDIC STEEL BOARD] MEETS. [o Nordic Steel] said so.',
    ['organisation Nordic Steel: NORDIC STEEL BOARD, Nordic Steel'],
  ],
  [
    'but the longer name stands, where the text has it too',
    '[o NORDIC STEEL] MEETS. [o Nordic Steel Board] said so.',
    ['organisation Nordic Steel Board: NORDIC STEEL, Nordic Steel Board'],
  ],
  [
    'a country or capital is a place, whatever it was tagged as',
    'It joined [o? Viet Nam]. [p? Washington] pressed for it, and [o? Brussels] agreed.',
    ['place Viet Nam: Viet Nam', 'place Washington: Washington', 'place Brussels: Brussels'],
  ],
  [
    'but not where it is somebody',
    '[p George Washington] rode. [p? Washington] slept. Mr [p? Paris] and [p? Jordan] ate.',
    [
      'person George Washington: George Washington, Washington',
      'person Paris: Paris',
      'person Jordan: Jordan',
    ],
  ],
  [
    'a city that is a place elsewhere in the text',
    'In [l Rotterdam] it rained. [o? Rotterdam] was wet.',
    ['place Rotterdam: Rotterdam, Rotterdam'],
  ],
  [
    'but a club alone stays a club',
    '[o? Liverpool] beat [o? Arsenal].',
    ['organisation Liverpool: Liverpool', 'organisation Arsenal: Arsenal'],
  ],
  [
    'surname after full name',
    '[p Donald Trump] spoke. [p Trump] left. [p Mr Trump] slept.',
    ['person Donald Trump: Donald Trump, Trump, Mr Trump'],
  ],
  [
    'another surname',
    '[p Donald Trump] spoke. [p Trumpeldor] left.',
    ['person Donald Trump: Donald Trump', 'person Trumpeldor: Trumpeldor'],
  ],
  [
    'two of one surname stay apart',
    '[p Donald Trump] and [p Ivanka Trump] came.',
    ['person Donald Trump: Donald Trump', 'person Ivanka Trump: Ivanka Trump'],
  ],
  [
    'a title tells which of two',
    '[p Ivanka Trump] and [p Donald Trump] came. Mr [p Trump] spoke. Ms [p Trump] did not.',
    ['person Ivanka Trump: Ivanka Trump, Trump', 'person Donald Trump: Donald Trump, Trump'],
  ],
  [
    'father and son',
    '[p Donald Trump] came with [p Donald Trump Jr.] and [p Trump] spoke.',
    ['person Donald Trump: Donald Trump, Trump', 'person Donald Trump Jr.: Donald Trump Jr.'],
  ],
  [
    'middle initial',
    '[p Donald J. Trump] spoke; [p Donald Trump] slept.',
    ['person Donald J. Trump: Donald J. Trump, Donald Trump'],
  ],
  [
    'two middle initials',
    '[p John A. Smith] met [p John B. Smith]. [p John Smith] waved.',
    [
      'person John A. Smith: John A. Smith',
      'person John B. Smith: John B. Smith',
      'person John Smith: John Smith',
    ],
  ],
  [
    'initials and first names',
    '[p Newell Convers Wyeth], or [p N. C. Wyeth], painted. [p Wyeth] taught.',
    ['person Newell Convers Wyeth: Newell Convers Wyeth, N. C. Wyeth, Wyeth'],
  ],
  [
    'short first name',
    '[p Bill Clinton] spoke. [p William Clinton] is his full name.',
    ['person William Clinton: Bill Clinton, William Clinton'],
  ],
  [
    'short first name of another surname',
    '[p Bill Clinton] met [p William Hague].',
    ['person Bill Clinton: Bill Clinton', 'person William Hague: William Hague'],
  ],
  [
    'family name first',
    '[p Xi Jinping] spoke and [p Xi] left.',
    ['person Xi Jinping: Xi Jinping, Xi'],
  ],
  [
    'accents',
    '[p Kęstutis Budrys] spoke. [p Budrys] left. [p KESTUTIS BUDRYS] again.',
    ['person Kęstutis Budrys: Kęstutis Budrys, Budrys, KESTUTIS BUDRYS'],
  ],
  [
    'acronym in brackets',
    'The [o National Security Council] ([o NSC]) met. [o NSC] staff left.',
    ['organisation National Security Council: National Security Council, NSC, NSC'],
  ],
  [
    'acronym elsewhere in the text',
    'The [o White House National Security Council] met. An [o NSC] official left.',
    [
      'organisation White House National Security Council: White House National Security Council, NSC',
    ],
  ],
  [
    'acronym that fits two',
    'The [o National Savings Bank] and the [o Northern Steel Board] met. [o NSB] it was.',
    [
      'organisation National Savings Bank: National Savings Bank',
      'organisation Northern Steel Board: Northern Steel Board',
      'organisation NSB: NSB',
    ],
  ],
  [
    'acronym that fits two, one of which all the world means',
    'The [o National Security Council] and the [o National Student Committee] met. [o NSC] it was.',
    [
      'organisation National Security Council: National Security Council, NSC',
      'organisation National Student Committee: National Student Committee',
    ],
  ],
  [
    'acronym that this text defines otherwise',
    'The [o National Security Council] met the [o National Student Committee] ([o NSC]). [o NSC] it was.',
    [
      'organisation National Security Council: National Security Council',
      'organisation National Student Committee: National Student Committee, NSC, NSC',
    ],
  ],
  [
    'what stands in brackets need not be the acronym',
    'The [o Security Service] ([o BBC]) said so.',
    ['organisation Security Service: Security Service', 'organisation BBC: BBC'],
  ],
  [
    'short form of a department',
    'The [o Treasury Department] said so. [o Treasury] did not.',
    ['organisation Treasury Department: Treasury Department, Treasury'],
  ],
  [
    'the last word after "of" is no short form',
    'The [o Bank of Scotland] and [o Scotland] came.',
    ['organisation Bank of Scotland: Bank of Scotland', 'organisation Scotland: Scotland'],
  ],
  [
    'a venture is not the firm',
    '[o Google] and [o Google Ventures Europe] met.',
    ['organisation Google: Google', 'organisation Google Ventures Europe: Google Ventures Europe'],
  ],
  ['case of an acronym', '[o Nato] is [o NATO].', ['organisation Nato: Nato, NATO']],
  [
    'country under its names',
    '[l US] troops left the [l United States]; the [l U.S.] said so.',
    ['place United States: US, United States, U.S.'],
  ],
  [
    'countries of similar names',
    '[l North Korea] and [l South Korea] and [l Guinea] and [l Guinea-Bissau].',
    [
      'place North Korea: North Korea',
      'place South Korea: South Korea',
      'place Guinea: Guinea',
      'place Guinea-Bissau: Guinea-Bissau',
    ],
  ],
  [
    'dateline in capitals',
    '[l VILNIUS] - In [l Vilnius] today',
    ['place Vilnius: VILNIUS, Vilnius'],
  ],
  [
    'a lake is not the province',
    '[l Lake Ontario] is in [l Ontario].',
    ['place Lake Ontario: Lake Ontario', 'place Ontario: Ontario'],
  ],
  [
    'city and country in one mention',
    '[l Vilnius, Lithuania] is cold. [l Vilnius] froze.',
    ['place Vilnius, Lithuania: Vilnius, Lithuania, Vilnius'],
  ],
  [
    'a place is no person of that name',
    '[p George Washington] was never in [l Washington].',
    ['person George Washington: George Washington', 'place Washington: Washington'],
  ],
  [
    'Georgia the country and Georgia the painter',
    '[l Georgia] knows [p Georgia].',
    ['place Georgia: Georgia', 'person Georgia: Georgia'],
  ],
  [
    'a surname tagged as a place',
    '[p Saulius Skvernelis] spoke. Then [l? Skvernelis] left.',
    ['person Saulius Skvernelis: Saulius Skvernelis, Skvernelis'],
  ],
  [
    'a country that is called like a minister',
    'Minister [p Israel Katz] spoke. [l? Israel] would respond, [p Katz] said.',
    ['person Israel Katz: Israel Katz, Katz', 'place Israel: Israel'],
  ],
  [
    'a place of the surname, named as a place',
    '[p Saulius Skvernelis] spoke. He was born in [l? Skvernelis].',
    ['person Saulius Skvernelis: Saulius Skvernelis', 'place Skvernelis: Skvernelis'],
  ],
  [
    'a surname tagged as a place without any doubt',
    '[p Saulius Skvernelis] spoke. Then [l Skvernelis] froze.',
    ['person Saulius Skvernelis: Saulius Skvernelis', 'place Skvernelis: Skvernelis'],
  ],
  [
    'a title makes a person of a sure place',
    '[p Saulius Skvernelis] spoke. Then Mr [l Skvernelis] froze.',
    ['person Saulius Skvernelis: Saulius Skvernelis, Skvernelis'],
  ],
  [
    'a city is not its country',
    '[l Mexico City] is in [l Mexico].',
    ['place Mexico City: Mexico City', 'place Mexico: Mexico'],
  ],
  [
    'a people is not the country',
    '[l Sweden] and the [l Swedish] king',
    ['place Sweden: Sweden', 'place Swedish: Swedish'],
  ],
  [
    'a short form after the full one',
    'The [o San Antonio Spurs] won. [o Antonio Spurs] did. The [o Supreme Court of Ceylon] sat. [o Supreme Court] rose.',
    [
      'organisation San Antonio Spurs: San Antonio Spurs, Antonio Spurs',
      'organisation Supreme Court of Ceylon: Supreme Court of Ceylon, Supreme Court',
    ],
  ],
  [
    'a broadcaster and its channel',
    "The [o BBC] owns [o Children's BBC].",
    ['organisation BBC: BBC', "organisation Children's BBC: Children's BBC"],
  ],
  [
    'a house is not its council',
    'The [o White House National Security Council] met. The [o White House] slept.',
    [
      'organisation White House National Security Council: White House National Security Council',
      'organisation White House: White House',
    ],
  ],
  [
    'an organisation tagged as a place',
    'The [l White House] slept.',
    ['organisation White House: White House'],
  ],
  ['a place that is a club as well', 'In [l Chelsea] it rained.', ['place Chelsea: Chelsea']],
  [
    'one slip among many mentions',
    '[o Hezbollah] [o Hezbollah] [o Hezbollah] [l? Hezbollah]',
    ['organisation Hezbollah: Hezbollah, Hezbollah, Hezbollah, Hezbollah'],
  ],
  [
    'one that is surely of another kind',
    '[p Han Lei] sang. [p Han] and [p Han] and [p Han] are he, of [o Han] Chinese descent.',
    ['person Han Lei: Han Lei, Han, Han, Han', 'organisation Han: Han'],
  ],
];

test.each(CASES)('%s', (_, source, expected) => {
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual(expected);
});

const piece = fc.constantFrom(
  '[p Donald Trump] ',
  '[p Trump] ',
  '[p Ivanka Trump] ',
  'Mr [p Trump] ',
  '[l Trump] ',
  '[l US] ',
  '[l U.S.] ',
  '[o NSC] ',
  '[o National Security Council] ',
  '([o NSC]) ',
  '[o Council] ',
  '[p ...] ',
  '[l Georgia] ',
  '[p Georgia] ',
  '[p Donald Trump Jr.] ',
  '[p D. Trump] ',
  '[o Trump Organization] ',
  'said ',
  'in ',
  '[o the] ',
);

test('every mention is in exactly one name, unmoved; names are distinct; the same input gives the same names', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const { text, mentions } = marked(pieces.join(''));
      const names = chain(text, mentions);
      const spans = names.flatMap((name) => name.mentions);
      const inOrder = [...spans].sort((a, b) => a.start - b.start);
      expect(inOrder.map(({ start, end }) => [start, end])).toEqual(
        mentions.map(({ start, end }) => [start, end]),
      );
      for (const name of names) {
        expect(name.mentions.every((mention) => mention.kind === name.kind)).toBe(true);
        expect(name.mentions.every((mention) => mention.link !== '')).toBe(true);
      }
      expect(new Set(names.map((name) => `${name.kind}:${name.key}`)).size).toBe(names.length);
      expect(chain(text, mentions)).toEqual(names);
    }),
    { numRuns: 2000 },
  );
});
