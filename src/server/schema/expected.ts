/** A schema as JSON Schema 2020-12 has it. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What a value must be, in words that need no schema to be understood. */
export interface Expected {
  /** `a whole number from 0 to 100`. */
  readonly words: string;
  /** The texts it may be, where they are few. */
  readonly values: readonly string[];
}

/** What must stand at a place of a JSON Schema document; undefined where the schema does not say. */
export function expectedAt(root: JsonSchema, path: readonly PropertyKey[]): Expected | undefined {
  const schemas = schemasAt(root, path);
  const values = schemas.flatMap(valuesOf);
  if (values.length > 0) return { words: listed(values.map((value) => `"${value}"`)), values };
  const words = [...new Set(schemas.map(wordsOf))];
  return words.length === 0 ? undefined : { words: words.join(', or '), values: [] };
}

/** Names of the members that an object at this place may have. */
export function membersAt(root: JsonSchema, path: readonly PropertyKey[]): readonly string[] {
  const all = schemasAt(root, path).flatMap((schema) => Object.keys(propertiesOf(schema)));
  return [...new Set(all)];
}

/** The schemas that a place may have: one, or those of a choice. */
function schemasAt(root: JsonSchema, path: readonly PropertyKey[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (schemas, step) =>
      schemas.flatMap((schema) => {
        const next =
          typeof step === 'number' ? schema['items'] : propertiesOf(schema)[String(step)];
        return next === undefined ? [] : choicesOf(root, next as JsonSchema);
      }),
    choicesOf(root, root),
  );
}

/** A schema with its references followed and its alternatives side by side. */
function choicesOf(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const name = /^#\/\$defs\/(.+)$/.exec(String(schema['$ref']))?.[1];
  const target = name === undefined ? undefined : (root['$defs'] as Properties)[name];
  if (target !== undefined) return choicesOf(root, target);
  const choices = (schema['oneOf'] ?? schema['anyOf']) as readonly JsonSchema[] | undefined;
  return choices?.flatMap((choice) => choicesOf(root, choice)) ?? [schema];
}

type Properties = Readonly<Record<string, JsonSchema>>;

function propertiesOf(schema: JsonSchema): Properties {
  return (schema['properties'] ?? {}) as Properties;
}

function valuesOf(schema: JsonSchema): readonly string[] {
  if ('const' in schema) return [String(schema['const'])];
  return ((schema['enum'] as readonly unknown[] | undefined) ?? []).map(String);
}

function wordsOf(schema: JsonSchema): string {
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return `a whole number${boundsOf(schema)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list${mostOf(schema['maxItems'], 'values')}`;
    case 'object':
      return 'an object';
    default:
      return textOf(schema);
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day of the calendar, as 2025-07-01',
  'date-time': 'an instant with its time zone, as 2025-07-01T09:30:00Z',
};

function textOf(schema: JsonSchema): string {
  const format = FORMATS[String(schema['format'])];
  if (format !== undefined) return format;
  const examples = schema['examples'] as readonly string[] | undefined;
  if (examples !== undefined) return `text such as ${listed(examples)}`;
  return `text${mostOf(schema['maxLength'], 'characters')}${schema['pattern'] === undefined ? '' : ', without a NUL character'}`;
}

function mostOf(most: unknown, what: string): string {
  return typeof most === 'number' ? ` of at most ${most.toLocaleString('en')} ${what}` : '';
}

/** Zod states the range of exact integers where none was asked for. */
function boundsOf({ minimum, maximum }: JsonSchema): string {
  const least = typeof minimum === 'number' && minimum > -(2 ** 53 - 1) ? minimum : undefined;
  const most = typeof maximum === 'number' && maximum < 2 ** 53 - 1 ? maximum : undefined;
  if (least !== undefined && most !== undefined)
    return ` from ${least} to ${most.toLocaleString('en')}`;
  if (least !== undefined) return `, ${least} or more`;
  return most === undefined ? '' : ` of at most ${most.toLocaleString('en')}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
