import fc from 'fast-check';
import type { Api, ApiOperation } from './contract.ts';

type Json = { readonly [key: string]: unknown };

/** A request as `fetch` takes it. */
export interface Wish {
  readonly operation: string;
  readonly path: string;
  readonly init: { method: string; headers: Record<string, string>; body?: string };
}

/** Values that programs and people send by mistake or on purpose. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  2 ** 53,
  '',
  ' ',
  '0',
  'NaN',
  'Infinity',
  '\u0000',
  '\ud800',
  '\u202e',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '%00',
  '%',
  '((((',
  '"',
  'a OR',
  '*',
  'a~9',
  'a NEAR/0 b',
  'date:9999-99',
  'person:',
  '😀',
  'x'.repeat(600),
  [],
  {},
  [[]],
  { a: { b: {} } },
];

/** Words that mean something to the archive of the tests. */
const KNOWN = [
  'drones',
  'story-1',
  'person:donald-trump',
  'NATO',
  'place:latvia',
  'Vilnius',
  '(none)',
];

/** Requests for every operation of the document: half of them fit, in the others some part may not. */
export function requests(api: Api): fc.Arbitrary<Wish> {
  const wishes = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      [TIDY, WILD].map((how) => wish({ api, ...how }, path, method, operation)),
    ),
  );
  return fc.oneof(...wishes);
}

function wish(
  made: Made,
  path: string,
  method: string,
  operation: ApiOperation,
): fc.Arbitrary<Wish> {
  const value = (schema: Json) =>
    fc.oneof(
      { weight: 8, arbitrary: sample(made, schema) },
      { weight: made.odd, arbitrary: fc.constantFrom(...ODD) },
    );
  const parameters = operation.parameters.map(({ name, in: place, required, schema, explode }) => ({
    place,
    name,
    explode,
    value: required ? value(schema) : fc.option(value(schema), { nil: undefined, freq: 3 }),
  }));
  const body = operation.requestBody?.content['application/json'];
  const stranger = fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: made.odd, arbitrary: fc.constantFrom('__proto__', 'Q', 'limits', 'people[]', '') },
  );
  return fc
    .record({
      values: fc.tuple(...parameters.map((parameter) => parameter.value)),
      body: body ? value(body.schema) : fc.constant(undefined),
      stranger,
    })
    .map(({ values, body: content, stranger: extra }) => {
      const query = new URLSearchParams();
      const headers: Record<string, string> = {};
      let address = path;
      values.forEach((given, i) => {
        const { place, name, explode } = parameters[i]!;
        if (given === undefined) return;
        if (place === 'path') address = address.replace(`{${name}}`, () => segment(given));
        else if (place === 'header') headers[name] = text(given).replace(/[^ -~]/g, '?');
        else if (Array.isArray(given) && explode !== false)
          for (const one of given) query.append(name, text(one));
        else query.append(name, text(given));
      });
      if (extra !== undefined) query.append(extra, 'x');
      const search = query.size > 0 ? `?${query}` : '';
      const json = content === undefined ? undefined : JSON.stringify(content);
      return {
        operation: operation.operationId,
        path: address + search,
        init: {
          method: method.toUpperCase(),
          headers: {
            ...headers,
            ...(json !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(json !== undefined && { body: json }),
        },
      };
    });
}

/** From which document, and whether now and then with what it does not allow. */
interface Made {
  readonly api: Api;
  readonly odd: number;
}

const TIDY = { odd: 0 };
const WILD = { odd: 1 };

/** Values that a schema allows, and now and then one that it does not. */
function sample(made: Made, schema: Json): fc.Arbitrary<unknown> {
  const reference = /^#\/components\/schemas\/(\w+)$/.exec(String(schema['$ref']))?.[1];
  if (reference !== undefined) {
    const { schemas } = made.api['components'] as { schemas: Record<string, Json> };
    return sample(made, schemas[reference]!);
  }
  const choices = (schema['oneOf'] ?? schema['anyOf']) as readonly Json[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => sample(made, choice)));
  if ('const' in schema) return fc.constant(schema['const']);
  const values = schema['enum'] as readonly unknown[] | undefined;
  if (values) return fc.constantFrom(...values);
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return integers(made, schema);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(sample(made, schema['items'] as Json), {
        minLength: Number(schema['minItems'] ?? 0),
        maxLength: 4,
      });
    case 'object':
      return objects(made, schema);
    default:
      return strings(made, schema);
  }
}

function integers(made: Made, schema: Json): fc.Arbitrary<number> {
  const min = Math.max(-1_000, Number(schema['minimum'] ?? -1_000));
  const max = Math.min(100_000, Number(schema['maximum'] ?? 100_000));
  return fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min, max: Math.min(max, min + 200) }) },
    { weight: 2, arbitrary: fc.constantFrom(min, max) },
    {
      weight: made.odd,
      arbitrary: fc.constantFrom(min - 1, Number(schema['maximum'] ?? max) + 1, 0.5),
    },
  );
}

function objects(made: Made, schema: Json): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = (schema['required'] ?? []) as readonly string[];
  const shape = Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [name, sample(made, member)]),
  );
  const object = fc.record(shape, { requiredKeys: [...required] });
  const stranger = fc.constantFrom('__proto__', 'extra', 'constructor', 'toString');
  return fc.oneof(
    { weight: 15, arbitrary: object },
    {
      weight: made.odd,
      arbitrary: fc
        .tuple(object, stranger)
        .map(([value, name]) =>
          Object.defineProperty({ ...value }, name, { value: 1, enumerable: true }),
        ),
    },
  );
}

function strings(made: Made, schema: Json): fc.Arbitrary<string> {
  const day = fc.date({
    min: new Date('2023-01-01'),
    max: new Date('2026-12-31'),
    noInvalidDate: true,
  });
  const iso = day.map((date) => date.toISOString());
  if (schema['format'] === 'date') return iso.map((instant) => instant.slice(0, 10));
  if (schema['format'] === 'date-time') return iso;
  if (String(schema['pattern']).includes('-W'))
    return fc
      .tuple(iso, fc.constantFrom(4, 7, 10))
      .map(([instant, length]) => instant.slice(0, length));
  const most = Math.min(40, Number(schema['maxLength'] ?? 40));
  const words = fc.constantFrom(...KNOWN, 'OR', '-', '(', ')', '"', 'title:', '*', '~', 'NEAR/3');
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...KNOWN) },
    { weight: made.odd, arbitrary: fc.string({ maxLength: most }) },
    { weight: made.odd, arbitrary: fc.string({ maxLength: most, unit: 'binary' }) },
    {
      weight: made.odd,
      arbitrary: fc.array(words, { maxLength: 8 }).map((some) => some.join(' ')),
    },
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A part of a path; a lone surrogate has no UTF-8, and an empty part would be another address. */
function segment(value: unknown): string {
  const whole = text(value).replace(/\p{Surrogate}/gu, '?');
  return encodeURIComponent(/^\.{0,2}$/.test(whole) ? `${whole}x` : whole);
}
