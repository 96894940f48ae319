import { expect, test } from 'vitest';
import { buildRegistry } from '../../../src/entities/registry.ts';
import { records, shown } from './support.ts';

/** What is tested, the names of the corpus, the entities. Positives and, right after each, the near miss. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'a surname where one full name dominates',
    ['p 12 Donald Trump', 'p 4 Ivanka Trump', 'p 9 Trump'],
    [
      'person:donald-trump (Donald Trump): donald trump, trump',
      'person:ivanka-trump (Ivanka Trump): ivanka trump',
    ],
  ],
  [
    'a surname where no full name dominates',
    ['p 11 Donald Trump', 'p 4 Ivanka Trump', 'p 9 Trump'],
    [
      'person:donald-trump (Donald Trump): donald trump',
      'person:ivanka-trump (Ivanka Trump): ivanka trump',
      'person:trump (Trump): trump',
    ],
  ],
  [
    'a middle initial',
    ['p 12 Donald Trump', 'p 3 Donald J. Trump', 'p 2 Donald John Trump'],
    ['person:donald-trump (Donald Trump): donald trump, donald j trump, donald john trump'],
  ],
  [
    'two middle initials',
    ['p 12 John Smith', 'p 3 John A. Smith', 'p 2 John B. Smith'],
    [
      'person:john-a-smith (John A. Smith): john a smith',
      'person:john-b-smith (John B. Smith): john b smith',
      'person:john-smith (John Smith): john smith',
    ],
  ],
  [
    'an acronym that documents define',
    ['o 3 National Student Committee / NSCO 3', 'o 5 NSCO'],
    [
      'organisation:national-student-committee (National Student Committee): national student committee, nsco',
    ],
  ],
  [
    'an acronym that documents define in two ways',
    [
      'o 3 National Student Committee / NSCO 3',
      'o 4 North Sea Coal Organisation / NSCO 2',
      'o 5 NSCO',
    ],
    [
      'organisation:national-student-committee (National Student Committee): national student committee',
      'organisation:north-sea-coal-organisation (North Sea Coal Organisation): north sea coal organisation',
      'organisation:nsco (NSCO): nsco',
    ],
  ],
  [
    'The Hague, and a city under the name its readers know',
    ['l 3 The Hague', 'l 2 Klaipeda'],
    ['place:hague (The Hague): hague', 'place:klaipeda (Klaipeda): klaipeda'],
  ],
  [
    'a country under its names',
    ['l 9 US', 'l 3 United States', 'l 2 U.S.A.', 'l 1 America'],
    ['place:united-states (United States): us, united states, usa, america'],
  ],
  [
    'a country and its people, a country and a person',
    ['l 9 Georgia', 'p 3 Georgia', 'l 2 South Georgia'],
    [
      'person:georgia (Georgia): georgia',
      'place:georgia (Georgia): georgia',
      'place:south-georgia (South Georgia): south georgia',
    ],
  ],
  [
    'a surname that is as often a place',
    ['p 9 Paul Springfield', 'p 3 Springfield', 'l 3 Springfield'],
    [
      'person:paul-springfield (Paul Springfield): paul springfield',
      'person:springfield (Springfield): springfield',
      'place:springfield (Springfield): springfield',
    ],
  ],
  [
    'a family name in front',
    ['p 9 Xi Jinping / Xi 8', 'p 3 Xi'],
    ['person:xi-jinping (Xi Jinping): xi jinping, xi'],
  ],
  [
    'a surname that is a first name too, where most articles with it name one in full',
    ['p 9 Ray Charles / Charles 5', 'p 3 Charles'],
    ['person:ray-charles (Ray Charles): ray charles, charles'],
  ],
  [
    'a first name that is the surname of one',
    ['p 9 Ray Charles / Charles 2', 'p 3 Charles', 'p 1 Archangel Michael', 'p 1 Michael'],
    [
      'person:archangel-michael (Archangel Michael): archangel michael',
      'person:charles (Charles): charles',
      'person:michael (Michael): michael',
      'person:ray-charles (Ray Charles): ray charles',
    ],
  ],
  [
    'a whole middle name that two articles leave out',
    ['p 9 Lee Harvey Oswald / Lee Oswald 2', 'p 5 Lee Oswald'],
    ['person:lee-harvey-oswald (Lee Harvey Oswald): lee harvey oswald, lee oswald'],
  ],
  [
    'a whole middle name that one article leaves out, and a namesake without one',
    ['p 9 John Quincy Adams / John Adams 1', 'p 5 John Adams'],
    [
      'person:john-adams (John Adams): john adams',
      'person:john-quincy-adams (John Quincy Adams): john quincy adams',
    ],
  ],
  [
    'letters that are no initials, but two articles say so',
    ['o 3 Italian Liberal Party / PLI 2', 'o 2 PLI'],
    ['organisation:italian-liberal-party (Italian Liberal Party): italian liberal party, pli'],
  ],
  [
    'letters that are no initials, and one article says so',
    ['o 3 Fianna Fail Teachta Dala / TD 1', 'o 3 TD'],
    [
      'organisation:fianna-fail-teachta-dala (Fianna Fail Teachta Dala): fianna fail teachta dala',
      'organisation:td (TD): td',
    ],
  ],
  [
    'a first name is no surname',
    ['p 9 Angela Merkel / Angela 2', 'p 3 Angela'],
    ['person:angela (Angela): angela', 'person:angela-merkel (Angela Merkel): angela merkel'],
  ],
  ['a shouted name is calmed', ['p 2 ELON MUSK'], ['person:elon-musk (Elon Musk): elon musk']],
  [
    'two full names named equally often: the plainer one leads',
    ['p 1 Donald J. Trump', 'p 1 Donald Trump'],
    ['person:donald-trump (Donald Trump): donald j trump, donald trump'],
  ],
];

test.each(CASES)('%s', (_, lines, expected) => {
  const names = records(lines);
  expect(shown(buildRegistry(names, []), names)).toEqual(expected);
});
