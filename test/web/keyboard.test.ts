import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { atRest } from './rest.ts';
import { SEEDS } from './site.ts';

inBrowser('the keyboard', { pages: [SEEDS] }, ({ open, site }) => {
  test('/ goes to the box, Esc closes the suggestions, then leaves the box', async () => {
    const page = await open('/');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('q');
    expect(await page.locator('#q').inputValue()).toBe('');
    await page.keyboard.type('lithu');
    await page.locator('[role="option"]').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[role="option"]').first().waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('q');
    await page.keyboard.press('Escape');
    expect(await focused(page)).not.toBe('q');
  });

  test('j and k and the arrows walk the results, Enter opens, Esc comes back to the same spot', async () => {
    const page = await open('/?q=nato');
    const links = page.locator('.hit-title a');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    const href = await links.nth(1).getAttribute('href');
    expect(await focusedHref(page)).toBe(href);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${href}`);
    await atRest(page);
    expect(await focused(page)).toBe('main');
    await page.keyboard.press('Escape');
    await page.waitForURL('**/?q=nato');
    await expect.poll(() => focusedHref(page)).toBe(href);
  });

  test('letters typed in a field are letters', async () => {
    const page = await open('/');
    await page.locator('#q').focus();
    await page.keyboard.type('jk?/');
    expect(await page.locator('#q').inputValue()).toBe('jk?/');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('? opens the help, its examples search, Esc closes it and focus goes back', async () => {
    const page = await open('/');
    await page.locator('.hit-title a').first().focus();
    const before = await focusedHref(page);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Help' });
    await help.waitFor();
    // Keys of the page rest while the dialog is open.
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect(await focusedHref(page)).toBe(before);
    await page.keyboard.press('?');
    await help.getByRole('link', { name: 'title:ceasefire' }).click();
    await page.waitForURL('**/?q=title%3Aceasefire');
    expect(await page.locator('#q').inputValue()).toBe('title:ceasefire');
  });

  test('every example of the help is a query that can be read', async () => {
    const page = await open('/');
    await page.keyboard.press('?');
    const links = page.getByRole('dialog').locator('th a');
    await links.first().waitFor();
    const queries = await links.allInnerTexts();
    expect(queries.length).toBeGreaterThan(8);
    for (const q of queries) {
      const answer = await page.request.post(`${site().url}/v1/search`, { data: { q, limit: 0 } });
      expect({ q, status: answer.status() }).toEqual({ q, status: 200 });
    }
  });

  test('the first Tab offers to skip to the content', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
      'Skip to the content',
    );
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('main');
  });

  test('the colours chosen stay chosen', async () => {
    const page = await open('/', { colorScheme: 'light' });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    const button = page.getByRole('button', { name: /^Colours/ });
    await button.click();
    expect(await paper()).toBe(light);
    await button.click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await paper()).toBe(dark);
  });
});

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

function focusedHref(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('href'));
}
