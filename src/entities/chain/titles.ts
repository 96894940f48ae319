/**
 * Words that stand before a name without belonging to it. Lists of facts, written by hand for English
 * news; all in folded form. Words that are also given names (Dean, Duke, Earl, Judge) stay out.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Mr, Dr, Sir: always removed when a name follows. */
export const HONORIFICS = words(`
  mr mrs ms miss mx messrs madam madame mme mlle monsieur dr doctor prof professor sir dame lady lord
  rev reverend fr esq hon honourable honorable capt captain lt lieutenant col colonel gen general maj
  major sgt sergeant cpl corporal pvt private adm admiral cmdr commander brig brigadier cdr herr frau
  senor senora signor signora don dona justice`);

/** Removed only before two or more words, since "Pope Francis" and "Sheikh Hasina" are whole names. */
export const STYLES = words(`
  king queen prince princess pope emperor empress tsar czar sultan emir sheikh sheik shah imam mullah
  ayatollah sayyed sayyid saint st cardinal archbishop bishop rabbi brother sister father mother baron
  baroness count countess duchess dalai`);

/** Offices and trades: "President", "Minister", "spokesman". */
export const ROLES = words(`
  president minister premier chancellor secretary senator sen congressman congresswoman representative
  rep governor gov mayor ambassador envoy spokesman spokeswoman spokesperson chairman chairwoman chair
  chairperson chief director commissioner prosecutor attorney lawyer judge sheriff leader speaker mp
  mep lawmaker deputy delegate councillor councilman councilwoman alderman treasurer ceo cfo coo cto
  founder cofounder co-founder boss head manager coach captain striker midfielder defender goalkeeper
  analyst economist professor author writer singer actor actress rapper director billionaire
  entrepreneur tycoon businessman businesswoman activist journalist reporter correspondent editor
  officer inspector detective superintendent constable marshal taoiseach tsar czar adviser advisor aide
  nominee candidate laureate champion legend star`);

/** What may stand before a role: "former US deputy foreign minister". Demonyms count too. */
const MODIFIERS = words(`
  the former ex then late acting incoming outgoing interim vice deputy assistant associate senior
  first second prime foreign defence defense finance interior home health justice energy trade
  economy education environment agriculture transport labour labor culture housing treasury state
  national security chief executive general attorney republican democrat democratic conservative
  liberal labour green opposition majority minority house senate party us u.s. uk eu un nato british
  white cabinet under press permanent special managing staff supreme court federal district high
  billionaire tech nobel and of for co team world olympic`);

const DEMONYM_ENDING = /(?:ese|ish|ian|ean|ani|ch|an|i)$/;

/** Length of the run of title words that opens `folded` words; 0 when the whole would be eaten. */
export function titleLength(
  folded: readonly string[],
  isDemonym: (word: string) => boolean,
): number {
  let from = 0;
  for (;;) {
    const next = oneTitle(folded, from, isDemonym);
    if (next === from) return from;
    from = next;
  }
}

function oneTitle(
  folded: readonly string[],
  from: number,
  isDemonym: (word: string) => boolean,
): number {
  const left = folded.length - from;
  const word = bare(folded[from] ?? '');
  if (left >= 2 && HONORIFICS.has(word)) return from + 1;
  if (left >= 3 && STYLES.has(word) && !isNumeral(folded[folded.length - 1]!)) return from + 1;
  return roleEnd(folded, from, isDemonym);
}

/** After "US President" in "US President Donald Trump": modifiers, ended by a role, before a name. */
function roleEnd(
  folded: readonly string[],
  from: number,
  isDemonym: (word: string) => boolean,
): number {
  let end = from;
  for (let i = from; i < folded.length - 1; i++) {
    const word = bare(folded[i]!);
    if (ROLES.has(word)) end = i + 1;
    else if (!MODIFIERS.has(word) && !(DEMONYM_ENDING.test(word) && isDemonym(word))) break;
  }
  return end;
}

function bare(word: string): string {
  return word.replace(/[.,]+$/, '');
}

function isNumeral(word: string): boolean {
  return /^[ivx]+$/.test(word);
}

const MALE = words(
  'mr messrs sir lord king prince monsieur herr senor signor brother father viscount baron count duke earl emperor pope',
);
const FEMALE = words(
  'mrs ms miss madam madame mme mlle lady dame queen princess frau senora signora baroness countess duchess empress',
);

export type Gender = 'male' | 'female';

/** What the words before a name tell of its gender. */
export function titleGender(folded: readonly string[]): Gender | undefined {
  for (const word of folded) {
    const plain = bare(word);
    if (MALE.has(plain)) return 'male';
    if (FEMALE.has(plain)) return 'female';
  }
  return undefined;
}
