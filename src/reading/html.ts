import { Readability } from '@mozilla/readability';
import type { Skipped } from '../types.ts';
import { blockLines } from './blocks.ts';
import { cleanLine, cleanText, lineOf } from './clean.ts';
import { dateOf } from './dates.ts';
import { type DomDocument, type DomElement, elements, markupSize, parseDom } from './dom.ts';
import type { Finish } from './finish.ts';
import { pageFacts } from './metadata.ts';
import { type Draft, withoutBlanks } from './page.ts';
import { urlOf } from './record.ts';
import { isRelativeTime } from './relative.ts';
import { skip } from './skipped.ts';
import { splitBody, splitPage } from './split.ts';

/**
 * The articles of a page of HTML: one by Readability, several where several <article> elements
 * weigh about the same. Size and nesting are checked before anything is built.
 */
export function htmlDrafts(
  html: string,
  finish: Pick<Finish, 'limits' | 'origin'>,
): readonly Draft[] | Skipped {
  const { limits, origin } = finish;
  const size = markupSize(html, limits);
  if (size.depth > limits.htmlDepth) {
    const reason = `Elements more than ${limits.htmlDepth} deep; save the text of the page instead.`;
    return skip('too-deep', origin, reason);
  }
  if (size.tags > limits.htmlTags) {
    const reason = `More than ${limits.htmlTags} tags; save the text of the page instead.`;
    return skip('too-large', origin, reason);
  }
  const document = parseDom(html);
  const { type, text, ...facts } = pageFacts(document);
  const plain = preformatted(document);
  if (plain !== undefined) return splitPage(cleanText(plain));
  if (!/<body[\s>]/i.test(html)) return articleOf(document.body, facts);
  const articles = /LiveBlog/.test(type ?? '') ? [] : fullArticles(document);
  if (articles.length > 1) return listed(articles, facts);
  const parts = /Article|^article$/.test(type ?? '') ? [] : scraped(document);
  if (parts.length > 1) return parts.map((part) => ({ ...sharedFacts(facts), ...part }));
  return mainArticle(document, facts, text);
}

/** A page that is one block of preformatted text, as old archives have them. */
function preformatted(document: DomDocument): string | undefined {
  const text = document.querySelector('pre')?.textContent ?? '';
  const all = document.body?.textContent ?? '';
  return text.length > 400 && text.length > all.length * 0.8 ? text : undefined;
}

/** The outermost <article> elements, if several hold stories of their own; a page with one main story gives none. */
function fullArticles(document: DomDocument): readonly DomElement[] {
  const outer = elements(document, 'article').filter(
    (article) =>
      article.parentElement?.closest('article, aside, nav, footer') === null &&
      article.querySelector('h1, h2, h3, h4') !== null,
  );
  const lengths = outer.map((article) => blockLines(article).join(' ').length);
  const [longest = 0, second = 0] = [...lengths].sort((a, b) => b - a);
  // Cards of other stories below the story are many times shorter than it.
  if (longest > 3 * second) return [];
  return outer.filter((_, at) => lengths[at]! > 0);
}

/** Characters of a body that is a story and not a teaser beside one. */
const STORY_LENGTH = 500;

/**
 * The articles of a page whose headers stand in its text, as in a scrape saved as HTML. None when
 * only one is of the length of a story: dated teasers around it are for Readability to leave out.
 */
function scraped(document: DomDocument): readonly Draft[] {
  if (document.body === null) return [];
  const parts = splitPage(blockLines(document.body).join('\n'));
  const stories = parts.filter(({ paragraphs }) => paragraphs.join(' ').length >= STORY_LENGTH);
  return stories.length > 1 ? parts : [];
}

/** What holds for all articles of a page. */
function sharedFacts(facts: Partial<Draft>): Partial<Draft> {
  return withoutBlanks({ source: facts.source, language: facts.language });
}

function listed(articles: readonly DomElement[], facts: Partial<Draft>): readonly Draft[] {
  const shared = sharedFacts(facts);
  return articles.flatMap((article) => {
    const heading = article.querySelector('h1, h2, h3, h4');
    const link = heading?.querySelector('a') ?? heading?.closest('a') ?? null;
    const own = withoutBlanks({
      title: lineOf(heading?.textContent),
      url: urlOf(link?.getAttribute('href')),
      when: whenIn(article),
      byline: bylineIn(article),
    });
    return articleOf(article, { ...shared, ...own });
  });
}

/**
 * The page's one story, by Readability; where it finds too little, all text outside menus; and the
 * text that the page states for machines where it shows not half as much.
 */
function mainArticle(
  document: DomDocument,
  facts: Partial<Draft>,
  text: string | undefined,
): readonly Draft[] {
  const when = facts.when ?? whenIn(document.querySelector('article, main') ?? document);
  const byline = facts.byline ?? bylineIn(document);
  const title = facts.title ?? lineOf(document.querySelector('h1')?.textContent);
  const everything = document.body === null ? [] : blockLines(document.body);
  const read = readable(document);
  const content = read === undefined ? [] : blockLines(read.content);
  const enough =
    content.join('').length >= 200 || content.join('').length >= everything.join('').length / 2;
  const known = withoutBlanks({
    ...facts,
    when,
    byline: byline ?? read?.byline,
    title: title ?? read?.title,
  });
  const shown = enough ? content : everything;
  const lines =
    text !== undefined && shown.join('').length < text.length / 2 ? text.split('\n') : shown;
  return draftFrom(lines, known);
}

interface Readable {
  readonly content: DomElement;
  readonly title: string | undefined;
  readonly byline: string | undefined;
}

/** Readability's choice. It changes the document it is given, so it comes last. */
function readable(document: DomDocument): Readable | undefined {
  const options = { charThreshold: 250, keepClasses: true, serializer: (node: unknown) => node };
  const reader = new Readability<unknown>(document as never, options);
  const result = reader.parse();
  if (result === null || typeof result.content !== 'object') return undefined;
  return {
    content: result.content as DomElement,
    title: lineOf(result.title),
    byline: urlOf(result.byline) === undefined ? lineOf(result.byline) : undefined,
  };
}

function articleOf(root: DomElement | null, facts: Partial<Draft>): readonly Draft[] {
  return root === null ? [] : draftFrom(blockLines(root), facts);
}

/** Lines of a body with the facts known: they win over what the body's first lines state. */
function draftFrom(lines: readonly string[], facts: Partial<Draft>): readonly Draft[] {
  const title = facts.title ?? '';
  // The title comes again above the story, and sometimes in it as a link to itself.
  const body = lines.filter((line) => line === '' || cleanLine(line) !== title);
  const draft = splitBody(body.join('\n'));
  const merged = { ...draft, ...facts, title };
  return merged.title === '' && merged.paragraphs.length === 0 ? [] : [merged];
}

/** The first <time> with a date, or a relative time. */
function whenIn(root: DomElement): string | undefined {
  for (const time of elements(root, 'time').slice(0, 5)) {
    const stated = dateOf(lineOf(time.getAttribute('datetime')));
    const written = lineOf(time.textContent);
    if (stated !== undefined) return stated;
    if (written !== undefined && (isRelativeTime(written) || dateOf(written) !== undefined))
      return written;
  }
  return undefined;
}

function bylineIn(root: DomElement): string | undefined {
  const found = root.querySelector('[itemprop="author"], [rel="author"], .byline, .author');
  const text = lineOf(found?.textContent)?.replace(/^(?:By|Von|Par|Por)\s+/u, '');
  return text === undefined || text.length > 100 ? undefined : text;
}
