import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Archive, openArchive } from './support/archive.ts';
import { type Api, type Ask, contract } from './support/contract.ts';

let archive: Archive;
let ask: Ask;
let api: Api;

beforeAll(async () => {
  archive = await openArchive();
  ({ ask, api } = await contract((await archive.serve()).url));
});
afterAll(() => archive.close());

const operations = () =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(
    structuredClone(api) as Record<string, unknown>,
  );
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('every reference leads somewhere, and every schema is led to', () => {
  const text = JSON.stringify(api);
  const used = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, it]) => it));
  const defined = Object.keys((api['components'] as { schemas: object }).schemas);
  expect([...used].sort()).toEqual([...defined].sort());
});

test('operations have names of their own, a summary and a tag', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { operation } of operations())
    expect(operation).toMatchObject({
      summary: expect.stringMatching(/\S/),
      tags: [expect.any(String)],
    });
});

test('parameters in the path are described, and no others', () => {
  for (const { path, operation } of operations()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = operation.parameters.filter((it) => it.in === 'path').map((it) => it.name);
    expect(described, path).toEqual(named);
  }
});

test('/docs shows every operation and every schema, without a script', async () => {
  const { text, headers } = await ask('/docs');
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  for (const { operation } of operations()) expect(text).toContain(`id="${operation.operationId}"`);
  const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => `id="${id}"`);
  expect(links.filter((id) => !text.includes(id))).toEqual([]);
  expect(text).not.toMatch(/<script|style=|\son\w+=|https?:\/\/(?!127\.0\.0\.1)/);
});
