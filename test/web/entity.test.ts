import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { whyOne } from '../../src/entities/reasons.ts';
import type { EntityDetail, EntityRow, Kind } from '../../src/types.ts';
import { inBrowser, type Stage } from './browser.ts';
import { atRest, settled, total } from './rest.ts';
import { SEEDS } from './site.ts';

inBrowser('the entity page', { pages: [SEEDS] }, ({ open, site }) => {
  test('shows names with counts and reasons, company, articles and passages', async () => {
    const { id } = await most(site, 'person');
    const entity = (await site().engine.entities.get(id))!;
    const page = await open(`/entity/${encodeURIComponent(id)}`);
    expect(await page.locator('h1').innerText()).toBe(entity.name);
    const aside = await page.locator('.aside').innerText();
    for (const alias of entity.aliases) {
      expect(aside).toContain(alias.text);
      expect(aside).toContain(whyOne(alias.why));
    }
    const all = page.locator('.facts').getByRole('link', { name: /article/ });
    await all.first().click();
    await settled(page);
    expect(await total(page)).toBe(entity.documents);
  });

  test('a line of the graph and a number of the list both lead to the common passages', async () => {
    const { id } = await most(site, 'place');
    const { related } = (await site().engine.entities.get(id))!;
    const page = await open(`/entity/${encodeURIComponent(id)}`);
    await page.locator('.graph .edge').first().waitFor();
    const edges = await page.locator('.graph .edge').evaluateAll(hrefsOf);
    expect(edges.length).toBeGreaterThan(2);
    const row = related.find((each) => edges.some((edge) => edge === together(id, each.id)))!;
    await page
      .locator('.companion')
      .getByRole('link', { name: `with ${row.name}` })
      .first()
      .click();
    await page.getByRole('heading', { name: `and ${row.name} in the same articles` }).waitFor();
    const expected = await site().engine.entities.mentions({ entity: id, with: row.id });
    await expect.poll(() => page.locator('.passages mark').count()).toBeGreaterThan(0);
    const texts = expected.mentions.map((mention) => mention.text);
    for (const mark of await page.locator('.passages mark').allInnerTexts())
      expect(texts).toContain(mark);
    await page.locator('.passages').getByRole('link').first().click();
    await page.locator('.mention.here').waitFor();
  });

  test('all of the graph that stand together are joined', async () => {
    const { id } = await most(site, 'place');
    const page = await open(`/entity/${encodeURIComponent(id)}`);
    await page.locator('.graph .edge.faint').first().waitFor({ state: 'attached' });
    const nodes = await page.locator('.graph .node').evaluateAll(hrefsOf);
    const ids = nodes.map((href) => decodeURIComponent(href.slice('/entity/'.length)));
    const edges = await page.locator('.graph .edge').evaluateAll(hrefsOf);
    for (const [at, a] of ids.entries())
      for (const b of ids.slice(at + 1)) {
        const { total: shared } = await site().engine.entities.mentions({ entity: a, with: b });
        const drawn = edges.some((edge) => edge === together(a, b) || edge === together(b, a));
        expect(drawn, `${a} and ${b}`).toBe(shared > 0);
      }
  });

  test('a month leads to its articles', async () => {
    const { id } = await most(site, 'place');
    const { timeline } = (await site().engine.entities.get(id))!;
    const month = timeline.find((each) => each.documents > 0)!;
    const page = await open(`/entity/${encodeURIComponent(id)}`);
    await page.locator(`.months a[href*="from=${month.month.slice(0, 7)}"]`).click({ force: true });
    await settled(page);
    expect(await total(page)).toBe(month.documents);
  });

  test('merges two, shows it in the counts at once, and takes it back', async () => {
    const [one, two] = await ranked(site, 'person');
    const page = await open(`/entity/${encodeURIComponent(two!.id)}`);
    await merge(page, one!.name);
    await page.waitForURL(`**/entity/${encodeURIComponent(one!.id)}`);
    await page.getByRole('heading', { level: 1, name: one!.name }).waitFor();
    await expect.poll(() => page.locator('.aside').innerText()).toContain(two!.name);
    const union = (await site().engine.entities.get(one!.id))!.documents;
    expect(union).toBeGreaterThan(one!.documents);
    await open('/');
    expect(await personCount(page, one!.name)).toBe(union);
    await open(`/entity/${encodeURIComponent(one!.id)}`);
    await page.locator('.logged').getByRole('button', { name: /^Undo/ }).first().click();
    await page.locator('.toast', { hasText: 'Taken back' }).waitFor();
    await expect.poll(() => page.locator('.logged.undone').count()).toBe(1);
    expect((await site().engine.entities.get(two!.id))!.documents).toBe(two!.documents);
    await open('/');
    expect(await personCount(page, one!.name)).toBe(one!.documents);
  });

  test('renames, and the toast takes it back', async () => {
    const { id, name } = await most(site, 'organisation');
    const page = await open(`/entity/${encodeURIComponent(id)}`);
    await page.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Rename' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Name shown').fill('The Alliance');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The Alliance' }).waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  });

  test('hides from the facets, and shows again', async () => {
    const [, , third] = await ranked(site, 'person');
    const page = await open(`/entity/${encodeURIComponent(third!.id)}`);
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hide', exact: true }).click();
    await page.locator('.badge', { hasText: 'hidden' }).waitFor();
    const people = await site().engine.search({ facets: { people: { limit: 100 } } });
    expect(people.facets.people!.values.map(({ id }) => id)).not.toContain(third!.id);
    await page.getByRole('button', { name: 'Show again' }).click();
    await page.locator('.badge').waitFor({ state: 'detached' });
  });

  test('changes the kind', async () => {
    const entity = (await ranked(site, 'organisation'))[1]!;
    const page = await open(`/entity/${encodeURIComponent(entity.id)}`);
    await page.getByRole('button', { name: 'Change kind' }).click();
    await page.getByRole('dialog').getByLabel('Place').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Change kind' }).click();
    await page.locator('.entity-kind', { hasText: 'Place' }).waitFor();
    expect(await page.locator('h1').innerText()).toBe(entity.name);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.locator('.entity-kind', { hasText: 'Organisation' }).waitFor();
  });

  test('splits a name off', async () => {
    const entity = await manyNamed(site);
    const page = await open(`/entity/${encodeURIComponent(entity.id)}`);
    await page.getByRole('button', { name: 'Split' }).click();
    const away = entity.aliases.at(-1)!;
    await page.getByRole('dialog').getByRole('checkbox').last().check();
    await page.getByRole('dialog').getByRole('button', { name: 'Split' }).click();
    await page.locator('.toast', { hasText: 'Split from' }).waitFor();
    const left = (await site().engine.entities.get(entity.id))!;
    expect(left.aliases.map((alias) => alias.key)).not.toContain(away.key);
    expect(left.aliases).toHaveLength(entity.aliases.length - 1);
  });

  test('who comes by a name hears of the others that go by it', async () => {
    const [one, two] = await ranked(site, 'person');
    const decision = { action: 'rename', entity: two!.id, name: one!.name } as const;
    const { decisions } = await site().engine.commit({ decide: [{ decision }] });
    const page = await open(`/entity/${encodeURIComponent(one!.name)}`);
    await page.locator('.namesakes').getByRole('link', { name: one!.name }).click();
    await page.waitForURL(`**/entity/${encodeURIComponent(two!.id)}`);
    await page.locator('.namesakes').waitFor({ state: 'detached' });
    const undo = { action: 'undo', decision: decisions[0]! } as const;
    await site().engine.commit({ decide: [{ decision: undo }] });
  });

  test('nobody of that name says so', async () => {
    const page = await open('/entity/person%3Ano-such-person');
    await page.getByRole('heading', { name: 'Nobody goes by this name' }).waitFor();
  });
});

async function merge(page: Page, other: string): Promise<void> {
  await page.getByRole('button', { name: 'Merge' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Find the other').fill(other);
  await dialog
    .getByRole('radio', { name: new RegExp(`^${other}`) })
    .first()
    .check();
  expect(await dialog.locator('.outcome').innerText()).toContain(other);
  await dialog.getByRole('button', { name: 'Merge' }).click();
}

async function personCount(page: Page, name: string): Promise<number> {
  await atRest(page);
  const values = page.getByRole('region', { name: /^People/ }).locator('.value');
  return Number(await values.filter({ hasText: name }).first().locator('.value-count').innerText());
}

async function ranked(site: Stage['site'], kind: Kind): Promise<readonly EntityRow[]> {
  return (await site().engine.entities.list({ kind, limit: 5, sort: 'count' })).entities;
}

async function most(site: Stage['site'], kind: Kind): Promise<EntityRow> {
  return (await ranked(site, kind))[0]!;
}

/** An entity that goes by two names at least; made by a merge where the articles have none. */
async function manyNamed(site: Stage['site']): Promise<EntityDetail> {
  const { engine } = site();
  const [, , , one, two] = await ranked(site, 'place');
  await engine.commit({
    decide: [{ decision: { action: 'merge', from: two!.id, into: one!.id } }],
  });
  return (await engine.entities.get(one!.id))!;
}

function together(id: string, other: string): string {
  return `/entity/${encodeURIComponent(id)}?${new URLSearchParams({ with: other })}`;
}

function hrefsOf(elements: Element[]): string[] {
  return elements.map((element) => element.getAttribute('href') ?? '');
}
