import { cleanLine, cleanText, lineOf } from './clean.ts';
import { dateOf, isIsoTime } from './dates.ts';
import { type Draft, withoutBlanks } from './page.ts';
import { isRelativeTime } from './relative.ts';
import { splitBody, splitPage } from './split.ts';

/** Names under which exports and feeds keep each fact, in order of trust. */
const KEYS = {
  id: ['id', '_id', 'guid', 'uuid'],
  title: ['title', 'headline', 'name', 'titel', 'titre'],
  text: [
    'body',
    'text',
    'content',
    'articleBody',
    'content_text',
    'maintext',
    'full_text',
    'fulltext',
    'article',
    'article_text',
    'story',
  ],
  html: ['html', 'content_html', 'body_html', 'raw_html'],
  summary: ['summary', 'description', 'teaser', 'excerpt', 'abstract', 'lead'],
  source: [
    'source',
    'publisher',
    'source_name',
    'publication',
    'site_name',
    'site',
    'outlet',
    'newspaper',
    'feed',
  ],
  url: ['url', 'link', 'canonical_url', 'permalink', 'web_url', 'source_url', 'external_url'],
  date: [
    'date',
    'datePublished',
    'published',
    'published_at',
    'publishedAt',
    'date_published',
    'date_publish',
    'pubDate',
    'pub_date',
    'publish_date',
    'published_date',
    'publication_date',
    'created_at',
    'timestamp',
    'time',
  ],
  captured: [
    'captured_at',
    'capturedAt',
    'crawled_at',
    'scraped_at',
    'scrapedAt',
    'fetched_at',
    'retrieved_at',
    'date_download',
  ],
  byline: ['byline', 'author', 'authors', 'creator', 'by', 'autor'],
  language: ['language', 'lang', 'inLanguage', 'locale'],
  agency: ['agency', 'wire', 'credit'],
  dateline: ['dateline'],
} as const;

/** What a record holds: drafts of its text, or markup that has to be read as a page. */
export type RecordContent =
  | { readonly drafts: readonly Draft[] }
  | { readonly html: string; readonly facts: Partial<Draft> }
  | { readonly malformed: string };

/** Reads a JSON value as a record. A text without a title may be a whole page, of several articles. */
export function contentOf(record: unknown): RecordContent {
  if (typeof record === 'string') return { drafts: splitPage(cleanText(record)) };
  if (!isObject(record)) {
    return { malformed: 'Not an object with a title and a text; see the README for the fields.' };
  }
  const fields = isObject(record['_source']) ? { ...record, ...record['_source'] } : record;
  const id = idOf(first(fields, KEYS.id));
  if (id === null) {
    return {
      malformed:
        'The id is not 1 to 200 characters of text without controls; mend or leave it out.',
    };
  }
  const facts = withoutBlanks({ ...factsOf(fields), id });
  const markup = textIn(fields, KEYS.html);
  const text = textIn(fields, KEYS.text);
  if (text !== undefined && !isMarkup(text)) return { drafts: draftsOf(text, facts) };
  const html = markup ?? text;
  if (html !== undefined) return { html, facts };
  const summary = textIn(fields, KEYS.summary) ?? '';
  return { drafts: draftsOf(isMarkup(summary) ? '' : summary, facts) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The facts of the record win over what its text states; its own title keeps its text in one piece. */
function draftsOf(text: string, facts: Partial<Draft>): readonly Draft[] {
  const { id, title, ...shared } = facts;
  const clean = cleanText(text);
  if (title !== undefined) return [{ ...withoutTitle(splitBody(clean), title), ...facts, title }];
  const drafts = splitPage(clean);
  if (drafts.length < 2) return [{ ...(drafts[0] ?? { title: '', paragraphs: [] }), ...facts }];
  return drafts.map((draft, at) => ({
    ...draft,
    ...shared,
    ...(id === undefined ? {} : { id: `${id}-${at + 1}` }),
  }));
}

/** Exports often repeat the title as the first line of the text. */
function withoutTitle(draft: Draft, title: string): Draft {
  const [head, ...rest] = draft.paragraphs;
  return head === title ? { ...draft, paragraphs: rest } : draft;
}

function factsOf(fields: Record<string, unknown>): Partial<Draft> {
  const captured = lineOf(first(fields, KEYS.captured));
  const when = first(fields, KEYS.date);
  return withoutBlanks({
    title: lineOf(first(fields, KEYS.title)),
    source: nameOf(first(fields, KEYS.source)),
    url: urlOf(first(fields, KEYS.url)),
    when: whenOf(when),
    byline: nameOf(first(fields, KEYS.byline)),
    language: languageOf(first(fields, KEYS.language)),
    agency: nameOf(first(fields, KEYS.agency)),
    dateline: lineOf(first(fields, KEYS.dateline)),
    capturedAt: captured !== undefined && isIsoTime(captured) ? captured : undefined,
  });
}

function first(fields: Record<string, unknown>, keys: readonly string[]): unknown {
  return keys
    .map((key) => fields[key])
    .find((value) => value !== undefined && value !== null && value !== '');
}

function textIn(fields: Record<string, unknown>, keys: readonly string[]): string | undefined {
  const value = first(fields, keys);
  if (Array.isArray(value)) {
    const lines = value.filter((part) => typeof part === 'string');
    return lines.length === 0 ? undefined : lines.join('\n\n');
  }
  return typeof value === 'string' ? value : undefined;
}

/** Relative times are kept as they are; all others become ISO 8601. */
function whenOf(value: unknown): string | undefined {
  const text = lineOf(value);
  return text !== undefined && isRelativeTime(text) ? text : dateOf(value);
}

/** A name, the `name` of an object, or several joined: "Jane Doe, John Roe". */
function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== undefined);
    return names.length === 0 ? undefined : names.join(', ');
  }
  return lineOf(isObject(value) ? (value['name'] ?? value['title']) : value)?.replace(
    /^By (?=\p{Lu})/u,
    '',
  );
}

/** An http(s) address, without anything that runs. */
export function urlOf(value: unknown): string | undefined {
  const text = lineOf(value);
  if (text === undefined || !/^https?:\/\//i.test(text) || text.length > 2000) return undefined;
  return URL.canParse(text) ? text : undefined;
}

/** BCP 47 in canonical form, "en_GB" read as "en-GB". */
export function languageOf(value: unknown): string | undefined {
  const text = lineOf(value)?.replace('_', '-');
  if (text === undefined || !/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(text)) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** null for an id that cannot be one. */
function idOf(value: unknown): string | undefined | null {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (isObject(value) && typeof value['$oid'] === 'string') return value['$oid'];
  if (typeof value !== 'string' || value.length > 200) return null;
  return value === cleanLine(value) ? value : null;
}

/** Text that is HTML: it has the tags that paragraphs are made of. */
export function isMarkup(text: string): boolean {
  return /<(?:p|div|br|h[1-6]|ul|article|section|span|html|body)\b[^<>]*>/i.test(text);
}
