import { expect, test } from 'vitest';
import { chain } from '../../../src/entities/chain.ts';
import { marked, shown } from './support.ts';

/** What a reader saw, the text, its names. Positives and, right after each, the near miss. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'initials of a person were taken for an organisation',
    '[p Alexandria Ocasio-Cortez] came. [o? AOC] spoke.',
    ['person Alexandria Ocasio-Cortez: Alexandria Ocasio-Cortez, AOC'],
  ],
  [
    'an organisation whose letters happen to fit somebody',
    '[p Ana Maria Sousa] joined [o? AMS].',
    ['person Ana Maria Sousa: Ana Maria Sousa', 'organisation AMS: AMS'],
  ],
  [
    'initials of a person, of an organisation here, of one that all know, of two people, and sure ones',
    '[p Alexandria Ocasio-Cortez] of [o American Oil Company], [o? AOC]. [p Ian Bernard Moss]: [o? IBM]. [p Anna Maria Berg], [p Adam Mark Burg]: [o? AMB]. [p Tom Xi Yu]: [o TXY].',
    [
      'person Alexandria Ocasio-Cortez: Alexandria Ocasio-Cortez',
      'organisation American Oil Company: American Oil Company, AOC',
      'person Ian Bernard Moss: Ian Bernard Moss',
      'organisation IBM: IBM',
      'person Anna Maria Berg: Anna Maria Berg',
      'person Adam Mark Burg: Adam Mark Burg',
      'organisation AMB: AMB',
      'person Tom Xi Yu: Tom Xi Yu',
      'organisation TXY: TXY',
    ],
  ],
  [
    '"Paris" after "Paris Hilton" was taken for the city',
    '[p Paris Hilton] came. [p? Paris] said so. [l? Paris] waved.',
    ['person Paris Hilton: Paris Hilton, Paris, Paris'],
  ],
  [
    'a city in a title that was tagged as a name',
    '[p Ottawa New Democrat MP] spoke. A street of [l? Ottawa] froze, and [l? Ottawa] slept.',
    ['person Ottawa New Democrat MP: Ottawa New Democrat MP', 'place Ottawa: Ottawa, Ottawa'],
  ],
  [
    'the city after Paris Hilton',
    '[p Paris Hilton] came to [l? Paris]. [l Paris] is cold.',
    ['person Paris Hilton: Paris Hilton', 'place Paris: Paris, Paris'],
  ],
  [
    '"Madrid beat Barcelona" made Madrid a place',
    '[l? Madrid] beat [o? Barcelona] 3-1. A striker of [l? Madrid] scored.',
    ['organisation Madrid: Madrid, Madrid', 'organisation Barcelona: Barcelona'],
  ],
  [
    'Madrid where it plays',
    '[o? Liverpool] lost to [o? Chelsea] in [l? Madrid].',
    ['organisation Liverpool: Liverpool', 'organisation Chelsea: Chelsea', 'place Madrid: Madrid'],
  ],
  [
    'countries that play stay countries',
    '[l? Spain] beat [l? Italy].',
    ['place Spain: Spain', 'place Italy: Italy'],
  ],
  [
    'Elon Musk stood as an organisation',
    'He is close to its founder, [o? Elon Musk].',
    ['person Elon Musk: Elon Musk'],
  ],
  [
    'Elon Musk stood as an organisation where he spoke',
    '[o? Elon Musk] spoke. [o? Musk] said that he left.',
    ['person Elon Musk: Elon Musk, Musk'],
  ],
  [
    'a firm that grew',
    '[o? Philip Aldous] grew, and [o? Thomas Foods] said so.',
    ['organisation Philip Aldous: Philip Aldous', 'organisation Thomas Foods: Thomas Foods'],
  ],
  [
    'a firm behind an office',
    'He is close to its founder, [o? Charles Industries], and its owner [o? Morgan Stanley].',
    [
      'organisation Charles Industries: Charles Industries',
      'organisation Morgan Stanley: Morgan Stanley',
    ],
  ],
  [
    'a firm that stood as a person',
    'She left [p Andreessen Horowitz] for [p Horowitz].',
    ['organisation Andreessen Horowitz: Andreessen Horowitz', 'person Horowitz: Horowitz'],
  ],
  [
    '"Security Council" in a text on the United Nations was nobody\'s',
    'At the [o United Nations] the [o Security Council] met. The [o UN Security Council] voted.',
    [
      'organisation United Nations: United Nations',
      'organisation UN Security Council: Security Council, UN Security Council',
    ],
  ],
  [
    'the Senate stood beside the US Senate',
    'In [l Washington] and in [l Texas] the [o Senate] and the [o US Senate] are one.',
    [
      'place Washington: Washington',
      'place Texas: Texas',
      'organisation US Senate: Senate, US Senate',
    ],
  ],
  [
    'the senate of another country',
    'In [l Warsaw] and [l Poland] the [o Senate] met envoys of [l Washington].',
    [
      'place Warsaw: Warsaw',
      'place Poland: Poland',
      'organisation Senate: Senate',
      'place Washington: Washington',
    ],
  ],
  [
    'a council without its house',
    'In [l Georgia] the [o Security Council] met.',
    ['place Georgia: Georgia', 'organisation Security Council: Security Council'],
  ],
  [
    'The Hague was shown as "Hague"',
    'In [l The Hague] and in [l the Netherlands]',
    ['place The Hague: The Hague', 'place Netherlands: the Netherlands'],
  ],
];

test.each(CASES)('%s', (_, source, expected) => {
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual(expected);
});
