import { createHash } from 'node:crypto';
import type { Document, Origin, Skipped } from '../types.ts';
import { credited } from './credits.ts';
import { dateOf } from './dates.ts';
import { inlinePromos, without } from './inline.ts';
import type { ReadLimits } from './limits.ts';
import { type Draft, withoutBlanks } from './page.ts';
import { isRelativeTime, resolveRelative } from './relative.ts';
import { type Counts, countRuns, withoutTemplate } from './repeated.ts';
import { hashOf } from './shingles.ts';
import { cuts } from './site-name.ts';
import { skip } from './skipped.ts';

/** What the drafts of one page are finished with. */
export interface Finish {
  readonly origin: Origin;
  readonly limits: ReadLimits;
  /** What repeats in the folder of the page. */
  readonly repeated?: Counts | undefined;
  /** Publisher of pages that do not name theirs. */
  readonly source?: string | undefined;
}

/** Drafts of one page to documents: template text, credits and dates dealt with, ids given. */
export function finished(
  drafts: readonly Draft[],
  finish: Finish,
): readonly (Document | Skipped)[] {
  const counts =
    drafts.length > 1 ? countRuns(drafts.map(({ paragraphs }) => paragraphs)) : undefined;
  return drafts.map((draft, index) => {
    const place = [
      finish.origin.place,
      draft.place ?? (drafts.length > 1 ? `article ${index + 1}` : undefined),
    ];
    const origin = withoutBlanks({
      ...finish.origin,
      place: place.filter((part) => part !== undefined).join(', ') || undefined,
      capturedAt: draft.capturedAt ?? finish.origin.capturedAt,
    });
    const known = [counts, finish.repeated].filter((part) => part !== undefined);
    const title = withoutEnds(draft.title, finish.repeated?.titleEnds);
    const cleaned = credited({ ...draft, title, paragraphs: cleanBody(draft.paragraphs, known) });
    return documentOf(cleaned, origin as Origin, finish);
  });
}

/** A title without the name of the site, which most titles of its folder begin or end with. */
function withoutEnds(title: string, ends: ReadonlySet<number> | undefined): string {
  if (ends === undefined || ends.size === 0) return title;
  for (const { before, after } of cuts(title)) {
    if (ends.has(hashOf(after))) return before;
    if (ends.has(hashOf(before))) return after;
  }
  return title;
}

/** Repetition first: its cut edges are exact, where those by shape alone are careful. */
function cleanBody(paragraphs: readonly string[], known: readonly Counts[]): readonly string[] {
  const unrepeated = known.reduce((rest, counts) => withoutTemplate(rest, counts), paragraphs);
  return unrepeated.flatMap((paragraph) => without(paragraph, inlinePromos(paragraph)));
}

function documentOf(draft: Draft, origin: Origin, finish: Finish): Document | Skipped {
  const { title } = draft;
  const body = draft.paragraphs.join('\n\n');
  if (title === '' && body === '') {
    return skip('empty', origin, 'It has no text; nothing to do.');
  }
  if (body.length > finish.limits.documentLength) {
    const reason = `More than ${finish.limits.documentLength} characters in one article; split it.`;
    return skip('too-large', origin, reason);
  }
  const source = draft.source ?? finish.source;
  const { agency, byline, dateline, url, language } = draft;
  const facts = withoutBlanks({
    source,
    agency,
    byline,
    dateline,
    date: dateIn(draft, origin),
    url,
    language,
  });
  // What an agency sent, and nobody says who printed it, came from the agency.
  const found = withoutBlanks({ ...origin, source: source ?? agency, url });
  return { id: draft.id ?? contentId(title, body), title, body, ...facts, origin: found as Origin };
}

/** Only what is written, or is relative to a capture time that is given. */
function dateIn(draft: Draft, origin: Origin): string | undefined {
  const { when } = draft;
  if (when === undefined) return undefined;
  if (!isRelativeTime(when)) return dateOf(when);
  return origin.capturedAt === undefined ? undefined : resolveRelative(when, origin.capturedAt);
}

/** 16 hex digits of SHA-256 over title and body, blanks folded: equal texts have one id. */
export function contentId(title: string, body: string): string {
  const text = `${title}\n${body}`.replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
