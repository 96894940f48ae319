import { expect, test } from 'vitest';
import { chain } from '../../../src/entities/chain.ts';
import { marked, shown } from './support.ts';

/** What is tested, the text, its names. Positives and, right after each, the near miss. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a former name in brackets',
    'He died in [l Mosby] (formerly [l Dunvale]). [l Mosby] mourned.',
    ['place Mosby: Mosby, Dunvale, Mosby'],
  ],
  [
    'what is in brackets without such a word may be where it lies',
    'He died in [l Mosby] ([l Norway]) and in [l Mosby] (near [l Dunvale]).',
    ['place Mosby: Mosby, Mosby', 'place Norway: Norway', 'place Dunvale: Dunvale'],
  ],
  [
    'a mountain with its name in the other language',
    'The [l Piton des Neiges] ([l Snow Peak]) is high.',
    ['place Piton des Neiges: Piton des Neiges, Snow Peak'],
  ],
  [
    'a town and its county',
    'It happened in [l Clara] ([l County Offaly]).',
    ['place Clara: Clara', 'place County Offaly: County Offaly'],
  ],
  [
    'the language is named',
    'The [l Great Belt Bridge] (Danish: [l Storebæltsbroen]) opened.',
    ['place Great Belt Bridge: Great Belt Bridge, Storebæltsbroen'],
  ],
  [
    'other letters',
    '[p Aleksandr Borovkov] ([p Александр Боровков], 6 March 1931) wrote. [p Borovkov] taught.',
    ['person Aleksandr Borovkov: Aleksandr Borovkov, Александр Боровков, Borovkov'],
  ],
  [
    'an actor and the part',
    '[p Tony Stark] ([p Robert Downey Jr.]) flies.',
    ['person Tony Stark: Tony Stark', 'person Robert Downey Jr.: Robert Downey Jr.'],
  ],
  [
    'pseudonyms of a list, told of a pronoun',
    '[p Kurt Tucholsky] was a writer. He wrote under the pseudonyms [p Peter Panter], [p Theobald Tiger] and [p Ignaz Wrobel].',
    ['person Kurt Tucholsky: Kurt Tucholsky, Peter Panter, Theobald Tiger, Ignaz Wrobel'],
  ],
  [
    'a list of other people',
    '[p Kurt Tucholsky] was a writer. He wrote with [p Peter Panter], [p Theobald Tiger] and [p Ignaz Wrobel].',
    [
      'person Kurt Tucholsky: Kurt Tucholsky',
      'person Peter Panter: Peter Panter',
      'person Theobald Tiger: Theobald Tiger',
      'person Ignaz Wrobel: Ignaz Wrobel',
    ],
  ],
  [
    'a ring name at a distance',
    '[p Trinity Fatu] (née [p McCray]; born in 1987) is a wrestler of [o WWE] under the ring name [p Naomi].',
    ['person Trinity Fatu: Trinity Fatu, McCray, Naomi', 'organisation WWE: WWE'],
  ],
  [
    'born of somebody is not born as somebody',
    '[p Indra], born of [p Kunti], is a king.',
    ['person Indra: Indra', 'person Kunti: Kunti'],
  ],
  [
    'one or the other name',
    '[l Halden Ridge] or [l Old Kame] is a hill.',
    ['place Halden Ridge: Halden Ridge, Old Kame'],
  ],
  [
    'two names with their acronyms',
    'The [o East Asia Caucus] ([o EAC]) or [o Asian Trade Group] ([o ATG]) was a plan.',
    ['organisation East Asia Caucus: East Asia Caucus, EAC, Asian Trade Group, ATG'],
  ],
  [
    'names of a list in brackets',
    'The [o Stability Front] (also called [o Persevering Front], [o Endurance Front] and [o Steadfast Front]) won.',
    [
      'organisation Stability Front: Stability Front, Persevering Front, Endurance Front, Steadfast Front',
    ],
  ],
  [
    'a club with and without its letters',
    '[o Fyllingen IL] lost to [o Bryne FK]. [o Fyllingen] sank; [o Bryne] rose.',
    [
      'organisation Fyllingen IL: Fyllingen IL, Fyllingen',
      'organisation Bryne FK: Bryne FK, Bryne',
    ],
  ],
  [
    'the court of the country that is named in full',
    'The [o Supreme Court of Pakistan] sat. [l United States] envoys saw the [o Supreme Court].',
    [
      'organisation Supreme Court of Pakistan: Supreme Court of Pakistan, Supreme Court',
      'place United States: United States',
    ],
  ],
  [
    'one or the other place',
    'They go to [l Halden Ridge] or [l Old Kame] in summer.',
    ['place Halden Ridge: Halden Ridge', 'place Old Kame: Old Kame'],
  ],
  [
    'renamed, told of the whole sentence',
    '[o Bluewater Bank] was later renamed [o Aquila Bank]. [o Aquila Bank] grew.',
    ['organisation Aquila Bank: Bluewater Bank, Aquila Bank, Aquila Bank'],
  ],
  [
    'the known name stands for the former one',
    'He died in [l Kristiania] (now [l Oslo]).',
    ['place Oslo: Kristiania, Oslo'],
  ],
  [
    'a country now another',
    'It lies in [l Lorraine], now part of [l France].',
    ['place Lorraine: Lorraine', 'place France: France'],
  ],
  [
    'an acronym of beginnings',
    '[o United States Naval Forces Germany] ([o NAVFORGER]) sailed.',
    [
      'organisation United States Naval Forces Germany: United States Naval Forces Germany, NAVFORGER',
    ],
  ],
  [
    'an acronym of another language',
    'The [o Swiss Federal Railways] ([o SBB]) are late.',
    ['organisation Swiss Federal Railways: Swiss Federal Railways, SBB'],
  ],
  [
    'an acronym that all the world knows of another',
    'The [o Swiss Broadcasting Company] ([o CNN]) is late.',
    [
      'organisation Swiss Broadcasting Company: Swiss Broadcasting Company',
      'organisation CNN: CNN',
    ],
  ],
  [
    'an acronym behind the country',
    'The [o Civil Aviation Agency] of [l Brazil] ([o ANAC]) said so.',
    ['organisation Civil Aviation Agency: Civil Aviation Agency, ANAC', 'place Brazil: Brazil'],
  ],
  [
    'a firm that two firms became',
    '[o Square Enix] was made of [o Square] and [o Enix].',
    [
      'organisation Square Enix: Square Enix',
      'organisation Square: Square',
      'organisation Enix: Enix',
    ],
  ],
  [
    'a firm of two words alone',
    '[o Square Enix] sold games. [o Enix] grew.',
    ['organisation Square Enix: Square Enix, Enix'],
  ],
  [
    'a school of a university',
    'The [o Barry University School of Law] belongs to [o Barry University].',
    [
      'organisation Barry University School of Law: Barry University School of Law',
      'organisation Barry University: Barry University',
    ],
  ],
  [
    'a university by its town',
    'He taught at the [o University of Oxford], then left [o Oxford].',
    ['organisation University of Oxford: University of Oxford, Oxford'],
  ],
  [
    'a nickname of the team that was named',
    'The [o San Antonio Spurs] won. The [o Spurs] sang.',
    ['organisation San Antonio Spurs: San Antonio Spurs, Spurs'],
  ],
  [
    'the same nickname where its owner is named too',
    'The [o San Antonio Spurs] met [o Tottenham Hotspur]. The [o Spurs] sang.',
    [
      'organisation San Antonio Spurs: San Antonio Spurs',
      'organisation Tottenham Hotspur: Tottenham Hotspur, Spurs',
    ],
  ],
  [
    'a youth team is not the team',
    'The [o Young Socceroos] lost. The [o Socceroos] won.',
    ['organisation Young Socceroos: Young Socceroos', 'organisation Socceroos: Socceroos'],
  ],
  [
    'a branch in a country is not the firm',
    '[o Orbit Labs Brazil] opened. [o Orbit Labs] paid.',
    ['organisation Orbit Labs Brazil: Orbit Labs Brazil', 'organisation Orbit Labs: Orbit Labs'],
  ],
  [
    'the court of a country, said in two ways',
    'The [o Supreme Court of Pakistan] sat. The [o Pakistani Supreme Court] rose.',
    ['organisation Supreme Court of Pakistan: Supreme Court of Pakistan, Pakistani Supreme Court'],
  ],
  [
    'the courts of two countries',
    'The [o Supreme Court of Pakistan] sat. The [o Indian Supreme Court] rose.',
    [
      'organisation Supreme Court of Pakistan: Supreme Court of Pakistan',
      'organisation Indian Supreme Court: Indian Supreme Court',
    ],
  ],
  [
    'two universities of one place',
    '[o Miami University] beat the [o University of Miami].',
    [
      'organisation Miami University: Miami University',
      'organisation University of Miami: University of Miami',
    ],
  ],
  [
    'west and western',
    '[l Western Ukraine] is [l West Ukraine].',
    ['place Western Ukraine: Western Ukraine, West Ukraine'],
  ],
  [
    'the west is not the whole',
    '[l Western Ukraine] is in [l Ukraine].',
    ['place Western Ukraine: Western Ukraine', 'place Ukraine: Ukraine'],
  ],
  [
    'two cities, of which either will do',
    'In [l Berlin], or [l Munich], he will find work.',
    ['place Berlin: Berlin', 'place Munich: Munich'],
  ],
  [
    'a name and another between commas',
    'In [l Ostrava Dolna], or [l Niederostrau], he found work.',
    ['place Ostrava Dolna: Ostrava Dolna, Niederostrau'],
  ],
  [
    'two spellings of a first name',
    '[p Zakhary Lyapunov] came. [p Zachary Lyapunov] spoke.',
    ['person Zakhary Lyapunov: Zakhary Lyapunov, Zachary Lyapunov'],
  ],
  [
    'two first names a letter apart',
    '[p Daniel Korda] and [p Daniela Korda] came.',
    ['person Daniel Korda: Daniel Korda', 'person Daniela Korda: Daniela Korda'],
  ],
  [
    'a son who is called like his father',
    '[p Alan Brooke] was a lord. [p Brooke] had a younger son, also named [p Alan]. [p Alan] of old slept.',
    ['person Alan Brooke: Alan Brooke, Brooke, Alan', 'person Alan: Alan'],
  ],
  [
    'a sister who was named in full before',
    '[p Samson Mumba] sings. [p Mumba] and [p Samantha Mumba] sang. He was seen with his sister, [p Samantha].',
    ['person Samson Mumba: Samson Mumba, Mumba', 'person Samantha Mumba: Samantha Mumba, Samantha'],
  ],
  [
    'a king by his name',
    '[p Carol II] followed. [p Carol] was the son of [p Michael I. Carol].',
    ['person Carol II: Carol II, Carol', 'person Michael I. Carol: Michael I. Carol'],
  ],
  [
    'islands and a river, short',
    'The [l Shetland Islands] are cold. [l Shetland] froze. The [l River Brosna] rose; the [l Brosna] fell.',
    [
      'place Shetland Islands: Shetland Islands, Shetland',
      'place River Brosna: River Brosna, Brosna',
    ],
  ],
  [
    'a council of the United Nations is not the United Nations',
    'The [o UN Security Council] met. The [o UN] slept.',
    ['organisation UN Security Council: UN Security Council', 'organisation UN: UN'],
  ],
  [
    'a republic of a city was more than the city',
    'The [l Republic of Genoa] fell. [l Genoa] stood. The [l Republic of Moldova] is [l Moldova].',
    [
      'place Republic of Genoa: Republic of Genoa',
      'place Genoa: Genoa',
      'place Republic of Moldova: Republic of Moldova, Moldova',
    ],
  ],
  [
    'the commission of which the text speaks',
    'The [o Independent Commission Against Corruption] sat. The [o Commission] rose.',
    [
      'organisation Independent Commission Against Corruption: Independent Commission Against Corruption, Commission',
    ],
  ],
  [
    'the last of two houses',
    'The [o House of Este] fell, the [o House of Welf] rose. The [o House] slept.',
    [
      'organisation House of Este: House of Este',
      'organisation House of Welf: House of Welf, House',
    ],
  ],
  [
    'a commission before any other',
    'The [o Commission] rose. The [o Independent Commission Against Corruption] sat.',
    [
      'organisation Commission: Commission',
      'organisation Independent Commission Against Corruption: Independent Commission Against Corruption',
    ],
  ],
  [
    'a society without its middle name',
    'The [o Dante Alighieri Society] met. The [o Dante Society] left.',
    ['organisation Dante Alighieri Society: Dante Alighieri Society, Dante Society'],
  ],
  [
    'a league of nearly that name',
    'The [o National Football League] met the [o National League].',
    [
      'organisation National Football League: National Football League',
      'organisation National League: National League',
    ],
  ],
  [
    'a family name of two words behind a number',
    '[p James R. Von Ehr II] came. [p Von Ehr] spoke.',
    ['person James R. Von Ehr II: James R. Von Ehr II, Von Ehr'],
  ],
  [
    'a river of a country',
    'The [l Belize River] is in [l Belize].',
    ['place Belize River: Belize River', 'place Belize: Belize'],
  ],
  [
    'an airport of a city',
    '[l London Heathrow Airport] closed. [l Heathrow Airport] opened again in [l London].',
    [
      'place London Heathrow Airport: London Heathrow Airport, Heathrow Airport',
      'place London: London',
    ],
  ],
  [
    'a lake above a lake',
    '[l Upper Klamath Lake] and [l Klamath Lake] are two.',
    ['place Upper Klamath Lake: Upper Klamath Lake', 'place Klamath Lake: Klamath Lake'],
  ],
  [
    'many of a people',
    'A [o Mamluk] came, then the [o Mamluks].',
    ['organisation Mamluks: Mamluk, Mamluks'],
  ],
  [
    'a people in a text about its country',
    '[l Pakistan] denied it. [l Pakistan] said so. In [l Pakistan] the [l Pakistani] army left [l Pakistan].',
    ['place Pakistan: Pakistan, Pakistan, Pakistan, Pakistani, Pakistan'],
  ],
  [
    'a people whose country is named once',
    'The [l Pakistani] army moved in [l Pakistan].',
    ['place Pakistani: Pakistani', 'place Pakistan: Pakistan'],
  ],
];

test.each(CASES)('%s', (_, source, expected) => {
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual(expected);
});

test('whom a pronoun or a noun means is the last that opened a sentence, or holds the noun', () => {
  const source =
    '[l Muir Beach] lies west.\nThe [l Stinson] lies north. It is also called [l Long Sand]. The beach was formerly known as [l Big Lagoon].';
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual([
    'place Muir Beach: Muir Beach, Big Lagoon',
    'place Stinson: Stinson, Long Sand',
  ]);
});

test('a long text of nothing but other names, or of brackets in brackets, is read like any other', () => {
  const called = marked('He is also called [p Robert Brown]. '.repeat(20_000));
  const bracketed = marked('[l Oslo] ('.repeat(30_000));
  const single = marked('He is also called [p Brown]. '.repeat(20_000));
  for (const { text, mentions } of [called, bracketed, single]) {
    const names = chain(text, mentions);
    expect(names).toHaveLength(1);
    expect(names[0]!.mentions).toHaveLength(mentions.length);
  }
});
