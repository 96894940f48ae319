import { expect, test } from 'vitest';
import { chain } from '../../../src/entities/chain.ts';
import { marked, shown } from './support.ts';

/** What is tested, the text, its names. Positives and their near misses. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'known for a reason as',
    '[o Virtus Pallacanestro Bologna], known for sponsorship reasons as [o Virtus Segafredo Bologna], won.',
    [
      'organisation Virtus Pallacanestro Bologna: Virtus Pallacanestro Bologna, Virtus Segafredo Bologna',
    ],
  ],
  [
    'known for a part',
    '[p Scott Porter], best known for his role as [p Jason Street], came.',
    ['person Scott Porter: Scott Porter', 'person Jason Street: Jason Street'],
  ],
  [
    'China is not the Republic of China',
    'The [l PRC] and the [l Republic of China]: [l China] and [l Taiwan].',
    ['place China: PRC, China', 'place Republic of China: Republic of China, Taiwan'],
  ],
  [
    'a party with its country before it, and that of another country',
    'The [o U.S. Republican Party] won. The [o Republican Party] and the [o Irish Republican Party] did not.',
    [
      'organisation U.S. Republican Party: U.S. Republican Party, Republican Party',
      'organisation Irish Republican Party: Irish Republican Party',
    ],
  ],
  [
    'the group and its parts',
    '[o Sony Group Corp] rose, [o Sony Music] fell, [o Sony Pictures] too. [o Sony] said so. [o Fox News] and [o Fox Sports] and [o Fox] did not.',
    [
      'organisation Sony Group Corp: Sony Group Corp, Sony',
      'organisation Sony Music: Sony Music',
      'organisation Sony Pictures: Sony Pictures',
      'organisation Fox News: Fox News',
      'organisation Fox Sports: Fox Sports',
      'organisation Fox: Fox',
    ],
  ],
  [
    'the Times of New York, and a new network beside the old',
    'The [o New York Times] reported. The [o Times] had seen it. [o New Labour Network] met [o Labour Network].',
    [
      'organisation New York Times: New York Times, Times',
      'organisation New Labour Network: New Labour Network',
      'organisation Labour Network: Labour Network',
    ],
  ],
  [
    'a part of a house is not the house, a line of one word is',
    '[o House Republicans] ignored it. The [o House] voted. [o United Airlines] rose, [o United] said.',
    [
      'organisation House Republicans: House Republicans',
      'organisation House: House',
      'organisation United Airlines: United Airlines, United',
    ],
  ],
  [
    'a team by its city and by its nickname',
    'The [o Montreal Expos] won. [o Montreal] cheered, the [o Expos] slept.',
    ['organisation Montreal Expos: Montreal Expos, Montreal, Expos'],
  ],
  [
    'a child with the surname of a father who is named by it alone',
    '[p Jayaram] acts. His children are [p Kalidas Jayaram] and [p Malavika Jayaram].',
    [
      'person Jayaram: Jayaram',
      'person Kalidas Jayaram: Kalidas Jayaram',
      'person Malavika Jayaram: Malavika Jayaram',
    ],
  ],
  [
    'a surname before its first name',
    '[p Jayaram] acts. The film is by [p Kalidas Jayaram].',
    ['person Kalidas Jayaram: Jayaram, Kalidas Jayaram'],
  ],
  [
    'the elder, who is the father',
    '[p Pierre Le Gros] carved. His father, [p Pierre Le Gros the Elder], did too. [p Pieter Bruegel the Elder] painted, as [p Pieter Bruegel] did.',
    [
      'person Pierre Le Gros: Pierre Le Gros',
      'person Pierre Le Gros the Elder: Pierre Le Gros the Elder',
      'person Pieter Bruegel the Elder: Pieter Bruegel the Elder, Pieter Bruegel',
    ],
  ],
  [
    'the name at birth opens the next sentence; born of somebody',
    '[p Tippy Walker] acts. Born [p Elizabeth Tipton] in [l Oslo], she sang. Born to [p Ann Berg], she danced.',
    [
      'person Tippy Walker: Tippy Walker, Elizabeth Tipton',
      'place Oslo: Oslo',
      'person Ann Berg: Ann Berg',
    ],
  ],
  [
    'a Russian name in two spellings',
    '[p Oleg Tinkov] owns it. [p Oleg Tinkoff] sold it to [p Oleg Tinkin].',
    ['person Oleg Tinkoff: Oleg Tinkov, Oleg Tinkoff', 'person Oleg Tinkin: Oleg Tinkin'],
  ],
  [
    'the name at birth opens the sentence on its bearer',
    '[p Ann Berg] sang. Born [p Archibald Leach] in [l Bristol], [p Cary Grant] sailed with [p Ann Berg].',
    [
      'person Ann Berg: Ann Berg, Ann Berg',
      'person Archibald Leach: Archibald Leach, Cary Grant',
      'place Bristol: Bristol',
    ],
  ],
  [
    'the surname alone is not whose who is named in full again to be told apart',
    '[p Kim Jong Un] and his sister [p Kim Yo Jong] met. [p Kim Yo Jong] wrote. [p Kim] spoke.',
    ['person Kim Jong Un: Kim Jong Un, Kim', 'person Kim Yo Jong: Kim Yo Jong, Kim Yo Jong'],
  ],
  [
    'unless the first was named in passing',
    '[p Jill Biden] waved. [p Joe Biden] and [p Joe Biden] and [p Joe Biden] came. [p Biden] spoke.',
    ['person Jill Biden: Jill Biden', 'person Joe Biden: Joe Biden, Joe Biden, Joe Biden, Biden'],
  ],
  [
    'the son by his suffix alone',
    '[p Donald Trump Jr.] spoke. [p Trump Jr.] said [p Donald Trump] would. [p Trump] did.',
    [
      'person Donald Trump Jr.: Donald Trump Jr., Trump Jr.',
      'person Donald Trump: Donald Trump, Trump',
    ],
  ],
  [
    'initials of a person, with and without suffix, and of two',
    '[p Robert F. Kennedy Jr.] met [p John F. Kennedy]. [p RFK Jr.] left, [p JFK] stayed. [p Anna Maria Berg] and [p Adam Mark Burg]: [p AMB].',
    [
      'person Robert F. Kennedy Jr.: Robert F. Kennedy Jr., RFK Jr.',
      'person John F. Kennedy: John F. Kennedy, JFK',
      'person Anna Maria Berg: Anna Maria Berg',
      'person Adam Mark Burg: Adam Mark Burg',
      'person AMB: AMB',
    ],
  ],
  [
    'a surname spelled otherwise, and another that is nearly the same',
    '[p Volodymyr Zelenskyy] met [p Boris Johnston]. [p Zelensky] spoke, [p Johnson] did not.',
    [
      'person Volodymyr Zelenskyy: Volodymyr Zelenskyy, Zelensky',
      'person Boris Johnston: Boris Johnston',
      'person Johnson: Johnson',
    ],
  ],
  [
    'a king in two languages, and another king of that number',
    '[p King Henri IV] is [p Henry IV], [p Louis IV] another.',
    ['person King Henri IV: King Henri IV, Henry IV', 'person Louis IV: Louis IV'],
  ],
  [
    'a saint with and without the byname',
    '[p Saint Brendan the Navigator] sailed. [p Saint Brendan] too, and [p Pope Francis] knew [p Francis of Assisi].',
    [
      'person Brendan the Navigator: Saint Brendan the Navigator, Saint Brendan',
      'person Pope Francis: Pope Francis',
      'person Francis of Assisi: Francis of Assisi',
    ],
  ],
  [
    'a faith and who holds it, not the faith beside it',
    '[o Catholicism] and [o Catholics]; [o Christians] and [o Jews] and [o Jewish] and [o Islam] and [o Islamism].',
    [
      'organisation Catholicism: Catholicism, Catholics',
      'organisation Christians: Christians',
      'organisation Jews: Jews, Jewish',
      'organisation Islam: Islam',
      'organisation Islamism: Islamism',
    ],
  ],
  [
    'the society that was named',
    'The [o New Bach Society] met. The [o Society] opened a museum.',
    ['organisation New Bach Society: New Bach Society, Society'],
  ],
  [
    'family name first and last, and two given names in either order',
    '[p Ichiyō Higuchi] wrote. [p Higuchi Ichiyō] died. [p Joseph John] met [p John Joseph].',
    [
      'person Ichiyō Higuchi: Ichiyō Higuchi, Higuchi Ichiyō',
      'person Joseph John: Joseph John',
      'person John Joseph: John Joseph',
    ],
  ],
];

test.each(CASES)('%s', (_, source, expected) => {
  const { text, mentions } = marked(source);
  expect(shown(text, chain(text, mentions))).toEqual(expected);
});

/** All words with a letter of this one replaced, left out, doubled or swapped with the next, but for the outer two. */
function slips(word: string): readonly string[] {
  const places = Array.from({ length: word.length - 2 }, (_, i) => i + 1);
  return places.flatMap((at) => {
    const [before, letter, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)];
    const swapped = at + 2 < word.length ? [before + after[0]! + letter + after.slice(1)] : [];
    return [`${before}q${after}`, before + after, before + letter + letter + after, ...swapped];
  });
}

