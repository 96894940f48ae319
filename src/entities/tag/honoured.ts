import type { Found } from './consistency.ts';
import type { Word } from './word.ts';

const PERSON = 0;
const SOURCE = 'rule: honorific';
/** No thing is called so; Dr Pepper and Lady Gaga are left to the model. */
const HONORIFIC = /^(?:Mr|Mrs|Ms|Messrs)\.?$/;
/** Who is addressed by an office, "Mr. President", "Mr Prime Minister", is not named; nor is "Ms. Magazine" a person. */
const OFFICE =
  /^(?:President|Speaker|Chair|Chairman|Chairwoman|Prime|Vice|Deputy|Minister|Chancellor|Secretary|Senator|Governor|Mayor|Ambassador|Magazine)$/;
/** Words of a name at most. */
const LONGEST = 3;

/** The name after "Mr" is one of a person, even where the model knows the word as another, or as none: "Mr. Musk". */
export function withHonoured(found: readonly Found[], words: readonly Word[]): readonly Found[] {
  const result: Found[] = [];
  let next = 0;
  for (let i = 0; i + 1 < words.length; i++) {
    if (!HONORIFIC.test(words[i]!.text) || !isName(words[i + 1]!)) continue;
    if (OFFICE.test(words[i + 1]!.text)) continue;
    while (next < found.length && found[next]!.last < i) result.push(found[next++]!);
    const held = found[next];
    if (held !== undefined && held.first <= i + 1) {
      // The span may hold the honorific, which goes later; one that starts before it is none of a person.
      const sure = held.kind === PERSON || held.first < i;
      result.push(sure ? held : { ...held, kind: PERSON, source: SOURCE });
      next++;
      // What it holds is told: a second honorific within it names nobody else.
      i = Math.max(i, held.last);
      continue;
    }
    let last = i + 1;
    while (
      last - i < LONGEST &&
      last + 1 < (held?.first ?? words.length) &&
      isName(words[last + 1])
    )
      last++;
    result.push({ kind: PERSON, first: i + 1, last, confidence: 1, source: SOURCE });
    i = last;
  }
  return [...result, ...found.slice(next)];
}

/** A capital, then small letters; another honorific is none. */
function isName(word: Word | undefined): boolean {
  return word?.capital === true && /\p{Ll}/u.test(word.text) && !HONORIFIC.test(word.text);
}
