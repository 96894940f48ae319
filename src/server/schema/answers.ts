import type {
  Commit,
  EntityCount,
  Explanation,
  FacetResult,
  FacetValue,
  Hit,
  HitEntities,
  Notice,
  Origin,
  RelatedDocument,
  SearchResult,
  Snippet,
  Status,
  StoredDocument,
  StoredMention,
} from '../../types.ts';
import { FACETS, interval, kind } from './values.ts';
import { named, type Schema, z } from './zod.ts';

const count = z.int().min(0);
const text = z.string();
const maybe = z.string().optional();
const html = z.string().describe('Escaped, with the matches in <mark>.');

const snippet: Schema<Snippet> = named(
  'Snippet',
  z.strictObject({ field: z.enum(['title', 'body']), html, start: count, end: count }),
);

const entityCount: Schema<EntityCount> = named(
  'EntityCount',
  z.strictObject({ id: text, name: text, mentions: count }),
);

const hitEntities: Schema<HitEntities> = named(
  'HitEntities',
  z.strictObject({
    people: z.array(entityCount),
    places: z.array(entityCount),
    organisations: z.array(entityCount),
  }),
);

const explanation: Schema<Explanation> = named(
  'Explanation',
  z.strictObject({
    value: z.number(),
    what: text,
    get parts() {
      return z.array(explanation).optional();
    },
  }),
);

export const hit: Schema<Hit> = named(
  'Hit',
  z.strictObject({
    id: text,
    title: text,
    sources: z.array(text),
    source: maybe,
    agency: maybe,
    date: maybe,
    url: maybe,
    score: z.number(),
    snippets: z.array(snippet),
    entities: hitEntities,
    nearDuplicates: count,
    explanation: explanation.optional(),
  }),
);

const facetValue: Schema<FacetValue> = named(
  'FacetValue',
  z.strictObject({
    id: text,
    name: text,
    count: count.describe('The hits that choosing this value gives.'),
    selected: z.enum(['any', 'all', 'none']).optional(),
  }),
);

const facetResult: Schema<FacetResult> = named(
  'FacetResult',
  z.strictObject({
    totalValues: count,
    values: z.array(facetValue),
    interval: interval.optional(),
  }),
);

const notice: Schema<Notice> = named(
  'Notice',
  z.strictObject({ code: text, message: text, suggestion: maybe }),
);

export const searchResult: Schema<SearchResult> = named(
  'SearchResult',
  z.strictObject({
    hits: z.array(hit),
    totalHits: count,
    exact: z.boolean().describe('False only when `partial`.'),
    facets: z.partialRecord(z.enum(FACETS), facetResult),
    notices: z.array(notice).describe('What was changed or left out, and why.'),
    partial: z.boolean().describe('True when the time for one query (1.5 s) ran out.'),
    tookMs: z.number().min(0),
  }),
);

const storedMention = {
  kind,
  start: count,
  end: count,
  confidence: z.number().min(0).max(1),
  why: text.describe('What tagged it.'),
  link: text.describe('Why it belongs to its name.'),
  text,
  entity: text,
  entityWhy: text.describe('Why its name belongs to the entity.'),
};
const mention: Schema<StoredMention> = named('Mention', z.strictObject(storedMention));

/** Members of a mention, for the mention in its sentence. */
export const mentionMembers = storedMention;

const origin: Schema<Pick<Origin, 'place' | 'source' | 'url' | 'capturedAt'>> = named(
  'Origin',
  z.strictObject({ file: maybe, place: maybe, source: maybe, url: maybe, capturedAt: maybe }),
);

const relatedDocument: Schema<RelatedDocument> = named(
  'RelatedDocument',
  z.strictObject({
    id: text,
    title: text,
    source: maybe,
    date: maybe,
    similarity: z.number().min(0).max(1),
  }),
);

/** A stored document; `file` of an origin is only its last part, so that no path gets out. */
/** A stretch of the text, `text.slice(start, end)`. */
const match = z.strictObject({ start: count, end: count });

export const storedDocument: Schema<Omit<StoredDocument, 'origins'>> = named(
  'Document',
  z.strictObject({
    id: text,
    title: text,
    text: text.describe('Title, blank line, body; all offsets refer to it, in UTF-16 units.'),
    bodyStart: count,
    sources: z.array(text),
    source: maybe,
    agency: maybe,
    byline: maybe,
    dateline: maybe,
    date: maybe,
    url: maybe,
    language: maybe,
    origins: z.array(origin),
    mentions: z.array(mention),
    entities: hitEntities,
    nearDuplicates: z.array(relatedDocument),
    similar: z.array(relatedDocument),
    matches: z.array(match).optional().describe('Where the query of the request matches.'),
  }),
);

export const commit: Schema<Commit> = named(
  'Commit',
  z.strictObject({
    added: count,
    replaced: count,
    unchanged: count,
    removed: count,
    changed: count.describe('Of those removed, how many gave their place in a file to a new one.'),
    decisions: z.array(count),
  }),
);

export const added = named(
  'Added',
  z.strictObject({
    added: count,
    replaced: count,
    unchanged: count,
    removed: count,
    documents: z.array(text).describe('Ids, in the order of the request.'),
    skipped: z
      .array(z.strictObject({ skipped: text, place: maybe, reason: text }))
      .describe('What could not be read, and why; the rest went in.'),
  }),
);

export const status: Schema<Status> = named(
  'Status',
  z.strictObject({
    documents: count,
    names: count,
    entities: count,
    mentions: count,
    sources: count,
    files: count,
    segments: count,
    firstDate: maybe,
    lastDate: maybe,
    size: count.describe('Bytes on disk.'),
    format: count,
  }),
);

export const health = named('Health', z.strictObject({ status: z.literal('ok') }));

export const failure = named(
  'Error',
  z.strictObject({
    message: text.describe('A sentence that ends with what to do.'),
    code: text,
    type: z.enum(['request', 'auth', 'limit', 'busy', 'internal']),
    position: count.optional().describe('Offset in `q`, where that applies.'),
    hint: maybe,
    requestId: text,
  }),
);
