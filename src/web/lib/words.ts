import type { Kind } from '../../types.ts';
import type { ListFacet } from './state.ts';

const NUMBER = new Intl.NumberFormat('en-GB');

/** `12,345`. */
export function count(n: number): string {
  return NUMBER.format(n);
}

/** `1 article`, `12,345 articles`. */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(n)} ${n === 1 ? one : many}`;
}

export const FACET_NAMES: { readonly [facet in ListFacet]: string } = {
  people: 'People',
  places: 'Places',
  organisations: 'Organisations',
  source: 'Source',
};

export const KIND_NAMES: { readonly [kind in Kind]: string } = {
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
};

/** A readable name for an entity id or source that no answer has named yet. */
export function guessName(id: string): string {
  const slug = id.slice(id.indexOf(':') + 1);
  if (slug === id) return id;
  return slug.replaceAll(
    /(^|-)(\p{L})/gu,
    (_, gap, letter: string) => (gap === '' ? '' : ' ') + letter.toUpperCase(),
  );
}

/** The address of an entity's page. */
export function entityHref(id: string): string {
  return `/entity/${encodeURIComponent(id)}`;
}

/** The address of a document's page, at one of its mentions where given. */
export function documentHref(id: string, mention?: number): string {
  return `/document/${encodeURIComponent(id)}${mention === undefined ? '' : `#m${mention}`}`;
}

/** Whether the text ends in the first letter of a word: too little to search for, while more is coming. */
export function isFirstLetter(q: string): boolean {
  return /(?:^|[\s(-])[\p{L}\p{N}]$/u.test(q);
}

/**
 * The query for a reader who is still typing: the last bare word stands for all that start so.
 * Quotes, operators, fields and one-letter words are left alone.
 */
export function whileTyping(q: string): string {
  const open = (q.split('"').length - 1) % 2 === 1;
  const last = /(?:^|[\s(-])([\p{L}\p{N}]{2,})$/u.exec(q)?.[1];
  if (open || last === undefined || /^(OR|AND|NOT|NEAR)$/.test(last)) return q;
  return `${q}*`;
}
