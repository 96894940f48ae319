import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { atRest, settled, total } from './rest.ts';
import { SEEDS } from './site.ts';

inBrowser('the search page', { pages: [SEEDS] }, ({ open, site }) => {
  test('searches as one types, marks what it found, and says how much', async () => {
    const page = await open('/');
    const all = await total(page);
    await page.locator('#q').pressSequentially('dron', { delay: 20 });
    await page.waitForURL('**/?q=dron*');
    await settled(page);
    const found = await total(page);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    const marks = await page.locator('.hits mark').allInnerTexts();
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter((mark) => !/^dron/i.test(mark))).toEqual([]);
    expect(await page.locator('#voice').innerText()).toBe(`${found} articles found`);
  });

  test('Enter asks for exactly what is written, and the box follows the address', async () => {
    const page = await open('/');
    await page.locator('#q').pressSequentially('lithuania');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=lithuania');
    const found = await total(page);
    await page.reload();
    expect(await page.locator('#q').inputValue()).toBe('lithuania');
    expect(await total(page)).toBe(found);
  });

  test('one bout of typing is one step back', async () => {
    const page = await open('/?q=nato');
    const before = await total(page);
    await page.locator('#q').fill('');
    await page.locator('#q').pressSequentially('trump', { delay: 20 });
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=trump');
    await settled(page);
    await page.goBack();
    await page.waitForURL('**/?q=nato');
    expect(await page.locator('#q').inputValue()).toBe('nato');
    expect(await total(page)).toBe(before);
    await page.goForward();
    await page.waitForURL('**/?q=trump');
    await settled(page);
    expect(await page.locator('#q').inputValue()).toBe('trump');
  });

  test('a suggested name becomes a filter, and the word typed for it goes', async () => {
    const page = await open('/');
    await page.locator('#q').pressSequentially('lithu', { delay: 20 });
    const option = page.locator('[role="option"]', { hasText: 'place' }).first();
    await option.waitFor();
    const name = await option.locator('.clip').innerText();
    expect(await page.locator('#q').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const active = await page.locator('#q').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await option.click();
    await page.waitForURL('**/?places=*');
    expect(await page.locator('#q').inputValue()).toBe('');
    expect(await page.locator('.chosen .chip').first().innerText()).toContain(name);
  });

  test('the address holds everything: another window shows the same', async () => {
    const page = await open('/?q=nato');
    await facet(page, 'Places').locator('.value-name').first().click();
    await settled(page);
    await page.locator('.sort select').selectOption('oldest');
    await settled(page);
    const [found, titles] = [await total(page), await titlesOf(page)];
    const again = await open(`/${new URL(page.url()).search}`, {});
    expect(await total(again)).toBe(found);
    expect(await titlesOf(again)).toEqual(titles);
    expect(await again.locator('.sort select').inputValue()).toBe('oldest');
  });

  test('turns pages, and starts at the first again when the question changes', async () => {
    const page = await open('/');
    const first = await titlesOf(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.waitForURL('**page=2*');
    await settled(page);
    const second = await titlesOf(page);
    expect(second.length).toBe((await total(page)) - first.length);
    await page.locator('.value-name').first().click();
    await settled(page);
    expect(page.url()).not.toContain('page=');
  });

  test('a query that cannot be read says where and how to mend it, and the words stay', async () => {
    const page = await open('/?q=nato');
    await page.locator('#q').fill('nato (drone');
    await page.keyboard.press('Enter');
    const note = page.locator('.note.problem');
    await note.waitFor();
    expect(await note.locator('em').innerText()).toMatch(/^\(drone/);
    expect(await page.locator('#q').inputValue()).toBe('nato (drone');
    // The earlier answer stays in view below.
    expect(await page.locator('.hit').count()).toBeGreaterThan(0);
    await page.locator('#q').fill('nato (drone)');
    await page.keyboard.press('Enter');
    await note.waitFor({ state: 'detached' });
  });

  test('a forgiven typo is said, with the word to search for instead', async () => {
    const page = await open('/?q=lithunia');
    const notice = page.locator('.notice').first();
    expect(await notice.innerText()).toContain('lithuania');
    await notice.getByRole('button', { name: 'Search for lithuania' }).click();
    await page.waitForURL('**/?q=lithuania');
    await settled(page);
    expect(await page.locator('.notice').count()).toBe(0);
    expect(await total(page)).toBeGreaterThan(0);
  });

  test('an unfinished phrase or filter is no error while it is typed', async () => {
    const page = await open('/');
    for (const text of ['"security council', 'nato (drone', 'drone OR ', 'person:trump'])
      for (let length = 1; length <= text.length; length++) {
        await page.locator('#q').fill(text.slice(0, length));
        await page.waitForTimeout(80);
        expect(await page.locator('.note').count(), text.slice(0, length)).toBe(0);
      }
    await page.locator('#q').fill('"security council');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=%22security+council%22');
    expect(await page.locator('#q').inputValue()).toBe('"security council"');
  });

  test('nothing found says what to try, and the way out works', async () => {
    const page = await open('/?q=zzqqxx&people=donald-trump');
    expect(await total(page)).toBe(0);
    expect(await page.locator('.value[data-mode="any"] .value-count').first().innerText()).toBe(
      '0',
    );
    await page.getByRole('button', { name: 'All articles' }).click();
    await settled(page);
    expect(await total(page)).toBeGreaterThan(20);
  });

  test('the export holds what the screen counts', async () => {
    const page = await open('/?q=nato');
    await facet(page, 'Places').locator('.value-name').first().click();
    await settled(page);
    const found = await total(page);
    await page.getByRole('button', { name: `Export ${found}` }).click();
    const href = await page.getByRole('link', { name: /^For programs/ }).getAttribute('href');
    const lines = await (await fetch(site().url + href)).text();
    expect(lines.trim().split('\n')).toHaveLength(found);
    const csv = await page.getByRole('link', { name: /^Spreadsheet/ }).getAttribute('href');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('link', { name: /^Spreadsheet/ }).count()).toBe(0);
    expect((await fetch(site().url + csv)).status).toBe(200);
  });

  test('at phone width the filters wait in a sheet and nothing sticks out', async () => {
    const page = await open('/?q=nato', { viewport: { width: 360, height: 740 }, hasTouch: true });
    expect(await overhang(page)).toBe(0);
    const before = await total(page);
    await page.getByRole('button', { name: /^Filters/ }).click();
    const sheet = page.getByRole('dialog', { name: 'Filters' });
    await sheet.locator('.value-name').nth(1).click();
    await settled(page);
    await sheet.getByRole('button', { name: /^Show \d+ article/ }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await total(page)).toBeLessThan(before);
    expect(await overhang(page)).toBe(0);
  });

  test('on a tablet the names of facets are whole beside their buttons', async () => {
    const page = await open('/', {
      viewport: { width: 1024, height: 768 },
      hasTouch: true,
      isMobile: true,
    });
    expect(await page.evaluate('matchMedia("(hover: none)").matches')).toBe(true);
    expect(await overhang(page)).toBe(0);
    const cut = await page
      .locator('.value-name .clip')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect(cut).toBe(0);
    expect(await page.locator('.value-modes').first().isVisible()).toBe(true);
  });

  test('without a server it says so, and goes on by itself when the server is back', async () => {
    const page = await open('/');
    await page.context().setOffline(true);
    await page.locator('#q').pressSequentially('nato');
    await page.locator('.note.offline').waitFor();
    await page.context().setOffline(false);
    await page.locator('.note.offline').waitFor({ state: 'detached', timeout: 10_000 });
    await atRest(page);
    expect(await total(page)).toBeGreaterThan(0);
  });
});

inBrowser('the search page of an empty index', {}, ({ open }) => {
  test('says how to read articles in', async () => {
    const page = await open('/');
    expect(await page.locator('.nothing').innerText()).toContain('dateline ingest');
  });
});

function facet(page: Page, name: string) {
  return page.getByRole('region', { name: new RegExp(`^${name}`) });
}

function titlesOf(page: Page): Promise<string[]> {
  return page.locator('.hit-title').allInnerTexts();
}

/** Pixels by which the page is wider than its window. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
