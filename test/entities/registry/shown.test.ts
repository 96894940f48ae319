import { expect, test } from 'vitest';
import { buildRegistry } from '../../../src/entities/registry.ts';
import { records } from './support.ts';

/** A name with its ways of writing, and how the entity is shown. */
const CASES: readonly (readonly [string, string])[] = [
  // Datelines and headlines name nobody where another way of writing exists.
  ['l 9 PARIS / Paris 1', 'Paris'],
  ['l 9 KYIV / Kyiv 1', 'Kyiv'],
  ['p 9 POWELL / Powell 1', 'Powell'],
  ['o 9 BENFICA / Benfica 1', 'Benfica'],
  ['l 5 porto / Porto 1', 'Porto'],
  // The most frequent of the others, whatever its accents.
  ['l 9 MALMO / Malmö 3 / Malmo 2', 'Malmö'],
  // Alone: as the gazetteer writes it, with the letters of the corpus.
  ['l 1 RIGA', 'Riga'],
  ['l 1 SAO PAULO', 'Sao Paulo'],
  ['l 1 RIO DE JANEIRO', 'Rio de Janeiro'],
  ['l 1 porto', 'Porto'],
  // Alone and unknown: by rule.
  ['l 2 HOLLERBURG', 'Hollerburg'],
  ['l 2 KZN', 'KZN'],
  ['p 1 MODI', 'Modi'],
  ['p 1 MBS', 'MBS'],
  ['p 1 URSULA VON DER LEYEN', 'Ursula von der Leyen'],
  ["p 1 SINEAD O'CONNOR", "Sinead O'Connor"],
  ['p 1 POPE LEO XIV', 'Pope Leo XIV'],
  ['p 1 KIM JONG UN', 'Kim Jong Un'],
  ['p 1 XI JINPING', 'Xi Jinping'],
  ['o 1 UN WOMEN OF NORDHAVEN', 'UN Women of Nordhaven'],
  ['p 1 ola kallenius', 'Ola Kallenius'],
  ['o 1 BANK OF NORDHAVEN', 'Bank of Nordhaven'],
  ['o 1 NORDHAVEN FC', 'Nordhaven FC'],
  ["o 1 ST JOHN'S HARBOUR TRUST", "St John's Harbour Trust"],
  // Acronyms stay, unless most write them as a word; brands keep their small letter.
  ['o 9 KNAB / Knab 1', 'KNAB'],
  ['o 2 KNAB / Knab 2', 'Knab'],
  ['o 2 KNAB', 'KNAB'],
  ['o 2 norda', 'norda'],
  ['p 3 JD Vance', 'JD Vance'],
];

test.each(CASES)('%s is shown as %s', (line, expected) => {
  const [entity] = buildRegistry(records([line]), []).entities;
  expect(entity?.name).toBe(expected);
});
