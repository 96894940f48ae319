import type { Kind, Notice } from '../../types.ts';
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
  const key = slug.replace(/_([0-9a-f]{1,6})_|-/g, (whole, hex: string | undefined) => {
    const code = hex === undefined ? 0x20 : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
  return capitalised(key);
}

/** The key of a name as names are written: its words with a capital. */
export function capitalised(key: string): string {
  return key.replaceAll(
    /(^|[ -])(\p{L})/gu,
    (_, gap, letter: string) => gap + letter.toUpperCase(),
  );
}

/** The address of all articles by the same writers. */
export function bylineHref(byline: string): string {
  const plain = byline.replaceAll(/[\\"“”„«»]/g, ' ');
  return `/?${new URLSearchParams({ q: `byline:"${plain}"` })}`;
}

/** The address of an entity's page. */
export function entityHref(id: string): string {
  return `/entity/${encodeURIComponent(id)}`;
}

/** Where on a document's page to arrive. */
interface Arrival {
  /** The start of one of its mentions. */
  readonly mention?: number;
  /** The query that found it: its matches are marked in the text. */
  readonly q?: string;
}

/** The address of a document's page. */
export function documentHref(id: string, { mention, q = '' }: Arrival = {}): string {
  const query = q.trim() === '' ? '' : `?${new URLSearchParams({ q: q.trim() })}`;
  return `/document/${encodeURIComponent(id)}${query}${mention === undefined ? '' : `#m${mention}`}`;
}

/** Whether the text ends in the first letter of a word: too little to search for, while more is coming. */
export function isFirstLetter(q: string): boolean {
  return /(?:^|[\s(-])[\p{L}\p{N}]$/u.test(q);
}

/**
 * The query for a reader who is still typing: the last bare word stands for all that start so, and what
 * is not finished yet (an open quote or bracket, an operator, a filter) is left out rather than refused.
 */
export function whileTyping(q: string): string {
  const text = isQuoteOpen(q) ? withQuoteClosed(q) : q;
  const rest = withoutLoose(text);
  return closed(rest === text ? starred(rest) : rest);
}

/** The query for a reader who has pressed Enter: as written, but for a last quote left open. */
export function whenEntered(q: string): string {
  const text = q.trim();
  return isQuoteOpen(text) && !text.endsWith('"') ? `${text}"` : text;
}

function isQuoteOpen(q: string): boolean {
  return (q.split('"').length - 1) % 2 === 1;
}

/** Of an open phrase, its finished words in quotes and the one being typed after them. */
function withQuoteClosed(q: string): string {
  const at = q.lastIndexOf('"');
  const [head, inside] = [q.slice(0, at), q.slice(at + 1).trimStart()];
  const filter = /(?:-|\b(?:person|place|org|source|date):)$/.exec(head);
  if (filter !== null) return head.slice(0, filter.index);
  const space = inside.lastIndexOf(' ');
  const [done, last] = [inside.slice(0, space + 1).trim(), inside.slice(space + 1)];
  return done === '' ? head + last : `${head}"${done}"${last === '' ? '' : ` ${last}`}`;
}

const LOOSE =
  /(?:(?:^|(?<=[\s(]))(?:(?:OR|AND|NOT|NEAR(?:\/\d*)?)\s*|-|-?(?:person|place|org|source|date):\S*|-?(?:title|body):)|\(\s*)$/u;

/** Without what waits at the end for more to come. */
function withoutLoose(q: string): string {
  const rest = q.replace(LOOSE, '');
  return rest === q ? q : withoutLoose(rest.trimEnd());
}

function starred(q: string): string {
  return /(?:^|[\s(-]|\b(?:title|body):)[\p{L}\p{N}]{2,}$/u.test(q) ? `${q}*` : q;
}

function closed(q: string): string {
  const bare = q.replaceAll(/"[^"]*"/g, '');
  const open = bare.split('(').length - bare.split(')').length;
  return open > 0 ? q + ')'.repeat(open) : q;
}

/**
 * A query with the changes of all suggestions at once, where each is the query with one of its words
 * replaced; undefined where they are not.
 */
export function allChanged(q: string, suggestions: readonly string[]): string | undefined {
  const words = q.split(' ');
  const changed = [...words];
  for (const suggestion of suggestions) {
    const others = suggestion.split(' ');
    if (others.length !== words.length) return undefined;
    others.forEach((word, at) => {
      if (word !== words[at]) changed[at] = word;
    });
  }
  return changed.join(' ');
}

/** What was searched for in place of a query, where words of it were forgiven; else the query itself. */
export function searchedFor(q: string, notices: readonly Notice[]): string {
  const forgiven = notices.filter(({ code }) => code === 'typo-forgiven');
  const suggestions = forgiven.flatMap(({ suggestion }) => suggestion ?? []);
  return (suggestions.length === 1 ? suggestions[0] : allChanged(q, suggestions)) ?? q;
}
