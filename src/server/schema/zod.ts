import { z } from 'zod';

/** What a value must look like: checks it, types it, and describes it in `/openapi.json`. */
export type Schema<T> = z.ZodType<T>;

/** A schema as JSON Schema 2020-12 has it. */
export type JsonSchema = { readonly [key: string]: unknown };

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
  readonly known: readonly string[];
  readonly message: string;
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
  if (issue.code === 'unrecognized_keys') {
    const known = membersAt(z.toJSONSchema(schema, { io: 'input' }), issue.path);
    return { fault: { where, unknown: issue.keys, known, message: 'is unknown' } };
  }
  const message = issue.message.replace(/^Invalid input: /, '').replace(/^\w/, lower);
  return { fault: { where, known: [], message } };
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

function lower(letter: string): string {
  return letter.toLowerCase();
}

/** Names of the members that an object at this place may have; empty where several shapes are possible. */
function membersAt(root: JsonSchema, path: readonly PropertyKey[]): readonly string[] {
  const at = path.reduce<JsonSchema | undefined>((schema, step) => {
    const here = schema && resolved(root, schema);
    const properties = here?.['properties'] as Record<string, JsonSchema> | undefined;
    return typeof step === 'number' ? (here?.['items'] as JsonSchema) : properties?.[String(step)];
  }, root);
  return Object.keys((at && resolved(root, at)['properties']) ?? {});
}

/** A `#/$defs/Name` of the same document, followed. */
function resolved(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const name = /^#\/\$defs\/(.+)$/.exec(String(schema['$ref']))?.[1];
  if (name === undefined) return schema;
  return (root['$defs'] as Record<string, JsonSchema>)[name] ?? schema;
}

function bare({ $schema: _schema, $id: _id, ...rest }: JsonSchema): JsonSchema {
  return rest;
}
