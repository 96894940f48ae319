import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { settled, total } from './rest.ts';
import { SEEDS } from './site.ts';

const FACETS = ['People', 'Places', 'Organisations', 'Source'];

inBrowser('the facets', { pages: [SEEDS] }, ({ open }) => {
  test('the count beside a value is the number of articles that a click gives', async () => {
    const page = await open('/');
    for (const facet of FACETS) {
      for (const at of [0, 2]) {
        const value = values(page, facet).nth(at);
        if ((await value.count()) === 0) continue;
        const count = await countOf(value);
        const name = await nameOf(value);
        await value.locator('.value-name').click();
        await settled(page);
        expect({ facet, name, total: await total(page) }).toEqual({ facet, name, total: count });
        await page.goBack();
        await settled(page);
      }
    }
  });

  test('must narrows to the count, exclude leaves the rest', async () => {
    const page = await open('/');
    const all = await total(page);
    const place = values(page, 'Places').first();
    const [name, count] = [await nameOf(place), await countOf(place)];
    await mode(page, `Must have ${name}`);
    expect(await total(page)).toBe(count);
    expect(page.url()).toMatch(/places=([a-z-]+)&places=\1$/);
    await mode(page, `Must have ${name}`);
    expect(await total(page)).toBe(all);
    await mode(page, `Exclude ${name}`);
    expect(await total(page)).toBe(all - count);
    expect(page.url()).toContain('places=-');
    // Excluded, it stays in its list, on top, with nothing beside it to be had.
    expect(await nameOf(values(page, 'Places').first())).toBe(name);
    expect(await countOf(values(page, 'Places').first())).toBe(0);
  });

  test('any of two finds those of either, both as must those of both', async () => {
    const page = await open('/');
    const a = await countOf(values(page, 'Places').first());
    await mode(page, `Must have ${await nameOf(values(page, 'Places').first())}`);
    const other = values(page, 'Places').nth(1);
    const both = await countOf(other);
    await mode(page, `Must have ${await nameOf(other)}`);
    expect(await total(page)).toBe(both);
    const [first, second] = new URL(page.url()).searchParams.getAll('places');
    const b = await total(await open(`/?places=${second}`));
    await open(`/?places=${first},${second}`);
    expect(await total(page)).toBe(a + b - both);
    expect(await page.locator('.value[data-mode="any"]').count()).toBe(2);
    expect(await page.locator('.chosen .removable').count()).toBe(2);
  });

  test('chosen values are chips that can be taken off one by one', async () => {
    const page = await open('/');
    const all = await total(page);
    await values(page, 'People').first().locator('.value-name').click();
    await settled(page);
    await values(page, 'Places').nth(1).locator('.value-name').click();
    await settled(page);
    expect(await page.locator('.chosen .removable').count()).toBe(2);
    await page.locator('.chosen .removable').first().click();
    await settled(page);
    await page.locator('.chosen .removable').first().click();
    await settled(page);
    expect(await total(page)).toBe(all);
    expect(await page.locator('.chosen').count()).toBe(0);
  });

  test('searches inside a facet and shows more of it, without moving the results', async () => {
    const page = await open('/');
    const titles = await page.locator('.hit-title').allInnerTexts();
    const before = await values(page, 'Places').count();
    const known = (await nameOf(values(page, 'Places').nth(2))).slice(0, 4).toLowerCase();
    await region(page, 'Places')
      .getByRole('button', { name: /^Show more/ })
      .click();
    await expect.poll(() => values(page, 'Places').count()).toBeGreaterThan(before);
    await page.getByLabel('Find in places').fill(known);
    await expect.poll(() => values(page, 'Places').count()).toBeLessThan(before);
    for (const name of await values(page, 'Places').locator('.clip').allInnerTexts())
      expect(
        name
          .toLowerCase()
          .split(/[\s-]+/)
          .some((word) => word.startsWith(known)),
      ).toBe(true);
    await page.getByLabel('Find in places').fill('zzqq');
    await region(page, 'Places').getByText('None starts with').waitFor();
    expect(await page.locator('.hit-title').allInnerTexts()).toEqual(titles);
  });

  test('a name in a result narrows the search, with Shift it excludes', async () => {
    const page = await open('/');
    const all = await total(page);
    const chip = page.locator('.hit .chip').first();
    const name = await chip.locator('.clip').innerText();
    await chip.locator('.chip-name').click();
    await settled(page);
    const only = await total(page);
    expect(only).toBeLessThan(all);
    expect(await page.locator('.chosen .chip .clip').innerText()).toBe(name);
    await page.goBack();
    await settled(page);
    await page
      .locator('.hit .chip')
      .first()
      .locator('.chip-name')
      .click({ modifiers: ['Shift'] });
    await settled(page);
    expect(await total(page)).toBe(all - only);
  });
});

