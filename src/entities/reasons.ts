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
  [/^model: as elsewhere in the document/, 'is one elsewhere in this article'],
  [/^gazetteer: (\w+)$/, ([, type]) => `is on the list of ${list(type)}`],
  [/^rule: dateline/, 'opens the story, where its place is given'],
  [/^rule: (agency|credit|photo)/, 'is credited as a news agency'],
  [/^rule: names joined/, 'two known names joined by a hyphen'],
  [/^rule: (.+)$/, ([, rule]) => `its place on the page: ${rule}`],
  [/^compromise/, 'found by the compromise library'],
];

const IN_ARTICLE: readonly Rule[] = [
  [
    /^(.+?); was tagged (person|place|organisation); (.+)$/,
    ([, because, kind, rest]) =>
      `${repaired(because!)}, so no ${kind}; ${inWords(IN_ARTICLE, rest!)}`,
  ],
  [
    /^that of the (.+), which this text names( most)?; (.+)$/,
    ([, owner, most = '']) => `the one of the ${owner}, which this article names${most}`,
  ],
  [
    /^the state, for it stands behind (.+); .+$/,
    ([, town]) => `the state, not the city: it stands behind ${town}`,
  ],
  [/^full form$/, 'its fullest form here'],
  [/^one with (.+)$/, ([, name]) => `the same as ${name}`],
  [/^middle name or initial$/, 'the full name but for a middle name or initial'],
  [/^part of the full name$/, 'part of the full name given in this article'],
  [/^short form of the first name$/, 'the full name with a short first name'],
  [/^surname$/, 'the surname alone'],
  [/^(surname|first name|part|name) of ([^:]+)$/, ([, part, name]) => `${part} of ${name}`],
  [
    /^(surname|first name|part|name) of (.+?): (.+)$/,
    ([, part, name, why]) => `${part} of ${name}: ${why}`,
  ],
  [/^acronym of (.+), defined here$/, ([, name]) => `this article gives it as short for ${name}`],
  [/^initials of (.+)$/, ([, name]) => `the initials of ${name}`],
  [
    /^short for (.+), the last one named before$/,
    ([, name]) => `short for ${name}, the last one named before`,
  ],
  [/^short for (.+)$/, ([, name]) => `short for ${name}, which is named in full in this article`],
  [/^the text says that (.+)$/, ([, what]) => `this article says that ${what}`],
  [/^plural of (.+)$/, ([, name]) => `the plural of ${name}`],
  [
    /^adjective of (.+), which is named (\d+) times$/,
    ([, name, times]) => `said of ${name}, which this article names ${times} times`,
  ],
  [/^gazetteer: (.+)$/, ([, name]) => `another name of ${name}`],
  [/^(.+), (spelled|written) otherwise$/, ([, name, how]) => `${name}, ${how} differently`],
];

/** Why the tagger was not believed. */
function repaired(because: string): string {
  const entry = /^gazetteer: (.+)$/.exec(because);
  if (entry !== null) return `known as ${entry[1]}`;
  return because.replace('everywhere else in this text', 'everywhere else in this article');
}

const IN_ARCHIVE: readonly Rule[] = [
  [/^same key$/, 'the same name, wherever it is written'],
  [
    /^gazetteer: (country|capital|city|town|region|place|organisation)$/,
    ([, type]) => `on the list of ${list(type)}`,
  ],
  [/^gazetteer: (.+)$/, ([, name]) => `listed as another name of ${name}`],
  [/^surname: (.+) \/ (.+)$/, ([, short, full]) => `${short} may be the surname of ${full} alone`],
  [/^surname: (.+)$/, ([, rest]) => `surname alone: ${articles(rest)}`],
  [/^middle name or initial: (.+)$/, ([, name]) => `${name}, but for a middle name or initial`],
  [/^middle name: /, 'The same name but for a middle name'],
  [/^order of names: /, 'The same names in another order'],
  [
    /^(?:acronym|short form): (.+) = (.+?) in (.+)$/,
    ([, short, long, rest]) => `${short} is given as short for ${long} in ${articles(rest)}`,
  ],
  [/^kind: (.+)$/, ([, rest]) => articles(rest)],
  [/^spelling: (.+) \/ (.+)$/, 'Spelled nearly the same'],
  [/^order of words: /, 'The same words in another order'],
  [/^short form of the first name: /, 'One may be the short form of the other’s first name'],
  [/^first name in two languages: /, 'The same first name in two languages'],
  [/^initials: /, 'One may be the initials of the other'],
  [
    /^(?:acronym|short form) in (.+?): (.+) \/ (.+)$/,
    ([, n]) => `One is given as short for the other in ${articles(n)}`,
  ],
  [/^spacing: /, 'Written as one word and as two'],
  [
    /^decision (\d+)(?: by ([^:]+))?(?:: (.+))?$/,
    ([, n, by, what]) =>
      `decided by hand (no. ${n}${by === undefined ? '' : `, ${by}`}${what === undefined ? '' : `: ${named(what)}`})`,
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

/** "person:ann-lee merged into person:anna-lee": ids as names, as far as an id tells. */
function named(what: string): string {
  return what.replace(/\b(?:person|place|organisation):([^\s]+)/g, (_, slug: string) =>
    slug.replace(/(^|-)(\p{L})/gu, (__, gap, letter) => (gap && ' ') + letter.toUpperCase()),
  );
}

function list(type: string | undefined): string {
  return LISTS[type ?? ''] ?? `names (${type})`;
}

function articles(text: string | undefined): string {
  return (text ?? '').replaceAll(/\bdocument(s?)\b/g, 'article$1');
}
