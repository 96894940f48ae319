import { fold } from '../../text/fold.ts';
import { COUNTRIES } from './countries.ts';

/** Peoples of more than a country, or of none: they stand before offices just the same. */
const OTHERS =
  'european asian african arab kurdish basque catalan scottish scot welsh english chechen tibetan uyghur soviet yugoslav czechoslovak korean quebecois flemish bavarian prussian ottoman western eastern northern southern latin jewish muslim christian catholic orthodox'.split(
    ' ',
  );

const COUNTRY_OF: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap((country) =>
    country.demonyms.map((demonym) => [fold(demonym), country.code] as const),
  ),
);
const ALL: ReadonlySet<string> = new Set([...COUNTRY_OF.keys(), ...OTHERS]);

/** Whether a folded word is a people's adjective: "lithuanian". */
export function isDemonym(word: string): boolean {
  return ALL.has(word);
}

/** ISO code of the country whose people the folded word names: "lithuanian" is LT. */
export function demonymCountry(word: string): string | undefined {
  return COUNTRY_OF.get(word);
}
