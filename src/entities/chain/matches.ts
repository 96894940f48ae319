import { gazetteerEntry } from '../gazetteer.ts';
import type { Surface } from './forms.ts';

/** Who does this to a city is no city. */
const BEATS =
  /^ (?:have |had |has |were |was )?(?:beat|beats|beaten|beating|defeated|defeats|thrashed|thrash|edged|edge|hammered|thumped|drew with|draw with|drew against|lost to|lose to|lost at|won at|hosted|host|overcame|swept|eliminated|knocked out|held)(?: by)? (?:visiting |rivals |champions |neighbours )?$/;

/**
 * Keys of the cities that stand for their clubs in this text: "Madrid beat Barcelona". Not countries, whose
 * teams are told under the country's name everywhere.
 */
export function clubsOf(text: string, all: readonly Surface[]): ReadonlySet<string> {
  const clubs = new Set<string>();
  for (let i = 1; i < all.length; i++) {
    const [left, right] = [all[i - 1]!, all[i]!];
    if (!mayBeClub(left) || !mayBeClub(right)) continue;
    if (!BEATS.test(text.slice(left.mention.end, right.mention.start))) continue;
    clubs.add(left.key);
    clubs.add(right.key);
  }
  return clubs;
}

function mayBeClub({ kind, key }: Surface): boolean {
  if (kind === 'person') return false;
  const type = gazetteerEntry('place', key)?.type;
  return type === undefined ? kind === 'organisation' : type === 'city' || type === 'capital';
}
