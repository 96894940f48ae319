import { Draft, type NamePool, pick, rewritten } from './augment.ts';
import type { Gold } from './corpus.ts';
import { NAMED } from './organisations.ts';
import { HEADLINES, SENTENCES } from './sentences.ts';

/** What is put in the slots of sentences besides names; {Trade} is a {trade} in capitals. */
const THINGS: Readonly<Record<string, readonly string[]>> = {
  trade: list('drone,car,chip,toy,shoe,steel,vaccine,bicycle,truck,phone,battery,robot,ship,tyre'),
  maker: list(
    'carmaker,chipmaker,drugmaker,airline,retailer,lender,insurer,broadcaster,startup,brewer,utility,miner,charity,supermarket chain,software company,defence firm,arms maker,oil company,fashion house,tech giant,car giant,bank,shipyard',
  ),
  craft: list(
    'Starliner,Starliner,Starliner,Crew Dragon,Dragon,Orion,Shenzhou,Soyuz,Starship,Falcon 9,Ariane 6,Atlas V,Vulcan,Voyager 1,Cygnus,Luna 25,Vega,Endeavour,Columbia,Challenger,Progress,New Glenn',
  ),
  weapon: list(
    'Shahed,Shahed-136,Iskander,Kinzhal,Kalibr,Storm Shadow,Taurus,Himars,HIMARS,Patriot,Leopard,Abrams,Bradley,Challenger,Javelin,Stinger,Bayraktar,Oreshnik,Tomahawk,Gepard,Caesar,Scud,Lancet,Geran,Neptune,Hellfire,Grad,Reaper,Marder,Merkava',
  ),
  ship: list(
    'Ever Given,Costa Concordia,Moskva,USS Carney,USS Nimitz,HMS Queen Elizabeth,Rainbow Warrior,Titanic,MV Dali,Sewol,Estonia,USS Cole,HMS Victory,Kursk,Vasa,Queen Mary 2,Galaxy Leader,Bismarck',
  ),
  product: list(
    'Model 3,Cybertruck,Golf,Corolla,Mustang,Prius,Focus,iPhone,iPad,Galaxy,PlayStation,Xbox,Kindle,ChatGPT,Gemini,Copilot,Ozempic,Wegovy,Boxster,Civic,Passat,Walkman,Switch,Pixel',
  ),
  district: list(
    'R-Ohio,R-Texas,R-Florida,R-Utah,R-Kentucky,R-Ark.,R-S.C.,R-La.,R-Maine,D-California,D-Calif.,D-Mass.,D-Vermont,D-Mich.,D-Illinois,D-N.Y.,D-Nev.,I-Vt.',
  ),
  storm: list(
    'Hurricane Milton,Hurricane Katrina,Hurricane Ian,Storm Eunice,Storm Boris,Typhoon Haiyan,Typhoon Yagi,Cyclone Idai,Cyclone Freddy,Tropical Storm Debby,Hurricane Helene,Storm Ciara',
  ),
};

/** Things that are organisations. */
const BODIES: Readonly<Record<string, readonly string[]>> = {
  central: list(
    'Fed,Fed,Federal Reserve,ECB,European Central Bank,Bank of England,Bank of Japan,Bundesbank,Riksbank,Bank of Canada',
  ),
  platform: list(
    'Truth Social,Truth Social,Telegram,Facebook,Instagram,TikTok,Twitter,Bluesky,WhatsApp,Weibo,LinkedIn,YouTube,Reddit',
  ),
  team: list(
    'McLaren,McLaren,Ferrari,Williams,Red Bull,Mercedes,Aston Martin,Renault,Arsenal,Chelsea,Everton,Liverpool,Barcelona,Juventus,Ajax,Celtic,Wolves,Lakers,Yankees,Dodgers,Patriots,Saracens',
  ),
  house: list(
    'Museum,Museum,Academy,Institute,Foundation,Council,Commission,Federation,League,Bank,Agency',
  ),
  paper: list(
    'Ms. Magazine,Time,Time magazine,Newsweek,The Economist,Rolling Stone,Vogue,Die Zeit,The Nation,Variety',
  ),
};

/** Countries as results have them. */
const CODES = list(
  'GBR,USA,FRA,GER,ITA,ESP,NED,BEL,SUI,AUT,NOR,SWE,FIN,DEN,POL,CZE,KEN,ETH,JPN,CHN,AUS,CAN',
);

/** Halves of invented names of firms: nobody can know all that there are. */
const HEADS = list(
  'Sky,Nor,Vel,Blue,Star,Quan,Hex,Bright,Aero,Helio,Med,Pine,Iron,Nex,Ver,Lumi,Alt,Oak',
);
const TAILS = list(
  'haven,tec,ora,forge,ium,works,path,ton,gen,line,ex,ify,dyne,bridge,wave,point,ix,land',
);

function list(names: string): readonly string[] {
  return names.split(',');
}

/** Endless sentences with names from a pool; every third a headline. */
export function framed(pool: NamePool, turn: number, random: () => number): Draft {
  const headline = turn % 3 === 0;
  const frame = pick(headline ? HEADLINES : SENTENCES, random);
  const draft = filledIn(frame, pool, random);
  if (headline && random() >= 0.3)
    draft.text = rewritten(draft.text, random() < 0.7 ? 'upper' : 'title');
  return draft;
}

function filledIn(frame: string, pool: NamePool, random: () => number): Draft {
  const draft = new Draft();
  frame.split(/[{}]/).forEach((part, at) => {
    const thing = at % 2 === 0 ? undefined : THINGS[part.toLowerCase()];
    if (at % 2 === 0) draft.text += part;
    else if (thing === undefined) draft.name(nameFor(part, pool, random), kindOf(part));
    else {
      const word = pick(thing, random);
      const opens = draft.text === '' || /^\p{Lu}/u.test(part);
      draft.text += opens ? word[0]!.toUpperCase() + word.slice(1) : word;
    }
  });
  return draft;
}

function kindOf(slot: string): Gold['kind'] {
  if (slot === 'surname' || slot === 'person') return 'person';
  return slot === 'place' || slot === 'code' ? 'place' : 'organisation';
}

function nameFor(slot: string, pool: NamePool, random: () => number): string {
  const bodies = BODIES[slot];
  if (bodies !== undefined) return pick(bodies, random);
  if (slot === 'surname') return pick(pool.person, random).split(' ').at(-1)!;
  if (slot === 'code') return pick(CODES, random);
  if (slot !== 'firm') return pick(pool[slot as Gold['kind']], random);
  const chance = random();
  if (chance < 0.2) return pick(HEADS, random) + pick(TAILS, random);
  // Ferrari, McLaren: many firms are called as people are.
  if (chance < 0.35) return pick(pool.person, random).split(' ').at(-1)!;
  const names = chance < 0.6 ? NAMED : pool.organisation;
  for (let tries = 0; tries < 20; tries++) {
    const name = pick(names, random);
    if (name.split(' ').length <= 2) return name;
  }
  return pick(pool.organisation, random);
}