test.each(slips('Torvand'))('a slip anywhere in a long surname: Torvand, %s', (slip) => {
  const { text, mentions } = marked(`[p Anna Torvand] met [p Otto Berg]. [p Anna ${slip}] left.`);
  expect(shown(text, chain(text, mentions))).toEqual([
    expect.stringContaining(`: Anna Torvand, Anna ${slip}`),
    'person Otto Berg: Otto Berg',
  ]);
});

test('ten thousand people of one first name, each called by it after being named, and as many of one surname', () => {
  const letters = (i: number): string =>
    i.toString(26).replace(/./g, (digit) => 'abcdefghijklmnopqrstuvwxyz'[parseInt(digit, 26)]!);
  const many = Array.from({ length: 10_000 }, (_, i) => `Q${letters(i)}`);
  const first = marked(many.map((name) => `[p Anna ${name}] met [p Anna]. `).join(''));
  const names = chain(first.text, first.mentions);
  expect(names).toHaveLength(many.length);
  // All but the first one are called so while she is the one named first.
  expect(names[0]!.mentions).toHaveLength(many.length + 1);
  const last = marked(many.map((name) => `[p ${name} Falk] met [p Falk]. `).join(''));
  expect(chain(last.text, last.mentions)).toHaveLength(many.length);
});
