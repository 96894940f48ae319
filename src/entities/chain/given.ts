import type { Gender } from './titles.ts';

/** Given names with their usual short forms, by hand. One line: full names and short forms of one name. */
const SHORT_FORMS = `
william bill billy will willie wm
robert bob bobby rob robbie robt
richard dick rick ricky rich
james jim jimmy jamie jas
john johnny jack jon
jonathan jon
joseph joe joey jos
thomas tom tommy thos
michael mike mick mickey
charles charlie chuck chas
george geo
edward ed eddie ted teddy ned
theodore ted teddy theo
daniel dan danny
david dave
donald don donny
ronald ron ronnie
kenneth ken kenny
stephen steve
steven steve
anthony tony
andrew andy drew
matthew matt
benjamin ben benny
samuel sam sammy
timothy tim
gregory greg
jeffrey jeff
geoffrey geoff
frederick fred freddie
nicholas nick nicky
christopher chris
peter pete
patrick pat paddy
lawrence larry
gerald gerry jerry
jeremy jerry
vincent vince
raymond ray
leonard len lenny leo
alexander alex sandy
albert al bert
alfred al alfie fred
walter walt
joshua josh
zachary zach zack
nathaniel nate nathan
philip phil
phillip phil
douglas doug
dennis denny
bernard bernie
harold harry hal
henry harry hank
francis frank
franklin frank
eugene gene
gabriel gabe
maximilian max
mitchell mitch
randolph randy
russell russ
stanley stan
terence terry
elizabeth liz beth betty lizzie eliza
margaret maggie meg peggy
katherine kate kathy katie
catherine cathy kate cate
deborah debbie deb
susan sue susie
patricia pat patty tricia
jennifer jen jenny
jessica jess
victoria vicky tori
rebecca becky
barbara barb
christine chris tina
christina chris tina
alexandra alex sandra
samantha sam
kimberly kim
pamela pam
amanda mandy
judith judy
nancy nan
sandra sandy
vladimir volodya vova
mikhail misha
aleksandr sasha`;

const LINES: readonly (readonly string[])[] = SHORT_FORMS.trim()
  .split('\n')
  .map((line) => line.split(' '));

const GROUPS = new Map<string, Set<number>>();
LINES.forEach((line, number) => {
  for (const name of line) GROUPS.set(name, (GROUPS.get(name) ?? new Set()).add(number));
});

/** Numbers of the groups of short forms that a given name belongs to: Bill and William share one. */
export function givenNameGroups(name: string): Iterable<number> {
  return GROUPS.get(name) ?? [];
}

/** Whether one given name is a usual short form of the other, or both of a third: Bill, William. */
export function sameGivenName(a: string, b: string): boolean {
  if (a === b) return true;
  const groups = GROUPS.get(b);
  for (const group of GROUPS.get(a) ?? []) if (groups?.has(group)) return true;
  return false;
}

/** All names that share a group with this one: of William Bill, Billy, Will. */
export function shortGivenNames(name: string): readonly string[] {
  const groups = [...givenNameGroups(name)];
  return groups.flatMap((group) => LINES[group]!.filter((other) => other !== name));
}

/**
 * Whether the first is a short form of the second: Bill of William, Rafa of Rafael. Not Philip of Philippa nor
 * Carl of Carla, which are names of their own, nor Don of Donna. Bill and Willie are both William, of whom neither is
 * the formal name.
 */
export function isShortGivenName(
  short: string,
  name: string,
  { ofFormal = false }: { readonly ofFormal?: boolean } = {},
): boolean {
  if (ofFormal ? isFormalOf(name, short) : sameGivenName(short, name)) return true;
  if (GROUPS.has(short) || givenNameGender(short) !== undefined) return false;
  return short.length > 2 && name.startsWith(short) && name.length > short.length + 1;
}

/** Whether a line of the list opens with the first name and has the second: William, Bill. */
function isFormalOf(formal: string, short: string): boolean {
  return [...givenNameGroups(formal)].some(
    (group) => LINES[group]![0] === formal && LINES[group]!.includes(short),
  );
}

const list = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

/** Frequent given names that tell the gender; names of both genders (Kim, Taylor, Andrea) stay out. */
const MALE = list(`
  aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro aleksandr alexander alexei alfred ali andrei
  andrew anthony antonio antony arthur barack ben benjamin bernard bill bob boris brad brandon brian bruce
  carlos charles charlie christian christopher claude craig daniel david dennis dick diego dmitry donald
  douglas edward elon emmanuel eric erik ernest eugene ferdinand fernando francis francisco frank franz fred
  frederick gary george gerald giovanni gordon graham greg gregory guillermo gustav hans harold harry
  hassan hector heinrich henri henry herbert howard hugh hugo hussein ian ibrahim igor isaac ivan jack
  jacob jacques jaime james jan jared jason javier jeff jeffrey jeremy jerome jim jimmy joe joel johann john
  jonathan jorge jose joseph joshua juan julian julius karl keith ken kenneth kevin khalid klaus larry
  lawrence leo leon leonard leonardo louis lucas luis luke manuel marco marcus mario mark martin matthew
  maurice michael miguel mike mikhail mohamed mohammad mohammed muhammad nathan neil nicholas nicolas nikolai
  oleg oliver omar oscar otto pablo patrick paul pedro peter philip philippe pierre rafael ralph raymond
  recep ricardo richard rishi robert roberto roger roland ronald roy rudolf rupert russell samuel saulius
  scott sean sebastian sergei sergio seth simon stanley stefan stephen steve steven stuart terry theodore
  thomas tim timothy tom tony vincent vladimir volodymyr walter werner wilhelm william winston wolfgang
  xavier yuri yusuf zachary`);
const FEMALE = list(`
  abigail agnes aisha alexandra alice alison amanda amelia amy angela anita ann anna anne annie antonia
  audrey barbara beatrice bella bernadette beth betty brenda bridget camilla carla carmen carol caroline
  catherine cecilia charlotte chloe christina christine claire clara claudia condoleezza cynthia daniela deborah
  diana diane dolly donna dora doris dorothy dovile edith eleanor elena elizabeth ella ellen emily emma
  erika esther eva evelyn fatima fiona florence frances gabriela georgina ginger gloria grace greta hannah
  harriet heather helen helena henrietta hilary hillary ida ingrid irene irina isabel isabella ivana ivanka jane
  janet jennifer jessica joan joanna josephine joyce judith julia julie kamala karen kate katherine kathleen
  katie kristina laura lauren leila lena liliana lillian linda lisa louise lucia lucy lydia madeleine magdalena
  margaret maria marianne marie marilyn marjorie marta martha mary matilda maya megan melania melinda
  melissa mercedes michelle miriam monica nadia nancy naomi natalia natalie nicole nina nora olga olivia
  pamela patricia paula pauline penelope priscilla rachel rebecca regina rita rosa rose ruth sabrina sally
  samantha sandra sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stella stephanie
  susan susanna svetlana sylvia tamara tatiana teresa theresa tiffany ursula usha valentina valerie vanessa vera
  veronica victoria violet virginia vivian wanda wendy yulia yvonne zoe`);

/** Gender of a folded given name, where it leaves no doubt. */
export function givenNameGender(name: string): Gender | undefined {
  if (MALE.has(name)) return 'male';
  return FEMALE.has(name) ? 'female' : undefined;
}
