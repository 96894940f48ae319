import { expect, test } from 'vitest';
import { chain } from '../../../src/entities/chain.ts';
import { marked, shown } from './support.ts';

/** What is tested, the text, its names. Positives and, right after each, the near miss. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a nickname in quotes, used alone later',
    '[p Rosa "La Jefa" Quintana] was freed. [p La Jefa] thanked the court.',
    ['person Rosa "La Jefa" Quintana: Rosa "La Jefa" Quintana, La Jefa'],
  ],
  [
    'a nickname that is another one’s name here',
    '[p Edward "Ned" Farrow] met [p Ned Holloway]. [p Ned] left.',
    ['person Edward "Ned" Farrow: Edward "Ned" Farrow', 'person Ned Holloway: Ned Holloway, Ned'],
  ],
  [
    'a nickname with the surname',
    '[p Wilhelm (Wim) Oster] won. [p Wim Oster] was glad.',
    ['person Wilhelm (Wim) Oster: Wilhelm (Wim) Oster, Wim Oster'],
  ],
  [
    'initials tagged apart from the name they open',
    '[p T.R.] [p Ashworth] wrote it. [p Ashworth] died.',
    ['person Ashworth: T.R., Ashworth, Ashworth'],
  ],
  [
    'initials that open two names',
    '[p T.] [p Ashworth] met [p T.] [p Collins].',
    ['person T.: T., T.', 'person Ashworth: Ashworth', 'person Collins: Collins'],
  ],
  [
    'the short form of a first name, alone',
    '[p Rafael Montoya] won. [p Rafa] wept, and [p Bill] cheered.',
    ['person Rafael Montoya: Rafael Montoya, Rafa', 'person Bill: Bill'],
  ],
  [
    'a first name that another one has in full',
    '[p Philippa Marsh] came with [p Philip].',
    ['person Philippa Marsh: Philippa Marsh', 'person Philip: Philip'],
  ],
  [
    'the usual short form of a first name, alone',
    '[p William Harcourt] resigned. Friends of [p Bill] were surprised.',
    ['person William Harcourt: William Harcourt, Bill'],
  ],
  [
    'a short first name of a relative',
    '[p William Harcourt] came with his son [p Bill].',
    ['person William Harcourt: William Harcourt', 'person Bill: Bill'],
  ],
  [
    'two short forms of one first name',
    '[p Bill Harcourt] sang with [p Willie].',
    ['person Bill Harcourt: Bill Harcourt', 'person Willie: Willie'],
  ],
  [
    'Al and Ben are first names',
    '[p Al Quarry] met [p Ben Stolz]. [p Quarry] and [p Ben] talked.',
    ['person Al Quarry: Al Quarry, Quarry', 'person Ben Stolz: Ben Stolz, Ben'],
  ],
  [
    'Roman Catholics and Catholics, not other Romans',
    '[o Roman Catholics] prayed. The [o Catholic] bishop met [o Romans].',
    ['organisation Roman Catholics: Roman Catholics, Catholic', 'organisation Romans: Romans'],
  ],
  [
    'a lady and a viscount of one surname',
    '[p Otter Vane] is the son of [p Viscount Vane]. [p Lady Vane] wrote a book.',
    ['person Otter Vane: Otter Vane, Lady Vane', 'person Viscount Vane: Viscount Vane'],
  ],
  [
    'a king with style and country, and without',
    '[p King Magnus IV of Vell] ruled. [p Magnus IV] died. [p Magnus III] is another.',
    [
      'person Magnus IV of Vell: King Magnus IV of Vell, Magnus IV',
      'person Magnus III: Magnus III',
    ],
  ],
  [
    'a first name as old papers shorten it',
    '[p William Thackeray Moss] signed; [p Wm. Moss] paid, [p Jas. Moss] did not.',
    [
      'person William Thackeray Moss: William Thackeray Moss, Wm. Moss',
      'person Jas. Moss: Jas. Moss',
    ],
  ],
  [
    'a king with and without number',
    '[p Haakon VIII] opened parliament. [p King Haakon] spoke of the sea.',
    ['person Haakon VIII: Haakon VIII, King Haakon'],
  ],
  [
    'a king of whom there are two',
    '[p Haakon VII] and [p Haakon VIII] reigned. A bust of [p King Haakon] stands here.',
    [
      'person Haakon VII: Haakon VII',
      'person Haakon VIII: Haakon VIII',
      'person King Haakon: King Haakon',
    ],
  ],
  [
    'a saint, shortened',
    '[p Saint Columba] sailed. [p St. Columba] landed.',
    ['person Saint Columba: Saint Columba, St. Columba'],
  ],
  [
    'a first name with and without hyphen',
    '[p Seo Min-jun] sang. [p Seo Minjun] danced.',
    ['person Seo Min-jun: Seo Min-jun, Seo Minjun'],
  ],
  [
    'half of a first name with a hyphen is another one',
    '[p Bernard Lacroix] is the grandfather of [p Jean-Bernard Lacroix].',
    [
      'person Bernard Lacroix: Bernard Lacroix',
      'person Jean-Bernard Lacroix: Jean-Bernard Lacroix',
    ],
  ],
  [
    'a surname of two words belongs to who was named before',
    '[p Nabil al-Khoury] ruled. Later [p al-Khoury] fled. [p Karim al-Khoury] stayed.',
    [
      'person Nabil al-Khoury: Nabil al-Khoury, al-Khoury',
      'person Karim al-Khoury: Karim al-Khoury',
    ],
  ],
  [
    'two full names that are one',
    '[p Vadim Sergeyevich Orlin] came; [p Vadim Orlin] left; [p V.S. Orlin] signed, [p V. Orlin] paid.',
    ['person Vadim Sergeyevich Orlin: Vadim Sergeyevich Orlin, Vadim Orlin, V.S. Orlin, V. Orlin'],
  ],
  [
    'an acronym within a name',
    'The [o United States Chess Federation] met. The [o US Chess Federation] voted.',
    [
      'organisation United States Chess Federation: United States Chess Federation, US Chess Federation',
    ],
  ],
  [
    'an acronym within a name that stands for other words',
    'The [o Upper Silesia Chess Federation] met the [o UK Chess Federation].',
    [
      'organisation Upper Silesia Chess Federation: Upper Silesia Chess Federation',
      'organisation UK Chess Federation: UK Chess Federation',
    ],
  ],
  [
    'an acronym behind a name',
    '[o Lyon Saint-Clair] won. [o Lyon SC] sold a striker.',
    ['organisation Lyon Saint-Clair: Lyon Saint-Clair, Lyon SC'],
  ],
  [
    'a strait, a province and a river named in two ways',
    'The [l Strait of Orzan] closed, the [l Orzan Strait] reopened; [l Velda Province] is the [l Province of Velda], the [l River Tarn] the [l Tarn River].',
    [
      'place Strait of Orzan: Strait of Orzan, Orzan Strait',
      'place Province of Velda: Velda Province, Province of Velda',
      'place River Tarn: River Tarn, Tarn River',
    ],
  ],
  [
    'a strait and a gulf',
    'The [l Strait of Orzan] leads to the [l Orzan Gulf].',
    ['place Strait of Orzan: Strait of Orzan', 'place Orzan Gulf: Orzan Gulf'],
  ],
  [
    'an Irish county',
    '[l Laois] won the final; [l County Laois] celebrated.',
    ['place County Laois: Laois, County Laois'],
  ],
  [
    'a county of a town that all know',
    '[l Dublin] won the final; [l County Dublin] celebrated.',
    ['place Dublin: Dublin', 'place County Dublin: County Dublin'],
  ],
  [
    'what a place is, alone',
    'The [l Velorian Empire] fell. Few mourned the [l Empire].',
    ['place Velorian Empire: Velorian Empire, Empire'],
  ],
  [
    'what another place is, alone',
    'The [l Velorian Republic] fell. Few mourned the [l Empire].',
    ['place Velorian Republic: Velorian Republic', 'place Empire: Empire'],
  ],
  [
    'a place spelled by ear',
    '[l Kothamangala] is a village. Buses stop in [l Kothammangala].',
    ['place Kothammangala: Kothamangala, Kothammangala'],
  ],
  [
    'who is of a party',
    'The [o Democratic Party] met. [o Democrats] cheered.',
    ['organisation Democratic Party: Democratic Party, Democrats'],
  ],
  [
    'who is of another party',
    'The [o Social Democratic Party] met. [o Liberals] jeered.',
    [
      'organisation Social Democratic Party: Social Democratic Party',
      'organisation Liberals: Liberals',
    ],
  ],
  [
    'a house of parliament',
    'The [o House of Lords] sat. The [o Lords] voted.',
    ['organisation House of Lords: House of Lords, Lords'],
  ],
  [
    'a faculty with its university behind a comma',
    'She led the [o Faculty of Law, University of Coimbra]. The [o University of Coimbra] is old. The [o Faculty of Law] is new.',
    [
      'organisation Faculty of Law, University of Coimbra: Faculty of Law, University of Coimbra, Faculty of Law',
      'organisation University of Coimbra: University of Coimbra',
    ],
  ],
  [
    'an acronym of the rest, where the whole has its own',
    'The [o North Velda Football League] ([o NVFL]) is not the [o VFL].',
    [
      'organisation North Velda Football League: North Velda Football League, NVFL',
      'organisation VFL: VFL',
    ],
  ],
  [
    'an acronym of the rest',
    'The [o North Velda Football League] met. The [o VFL] is old.',
    ['organisation North Velda Football League: North Velda Football League, VFL'],
  ],
  [
    'a quarter of the compass, one word with two letters',
    'The [o Northwest Baseball League] met. Three clubs left the [o NWBL].',
    ['organisation Northwest Baseball League: Northwest Baseball League, NWBL'],
  ],
  [
    'the laboratory that was named',
    '[o Spring Harbor Laboratory] grew. The [o Laboratory] hired forty.',
    ['organisation Spring Harbor Laboratory: Spring Harbor Laboratory, Laboratory'],
  ],
  [
    'a town with state and country',
    'In [l Evansburg, Indiana, United States] it rained; [l Evansburg, Indiana] and [l Evansburg] dried.',
    [
      'place Evansburg, Indiana, United States: Evansburg, Indiana, United States, Evansburg, Indiana, Evansburg',
    ],
  ],
  [
    'an island in three ways',
    'The [l Island of Dovar] is green. [l Dovar Island] has a fort. [l Dovar] sleeps.',
    ['place Island of Dovar: Island of Dovar, Dovar Island, Dovar'],
  ],
  [
    'a title is no short first name',
    '[p Tsarevna Sophia Alekseyevna] ruled; the [p Tsar] was a boy.',
    ['person Tsarevna Sophia Alekseyevna: Tsarevna Sophia Alekseyevna', 'person Tsar: Tsar'],
  ],
  [
    'father and son, named side by side',
    '[p John Farrow] and [p John Quentin Farrow] were both mayors. [p John Quentin Farrow] was the younger.',
    [
      'person John Farrow: John Farrow',
      'person John Quentin Farrow: John Quentin Farrow, John Quentin Farrow',
    ],
  ],
  [
    'two societies, named side by side',
    'A fellow of the [o Royal Velm Society] and the [o Royal Velm Society of Tarn].',
    [
      'organisation Royal Velm Society: Royal Velm Society',
      'organisation Royal Velm Society of Tarn: Royal Velm Society of Tarn',
    ],
  ],
  [
    'somebody beside a cousin of his',
    '[p Barbara Farrow] and [p Barbara]’s cousin came.',
    ['person Barbara Farrow: Barbara Farrow, Barbara'],
  ],
  [
    'a party with an adjective, and one with its country',
    'The [o Progressive Centre Party] left the [o Centre Party]. The [o Irish Farmers Party] won: the [o Farmers Party] cheered.',
    [
      'organisation Progressive Centre Party: Progressive Centre Party',
      'organisation Centre Party: Centre Party',
      'organisation Irish Farmers Party: Irish Farmers Party, Farmers Party',
    ],
  ],
  [
    'a ministry in two orders, with and without its country',
    'The [o Velonian Foreign Ministry] denied it. The [o Kenyan Defense Ministry] spoke, the [o Ministry of Defence] wrote.',
    [
      'organisation Velonian Foreign Ministry: Velonian Foreign Ministry',
      'organisation Kenyan Defense Ministry: Kenyan Defense Ministry, Ministry of Defence',
    ],
  ],
  [
    'a ministry of one of two countries',
    'The [o Kenyan Defence Ministry] and the [o Ugandan Defence Ministry] met. The [o Ministry of Defence] spoke.',
    [
      'organisation Kenyan Defence Ministry: Kenyan Defence Ministry',
      'organisation Ugandan Defence Ministry: Ugandan Defence Ministry',
      'organisation Ministry of Defence: Ministry of Defence',
    ],
  ],
  [
    'a ministry of affairs',
    'The [o Ministry of Foreign Affairs] spoke; the [o Foreign Ministry] wrote; the [o Interior Ministry] did not.',
    [
      'organisation Ministry of Foreign Affairs: Ministry of Foreign Affairs, Foreign Ministry',
      'organisation Interior Ministry: Interior Ministry',
    ],
  ],
  [
    'what a department is of',
    'The [o Department of Coastal Safety] warned. [o Coastal Safety] closed the beach.',
    ['organisation Department of Coastal Safety: Department of Coastal Safety, Coastal Safety'],
  ],
  [
    'towns spelled by ear',
    '[l Khan Dounis] was hit; in [l Khan Dunis] many fled to [l Khan Dinas].',
    ['place Khan Dounis: Khan Dounis, Khan Dunis', 'place Khan Dinas: Khan Dinas'],
  ],
  [
    'a club before its full name',
    '[o Belgrense] lost to [o Lanús]. The [o Club Atlético Belgrense] has a new coach.',
    [
      'organisation Club Atlético Belgrense: Belgrense, Club Atlético Belgrense',
      'organisation Lanús: Lanús',
    ],
  ],
  [
    'a club called after a city that has two',
    '[o Madrid] lost. [o Atlético Madrid] won.',
    ['organisation Madrid: Madrid', 'organisation Atlético Madrid: Atlético Madrid'],
  ],
  [
    'a club with its city in two languages',
    '[o Sparta Prague] won. [o Sparta Praha] are first.',
    ['organisation Sparta Prague: Sparta Prague, Sparta Praha'],
  ],
];

test.each(CASES)('%s', (_, source, names) => {
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual(names);
});
