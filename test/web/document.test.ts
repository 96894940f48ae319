import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { whyHere, whyOne, whyTagged } from '../../src/entities/reasons.ts';
import type { StoredDocument } from '../../src/types.ts';
import { inBrowser, type Stage } from './browser.ts';
import { atRest } from './rest.ts';
import { SEEDS } from './site.ts';

inBrowser('the document page', { pages: [SEEDS] }, ({ open, site }) => {
  test('shows the whole text, with every mention marked by its kind', async () => {
    const article = await richest(site);
    const page = await open(`/document/${article.id}`);
    const body = article.text.slice(article.bodyStart);
    const shown = await page.locator('.text p').allTextContents();
    expect(shown).toEqual(body.split(/\n+/).filter((line) => line !== ''));
    expect(await page.locator('h1').textContent()).toBe(article.title);
    const marks = await page.locator('.mention').evaluateAll(marksOf);
    expect(marks).toEqual(
      article.mentions.map((each) => `${each.kind} ${each.start} ${each.text}`),
    );
  });

  test('a long name at the side makes the page no wider than its window', async () => {
    const page = await open(`/document/${(await richest(site)).id}`);
    const width = await page.evaluate(() => {
      const name = document.querySelector('.cast .clip')!;
      name.textContent = 'Corruption Prevention and Combating Bureau of the Northern Regions';
      return document.documentElement.scrollWidth;
    });
    expect(width).toBeLessThanOrEqual(1280);
  });

  test('says on focus and on hover why a name is one, and Esc puts that away', async () => {
    const article = await richest(site);
    const page = await open(`/document/${article.id}`);
    const mention = article.mentions.find((each) => each.start >= article.bodyStart)!;
    const link = page.locator(`#m${mention.start}`);
    await link.focus();
    const tip = page.getByRole('tooltip');
    await tip.waitFor();
    const words = await tip.innerText();
    const { why, link: here, entityWhy } = mention;
    for (const reason of [whyTagged(why), whyHere(here), whyOne(entityWhy)])
      expect(words).toContain(reason);
    expect(await link.getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'));
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
    expect(page.url()).toContain('/document/');
    await link.hover();
    await tip.waitFor();
    await page.mouse.move(5, 5);
    await tip.waitFor({ state: 'detached' });
  });

  test('the words that found an article are marked in it, and stepped through', async () => {
    const page = await open('/?q=drones');
    await page.locator('.hit-title a').first().click();
    await page.waitForURL('**/document/*?q=drones');
    await page.locator('.match-bar').waitFor();
    const marks = await page.locator('.article mark').allInnerTexts();
    expect(marks.length).toBeGreaterThan(1);
    expect(marks.filter((mark) => !/^drones?$/i.test(mark))).toEqual([]);
    const bar = page.locator('.match-bar');
    expect(await bar.innerText()).toContain(`${marks.length} matches`);
    await page.getByRole('button', { name: 'Next match' }).click();
    expect(await bar.innerText()).toContain(`Match 1 of ${marks.length}`);
    await page.getByRole('button', { name: 'Previous match' }).click();
    expect(await bar.innerText()).toContain(`Match ${marks.length} of ${marks.length}`);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.waitForURL('**/?q=drones');
  });

  test('a query that cannot be read keeps no article back', async () => {
    const article = await richest(site);
    const page = await open(`/document/${article.id}?q=%22never+closed`);
    expect(await page.locator('h1').textContent()).toBe(article.title);
    expect(await page.locator('.match-bar').count()).toBe(0);
  });

  test('goes from mention to mention and round, by button and by key', async () => {
    const article = await richest(site);
    const often = frequent(article);
    const starts = article.mentions.filter((each) => each.entity === often.id);
    const page = await open(`/document/${article.id}`);
    await page.locator('.cast .value-name', { hasText: often.name }).first().click();
    expect(await here(page)).toBe(`m${starts[0]!.start}`);
    await page.keyboard.press('n');
    expect(await here(page)).toBe(`m${starts[1]!.start}`);
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    expect(await here(page)).toBe(`m${starts.at(-1)!.start}`);
    expect(await page.locator('.position').innerText()).toContain(
      `${starts.length} of ${starts.length}`,
    );
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await page.locator('.mention.followed').count()).toBe(0);
  });

  test('an address with a mention opens there', async () => {
    const article = await richest(site);
    const last = article.mentions.at(-1)!;
    const page = await open(`/document/${article.id}#m${last.start}`);
    await page.locator('.mention.here').waitFor();
    expect(await here(page)).toBe(`m${last.start}`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`m${last.start}`);
  });

  test('says where the article came from, and leads to what is like it', async () => {
    const article = await richest(site);
    const page = await open(`/document/${article.id}`);
    const origins = page.getByRole('region', { name: 'Where it came from' });
    expect(await origins.innerText()).toContain(article.origins[0]!.file.split('/').at(-1));
    for (const related of [...article.nearDuplicates, ...article.similar].slice(0, 2)) {
      const link = page.locator(`.related-article a[href="/document/${related.id}"]`).first();
      expect(await link.innerText()).toBe(related.title);
    }
  });

  test('an article that is gone says so, and leads on', async () => {
    const page = await open('/document/no-such-id');
    await page.getByRole('heading', { name: 'This article is not here' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Search all articles' }).click();
    await atRest(page);
    expect(await page.locator('.hit').count()).toBeGreaterThan(0);
  });
});

/** The article with most mentions. */
async function richest(site: Stage['site']): Promise<StoredDocument> {
  const { engine } = site();
  const { hits } = await engine.search({ limit: 50 });
  const all = await Promise.all(hits.map((hit) => engine.document(hit.id)));
  return all.sort((a, b) => b!.mentions.length - a!.mentions.length)[0]!;
}

/** The entity with most mentions in an article. */
function frequent(article: StoredDocument): { readonly id: string; readonly name: string } {
  const { people, places, organisations } = article.entities;
  return [...people, ...places, ...organisations].sort((a, b) => b.mentions - a.mentions)[0]!;
}

function here(page: Page): Promise<string | null> {
  return page.locator('.mention.here').getAttribute('id');
}

function marksOf(elements: Element[]): string[] {
  return elements.map(
    (element) => `${element.classList[1]} ${element.id.slice(1)} ${element.textContent}`,
  );
}
