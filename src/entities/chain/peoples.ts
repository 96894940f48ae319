import { countryOfDemonym } from '../gazetteer/demonyms.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import { type Form, grouped } from './forms.ts';
import type { Links } from './links.ts';

/** A country must be named so many times as often as its adjective, for the text to be about that country. */
const ABOUT = 4;

/** "Mamluk" and "Mamluks": one word with and without the ending of the many. */
export function joinPlurals(forms: readonly Form[], links: Links): void {
  const single = new Map<string, Form>();
  for (const form of forms)
    if (form.kind === 'organisation' && form.words.length === 1) single.set(form.key, form);
  for (const many of single.values()) {
    const one = single.get(many.key.replace(/(?<=\p{L}{3})s$/u, ''));
    if (one !== undefined && one !== many && !areTwo(one, many))
      links.join(many, one, `plural of ${one.texts[0]}`);
  }
}

/** Who is of a party, and what the party calls itself. */
const ADHERENTS: ReadonlyMap<string, string> = new Map([
  ['democrats', 'democratic'],
  ['democrat', 'democratic'],
]);

/** What a party is, behind what it calls itself. */
const PARTIES = new Set('party union alliance front league movement'.split(' '));

/** "Democrats" of the Democratic Party, "Social Liberals" of the Social Liberal Party, when only one fits. */
export function joinAdherents(forms: readonly Form[], links: Links): void {
  const organisations = forms.filter(({ kind }) => kind === 'organisation');
  const parties = grouped(organisations, ({ words }) =>
    PARTIES.has(words[words.length - 1]!) ? [words.slice(0, -1).join(' ')] : [],
  );
  for (const form of organisations) {
    const last = form.words[form.words.length - 1]!;
    const adjective = ADHERENTS.get(last) ?? last.replace(/(?<=\p{L}{3})s$/u, '');
    if (adjective === last) continue;
    const fits = parties.get([...form.words.slice(0, -1), adjective].join(' ')) ?? [];
    const [one] = fits;
    if (one !== undefined && fits.every((party) => links.together(party, one)))
      links.join(form, one, `of the ${one.texts[0]}`);
  }
}

/** What the gazetteer knows under one of the two alone is no plural. */
function areTwo(one: Form, many: Form): boolean {
  return gazetteerEntry('organisation', one.key) !== gazetteerEntry('organisation', many.key);
}

/**
 * "Pakistani" stands for Pakistan in a text about Pakistan. In the development texts 41 of 103 adjectives were
 * meant as the country that the text names too. Whether the adjective is a language as well, how often the
 * country is named and what stands around told it apart there, and did not elsewhere.
 */
export function joinDemonyms(forms: readonly Form[], links: Links): void {
  const places = forms.filter((form) => form.kind === 'place');
  for (const people of places) {
    const country = countryOfDemonym(people.key);
    if (country === undefined) continue;
    const named = places.filter((form) => gazetteerEntry('place', form.key)?.key === country);
    const times = named.reduce((sum, form) => sum + form.at.length, 0);
    if (named.length > 0 && times >= ABOUT * people.at.length)
      links.joinOther(
        people,
        named[0]!,
        `adjective of ${named[0]!.texts[0]}, which is named ${times} times`,
      );
  }
}

/** Of one faith: who holds it, what is of it, and the faith itself. */
const FAITHS: ReadonlyMap<string, number> = new Map(
  [
    'judaism, jew, jews, jewish',
    'islam, islamic, muslim, muslims, moslem, moslems',
    'christianity, christian, christians',
    'catholicism, catholic, catholics, roman catholicism, roman catholic, roman catholics',
    'anglicanism, anglican, anglicans',
    'lutheranism, lutheran, lutherans',
    'protestantism, protestant, protestants',
    'methodism, methodist, methodists',
    'calvinism, calvinist, calvinists',
    'presbyterianism, presbyterian, presbyterians',
    'mormonism, mormon, mormons',
    'hinduism, hindu, hindus',
    'buddhism, buddhist, buddhists',
    'sikhism, sikh, sikhs',
    'taoism, taoist, taoists',
    'shia, shiite, shiites, shia islam, shia muslim, shia muslims, shiite muslims',
    'sunni, sunnis, sunni islam, sunni muslim, sunni muslims',
    'rastafari, rastafarian, rastafarians, rastafarianism, rasta, rastas',
    'communism, communist, communists',
    'socialism, socialist, socialists',
    'islamism, islamist, islamists',
    'zionism, zionist, zionists',
    'nazism, nazi, nazis',
    'fascism, fascist, fascists',
    'marxism, marxist, marxists',
    'maoism, maoist, maoists',
  ].flatMap((words, number) => words.split(', ').map((word) => [word, number] as const)),
);

/** "Jewish" and "Jews", "Catholic" and "Catholicism", as names: one faith or creed and who holds it. */
export function joinFaiths(forms: readonly Form[], links: Links): void {
  const first = new Map<number, Form>();
  for (const form of forms) {
    const faith = form.kind === 'organisation' ? FAITHS.get(form.key) : undefined;
    if (faith === undefined) continue;
    const known = first.get(faith);
    if (known === undefined) first.set(faith, form);
    else links.joinOther(form, known, `of one creed with ${known.texts[0]}`);
  }
}
