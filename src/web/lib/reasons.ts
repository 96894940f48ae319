/** The reasons of the tagger and the registry, as the index states them, in words for a reader. */

const LISTS: { readonly [type: string]: string } = {
  country: 'countries',
  capital: 'capitals',
  city: 'cities',
  town: 'towns',
  region: 'regions',
  place: 'places',
  organisation: 'organisations',
  person: 'people',
};

type Rule = readonly [pattern: RegExp, words: string | ((match: RegExpExecArray) => string)];

const TAGGED: readonly Rule[] = [
  [
    /^model; gazetteer: (\w+)$/,
    ([, type]) => `reads like one, and is on the list of ${list(type)}`,
  ],
  [/^model$/, 'reads like one in its sentence'],
  [/^model: second pass/, 'reads like one here, as elsewhere in this article'],
  [/^gazetteer: (\w+)$/, ([, type]) => `is on the list of ${list(type)}`],
  [/^rule: dateline/, 'opens the story, where its place is given'],
  [/^rule: (agency|credit|photo)/, 'is credited as a news agency'],
  [/^rule: (.+)$/, ([, rule]) => `its place on the page: ${rule}`],
  [/^compromise/, 'found by the compromise library'],
];

const IN_ARTICLE: readonly Rule[] = [
  [/^full form$/, 'named in full'],
  [/^part of the full name$/, 'part of the full name given in this article'],
  [/^surname$/, 'the surname alone'],
  [/^(surname|part) of (.+?): (.+)$/, ([, part, name, why]) => `${part} of ${name}: ${why}`],
  [/^acronym of (.+), defined here$/, ([, name]) => `this article gives it as short for ${name}`],
  [/^gazetteer: (.+)$/, ([, name]) => `another name of ${name}`],
  [/^(.+), (spelled|written) otherwise$/, ([, name, how]) => `${name}, ${how} differently`],
];

const IN_ARCHIVE: readonly Rule[] = [
  [/^same key$/, 'the same name, wherever it is written'],
  [
    /^gazetteer: (country|capital|city|town|region|place|organisation)$/,
    ([, type]) => `on the list of ${list(type)}`,
  ],
  [/^gazetteer: (.+)$/, ([, name]) => `listed as another name of ${name}`],
  [/^surname: (.+)$/, ([, rest]) => `surname alone: ${articles(rest)}`],
  [
    /^(?:acronym|short form): (.+) = (.+?) in (.+)$/,
    ([, short, long, rest]) => `${short} is given as short for ${long} in ${articles(rest)}`,
  ],
  [/^kind: (.+)$/, ([, rest]) => articles(rest)],
  [/^spelling: (.+) \/ (.+)$/, 'Spelled nearly the same'],
  [/^order of words: /, 'The same words in another order'],
  [/^short form of the first name: /, 'One may be the short form of the other’s first name'],
  [/^initials: /, 'One may be the initials of the other'],
  [
    /^acronym in (.+?): (.+) \/ (.+)$/,
    ([, n]) => `One is given as short for the other in ${articles(n)}`,
  ],
  [/^spacing: /, 'Written as one word and as two'],
  [
    /^decision (\d+)(?: by ([^:]+))?(?:: (.+))?$/,
    ([, n, by, what]) =>
      `decided by hand (no. ${n}${by === undefined ? '' : `, ${by}`}${what === undefined ? '' : `: ${what}`})`,
  ],
];

/** Why this stretch of text was taken for a name: "model; gazetteer: city". */
export function whyTagged(why: string): string {
  return inWords(TAGGED, why);
}

/** Why it is whom it is within its article: "full form". */
export function whyHere(link: string): string {
  return inWords(IN_ARTICLE, link);
}

/** Why a name is somebody's, or why two may be one: "same key", "spelling: A / B". */
export function whyOne(why: string): string {
  return inWords(IN_ARCHIVE, why);
}

/** A reason that has no better words keeps its own. */
function inWords(rules: readonly Rule[], why: string): string {
  for (const [pattern, words] of rules) {
    const match = pattern.exec(why);
    if (match !== null) return typeof words === 'string' ? words : words(match);
  }
  return why;
}

function list(type: string | undefined): string {
  return LISTS[type ?? ''] ?? `names (${type})`;
}

function articles(text: string | undefined): string {
  return (text ?? '').replaceAll(/\bdocument(s?)\b/g, 'article$1');
}
