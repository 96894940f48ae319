import { z } from 'zod';
import { expectedAt, type JsonSchema, membersAt } from './expected.ts';

/** What a value must look like: checks it, types it, and describes it in `/openapi.json`. */
export type Schema<T> = z.ZodType<T>;

export type { JsonSchema } from './expected.ts';
export { z };

const registry = z.registry<{ id: string }>();

/** Gives a schema its name in `components/schemas`; other named schemas refer to it by that. */
export function named<T>(id: string, schema: Schema<T>): Schema<T> {
  registry.add(schema, { id });
  names.set(schema, id);
  return schema;
}

const names = new Map<Schema<unknown>, string>();

/** The name given by `named`; a body or an answer without one is a mistake in the program. */
export function nameOf(schema: Schema<unknown>): string {
  const name = names.get(schema);
  if (name === undefined) throw new Error('this schema has no name: wrap it in named()');
  return name;
}

/** All named schemas, ready for `components/schemas`. */
export function namedSchemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'input',
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

/** The members of an unnamed object schema, each as JSON Schema, and which of them are required. */
export interface Members {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

/** Members of a schema. Written once for each: at every request it took about a millisecond. */
export function members(schema: Schema<unknown>): Members {
  const known = written.get(schema);
  if (known) return known;
  const json = z.toJSONSchema(schema, { io: 'input' });
  const properties = (json.properties ?? {}) as Record<string, JsonSchema>;
  const made = { properties, required: json.required ?? [] };
  written.set(schema, made);
  return made;
}

const written = new WeakMap<Schema<unknown>, Members>();

/** One thing that is wrong with a value. */
export interface Fault {
  /** `filter.people.any[3]`; empty for the value as a whole. */
  readonly where: string;
  /** Members that do not belong there, and those that may. */
  readonly unknown?: readonly string[];
  /** What is missing, rather than wrong. */
  readonly missing?: true;
  /** The names or texts that may stand there, where there are few. */
  readonly known: readonly string[];
  /** What it must be: `a whole number from 0 to 100`. */
  readonly must: string;
  /** What it is instead, where that is short. */
  readonly given?: string;
}

/** The value, typed, or its first fault. Never throws. */
export function examine<T>(schema: Schema<T>, value: unknown): { value: T } | { fault: Fault } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  // A misspelt name first: it is often why another member is missing.
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  const where = issue.path.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : join(path, String(step))),
    '',
  );
  const root: JsonSchema = z.toJSONSchema(schema, { io: 'input' });
  if (issue.code === 'unrecognized_keys')
    return { fault: { where, unknown: issue.keys, known: membersAt(root, issue.path), must: '' } };
  const expected = expectedAt(root, issue.path);
  const found = at(value, issue.path);
  return {
    fault: {
      where,
      ...(found === undefined && { missing: true }),
      known: expected?.values ?? [],
      must: expected?.words ?? issue.message,
      ...givenOf(found),
    },
  };
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, step)
        ? (here as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}

const SHORT = 40;

function givenOf(found: unknown): { readonly given?: string } {
  if (typeof found === 'string' && found.length > SHORT)
    return { given: `text of ${found.length.toLocaleString('en')} characters` };
  if (Array.isArray(found)) return { given: `a list of ${found.length.toLocaleString('en')}` };
  if (typeof found === 'object' && found !== null) return { given: 'an object' };
  return found === undefined ? {} : { given: JSON.stringify(found) };
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

function bare({ $schema: _schema, $id: _id, ...rest }: JsonSchema): JsonSchema {
  return rest;
}
