import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './chromium.ts';
import { atRest } from './rest.ts';
import { openSite, SEEDS } from './site.ts';

const README_SHOTS = fileURLToPath(new URL('../../.github', import.meta.url));

/** A picture to take: where, how, and what is done before. */
interface Shot {
  readonly name: string;
  readonly path: string;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

const IN_README: readonly Shot[] = [
  {
    name: 'search',
    path: '/?q=trump&places=united-states',
    scheme: 'light',
    width: 1240,
    height: 800,
  },
  {
    name: 'entity',
    path: '/entity/person%3Adonald-trump',
    scheme: 'dark',
    width: 1240,
    height: 800,
  },
];
const PAGES = {
  search: '/?q=drone',
  entity: '/entity/place%3Alithuania',
  review: '/review',
} as const;

/**
 * The two pictures of the README, of the sample pages, into `.github/`. With a folder, every page into
 * that folder, light and dark, wide and as a phone: `node --import tsx test/web/screenshots.ts [FOLDER]`
 */
async function main(folder: string | undefined): Promise<void> {
  const [site, browser] = await Promise.all([openSite({ pages: [SEEDS] }), launch()]);
  try {
    const shots = folder === undefined ? IN_README : await everyPage();
    mkdirSync(folder ?? README_SHOTS, { recursive: true });
    for (const shot of shots) await take(shot);
  } finally {
    await browser.close();
    await site.close();
  }

  async function take({ name, path, scheme, width, height }: Shot): Promise<void> {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
    // Once for nothing: the first search after a start is slower, and the page says how long it took.
    await page.goto(site.url + path);
    await page.reload();
    await atRest(page);
    // The lines between the neighbours of an entity come a moment later.
    await page.waitForTimeout(1000);
    await page.screenshot({ path: join(folder ?? README_SHOTS, `${name}.png`) });
    await page.close();
  }

  async function everyPage(): Promise<readonly Shot[]> {
    const { hits } = await site.engine.search({ limit: 1 });
    const pages = { ...PAGES, document: `/document/${hits[0]!.id}` };
    return Object.entries(pages).flatMap(([name, path]) =>
      (['light', 'dark'] as const).flatMap((scheme) => [
        { name: `${name}-${scheme}`, path, scheme, width: 1280, height: 900 },
        { name: `${name}-${scheme}-phone`, path, scheme, width: 360, height: 740 },
      ]),
    );
  }
}

await main(process.argv[2]);
