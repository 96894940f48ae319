import { createRequire } from 'node:module';
import type nlpType from 'compromise';
import type { Kind, Mention, Tagger } from '../types.ts';
import { pieces } from './tag/pieces.ts';

// Loaded when first wanted: it takes 180–440 ms, and the model does without it.
const require = createRequire(import.meta.url);
let loaded: typeof nlpType | undefined;
function nlp(): typeof nlpType {
  loaded ??= require('compromise') as typeof nlpType;
  return loaded;
}

/** Longer pieces gain nothing, and compromise holds some kilobytes for every word of one. */
const PIECE = 8_000;
const METHODS = [
  ['people', 'person'],
  ['places', 'place'],
  ['organizations', 'organisation'],
] as const;

interface Term {
  readonly text: string;
  readonly tags: readonly string[];
  readonly offset: { readonly start: number; readonly length: number };
}

/** compromise as it is, only without punctuation at the edges: the baseline of the evaluation. */
export const compromiseRaw: Tagger = (text) => tagPieces(text, (terms) => terms);

/** compromise with its spans repaired: no honorific, article, possessive; never a lower-case word alone. */
export const compromiseTagger: Tagger = (text) =>
  withoutOverlap(
    tagPieces(text, withoutPrefix)
      .map((mention) => withoutPossessive(text, mention))
      .filter(({ start, end }) => start < end && /[\p{Lu}\p{N}]/u.test(text.slice(start, end))),
  );

function tagPieces(
  text: string,
  kept: (terms: readonly Term[], kind: Kind) => readonly Term[],
): Mention[] {
  return pieces(text, PIECE)
    .flatMap(([from, to]) => tagPiece(text, from, to, kept))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function tagPiece(
  text: string,
  from: number,
  to: number,
  kept: (terms: readonly Term[], kind: Kind) => readonly Term[],
): Mention[] {
  const document = nlp()(text.slice(from, to));
  const mentions: Mention[] = [];
  for (const [method, kind] of METHODS) {
    const found = document[method]().json({ offset: true }) as readonly { terms: Term[] }[];
    for (const { terms } of found) {
      const rest = kept(terms, kind);
      const first = rest[0];
      const last = rest[rest.length - 1];
      if (first === undefined || last === undefined) continue;
      const begin = from + first.offset.start;
      const finish = from + last.offset.start + last.offset.length;
      const [start, end] = trimmed(text, begin, finish);
      if (from <= start && start < end && end <= to)
        mentions.push({ kind, start, end, confidence: 0.5, why: 'compromise' });
    }
  }
  return mentions;
}

/** Without leading honorifics (of persons) and article; nothing when only an honorific is there. */
function withoutPrefix(terms: readonly Term[], kind: Kind): readonly Term[] {
  let from = 0;
  if (kind === 'person')
    while (from < terms.length && terms[from]!.tags.includes('Honorific')) from++;
  if (from < terms.length - 1 && /^the$/i.test(terms[from]!.text)) from++;
  return terms.slice(from);
}

function trimmed(text: string, start: number, end: number): [number, number] {
  const slice = text.slice(start, end);
  const before = /^[^\p{L}\p{N}@#$&]+/u.exec(slice)?.[0].length ?? 0;
  const rest = slice.slice(before);
  const after = /[^\p{L}\p{M}\p{N}$%]*$/u.exec(rest)?.[0] ?? '';
  // "Acme Inc." and "U.S." own their full stop.
  const stop = after.startsWith('.') && /(?:\b(?:Inc|Corp|Co|Ltd|Jr|Sr)|\b\p{Lu})$/u;
  const length = rest.length - after.length;
  const owned = stop !== false && stop.test(rest.slice(0, length)) ? 1 : 0;
  return [start + before, start + before + length + owned];
}

function withoutPossessive(text: string, mention: Mention): Mention {
  const tail = /['’]s?$/i.exec(text.slice(mention.start, mention.end));
  return tail === null ? mention : { ...mention, end: mention.end - tail[0].length };
}

/** Of mentions that overlap, the one that starts first, and of those the longest. */
function withoutOverlap(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  let end = 0;
  for (const mention of mentions) {
    if (mention.start < end) continue;
    kept.push(mention);
    end = mention.end;
  }
  return kept;
}

/** compromise's own word list with its tags (MIT); lower case. Used to make the gazetteer, not to tag. */
export function compromiseLexicon(): [string, readonly string[]][] {
  const { one } = nlp().model() as {
    one: { lexicon: Readonly<Record<string, string | string[]>> };
  };
  return Object.entries(one.lexicon).map(([word, tags]) => [
    word,
    typeof tags === 'string' ? [tags] : tags,
  ]);
}
