import type {
  Alias,
  EntityDetail,
  EntityList,
  EntityRow,
  LoggedDecision,
  MentionInContext,
  MentionList,
  Suggestions,
} from '../../types.ts';
import { mentionMembers } from './answers.ts';
import { decision, kind } from './values.ts';
import { named, type Schema, z } from './zod.ts';

const count = z.int().min(0);
const text = z.string();
const maybe = z.string().optional();

const row = { id: text, kind, name: text, documents: count, mentions: count, hidden: z.boolean() };

export const entityRow: Schema<EntityRow> = named('EntityRow', z.strictObject(row));

export const entityList: Schema<EntityList> = named(
  'EntityList',
  z.strictObject({ entities: z.array(entityRow), total: count }),
);

const form = z.strictObject({ text, documents: count });

const alias: Schema<Alias> = named(
  'Alias',
  z.strictObject({ kind, key: text, text, documents: count, why: text, forms: z.array(form) }),
);

export const loggedDecision: Schema<LoggedDecision> = named(
  'LoggedDecision',
  z.strictObject({
    sequence: count,
    at: text.describe('An instant, ISO 8601.'),
    by: maybe.describe('The name of the key, or "local page".'),
    decision,
  }),
);

export const decisionLog = named(
  'DecisionLog',
  z.strictObject({ decisions: z.array(loggedDecision), total: count }),
);

const coordinates = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

export const entityDetail: Schema<EntityDetail> = named(
  'Entity',
  z.strictObject({
    ...row,
    country: maybe.describe('ISO 3166-1 alpha-2.'),
    coordinates: coordinates.optional(),
    aliases: z.array(alias),
    timeline: z.array(z.strictObject({ month: text, documents: count })),
    related: z.array(z.strictObject({ ...row, together: count })),
    decisions: z.array(loggedDecision),
    namesakes: z
      .array(entityRow)
      .describe('Others who go by the name that was asked for, likeliest first; none for an id.'),
    certain: z.boolean().describe('False where one of the namesakes may as well be meant.'),
  }),
);

const mentionInContext: Schema<MentionInContext> = named(
  'MentionInContext',
  z.strictObject({
    ...mentionMembers,
    document: text,
    title: text,
    date: maybe,
    sentence: text,
    sentenceStart: count,
  }),
);

export const mentionList: Schema<MentionList> = named(
  'MentionList',
  z.strictObject({ mentions: z.array(mentionInContext), total: count }),
);

export const suggestions: Schema<Suggestions> = named(
  'Suggestions',
  z.strictObject({
    terms: z.array(form),
    entities: z.array(entityRow),
    titles: z.array(z.strictObject({ id: text, title: text, date: maybe })),
  }),
);

export const review = named(
  'Review',
  z.strictObject({
    suggestions: z.array(
      z.strictObject({
        a: text,
        b: text,
        why: text,
        score: z.number(),
        rows: z.tuple([entityRow, entityRow]),
      }),
    ),
    total: count,
  }),
);

export const tagAnswer = named(
  'TagAnswer',
  z.strictObject({
    mentions: z.array(
      z.strictObject({
        kind,
        start: count,
        end: count,
        text,
        entity: text,
        name: text,
        why: text,
      }),
    ),
  }),
);

export const session = named(
  'Session',
  z.strictObject({
    scopes: z.array(z.enum(['search', 'write', 'curate', 'admin'])),
    name: maybe.describe('Of the key, or "local page"; absent for a stranger.'),
  }),
);
