import { expect, test } from 'vitest';
import { documentText } from '../../src/text/document.ts';
import type { TaggedDocument } from '../../src/types.ts';
import { inBrowser } from './browser.ts';
import { atRest } from './rest.ts';

/** Two spellings of one name, and a third name that is nobody else's. */
const NAMES = ['Volodymyr Zelensky', 'Volodymyr Zelensky', 'Volodymyr Zelenskyy', 'Mark Rutte'];

inBrowser('the review', { tagged: NAMES.map(about) }, ({ open, site }) => {
  test('merges a pair, keeping the more frequent name, and takes it back', async () => {
    const page = await open('/review');
    const pair = page.locator('.pair', { hasText: 'Zelenskyy' });
    expect(await page.locator('.pair').count()).toBe(1);
    expect(await pair.locator('.pair-side').first().innerText()).toContain('2 articles · stays');
    await pair.getByRole('button', { name: 'See what the articles say' }).click();
    await expect.poll(() => pair.locator('.pair-evidence mark').count()).toBeGreaterThan(1);
    await pair.getByRole('button', { name: 'Merge' }).click();
    await page.getByRole('heading', { name: 'Nothing to review' }).waitFor();
    const merged = await site().engine.entities.get('person:volodymyr-zelensky');
    expect(merged?.documents).toBe(3);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await pair.waitFor();
    expect((await site().engine.entities.get('person:volodymyr-zelensky'))?.documents).toBe(2);
  });

  test('asks for a key in plain words once one is needed, and goes on with it', async () => {
    const { secret, key } = await site().keys.create({ name: 'desk', scopes: ['curate'] });
    const page = await open('/review');
    await page.locator('.pair').getByRole('button', { name: 'Merge' }).click();
    const note = page.locator('.note');
    await note.getByText('Only those with a key may decide here.').waitFor();
    expect(await note.innerText()).not.toMatch(/Authorization|Bearer|scope "/);
    await note.getByLabel('Key').fill('dl_wrong');
    await note.getByRole('button').click();
    await note.getByText('This key is not known here.').waitFor();
    expect(await note.innerText()).not.toMatch(/Authorization|Bearer/);
    await note.getByLabel('Key').fill(secret);
    await note.getByRole('button').click();
    await page.getByRole('heading', { name: 'Nothing to review' }).waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.locator('.pair').waitFor();
    await page.evaluate(() => sessionStorage.clear());
    await site().keys.revoke(key.id);
  });

  test('keeps a pair apart by key, for good', async () => {
    const page = await open('/review');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('heading', { name: 'Nothing to review' }).waitFor();
    await page.reload();
    await atRest(page);
    await page.getByRole('heading', { name: 'Nothing to review' }).waitFor();
    expect((await site().engine.entities.list({ kind: 'person' })).total).toBe(3);
  });
});

function about(name: string, at: number): TaggedDocument {
  const document = {
    id: `article-${at}`,
    title: `Report ${at}`,
    body: `${name} spoke on day ${at} of the talks in the capital.`,
    origin: { file: 'test' },
  };
  const start = documentText(document).indexOf(name);
  const mention = { kind: 'person', start, end: start + name.length, confidence: 1 } as const;
  const mentions = [{ ...mention, why: 'model', link: 'full form' }];
  return { document, names: [{ kind: 'person', key: name.toLowerCase(), text: name, mentions }] };
}
