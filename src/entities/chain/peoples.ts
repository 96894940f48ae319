import { countryOfDemonym } from '../gazetteer/demonyms.ts';
import { gazetteerEntry } from '../gazetteer.ts';
import type { Form } from './forms.ts';
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

/** What the gazetteer knows under one of the two alone is no plural. */
function areTwo(one: Form, many: Form): boolean {
  return gazetteerEntry('organisation', one.key) !== gazetteerEntry('organisation', many.key);
}

/**
 * "Pakistani" stands for Pakistan in a text about Pakistan. Where the country is named but once, an adjective
 * told nothing in the development texts: 38 of 97 were meant as the country.
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
