import { readFile } from 'node:fs/promises';
import { GUIDE } from './docs-guide.ts';
import { type PageFile, pageFile } from './files.ts';
import { openApi } from './openapi.ts';
import type { Operation } from './operation.ts';
import type { JsonSchema } from './schema/zod.ts';

/** `/openapi.json`, and `/docs`, which is the same for people: plain HTML, no script. */
export async function docsFiles(
  operations: readonly Operation[],
  version: string,
): Promise<ReadonlyMap<string, PageFile>> {
  const api = openApi(operations, version);
  const css = await readFile(new URL('docs.css', import.meta.url));
  const files: readonly (readonly [address: string, extension: string, bytes: Buffer])[] = [
    ['/openapi.json', '.json', Buffer.from(JSON.stringify(api, null, 1))],
    ['/docs', '.html', Buffer.from(docsHtml(api as unknown as Api))],
    ['/docs.css', '.css', css],
  ];
  const made = files.map(
    async ([address, extension, bytes]) =>
      [address, await pageFile(bytes, extension, address)] as const,
  );
  return new Map(await Promise.all(made));
}

/** As much of the document as the page shows. */
interface Api {
  readonly info: Readonly<Record<'title' | 'version' | 'summary' | 'description', string>>;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, { readonly description: string }>>;
  };
}

interface Described {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  /** 200 with its content; all others refer to `components/responses`. */
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content: Content }>
  >;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

function docsHtml({ info, tags, paths, components }: Api): string {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = tags.map(
    ({
      name,
      description,
    }) => `<section id="group-${esc(name)}"><h2>${esc(name)}</h2><p>${esc(description)}</p>
${all
  .filter(({ operation }) => operation.tags.includes(name))
  .map(operationHtml)
  .join('\n')}</section>`,
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<details><summary><code>${esc(name)}</code></summary><div id="${esc(name)}">${schemaHtml(schema)}</div></details>`,
  );
  const errors = Object.entries(components.responses).map(
    ([name, { description }]) =>
      `<tr id="${esc(name)}"><td><code>${esc(name)}</code></td><td>${esc(description)}</td></tr>`,
  );
  const guide = GUIDE.map(
    ({ id, title, html }) =>
      `<section id="${id}"><h2>${title}</h2>${html}${id === 'errors' ? `<table>${errors.join('')}</table>` : ''}</section>`,
  );
  const link = (id: string, words: string) => `<li><a href="#${esc(id)}">${esc(words)}</a></li>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(info.title)} · API</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<header>
<a class="brand" href="/">${esc(info.title)}</a>
<p>API ${esc(info.version)} · <a href="/openapi.json">openapi.json</a> · <a href="/">search</a></p>
</header>
<div class="frame">
<nav aria-label="Contents">
<h2>Guide</h2>
<ul>${GUIDE.map(({ id, title }) => link(id, title)).join('')}</ul>
<h2>Addresses</h2>
<ul>${tags.map(({ name }) => link(`group-${name}`, name)).join('')}${link('shapes', 'Shapes')}</ul>
</nav>
<main>
<h1>The ${esc(info.title)} API</h1>
<p class="lead">${esc(info.description)}</p>
${guide.join('\n')}
${groups.join('\n')}
<section id="shapes"><h2>Shapes</h2>
${schemas.join('\n')}</section>
</main>
</div>
</body>
</html>
`;
}

function operationHtml({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Described;
}) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const rows = parameters.map(
    ({ name, required, description: about = '', schema }) =>
      `<tr><td><code>${esc(name)}</code>${required ? ' *' : ''}</td><td>${typeHtml(schema)}</td><td>${esc(about)}</td></tr>`,
  );
  const errors = Object.entries(responses).flatMap(([status, { $ref }]) =>
    $ref === undefined ? [] : [`<a href="#${esc($ref.split('/').at(-1)!)}">${esc(status)}</a>`],
  );
  // The id is inside: only then does following a link open what is folded.
  return `<details><summary><code><b class="${esc(method)}">${esc(method.toUpperCase())}</b> ${esc(path)}</code><span>${esc(summary)}</span></summary><div id="${esc(operationId)}">
<p class="faint">${esc(description)}</p>
${rows.length === 0 ? '' : `<h3>Parameters</h3><table>${rows.join('')}</table>`}
${requestBody ? `<h3>Body</h3><p>${contentHtml(requestBody.content)}</p>` : ''}
<h3>Answer</h3><p>${contentHtml(responses['200']!.content)}</p>
<p class="faint">Errors: ${errors.join(' ')}</p>
</div></details>`;
}

function contentHtml(content: Content): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `${typeHtml(schema)} <span class="faint">${esc(type)}</span>`)
    .join('<br>');
}

function schemaHtml(schema: JsonSchema): string {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const rows = Object.entries(properties).map(
    ([name, member]) =>
      `<tr><td><code>${esc(name)}</code>${required.includes(name) ? ' *' : ''}</td><td>${typeHtml(member)}</td><td>${esc(String(member['description'] ?? ''))}</td></tr>`,
  );
  return rows.length === 0 ? `<p>${typeHtml(schema)}</p>` : `<table>${rows.join('')}</table>`;
}

/** A schema in a few words: `Hit[]`, `integer 0…100`, `"day" | "week"`. */
function typeHtml(schema: JsonSchema): string {
  const name = /\/(\w+)$/.exec(String(schema['$ref'] ?? ''))?.[1];
  if (name !== undefined) return `<a href="#${esc(name)}">${esc(name)}</a>`;
  const choices = (schema['oneOf'] ?? schema['anyOf']) as readonly JsonSchema[] | undefined;
  if (choices) return choices.map((choice) => typeHtml(choice)).join(' | ');
  const values = schema['enum'] as readonly unknown[] | undefined;
  if (values) return esc(values.map((value) => JSON.stringify(value)).join(' | '));
  if ('const' in schema) return esc(JSON.stringify(schema['const']));
  const places = schema['prefixItems'] as readonly JsonSchema[] | undefined;
  if (places) return `[${places.map((place) => typeHtml(place)).join(', ')}]`;
  if (schema['type'] === 'array') return `${typeHtml((schema['items'] ?? {}) as JsonSchema)}[]`;
  if (schema['type'] === 'object' && schema['properties'])
    return `{ ${Object.entries(schema['properties'] as Record<string, JsonSchema>)
      .map(([member, type]) => `${esc(member)}: ${typeHtml(type)}`)
      .join(', ')} }`;
  return esc(`${String(schema['type'] ?? 'any value')}${boundsOf(schema)}`);
}

function boundsOf({ minimum, maximum, maxLength }: JsonSchema): string {
  if (typeof maxLength === 'number') return `, at most ${maxLength} characters`;
  // Zod states the range of exact integers where none was asked for.
  const most = typeof maximum === 'number' && maximum < 2 ** 53 - 1 ? maximum : undefined;
  const least = typeof minimum === 'number' && minimum > -(2 ** 53 - 1) ? minimum : undefined;
  if (least === undefined && most === undefined) return '';
  return ` ${least ?? '…'} to ${most ?? '…'}`;
}

function esc(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
