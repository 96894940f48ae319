/**
 * British spellings and irregular plurals, brought to one form before a word is stemmed, so that
 * "defence" finds "defense" and "women" finds "woman". Written down for this project. A word keeps its
 * first letter, and what is left alone is left alone: "our", "hour", "advise", "Yemen".
 */
export function commonSpelling(term: string): string {
  const irregular = IRREGULAR.get(term);
  if (irregular !== undefined) return irregular;
  if (!SUSPECT.test(term)) return term;
  for (const [pattern, replacement] of RULES)
    if (pattern.test(term)) return term.replace(pattern, replacement);
  return term;
}

/** What every rule needs: spares most words the rules. */
const SUSPECT = /is|ys|our|[tbg]re|nce|ae|ll|gement|men/;

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `men:man women:woman children:child feet:foot teeth:tooth geese:goose knives:knife wives:wife
  housewives:housewife midwives:midwife thieves:thief wolves:wolf loaves:loaf
  programme:program programmes:program plough:plow ploughs:plow ploughed:plow
  sceptic:skeptic sceptics:skeptic sceptical:skeptical scepticism:skepticism ageing:aging
  aeroplane:airplane aeroplanes:airplane aluminium:aluminum fulfil:fulfill fulfils:fulfill
  skilful:skillful skilfully:skillfully wilful:willful wilfully:willfully jewellery:jewelry
  dialogue:dialog dialogues:dialog catalogue:catalog catalogues:catalog analogue:analog
  centred:centered manoeuvre:maneuver manoeuvres:maneuvers manoeuvred:maneuvered
  manoeuvring:maneuvering practise:practice practised:practice practising:practice practises:practice`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** The first that fits is applied, once. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // Organisation, realised, analysing: not advise, exercise, promise, raise, rise, wise.
  [/isation(s|al|ally)?$/, 'ization$1'],
  [
    /((?:.al|[^aeiou][eioy]l|an|en|in|on|er|or|ar|gn|at|et|it|ic|og|as|im|[^aou]m|yth|ess|th|id|ud|ib|if)i)s(e|ed|es|er|ers|ing|able)$/,
    '$1z$2',
  ],
  [/^((?:an|cat|dial|par|electrol|hydrol)al?y)s(e|ed|er|ers|ing)$/, '$1z$2'],
  [
    /^((?:un|dis|mis|multi)?(?:ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig))our/,
    '$1or',
  ],
  [
    /^((?:epi|de|re)?cent|theat|(?:kilo|centi|milli)?met|lit|fib|calib|sab|spect|scept|lust|meag|somb)re(s?)$/,
    '$1er$2',
  ],
  [/^((?:de|of|self-de)f|pret)ence(s|less)?$/, '$1ense$2'],
  [/^licence(s|d)?$/, 'license$1'],
  [/^(an|p|leuk|isch|h|arch|medi|encyclop)ae/, '$1e'],
  [
    /^((?:re)?(?:cancel|channel|counsel|dial|equal|fuel|initial|jewel|label|level|marshal|model|panel|quarrel|rival|shovel|signal|total|travel|tunnel))l(ed|ing|ings|er|ers|or|ors)$/,
    '$1$2',
  ],
  [/^(jud|acknowled)gement/, '$1gment'],
  // Spokesmen, policemen, gunmen: not specimen, abdomen, Yemen.
  [
    /^(.+s|police|service|gun|fire|fisher|country|chair|air|sea|gentle|fresh|fore|work|militia|clergy|noble|crew|work|door|horse|fellow|minute)men$/,
    '$1man',
  ],
];
