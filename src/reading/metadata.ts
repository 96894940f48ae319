import { blockLines } from './blocks.ts';
import { cleanText, lineOf } from './clean.ts';
import { dateOf } from './dates.ts';
import { type DomDocument, elements, markupSize, parseDom } from './dom.ts';
import { READ_LIMITS } from './limits.ts';
import { isPublisher } from './lines.ts';
import { type Draft, withoutBlanks } from './page.ts';
import { languageOf, urlOf } from './record.ts';
import { withoutSite } from './site-name.ts';

/** What a page of HTML states of itself in its head. */
export interface PageFacts extends Partial<Draft> {
  /** schema.org type of the main object: "NewsArticle", "LiveBlogPosting". */
  readonly type?: string;
  /** The story's text, where JSON-LD holds it: pages that scripts build have it nowhere else. */
  readonly text?: string;
}

type Json = { readonly [key: string]: unknown };

/** JSON-LD first, then OpenGraph and other meta tags, then what the markup says. */
export function pageFacts(document: DomDocument): PageFacts {
  const article = jsonLdArticle(document);
  const meta = metaTags(document);
  const pick = (...names: readonly string[]) => names.map((name) => meta.get(name)).find(Boolean);
  const source =
    nameIn(article?.['publisher']) ??
    pick('og:site_name', 'application-name', 'publisher', 'dc.publisher');
  const title =
    lineOf(article?.['headline']) ??
    pick('og:title', 'twitter:title', 'dc.title') ??
    titleTag(document);
  const url =
    urlOf(document.querySelector('link[rel="canonical"]')?.getAttribute('href')) ??
    urlOf(pick('og:url')) ??
    urlOf(article?.['url']);
  const headings = elements(document, 'h1').flatMap((h1) => lineOf(h1.textContent) ?? []);
  const headline = title && withoutSite(title, { source, headings, host: hostOf(url) });
  const author = pick('author', 'dc.creator', 'article:author', 'byl', 'parsely-author');
  return withoutBlanks({
    type: typeIn(article) ?? pick('og:type'),
    text: textIn(article?.['articleBody']),
    title: headline,
    source: source ?? siteIn(titleTag(document), headline),
    byline: bare(nameIn(article?.['author']) ?? (urlOf(author) === undefined ? author : undefined)),
    when: dateOf(article?.['datePublished']) ?? metaDate(pick),
    url,
    language:
      languageOf(document.documentElement?.getAttribute('lang')) ??
      languageOf(article?.['inLanguage']) ??
      languageOf(pick('og:locale', 'dc.language')),
  });
}

/** The newspaper's name that stands beside the headline in the page's title. */
function siteIn(title: string | undefined, headline: string | undefined): string | undefined {
  if (title === undefined || headline === undefined || !title.includes(headline)) return undefined;
  const rest = title.replace(headline, '').replace(/^[\s|–—·•:-]+|[\s|–—·•:-]+$/gu, '');
  return rest !== '' && isPublisher(rest) ? rest : undefined;
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname;
}

function metaDate(pick: (...names: readonly string[]) => string | undefined): string | undefined {
  return dateOf(
    pick(
      'article:published_time',
      'og:article:published_time',
      'datepublished',
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'pubdate',
      'publishdate',
      'publish-date',
      'parsely-pub-date',
      'sailthru.date',
    ),
  );
}

function metaTags(document: DomDocument): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of elements(document, 'meta')) {
    const name =
      tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop');
    const content = lineOf(tag.getAttribute('content'));
    if (name === null || content === undefined) continue;
    const key = name.toLowerCase();
    if (!tags.has(key)) tags.set(key, content);
  }
  return tags;
}

function titleTag(document: DomDocument): string | undefined {
  return lineOf(document.querySelector('title')?.textContent);
}

function bare(byline: string | undefined): string | undefined {
  return byline?.replace(/^(?:By|Von|Par|Por)\s+(?=\p{Lu})/u, '');
}

function nameIn(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return (
      value
        .map(nameIn)
        .filter((name) => name !== undefined)
        .join(', ') || undefined
    );
  }
  if (typeof value === 'object' && value !== null) return lineOf((value as Json)['name']);
  const name = lineOf(value);
  return name !== undefined && urlOf(name) === undefined ? name : undefined;
}

/** The first object of a schema.org article type in the page's JSON-LD. */
function jsonLdArticle(document: DomDocument): Json | undefined {
  const scripts = elements(document, 'script[type="application/ld+json"]').slice(0, 20);
  for (const script of scripts) {
    const found = articleIn(parsed(script.textContent ?? ''), 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Broken JSON-LD is common and no reason to leave the page out. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function articleIn(value: unknown, depth: number): Json | undefined {
  if (depth > 4 || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    return value
      .slice(0, 50)
      .map((part) => articleIn(part, depth + 1))
      .find((part) => part !== undefined);
  }
  const object = value as Json;
  if (/(?:Article|Posting|Report|Review)$/.test(typeIn(object) ?? '')) return object;
  return articleIn(object['@graph'] ?? object['mainEntity'], depth + 1);
}

function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/<p[\s>]|<br/i.test(value)) return cleanText(value);
  // Within a script its tags were not counted with those of the page.
  const { depth, tags } = markupSize(value, READ_LIMITS);
  if (depth > READ_LIMITS.htmlDepth || tags > READ_LIMITS.htmlTags) return undefined;
  const { body } = parseDom(value);
  return body === null ? undefined : blockLines(body).join('\n');
}

function typeIn(object: Json | undefined): string | undefined {
  const type = object?.['@type'];
  return lineOf(Array.isArray(type) ? type[0] : type);
}
