/** What a sentence says a name is: "Caloi is a Brazilian manufacturer", "Ooredoo, a telecommunications company". */
export const DEFINED = { organisation: 64, place: 128, person: 256 } as const;

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const NOUNS: readonly (readonly [number, ReadonlySet<string>])[] = [
  [
    DEFINED.organisation,
    words(`
      agency airline alliance army association authority band bank brand broadcaster bureau business chain
      channel charity church club coalition college commission committee company conglomerate consortium
      contractor corporation council court department distributor division enterprise faction federation
      firm foundation fund giant group insurer institute institution label league lender magazine maker
      manufacturer militia ministry movement museum network newspaper operator orchestra organisation
      organization outlet party producer provider publication publisher regiment retailer school society
      squadron startup studio subsidiary supplier team think-tank trio duo quartet tribunal union university
      utility website venture`),
  ],
  [
    DEFINED.place,
    words(`
      airport area borough building canal castle city commune community country county district
      forest hamlet harbour highway hill hotel island islands lake locality mountain municipality
      mall neighborhood neighbourhood park parish peninsula port prefecture province region republic resort river
      road settlement square station street suburb territory town township valley village volcano`),
  ],
  [
    DEFINED.person,
    words(`
      actor actress activist architect artist analyst author biologist businessman businesswoman chemist coach
      composer economist engineer father filmmaker footballer general guitarist historian journalist king
      lawyer leader mathematician member minister mother musician novelist painter philosopher physicist
      pianist player playwright poet politician professor queen rapper researcher scientist senator
      singer spokesman spokeswoman sculptor soldier son songwriter striker writer`),
  ],
];

/** The kind that a noun stands for; 0 for other words. */
export function kindOfNoun(text: string): number {
  return NOUNS.find(([, nouns]) => nouns.has(text))?.[0] ?? 0;
}
