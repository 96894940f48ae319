import { isSmallWord } from '../chain/acronyms.ts';
import { givenNameGroups } from '../chain/given.ts';
import type { Ear } from '../sound.ts';
import { bigWords, type Candidate } from './candidate.ts';
import { languagesOf } from './translated.ts';

/**
 * Keys of the blocks in which a name meets those that it may be one with: names of the same consonants,
 * names equal but for the end or the beginning of one word, acronyms and what they may stand for.
 */
export function blocksOf({ node, words, name }: Candidate, ear: Ear): readonly string[] {
  if (name !== undefined) {
    const first = name.given[0]!;
    const short = Array.from(givenNameGroups(first), (group) => `n${group} ${name.surname}`);
    const heard = ear.skeleton(name.surname);
    const languages = languagesOf(first);
    const near = languages.near.map((group) => `t${group} ${heard}`);
    const far = languages.far.map((group) => `f${group} ${name.surname}`);
    const same = [...short, ...near, ...far, `s${first[0]}${heard}`];
    // Shorter surnames that differ in a letter are others: nothing to look for.
    if (name.surname.length < 5) return same;
    const [begin, end] = [name.surname.slice(0, 4), name.surname.slice(-4)];
    return [...same, `b${first} ${begin}`, `e${first} ${end}`];
  }
  if (node.kind === 'person') return [];
  const kind = node.kind[0]!;
  if (words.length === 1)
    return [`${kind}s${ear.skeleton(node.key)}`, ...(node.acronym ? [`${kind}i${node.key}`] : [])];
  const big = words.filter((word) => !isSmallWord(word));
  return [
    `${kind}s${big.map((word) => ear.skeleton(word)).join('')}`,
    `${kind}i${big.map((word) => word[0]).join('')}`,
    `${kind}o${bigWords(words)}`,
  ];
}
