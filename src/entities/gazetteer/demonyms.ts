import { fold } from '../../text/fold.ts';
import { COUNTRIES } from './countries.ts';

/** Peoples of more than a country, or of none: they stand before offices just the same. */
const OTHERS =
  'european asian african arab kurdish basque catalan scottish scot welsh english chechen tibetan uyghur soviet yugoslav czechoslovak korean quebecois flemish bavarian prussian ottoman western eastern northern southern latin jewish muslim christian catholic orthodox'.split(
    ' ',
  );

const ALL: ReadonlySet<string> = new Set([
  ...COUNTRIES.flatMap((country) => country.demonyms.map((demonym) => fold(demonym))),
  ...OTHERS,
]);

/** Whether a folded word is a people's adjective or noun: "lithuanian". */
export function isDemonym(word: string): boolean {
  return ALL.has(word);
}

let countries: ReadonlyMap<string, string> | undefined;

/** Folded name of the country or continent of a people's adjective or noun: "lithuanians" is lithuania. */
export function countryOfDemonym(word: string): string | undefined {
  countries ??= new Map([
    ...COUNTRIES.flatMap(({ name, demonyms }) =>
      demonyms.map((demonym) => [fold(demonym), fold(name)] as const),
    ),
    ['european', 'europe'],
    ['african', 'africa'],
    ['asian', 'asia'],
    ['north american', 'north america'],
    ['sicilian', 'sicily'],
    ['scottish', 'scotland'],
    ['english', 'england'],
    ['welsh', 'wales'],
    ['bavarian', 'bavaria'],
    ['catalan', 'catalonia'],
    ['chechen', 'chechnya'],
    ['tibetan', 'tibet'],
    ['prussian', 'prussia'],
    ['soviet', 'soviet union'],
  ]);
  return countries.get(word);
}
