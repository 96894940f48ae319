import type { Page } from 'playwright-core';

/** Resolves when nothing is asked any more and what is shown answers the address. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main')?.firstElementChild != null &&
      document.querySelector('[aria-busy="true"], .loading') === null,
  );
}

/** The number of articles that the search page says it found. */
export async function total(page: Page): Promise<number> {
  await settled(page);
  const text = await page.locator('.total strong').innerText();
  return Number(/^[\d,]+/.exec(text)![0].replaceAll(',', ''));
}

/** Resolves when the search page shows the answer to its address. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.found[aria-busy="false"], .nothing, .note');
}
