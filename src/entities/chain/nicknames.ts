import { nameKey } from '../key.ts';
import { type Form, grouped, type Surface } from './forms.ts';
import { givenNameGroups, isShortGivenName } from './given.ts';
import type { Links } from './links.ts';
import { type PersonName, personName } from './personname.ts';

/** What stands in quotes or brackets between two names: Joaquín "El Chapo" Guzmán. */
const INSIDE = /(?<=\p{L}\.? )["“„'‘«(]([^"”“'’»)]+)["”“'’»)](?= \p{L})/gu;

/**
 * "El Chapo" after Joaquín "El Chapo" Guzmán, and "Willi Schneider" of Wilfried "Willi" Schneider. Not where
 * another in the text is called so.
 */
export function joinQuoted(people: readonly Form[], links: Links): void {
  const known = new Map(people.map((form) => [form.key, form] as const));
  const full = people.filter(({ words }) => words.length > 1);
  const byWord = grouped(full, ({ words }) => words);
  for (const form of full)
    for (const text of form.texts)
      for (const [, inside] of text.matchAll(INSIDE)) {
        const nickname = nameKey('person', inside!);
        const others = byWord.get(nickname) ?? [];
        const surname = personName(form.words)?.surname;
        if (others.every((other) => other === form || personName(other.words)?.surname === surname))
          joinKnown(known.get(nickname), form, links);
        joinKnown(known.get(`${nickname} ${surname}`), form, links);
      }
}

function joinKnown(short: Form | undefined, full: Form, links: Links): void {
  if (short !== undefined && short !== full)
    links.join(short, full, `nickname of ${full.texts[0]}`);
}

/** One to three letters: "K.C.", "B.". */
const LETTERS = /^(?:\p{Lu}\. ?){1,3}$/u;

/** "[K.C.] [Constantine]": initials that were tagged apart from the name they open. */
export function joinSplit(
  text: string,
  all: readonly Surface[],
  formAt: readonly Form[],
  links: Links,
): void {
  const next = new Map<Form, Set<Form | undefined>>();
  all.forEach(({ kind, mention }, i) => {
    if (kind !== 'person' || !LETTERS.test(text.slice(mention.start, mention.end))) return;
    const right = all[i + 1];
    const opens = right?.kind === 'person' && text.slice(mention.end, right.mention.start) === ' ';
    const known = next.get(formAt[i]!) ?? new Set();
    next.set(formAt[i]!, known.add(opens ? formAt[i + 1] : undefined));
  });
  for (const [letters, names] of next) {
    const [name] = names;
    if (name !== undefined && name !== letters && names.size === 1)
      links.join(letters, name, `initials before ${name.texts[0]}`);
  }
}

/** Bill and William Clinton, Rafa and Rafael Nadal, when there is one such pair of that surname in the text. */
export function joinNicknames(
  full: readonly { readonly form: Form; readonly name: PersonName }[],
  links: Links,
): void {
  const bySurname = grouped(full, ({ name }) => [name.surname]);
  const namesakes = full.filter(({ name }) => bySurname.get(name.surname)!.length > 1);
  const byOpening = grouped(namesakes, ({ name }) => openings(name));
  for (const a of namesakes) {
    const near = new Set(openings(a.name).flatMap((key) => byOpening.get(key)!));
    const pairs = [...near].filter(
      (b) =>
        b.name.given[0] !== a.name.given[0] &&
        (isShortGivenName(a.name.given[0]!, b.name.given[0]!) ||
          isShortGivenName(b.name.given[0]!, a.name.given[0]!)),
    );
    if (pairs.length === 1 && a.form.number > pairs[0]!.form.number)
      links.join(a.form, pairs[0]!.form, 'short form of the first name');
  }
}

/** Keys of which two names share one if the first name of one may be short for that of the other. */
function openings({ given, surname, suffix }: PersonName): readonly string[] {
  const first = given[0]!;
  return [first.slice(0, 3), ...givenNameGroups(first)].map(
    (opening) => `${opening} ${surname} ${suffix}`,
  );
}
