import type { Form } from './forms.ts';
import type { Links } from './links.ts';

/** Prophets and their kin, by their folded name in the Bible and in the Quran. */
const PROPHETS: ReadonlyMap<string, string> = new Map(
  `noah nuh, abraham ibrahim, lot lut, ishmael ismail, isaac ishaq, jacob yaqub, joseph yusuf, job ayyub, moses musa,
  aaron harun, david dawud, david daud, solomon sulayman, solomon suleiman, elijah ilyas, elisha alyasa, jonah yunus,
  zechariah zakariya, john yahya, mary maryam, jesus isa, enoch idris, ezekiel dhulkifl, jethro shuayb`
    .split(/,\s+/)
    .map((pair) => pair.split(' ').reverse() as [string, string]),
);

const SCRIPTURE = /\b(?:Qur['’ʾ]?[aā]n|Koran|Torah|Tanakh|Bible|[Bb]iblical|Sur[ai]hs?)(?!\p{L})/u;

/** "Yusuf" and "Joseph" in a text on the Quran or the Bible, both by this name alone. */
export function joinProphets(text: string, people: readonly Form[], links: Links): void {
  const known = new Map(people.map((form) => [form.key, form] as const));
  for (const form of people) {
    const other = known.get(PROPHETS.get(form.key) ?? '');
    if (other !== undefined && SCRIPTURE.test(text))
      links.joinOther(form, other, `in the Quran what ${other.texts[0]} is in the Bible`);
  }
}
