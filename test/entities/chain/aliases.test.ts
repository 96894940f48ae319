import { expect, test } from 'vitest';
import { chain } from '../../../src/entities/chain.ts';
import { marked, shown } from './support.ts';

/** What is tested, the text, its names. Positives and, right after each, the near miss. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'what a noun has been known as',
    '[l Dry Creek] lies north. The village has also been known as [l Miller Station].',
    ['place Dry Creek: Dry Creek, Miller Station'],
  ],
  [
    'what those who live there are known as',
    '[o Ostmark Union] is a party. Its members are often called [o Ostmarkers].',
    ['organisation Ostmark Union: Ostmark Union', 'organisation Ostmarkers: Ostmarkers'],
  ],
  [
    'a body renamed for a while',
    '[o Northern Force] was briefly re-named the [o Tenth Division] in 1944.',
    ['organisation Northern Force: Northern Force, Tenth Division'],
  ],
  [
    'what it was called, in brackets',
    '[o Merkur Bank] grew fast (until 2015 it was called [o Merkur Credit Systems]).',
    ['organisation Merkur Bank: Merkur Bank, Merkur Credit Systems'],
  ],
  [
    'where a part is called so',
    'The [l Great Sulla] is a river. It rises in the hills, where it is called the [l White Brook].',
    ['place Great Sulla: Great Sulla', 'place White Brook: White Brook'],
  ],
  [
    'a nickname that opens the sentence',
    '[l Harbour Park] is a stadium. Nicknamed "[l the Saucer]", it opened in 1997.',
    ['place Harbour Park: Harbour Park, the Saucer'],
  ],
  [
    'who opens a sentence otherwise',
    '[l Harbour Park] is a stadium. Near "[l the Saucer]", it opened in 1997.',
    ['place Harbour Park: Harbour Park', 'place Saucer: the Saucer'],
  ],
  [
    'any adverb',
    '[l Lindale Ground], colloquially known as "[l Sticky Field]", is full.',
    ['place Lindale Ground: Lindale Ground, Sticky Field'],
  ],
  [
    'a real name at the end of an apposition',
    'He wrote of [p Remi la Plume], a beggar whose real name was [p Remy Garnier].',
    ['person Remi la Plume: Remi la Plume, Remy Garnier'],
  ],
  [
    'an apposition with somebody else',
    'He wrote of [p Remi la Plume], a beggar whose real friend was [p Luc Garnier].',
    ['person Remi la Plume: Remi la Plume', 'person Luc Garnier: Luc Garnier'],
  ],
  [
    'once so and now so',
    'The cape was once known as [l Little Neck] but now called [l Lighthouse Point].',
    ['place Little Neck: Little Neck, Lighthouse Point'],
  ],
  [
    'in quotes in brackets',
    'The [o Marine Drum Corps] ("[o The Colonel’s Own]") marched.',
    ['organisation Marine Drum Corps: Marine Drum Corps, The Colonel’s Own'],
  ],
  [
    'in brackets without quotes',
    'The [o Marine Drum Corps] ([o The Colonel’s Own]) marched.',
    [
      'organisation Marine Drum Corps: Marine Drum Corps',
      'organisation Colonel’s Own: The Colonel’s Own',
    ],
  ],
  [
    'a foreign party with its English name',
    '[o Movimiento Claro] ([o Clear Movement]) won.',
    ['organisation Movimiento Claro: Movimiento Claro, Clear Movement'],
  ],
  [
    'a club with its league',
    '[o Olimpia Verde] ([o Clear League]) won.',
    ['organisation Olimpia Verde: Olimpia Verde', 'organisation Clear League: Clear League'],
  ],
  [
    'known in the versions of a language',
    '[p Duarte Gomes], also known in the Spanish versions of his name as [p Eduardo Gómez], sailed.',
    ['person Duarte Gomes: Duarte Gomes, Eduardo Gómez'],
  ],
  [
    'and known as, and a second time in other letters',
    'It lies on the [l White Sula] and known locally as the [l Bahr al Sul]. [p Nikos Doukas] / [p Νίκος Δούκας] sang.',
    [
      'place White Sula: White Sula, Bahr al Sul',
      'person Nikos Doukas: Nikos Doukas, Νίκος Δούκας',
    ],
  ],
  [
    'what a station is branded as',
    '[o CVBX-FM] is a radio station in [l Orvik]. The station is branded as [o The Fox].',
    ['organisation CVBX-FM: CVBX-FM, The Fox', 'place Orvik: Orvik'],
  ],
  [
    'the second of two names in brackets of which the first was lost',
    '[o Kungliga Kapellet] (, [o The Royal Orchestra]) plays. [o Kapellet] ([o The Royal Orchestra]) rests.',
    [
      'organisation Kungliga Kapellet: Kungliga Kapellet, The Royal Orchestra, Kapellet, The Royal Orchestra',
    ],
  ],
  [
    'a prophet in two scriptures',
    'In the Quran [p Yusuf] is sold; in the Bible it is [p Joseph].',
    ['person Yusuf: Yusuf, Joseph'],
  ],
  [
    'two men',
    'At the market [p Yusuf] sold bread and [p Joseph] fish.',
    ['person Yusuf: Yusuf', 'person Joseph: Joseph'],
  ],
  [
    'a town and its country, then and now',
    'Born in [l Velm], [l Kingdom of Sor] (now [l Welm], [l Ukraine]), he died in [l Ukraine].',
    [
      'place Velm: Velm, Welm',
      'place Kingdom of Sor: Kingdom of Sor',
      'place Ukraine: Ukraine, Ukraine',
    ],
  ],
  [
    'a town in a country that is no more, and the country now',
    'Born in [l Velm], [l Kingdom of Sor] (now [l Welm]), he left [l Tarn], [l Province of Sor] (now [l Italy]).',
    [
      'place Velm: Velm, Welm',
      'place Kingdom of Sor: Kingdom of Sor',
      'place Tarn: Tarn',
      'place Province of Sor: Province of Sor',
      'place Italy: Italy',
    ],
  ],
  [
    'a town, and where it is now',
    'Born in [l Velm] (present-day [l Welm], [l Poland]), she sang.',
    ['place Velm: Velm, Welm', 'place Poland: Poland'],
  ],
  [
    'a list of towns, the last with its name now',
    'He lived in [l Riga], [l Danzig] (now [l Welm]) and [l Berlin].',
    ['place Riga: Riga', 'place Danzig: Danzig, Welm', 'place Berlin: Berlin'],
  ],
  [
    'a colony and the country now, and two countries one after the other',
    'She went to [l Middle Sula] (now [l Mali]). He was born in [l Austria-Hungary] (later [l Poland]).',
    [
      'place Mali: Middle Sula, Mali',
      'place Austria-Hungary: Austria-Hungary',
      'place Poland: Poland',
    ],
  ],
  [
    'a part of a range',
    'The northern part of the [l Sulamar] is known as the [l Little Tarn].',
    ['place Sulamar: Sulamar', 'place Little Tarn: Little Tarn'],
  ],
  [
    'a harbour that is only told of',
    'The [l Velm River] reaches the end of the harbour (also known as [l Tarn Sound]).',
    ['place Velm River: Velm River', 'place Tarn Sound: Tarn Sound'],
  ],
  [
    'a town on a river',
    '[l Arnwick] on the [l Velm] (also [l Old Arn]) was rich.',
    ['place Arnwick: Arnwick, Old Arn', 'place Velm: Velm'],
  ],
  [
    'a town in a republic, and the country now',
    'Born in [l Velm], [l Republic of Velm] (today [l Italy]), she wrote.',
    ['place Republic of Velm: Velm, Republic of Velm', 'place Italy: Italy'],
  ],
  [
    'a list of houses, the last with its name before',
    'They played at [l Long Barn], [l Rebel Lounge] (formerly [l Mason Jar]).',
    ['place Long Barn: Long Barn', 'place Rebel Lounge: Rebel Lounge, Mason Jar'],
  ],
  [
    'somebody and a work of his',
    'The play by [p Jan Oster], titled [p Magda], ran for years.',
    ['person Jan Oster: Jan Oster', 'person Magda: Magda'],
  ],
  [
    'of whom it is known as something',
    '[l Orvik] is known as [l Sulland]’s garden.',
    ['place Orvik: Orvik', 'place Sulland: Sulland'],
  ],
  [
    'a people within another name',
    '[l Old Province], also known as [l Spanish] Sula, lies west.',
    ['place Old Province: Old Province', 'place Spanish: Spanish'],
  ],
];

test.each(CASES)('%s', (_, source, names) => {
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual(names);
});
