import { expect, test } from 'vitest';
import { agencyOf, credited } from '../../src/reading/credits.ts';
import { dateOf } from '../../src/reading/dates.ts';
import { inlinePromos, without } from '../../src/reading/inline.ts';
import { countRuns, withoutTemplate } from '../../src/reading/repeated.ts';
import { isChrome } from '../../src/reading/shapes.ts';

test.each([
  'Sign up for our daily newsletter',
  "Join the Echo's WhatsApp channel for breaking news.",
  'Subscribe now to get stories like this in your inbox',
  'Follow us on Facebook and Instagram',
  'Download our app for alerts',
  'Abonnieren Sie unseren Newsletter',
  'Inscrivez-vous à notre lettre d’information',
  'Most read',
  'Related articles:',
  'Read more: How the ice was measured',
  '12 Comments',
  'No comments yet...',
  'Leave a comment',
  'Share this article on Facebook',
  'Skip to main content',
  '© 2025 Valley Echo Ltd',
  'Echo Media. All rights reserved.',
  '4 min read',
  'Tags: ice, harbour, winter',
  '#ice #harbour',
  'We use cookies to make this site better.',
])('%j is chrome', (line) => {
  expect(isChrome(line)).toBe(true);
});

test.each([
  'Sign up sheets were taken down at noon.',
  'Sign up for newsletters has doubled, the publisher said.',
  'Residents can sign up for the newsletter of the council.',
  'Join me next spring: the committee meets in May.',
  'Get out of the water, the lifeguard shouted.',
  'Follow the river to the mill',
  'Related charges were dropped in March.',
  'The comments were read aloud in court.',
  'Share prices fell in Tokyo',
  'Home secretary resigns over leak',
  'Search for missing climber goes on',
  'Cookies were served at the vigil.',
  'Five minutes of silence',
  'Topics ranged from tariffs to fish.',
])('%j is not', (line) => {
  expect(isChrome(line)).toBe(false);
});

const cut = (text: string) => without(text, inlinePromos(text));

test.each<[string, string, readonly string[]]>([
  [
    'a request before the first sentence',
    "Sign up today: Have the Echo's letters sent to your inbox LYDD - Rain fell.",
    ['LYDD - Rain fell.'],
  ],
  [
    'a request between sentences',
    'Rain fell. Join our Telegram channel The river rose.',
    ['Rain fell.', 'The river rose.'],
  ],
  [
    'an advertisement mark',
    'Rain fell. Advertisement The river rose.',
    ['Rain fell.', 'The river rose.'],
  ],
  [
    'a box of headlines with section names',
    'Rain fell. Top stories Tap. Scroll. Sport Late goal saves the cup run for a tired side World Ferry strike enters its second week Sport Coach denies that he wants to leave The river rose by a metre.',
    ['Rain fell.', 'The river rose by a metre.'],
  ],
  [
    'a box whose end cannot be told keeps its last headline',
    'Rain fell. Top stories Sport Late goal saves the cup run Sport Coach denies that he wants to leave rivers rose by a metre in the night and nobody slept before the morning came to the valley at last.',
    [
      'Rain fell.',
      'Sport Coach denies that he wants to leave rivers rose by a metre in the night and nobody slept before the morning came to the valley at last.',
    ],
  ],
])('%s is cut', (_, text, left) => {
  expect(cut(text)).toEqual(left);
});

test.each([
  'He told them: "Sign up, or leave." Nobody moved.',
  'Sign up for the choir closes on Monday. Join in at the church.',
  'Top stories of the tower were sealed. The lift was not.',
  'The paper printed its most read stories. Trending now are small boats.',
  'Advertisement spending fell. Publishers worry.',
  'Rain fell. Get a coat, said the newsletter of the Met Office.',
])('%j stays whole', (text) => {
  expect(cut(text)).toEqual([text]);
});

test.each<[string, object]>([
  ['BEIRUT - The port opened.', { dateline: 'BEIRUT' }],
  ['NEW YORK (AP) — The port opened.', { dateline: 'NEW YORK', agency: 'AP' }],
  ['LONDON, Aug 5 (Reuters) - The port opened.', { dateline: 'LONDON', agency: 'Reuters' }],
  ['Berlin (dpa) - Der Hafen ist offen.', { dateline: 'Berlin', agency: 'dpa' }],
  ["ST. JOHN'S, Newfoundland — The port opened.", { dateline: "ST. JOHN'S" }],
  ['KYIV/MOSCOW, 5 August 2025 - The port opened.', { dateline: 'KYIV/MOSCOW' }],
])('%j opens with a dateline, which stays in the body', (text, expected) => {
  const found = credited({ title: '', paragraphs: [text, 'And so on.'] });
  expect(found).toMatchObject({ ...expected, paragraphs: [text, 'And so on.'] });
});

