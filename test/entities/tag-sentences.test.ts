import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadTagger } from '../../src/entities/tagger.ts';

const tag = loadTagger('model');

/** Kinds and names in the order of the text: "person Anna Berg". */
function found(text: string): string[] {
  return tag(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

/** Text with its mentions marked: [p:person], [l:place], [o:organisation]. */
const NEWS = [
  'Foreign Minister [p:Elina Valtonen] of [l:Finland] met [p:Sergei Lavrov] in [l:Geneva] on Monday.',
  'The [o:European Commission] fined [o:Google] after a complaint from [l:Italy].',
  "Shares of [o:Toyota] fell in [l:Tokyo] after [o:Moody's] cut its outlook.",
  '[p:Joe Biden] and [p:Emmanuel Macron] spoke by telephone about [l:Ukraine], the [o:White House] said.',
  'Mr [p:Berg] told reporters that the [o:World Bank] would lend [l:Kenya] more.',
  'The [o:United Nations] said that [l:Sudan] had closed its border with [l:Chad].',
  '[o:NATO] sent two ships to the [l:Baltic Sea], [p:Mark Rutte] said.',
  'Police in [l:Manchester] arrested three men after a fire in [l:Salford].',
  'The [o:Bank of England] held rates, and [p:Andrew Bailey] warned of prices.',
  'Prime Minister [p:Anthony Albanese] will visit [l:Beijing] and [l:Shanghai] in [l:China].',
  '[o:Apple] opened a plant near [l:Austin], [l:Texas], with [o:Foxconn].',
  'The [o:World Health Organization] ([o:WHO]) praised [l:Rwanda] for its response.',
  'In [l:Nairobi], President [p:William Ruto] thanked the [o:African Union].',
  'Senator [p:Maria Cantwell] questioned [o:Boeing] about the crash near [l:Seattle].',
  '[p:Lionel Messi] scored twice for [o:Inter Miami] against [o:Orlando City].',
  'The [o:Supreme Court] of [l:Brazil] ordered [o:Meta] to remove the posts.',
  'Troops from [l:Ethiopia] crossed into [l:Somalia], said a spokesman for [o:Al Shabaab].',
  '[p:Ursula von der Leyen] flew from [l:Brussels] to [l:Warsaw] to see [p:Donald Tusk].',
  'The [o:Treasury Department] and the [o:Federal Reserve] did not reply.',
  "[p:Kim Jong Un] watched the launch, [l:North Korea]'s state agency [o:KCNA] said.",
  'A court in [l:The Hague] freed [p:Ratko Jovanovic], who was born in [l:Serbia].',
  "Nurses at [o:St Thomas' Hospital] in [l:London] will strike, their union [o:Unison] said.",
  'Storms hit [l:Florida] and [l:Georgia], and the [o:National Guard] was called.',
  "[p:Olaf Scholz]'s party, the [o:SPD], lost in [l:Hesse].",
  'The [o:University of Oslo] and [o:Equinor] will study the [l:North Sea].',
  '[o:Hamas] and [l:Israel] traded blame in [l:Cairo], where [l:Egypt] mediates.',
  'Chancellor [p:Rachel Reeves] spoke in the [o:House of Commons].',
  "The airline [o:Ryanair] will leave [l:Spain], said [p:Michael O'Leary].",
  '[p:Xi Jinping] received [p:Vladimir Putin] in [l:Moscow].',
  'The [o:Democratic Party] chose [p:Kamala Harris] in [l:Chicago].',
];
const CAPITALS = [
  '[p:DONALD TRUMP] MEETS [p:VLADIMIR PUTIN] IN [l:ALASKA]',
  'FIRE DESTROYS MARKET IN [l:NAIROBI]',
  '[l:GERMANY] AND [l:FRANCE] AGREE ON BUDGET',
  '[o:NATO] WARNS [l:RUSSIA] OVER DRONES',
];
const TITLES = [
  '[l:Germany] Asks [o:NATO] for More Ships After Storm',
  '[p:Emmanuel Macron] Calls for Early Vote in [l:France]',
];
/** What news says and an encyclopedia does not. */
const SPOKEN = [
  "[o:Boeing]'s Starliner came home without its crew.",
  'The Starliner was to carry two astronauts.',
  '[o:Ferrari] and [o:McLaren] fought for the lead.',
  'The drone maker [o:Skyhaven] will build a plant in [l:Leeds].',
  'Carmaker [o:Velora] cut its forecast.',
  'Union leader [p:Maria Keller] called off the strike.',
  'Museum director [p:Anna Vogel] said the painting was safe.',
  'Harbour strike enters second week',
  'Volunteers of the [o:Technisches Hilfswerk] pumped water out of cellars in [l:Passau].',
  '[p:Trump] wrote on [o:Truth Social] that he would wait.',
  'Police in [l:Stoke-on-Trent] asked for help from [l:Rostov-on-Don].',
  '[l:Russia] fired 90 Shahed drones at [l:Kyiv].',
  'The [l:Russia]-[l:Ukraine] war goes on, and the [l:Israel]–[o:Hamas] war too.',
  'A [l:Saudi Arabia]-[l:Iran] pact and [l:North Korea]-[l:South Korea] talks are near.',
  '[l:Austria-Hungary] fell apart.',
  "[l:South Korea]'s ousted president went to court.",
  '[p:Zelenskyy], [p:Merz] and [p:Tusk] went by train.',
  '[p:Sheinbaum] said [l:Mexico] would answer.',
  '[p:ERDOGAN] CALLS VOTE',
  '[p:Georgia-Rose Miller] went to [l:Guinea-Bissau].',
  'The [o:Japan-America Society of Chicago] met.',
  'On Tuesday [p:Putin] left for [l:Geneva].',
  'Allies of [p:Trump] denied it on Friday.',
  'Critics of [l:Israel] marched in [l:London].',
  'Friends of [l:Israel] met in [l:Westminster].',
  'Speaker of Parliament [p:Saulius Skvernelis] was led to a shelter.',
  '[p:Verstappen] won the race in [l:Monza], ahead of [p:Norris].',
  '[p:Lukaku] said on Tuesday he would leave [o:Napoli].',
  '[o:Doctors Without Borders] left [l:Gaza].',
  'A Shahed hit a block of flats in [l:Kharkiv].',
  'Hurricane Milton hit [l:Florida].',
  'The [o:Fed] held rates, and [p:Powell] warned of prices.',
  '[o:FED] HOLDS RATES AS [p:POWELL] WARNS',
  '[p:TRUMP] THREATENS [p:PUTIN] WITH SANCTIONS',
  '[p:SCHOLZ] RESIGNS AFTER DEFEAT IN [l:HESSE]',
  '[p:SUNAK] AND [p:REEVES] CLASH OVER TAX',
];
const PLAIN = [
  'The minister said on Tuesday that the harvest was poor.',
  'It rained for three days in May, and the roads were closed.',
  'He bought apples, a brown coat and a jaguar poster at the market.',
  'I think that the will of the people matters more than the mark of a party.',
  'Monday was dull. Christmas came early for the shops.',
];

function unmarked(marked: string): { text: string; gold: string[] } {
  const kinds = { p: 'person', l: 'place', o: 'organisation' } as const;
  const gold: string[] = [];
  const text = marked.replace(/\[([plo]):([^\]]+)\]/g, (_, kind: 'p' | 'l' | 'o', name: string) => {
    gold.push(`${kinds[kind]} ${name}`);
    return name;
  });
  return { text, gold };
}

function rates(marked: readonly string[]): { precision: number; recall: number } {
  let right = 0;
  let given = 0;
  let wanted = 0;
  for (const { text, gold } of marked.map(unmarked)) {
    const names = found(text);
    given += names.length;
    wanted += gold.length;
    right += gold.filter((name) => names.includes(name)).length;
  }
  return { precision: right / given, recall: right / wanted };
}

describe('the model', () => {
  test('finds who is named in news, with the right kind and edges', () => {
    const { precision, recall } = rates(NEWS);
    expect(precision).toBeGreaterThan(0.85);
    expect(recall).toBeGreaterThan(0.85);
  });

  test('reads headlines in capitals and in title case', () => {
    expect(rates(CAPITALS).recall).toBeGreaterThan(0.7);
    expect(rates(TITLES).recall).toBeGreaterThan(0.7);
    expect(rates(CAPITALS).precision).toBeGreaterThan(0.6);
  });

  test('knows makers from people, machines from both, and surnames in capitals', () => {
    const { precision, recall } = rates(SPOKEN);
    expect(precision).toBeGreaterThan(0.85);
    expect(recall).toBeGreaterThan(0.85);
    expect(found('Union leader Maria Keller called off the strike.')).toEqual([
      'person Maria Keller',
    ]);
    expect(found('Police in Stoke-on-Trent asked for help.')).toEqual(['place Stoke-on-Trent']);
  });

  test('does not collapse on lower case', () => {
    const { recall } = rates(
      NEWS.map((line) =>
        line.replace(/[^[\]]+(?=\[|$)|(?<=:)[^\]]+/g, (part) => part.toLowerCase()),
      ),
    );
    expect(recall).toBeGreaterThan(0.3);
  });

  test.each(PLAIN)('names nobody in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('tells Georgia the country from Georgia the person', () => {
    expect(found('Officials in Georgia said that Tbilisi was calm.')).toContain('place Georgia');
    expect(found('Mrs Georgia Miller said that her brother was calm.')).toContain(
      'person Georgia Miller',
    );
  });

  test('takes datelines and agency credits for what they are, and says so', () => {
    const text = 'VILNIUS, Aug 5 (Reuters) - The army found a drone.';
    expect(tag(text)).toMatchObject([
      { kind: 'place', start: 0, end: 7, confidence: 1, why: 'rule: dateline' },
      { kind: 'organisation', start: 16, end: 23, confidence: 1, why: 'rule: agency credit' },
    ]);
  });

  test('leaves out honorifics and possessives', () => {
    const names = found("Mrs Angela Merkel's visit to Dr. Paul Weber pleased Sen. Mark Kelly.");
    expect(names).toContain('person Angela Merkel');
    expect(names).toContain('person Paul Weber');
    expect(names).toContain('person Mark Kelly');
  });

  test('says when the gazetteer knows the name too', () => {
    const [place] = tag('They flew to Kenya at night.');
    expect(place?.why).toBe('model; gazetteer: country');
    const [person] = tag('They flew with Kestutis Bartkus at night.');
    expect(person?.why).toBe('model');
    const [minister] = tag('They flew with Kestutis Budrys at night.');
    expect(minister?.why).toBe('gazetteer: person');
  });
});

