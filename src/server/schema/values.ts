import { LIMITS as QUERY } from '../../query/limits.ts';
import type { Decision, Interval, Kind, NameRef } from '../../types.ts';
import { named, type Schema, z } from './zod.ts';

/** Limits of the HTTP interface; `/openapi.json` states them. */
export const LIMITS = {
  /** Characters of `q`. The query language has further limits of its own. */
  query: QUERY.length,
  /** Hits of one page. */
  page: 100,
  /** How far one may page; the exports give everything. */
  offset: 100_000,
  /** Values of one facet in one answer. */
  facetValues: 1_000,
  /** Values chosen in one facet. */
  choices: 100,
  /** Characters of an id or a name. */
  id: 500,
  /** Characters that `POST /v1/tag` takes: it is answered at once, on the thread that serves. */
  tagText: 200_000,
  /** Bytes of a JSON body, but for documents. */
  body: 1_000_000,
} as const;

export const kind: Schema<Kind> = named('Kind', z.enum(['person', 'place', 'organisation']));

export const FACETS = ['people', 'places', 'organisations', 'source', 'date'] as const;

export const interval: Schema<Interval> = z.enum(['day', 'week', 'month', 'year']);

/** An entity id, a bare slug, or any name. No NUL: to SQLite it would end the text, and name another. */
export const idOrName = z
  .string()
  .min(1)
  .max(LIMITS.id)
  .regex(/^[^\u0000]*$/);

export const page = z.int().min(1).max(LIMITS.page);
export const offset = z.int().min(0).max(LIMITS.offset);

/** A calendar day, as in `2025-07-01`. */
export const day = z.iso.date();

export const nameRef: Schema<NameRef> = named(
  'NameRef',
  z.strictObject({ kind, key: z.string().min(1).max(LIMITS.id) }),
);

const names = z.array(nameRef).min(1).max(1_000);
const sequence = z.int().min(1);

/** Bodies of `POST /v1/entities/{id}/…`: a decision without its action and its subject. */
export const bodies = {
  merge: named('Merge', z.strictObject({ into: idOrName.describe('The entity that stays.') })),
  split: named(
    'Split',
    z.strictObject({
      names: names.describe('The names that leave, as `aliases` of the entity lists them.'),
      name: idOrName.optional().describe('What the new entity is called.'),
    }),
  ),
  rename: named('Rename', z.strictObject({ name: idOrName })),
  retype: named('Retype', z.strictObject({ kind })),
  refuse: named('Refuse', z.strictObject({ a: idOrName, b: idOrName })),
  nothing: named('Nothing', z.strictObject({}).describe('No members.')),
} as const;

export const decision: Schema<Decision> = named(
  'Decision',
  z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('merge'), from: idOrName, into: idOrName }),
    z.strictObject({
      action: z.literal('split'),
      entity: idOrName,
      names,
      name: idOrName.optional(),
    }),
    z.strictObject({ action: z.literal('rename'), entity: idOrName, name: idOrName }),
    z.strictObject({ action: z.literal('retype'), entity: idOrName, kind }),
    z.strictObject({ action: z.literal('hide'), entity: idOrName }),
    z.strictObject({ action: z.literal('refuse'), a: idOrName, b: idOrName }),
    z.strictObject({ action: z.literal('undo'), decision: sequence }),
  ]),
);
