import { editDistance } from '../text/edit-distance.ts';

/** The known word that looks most like the given one, if one is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const asked = word.slice(0, 60).toLowerCase();
  if (asked === '') return undefined;
  const near = known
    .map((name) => ({ name, limit: Math.floor((name.length + 1) / 3) }))
    .map(({ name, limit }) => ({
      name,
      limit,
      distance: editDistance(asked, name.toLowerCase(), limit),
    }))
    .filter(({ distance, limit }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  if (near.length > 0) return near[0]!.name;
  return known.find((name) => {
    const other = name.toLowerCase();
    return (asked.length > 1 && other.startsWith(asked)) || asked.startsWith(other);
  });
}