const SEEDS = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));
test.skipIf(!existsSync(SEEDS) && process.env['CI'] === undefined)(
  'finds the people and organisations of the real page',
  () => {
    const file = readdirSync(SEEDS).find(
      (name) => name.startsWith('000_') && name.endsWith('.txt'),
    );
    const names = new Set(found(readFileSync(SEEDS + file, 'utf8')));
    const people = [
      ...['Donald Trump', 'Putin', 'Lindsey Graham', 'Andrew Peek', 'James Hewitt', 'Elon Musk'],
      ...['Volodymyr Zelensky', 'Naim Qassem', 'Hassan Nasrallah', 'Scott Kupor', 'Jared Isaacman'],
      ...['Kestutis Budrys', 'Mark Rutte', 'Dovile Sakaliene', 'Dainius Paskevicius'],
      ...['Gintautas Paluckas', 'Saulius Skvernelis'],
    ];
    const organisations = [
      ...['Hezbollah', 'Reuters', 'NATO', 'Kremlin', 'Pentagon', 'White House', 'OPM', 'NSC'],
      ...['Office of Personnel Management', 'Department of Government Efficiency'],
    ];
    const ends = (kind: string, name: string): boolean =>
      [...names].some((given) => given.startsWith(`${kind} `) && given.endsWith(name));
    expect(people.filter((name) => !ends('person', name))).toEqual([]);
    // The habit of the gold sets: buildings that act are places here and organisations there.
    expect(
      organisations.filter((name) => !ends('organisation', name) && !ends('place', name)),
    ).toEqual([]);
  },
);
