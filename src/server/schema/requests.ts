import type { Choice, DateRange, FacetRequest, Filter } from '../../types.ts';
import { day, FACETS, idOrName, interval, kind, LIMITS, offset, page } from './values.ts';
import { named, type Schema, z } from './zod.ts';

/** `people=a,b` is any of the two, a repeated parameter is all of them, a leading `-` is none. */
const choices = (what: string) =>
  z
    .array(z.string().min(1).max(5_000))
    .max(LIMITS.choices)
    .optional()
    .describe(
      `${what}, as id, bare slug or name. Values separated by commas ask for any of them, the parameter repeated for all of them, a leading "-" for none. Quote a value that holds a comma. "(none)" stands for documents without a value.`,
    );

const partOfTime = z
  .string()
  .regex(/^(?!0000)\d{4}(-W(0[1-9]|[1-4]\d|5[0-3])|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .meta({ examples: ['2025-07-01', '2025-W31', '2025-07', '2025'] })
  .optional();

const q = z
  .string()
  .max(LIMITS.query)
  .optional()
  .describe(
    'Words (all must occur), "a phrase", OR, -word, ( ), title:word, person:"Donald Trump", place:, org:, source:, byline:, date:2025-07..2025-08, word*, word~, NEAR/5.',
  );

const hits = z
  .int()
  .min(0)
  .max(LIMITS.page)
  .optional()
  .describe('Hits returned, 20 by default; 0 for the counts alone.');

/** The members that filter, shared by search and its exports. */
const filters = {
  q,
  people: choices('People'),
  places: choices('Places'),
  organisations: choices('Organisations'),
  source: choices('Publishers'),
  from: partOfTime.describe(
    'First day, week, month or year, included: 2025-07-01, 2025-W31, 2025-07, 2025.',
  ),
  to: partOfTime.describe('Last day, week, month or year, included.'),
  sort: z.enum(['relevance', 'newest', 'oldest']).optional(),
};

/** `GET /v1/search`. */
export const searchParameters = z.strictObject({
  ...filters,
  facets: z
    .array(z.enum([...FACETS, 'none']))
    .max(6)
    .optional()
    .describe('Facets to count, separated by commas; none by default.'),
  interval: interval.optional().describe('Width of a bucket of the date facet.'),
  limit: hits,
  offset: offset.optional(),
  explain: z.boolean().optional().describe('Say how each score came about.'),
});

/** `GET /v1/search.csv` and `.jsonl`: all hits, so no paging and no facets. */
export const exportParameters = z.strictObject(filters);

export type SearchParameters = z.infer<typeof searchParameters>;

const choice: Schema<Choice> = named(
  'Choice',
  z.strictObject({
    any: z.array(idOrName).max(LIMITS.choices).optional(),
    all: z.array(idOrName).max(LIMITS.choices).optional(),
    none: z.array(idOrName).max(LIMITS.choices).optional(),
  }),
);

const dateRange: Schema<DateRange> = named(
  'DateRange',
  z.strictObject({
    gte: day.optional().describe('First day, included.'),
    lt: day.optional().describe('The day after the last.'),
  }),
);

const filter: Schema<Filter> = named(
  'Filter',
  z.strictObject({
    people: choice.optional(),
    places: choice.optional(),
    organisations: choice.optional(),
    source: choice.optional(),
    date: dateRange.optional(),
  }),
);

const facet = {
  limit: z.int().min(0).max(LIMITS.facetValues).optional().describe('10 by default.'),
  offset: z.int().min(0).max(LIMITS.offset).optional(),
  search: z.string().max(LIMITS.id).optional().describe('Only values with a word that starts so.'),
  minCount: z.int().min(0).max(1e9).optional(),
  sort: z.enum(['count', 'name']).optional(),
};
const facetRequest: Schema<FacetRequest> = named('FacetRequest', z.strictObject(facet));
const dateFacetRequest: Schema<FacetRequest> = named(
  'DateFacetRequest',
  z.strictObject({ ...facet, interval: interval.optional() }),
);

/** `POST /v1/search`. */
export const searchBody = z.strictObject({
  q,
  filter: filter.optional(),
  facets: z
    .strictObject({
      people: facetRequest.optional(),
      places: facetRequest.optional(),
      organisations: facetRequest.optional(),
      source: facetRequest.optional(),
      date: dateFacetRequest.optional(),
    })
    .optional(),
  limit: hits,
  offset: offset.optional(),
  sort: filters.sort,
  explain: z.boolean().optional(),
});
named('SearchRequest', searchBody);

export type SearchBody = z.infer<typeof searchBody>;

export const suggestParameters = z.strictObject({
  q: z.string().max(LIMITS.id).describe('What has been typed so far.'),
  limit: z.int().min(1).max(20).optional().describe('Of each sort; 5 by default.'),
});

export const entitiesParameters = z.strictObject({
  q: z.string().max(LIMITS.id).optional().describe('Words, or their beginnings, of any name.'),
  kind: kind.optional(),
  hidden: z.boolean().optional().describe('Also those that were hidden.'),
  limit: page.optional().describe('20 by default.'),
  offset: offset.optional(),
  sort: z.enum(['count', 'name']).optional(),
});

export const mentionsParameters = z.strictObject({
  with: idOrName.optional().describe('Only in documents that also mention this one.'),
  limit: page.optional().describe('20 by default.'),
  offset: offset.optional(),
});

export const documentParameters = z.strictObject({
  q: q.describe('A query, as of a search: the answer then says where it matches.'),
});
export const pageParameters = z.strictObject({ limit: page.optional(), offset: offset.optional() });
export const noParameters = z.strictObject({});
export const idPath = z.strictObject({ id: idOrName });
export const sequencePath = z.strictObject({ sequence: z.int().min(1).max(1e9) });

/** `POST /v1/tag`. */
export const tagBody = z.strictObject({ text: z.string().max(LIMITS.tagText) });
named('TagRequest', tagBody);

export const addParameters = z.strictObject({
  source: z
    .string()
    .min(1)
    .max(LIMITS.id)
    .optional()
    .describe('Publisher of articles that do not name theirs.'),
});

export const addHeaders = z.strictObject({
  'Captured-At': z.iso
    .datetime({ offset: true })
    .optional()
    .describe('When the page was captured; "16 minutes ago" is reckoned from then.'),
});

const fact = z.string().optional();

/** `POST /v1/documents`, for its documentation: the reader knows more names of each, and takes what feeds and exports hold. */
named(
  'NewDocument',
  z
    .looseObject({
      id: fact.describe('Yours; without one, a hash of the text.'),
      title: fact,
      body: fact.describe('Paragraphs, separated by blank lines.'),
      source: fact.describe('The publisher.'),
      date: fact.describe('2025-07-01, or an instant.'),
      url: fact,
      byline: fact,
      agency: fact.describe('The wire service credited.'),
      language: fact.describe('BCP 47.'),
    })
    .describe('An article. Further members are read under their usual names, or passed over.'),
);