test.each([
  ['VIENNA, June 12, 2025 (AP) - The port opened.', '2025-06-12', 'AP'],
  ['VIENNA, 12 June 2025 (Nordwire) - The port opened.', '2025-06-12', 'Nordwire'],
  ['Paris, 5 March 2025 - The port opened.', '2025-03-05', undefined],
  ['Paris, March 5, 2025 — The port opened.', '2025-03-05', undefined],
  ['PARIS (March 5, 2025) - The port opened.', '2025-03-05', undefined],
  ['PARIS, March 5, 2025. The port opened.', '2025-03-05', undefined],
  ['Bonn, 5. März 2025 (dpa) – Der Hafen ist offen.', '2025-03-05', 'dpa'],
  ['PARIS, March 5, 2025 (Own report). The port opened.', '2025-03-05', undefined],
  // Near misses: no year, no day, a region in brackets, a sentence.
  ['Paris, March 5 - The port opened.', undefined, undefined],
  ['Paris, 5 March 2025 was the day on which the port opened.', undefined, undefined],
  ['VIENNA, June 12 (Nordwire) - The port opened.', undefined, 'Nordwire'],
  ['VIENNA (Nordwire) - The port opened.', undefined, undefined],
  ['PARIS (Texas) - The port opened.', undefined, undefined],
])('%j is dated by its dateline when that has a year', (text, when, agency) => {
  const found = credited({ title: '', paragraphs: [text] });
  expect([found.when && dateOf(found.when), found.agency]).toEqual([when, agency]);
  expect(credited({ title: '', paragraphs: [text], when: '2024-01-01' }).when).toBe('2024-01-01');
});

test.each([
  'NATO and the EU - once rivals - agreed.',
  'Rain - The poem of the week.',
  'Monday (rain) - A play in one act.',
  'The port - opened in 1911 - closed.',
])('%j has no dateline', (text) => {
  expect(credited({ title: '', paragraphs: [text] }).dateline).toBe(undefined);
});

test.each<[string, string, string | undefined]>([
  ['It rained. REUTERS', 'It rained.', 'Reuters'],
  ['It rained. (Reuters)', 'It rained.', 'Reuters'],
  ['"It rained." – AFP', '"It rained."', 'AFP'],
  ['It rained. AFP/AP', 'It rained.', 'AFP, AP'],
  [
    'It rained. (Reporting by Ann Lee in Lydd; editing by Bob Kay) REUTERS',
    'It rained.',
    'Reuters',
  ],
  ['It rained, said NATO', 'It rained, said NATO', undefined],
  ['It rained. So he said', 'It rained. So he said', undefined],
])('%j is signed', (text, left, agency) => {
  const found = credited({ title: '', paragraphs: ['A first paragraph.', text] });
  expect([found.paragraphs.at(-1), found.agency]).toEqual([left, agency]);
});

test('capitals after the last full stop sign a story only when the story does not speak of them', () => {
  const story = `${'The mill has stood by the river for a hundred years and more. '.repeat(3)}It closes.`;
  const agency = (paragraphs: readonly string[]) => credited({ title: '', paragraphs }).agency;
  expect(agency([`${story} NORDWIRE`])).toBe('NORDWIRE');
  expect(agency(['Nordwire owns the mill.', `${story} NORDWIRE`])).toBe(undefined);
  expect(agencyOf('Acme')).toBe(undefined);
});

test('a caption glued before the dateline becomes a paragraph of its own', () => {
  const caption = 'Boats in the harbour of Lydd, in this file photo. Ann Lee/Echo';
  const { paragraphs } = credited({
    title: '',
    paragraphs: [`${caption} LYDD - The port opened.`],
  });
  expect(paragraphs).toEqual([caption, 'LYDD - The port opened.']);
});

test('shared prose stays, shared boxes go, and the word that both texts begin their next sentence with stays', () => {
  const box =
    `Most read Sport ${'late goal saves the tired side once more in the rain '.repeat(6)}`.trim();
  const quote = '"We will not sell the mill to anybody who asks," she said.';
  const texts = [
    [`The mill stays. ${quote} ${box} The valley cheered.`],
    [`Offers were high. ${quote} ${box} The bank did not cheer.`],
  ];
  const counts = countRuns(texts);
  expect(texts.map((text) => withoutTemplate(text, counts))).toEqual([
    [`The mill stays. ${quote}`, 'The valley cheered.'],
    [`Offers were high. ${quote}`, 'The bank did not cheer.'],
  ]);
});

test('the same story twice is not template text', () => {
  const story = [
    'The mill stays.',
    'A narrow vote',
    'Nine were for it, eight against it, and one slept.',
    'Work goes on at six.',
  ];
  const edited = [...story.slice(0, 3), 'Work goes on at seven.'];
  const counts = countRuns([story, edited]);
  expect([story, edited].map((text) => withoutTemplate(text, counts))).toEqual([story, edited]);
});
