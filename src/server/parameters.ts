import { HttpFailure } from './failure.ts';
import type { JsonSchema } from './schema/zod.ts';

/** Whole numbers that a double holds exactly; anything else stays text, and the schema refuses it. */
const INTEGER = /^-?\d{1,15}$/;

/**
 * Query parameters as values: numbers and switches where the schema has them, lists from repetition.
 * Unknown ones are kept for the schema to refuse by name. Throws when a single value is given twice.
 */
export function parametersOf(
  query: URLSearchParams,
  properties: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, unknown>> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, typed(name, query.getAll(name), schema)];
    }),
  );
}

/** Whether a list stands in one parameter, `facets=people,date`: its values are of a fixed set, so none holds a comma. */
export function isCommaList(schema: JsonSchema): boolean {
  return schema['type'] === 'array' && Object.hasOwn(schema['items'] as object, 'enum');
}

function typed(name: string, given: readonly string[], schema: JsonSchema | undefined): unknown {
  if (schema === undefined) return given[0];
  if (isCommaList(schema))
    return given.flatMap((value) => value.split(',')).filter((it) => it !== '');
  if (schema['type'] === 'array') return given;
  if (given.length > 1)
    throw new HttpFailure(
      400,
      'repeated-parameter',
      `"${name}" is given ${given.length} times. Give it once.`,
    );
  const value = given[0]!;
  if (schema['type'] === 'integer') return INTEGER.test(value) ? Number(value) : value;
  if (schema['type'] === 'boolean') return switchOf(value);
  return value;
}

function switchOf(value: string): unknown {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}
