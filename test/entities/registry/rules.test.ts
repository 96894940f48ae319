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