inBrowser('the time', { pages: [SEEDS] }, ({ open }) => {
  test('dragging over the bars chooses a range, whose articles are counted in its bars', async () => {
    const page = await open('/');
    const all = await total(page);
    await drag(page, 0.05, 0.6);
    await settled(page);
    const { from, to } = await range(page);
    expect(from < to).toBe(true);
    const found = await total(page);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    for (const date of await page.locator('.hit time').evaluateAll(datesOf)) {
      expect(date >= from && date <= `${to}T99`).toBe(true);
    }
    // What lies outside stays in view, so that the range can be widened again.
    expect(await page.locator('.bar:not(.inside)').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: /remove$/ }).click();
    await settled(page);
    expect(await total(page)).toBe(all);
  });

  test('says how many articles have no date, which no range of time holds', async () => {
    const page = await open('/');
    const all = await total(page);
    const head = await page.locator('.time-head').innerText();
    const undated = Number(/(\d+) without a date/.exec(head)?.[1]);
    await page.goto(`${new URL(page.url()).origin}/?from=1900-01-01`);
    expect(await total(page)).toBe(all - undated);
    expect(await page.locator('.time-head').innerText()).toContain(`${undated} without a date`);
  });

  test('the ends move by keys, and Delete lets go', async () => {
    const page = await open('/');
    const all = await total(page);
    const end = page.getByRole('slider', { name: 'Until' });
    const before = await end.getAttribute('aria-valuetext');
    await end.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL('**to=*');
    await settled(page);
    expect(await end.getAttribute('aria-valuetext')).not.toBe(before);
    const start = page.getByRole('slider', { name: 'From' });
    await start.focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => location.search.includes('from='));
    await settled(page);
    expect(await start.getAttribute('aria-valuenow')).toBe(await end.getAttribute('aria-valuenow'));
    await page.keyboard.press('Delete');
    await page.waitForFunction(() => !location.search.includes('from='));
    expect(await total(page)).toBe(all);
  });

  test('dates can be typed, and a day is included to its end', async () => {
    const page = await open('/');
    const day = await page.locator('.hit time').first().getAttribute('datetime');
    await page.getByRole('button', { name: 'Choose days' }).click();
    await page.getByLabel('From day').fill(day!.slice(0, 10));
    await page.getByLabel('To day').fill(day!.slice(0, 10));
    await settled(page);
    expect(await range(page)).toEqual({ from: day!.slice(0, 10), to: day!.slice(0, 10) });
    expect(await total(page)).toBeGreaterThan(0);
  });
});

function datesOf(elements: Element[]): string[] {
  return elements.map((element) => element.getAttribute('datetime') ?? '');
}

function region(page: Page, facet: string) {
  return page.getByRole('region', { name: new RegExp(`^${facet}`) });
}

function values(page: Page, facet: string) {
  return region(page, facet).locator('.value');
}

type Value = ReturnType<typeof values>;

function nameOf(value: Value): Promise<string> {
  return value.locator('.clip').innerText();
}

async function countOf(value: Value): Promise<number> {
  return Number(await value.locator('.value-count').innerText());
}

async function mode(page: Page, name: string): Promise<void> {
  await page.locator('.side').getByRole('button', { name, exact: true }).click({ force: true });
  await settled(page);
}

/** Drags over the bars, between two shares of their width. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const box = (await page.locator('.histogram .plot').boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, y, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL('**from=*');
}

async function range(page: Page): Promise<{ from: string; to: string }> {
  return {
    from: await page.getByLabel('From day').inputValue(),
    to: await page.getByLabel('To day').inputValue(),
  };
}
