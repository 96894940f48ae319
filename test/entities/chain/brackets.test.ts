import { expect, test } from 'vitest';
import { chain } from '../../../src/entities/chain.ts';
import { marked, shown } from './support.ts';

/** What is tested, the text, its names. Positives and their near misses. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'acronyms of one house in several languages',
    'The [o Swiss Federal Railways] ([o SBB] / [o CFF] - [o FFS]) run.',
    ['organisation Swiss Federal Railways: Swiss Federal Railways, SBB, CFF, FFS'],
  ],
  [
    'two houses side by side in brackets',
    'A poll ([o CNN] / [o ORC]) found it.',
    ['organisation CNN: CNN', 'organisation ORC: ORC'],
  ],
  [
    'an acronym with small letters, and one with the country behind it',
    'The [o Institution of Mechanical Engineers] ([o IMechE]) and [o Orange Business Services India] ([o OBS India]).',
    [
      'organisation Institution of Mechanical Engineers: Institution of Mechanical Engineers, IMechE',
      'organisation Orange Business Services India: Orange Business Services India, OBS India',
    ],
  ],
  [
    'an acronym of another language before the English name, and one of somebody else',
    '[o CEI] ([o Italian Episcopal Conference]) met [o KLM] ([o Dutch Royal Police]).',
    [
      'organisation Italian Episcopal Conference: CEI, Italian Episcopal Conference',
      'organisation KLM: KLM',
      'organisation Dutch Royal Police: Dutch Royal Police',
    ],
  ],
  [
    'the title of a member is no acronym of the house',
    'She sat in the [o Legislative Assembly] ([o MLA]) as [o Brandt] ([o McKay]).',
    [
      'organisation Legislative Assembly: Legislative Assembly',
      'organisation MLA: MLA',
      'organisation Brandt: Brandt',
      'organisation McKay: McKay',
    ],
  ],
  [
    'a party in its own language',
    'The [o Felicity Party] ([o Saadet Partisi]) and the [o Social Democrats] ([o Socialdemokraterne]) won.',
    [
      'organisation Felicity Party: Felicity Party, Saadet Partisi',
      'organisation Social Democrats: Social Democrats, Socialdemokraterne',
    ],
  ],
  [
    'a party and the union that backs it',
    'The [o Felicity Party] ([o Steel Workers Union]) won, and so did [o Labour Party] ([o Unite]).',
    [
      'organisation Felicity Party: Felicity Party',
      'organisation Steel Workers Union: Steel Workers Union',
      'organisation Labour Party: Labour Party',
      'organisation Unite: Unite',
    ],
  ],
  [
    'a party in its own language with its letters, and those who belong to an alliance',
    'The [o Felicity Party] ([o Saadet Partisi], [o SP]) won. The [o Film Association] ([o Varna Discovery], [o Oro Global]) and the [o Union of Forces] ([o Nova Linija] and [o Zora Naroda]) lost.',
    [
      'organisation Felicity Party: Felicity Party, Saadet Partisi, SP',
      'organisation Film Association: Film Association',
      'organisation Varna Discovery: Varna Discovery',
      'organisation Oro Global: Oro Global',
      'organisation Union of Forces: Union of Forces',
      'organisation Nova Linija: Nova Linija',
      'organisation Zora Naroda: Zora Naroda',
    ],
  ],
  [
    'other letters right behind the name',
    '[p Tao Kwun-Mei] [p 陶君薇] sang; [p Anna Berg] [p Otto Berg] too.',
    [
      'person Tao Kwun-Mei: Tao Kwun-Mei, 陶君薇',
      'person Anna Berg: Anna Berg',
      'person Otto Berg: Otto Berg',
    ],
  ],
  [
    'a maiden name that another one bears: each mention for itself',
    '[p Anna Caselberg] (née [p Woollaston]) was the daughter of [p Toss Woollaston]. [p Woollaston] painted.',
    [
      'person Anna Caselberg: Anna Caselberg, Woollaston',
      'person Toss Woollaston: Toss Woollaston, Woollaston',
    ],
  ],
];

test.each(CASES)('%s', (_, source, expected) => {
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual(expected);
});
