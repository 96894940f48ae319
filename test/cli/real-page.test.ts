import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntityList, SearchResult } from '../../src/types.ts';
import { dateline } from './dateline.ts';

const SEEDS = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const ABSENT = !existsSync(SEEDS) && !process.env['CI'];

describe.skipIf(ABSENT)('the real page', () => {
  let cwd: string;
  const asked = async <T>(...args: readonly string[]): Promise<T> =>
    JSON.parse((await dateline([...args, '--json'], { cwd })).out) as T;

  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'dateline-'));
    expect(await dateline(['ingest', SEEDS], { cwd })).toMatchObject({ code: 0 });
  });

  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test('holds four articles', async () => {
    const { hits } = await asked<SearchResult>('search');
    expect(hits).toHaveLength(4);
  });

  test('a search finds the first one, with those it names', async () => {
    const { hits, facets } = await asked<SearchResult>('search', 'working group');
    expect(hits[0]!.title).toBe(
      'Trump administration disbands group focused on pressuring Russia, sources say',
    );
    const names = (facet: 'people' | 'places' | 'organisations') =>
      facets[facet]!.values.map((value) => value.name);
    expect(names('people')).toContain('Donald Trump');
    expect(names('places')).not.toContain('Lithuania');
  });

  test('Lithuania leads to the article about the drones, and to no other', async () => {
    const { hits } = await asked<SearchResult>('search', '--place', 'Lithuania');
    expect(hits).toHaveLength(1);
    expect(hits[0]!.entities.people.map((it) => it.name)).toContain('Kestutis Budrys');
  });

  test('the Security Council is one organisation, by its name and by NSC', async () => {
    const [full, short] = await Promise.all([
      asked<SearchResult>('search', '--org', 'National Security Council'),
      asked<SearchResult>('search', '--org', 'NSC'),
    ]);
    expect(full.totalHits).toBe(1);
    expect(short.hits.map((hit) => hit.id)).toEqual(full.hits.map((hit) => hit.id));
    const { entities } = await asked<EntityList>(
      'entities',
      '--kind',
      'organisation',
      '--limit',
      '500',
    );
    const councils = entities.filter((it) => /security council|\bNSC\b/i.test(it.name));
    expect(councils.map((it) => it.name)).toHaveLength(1);
  });

  test('nothing of the promos is an entity', async () => {
    const { entities } = await asked<EntityList>('entities', '--limit', '1000');
    const names = entities.map((it) => it.name);
    expect(
      names.filter((name) => /Telegram|Singapore|Sign up|AI Features|Hashtag/i.test(name)),
    ).toEqual([]);
  });
});
