import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  documents,
  isSkipped,
  learnRepeated,
  type SourceFile,
  sourceFiles,
} from '../../src/reading/read.ts';
import { type SiteEvidence, withoutSite } from '../../src/reading/site-name.ts';

const HEADLINE = 'Council votes to close harbour';

test.each<[title: string, evidence: SiteEvidence, headline: string]>([
  [`${HEADLINE} | Example News`, { source: 'Example News' }, HEADLINE],
  [`${HEADLINE} – what now? - Example News`, { source: 'Example News' }, `${HEADLINE} – what now?`],
  [`Example News: ${HEADLINE}`, { source: 'Example News' }, `Example News: ${HEADLINE}`],
  [`Example News | ${HEADLINE}`, { source: 'example news' }, HEADLINE],
  [`${HEADLINE} | Example News`, { headings: ['Menu', HEADLINE] }, HEADLINE],
  [`Example News - ${HEADLINE}`, { headings: [HEADLINE] }, HEADLINE],
  [`${HEADLINE} - Example News`, { host: 'www.example-news.co.uk' }, HEADLINE],
  [`${HEADLINE} · The Ledger`, { host: 'theledger.com' }, HEADLINE],
  [`${HEADLINE} | example.com`, { host: 'example.com' }, HEADLINE],
  // Near misses: nothing says that the other part is the site.
  [`${HEADLINE} | Example News`, {}, `${HEADLINE} | Example News`],
  [`${HEADLINE} - mayor`, { source: 'Example News', host: 'example.com' }, `${HEADLINE} - mayor`],
  ['War - and peace - in Riga', { headings: ['War and peace'] }, 'War - and peace - in Riga'],
  ['Example News', { source: 'Example News' }, 'Example News'],
  ['Co-op votes', { headings: ['Co'] }, 'Co-op votes'],
])('%s with %j is %s', (title, evidence, headline) => {
  expect(withoutSite(title, evidence)).toBe(headline);
});

test('what most titles of a folder end with is the name of the site, and goes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const headlines = ['Harbour vote | second day', 'Mayor wins', 'Ferry late', 'Rain in Riga'];
  for (const [at, headline] of headlines.entries()) {
    const body = `<p>${headline} is what page ${at} tells of, at some length and in words of its own.</p>`;
    const page = `<html><head><title>${headline} | Example News</title></head><body>${body}</body></html>`;
    writeFileSync(join(folder, `${at}.html`), page);
  }
  const files: SourceFile[] = [];
  for await (const file of sourceFiles([folder])) if (!isSkipped(file)) files.push(file);
  const repeated = await learnRepeated(files);
  const titles: string[] = [];
  for (const file of files)
    for await (const found of documents(file, { repeated }))
      if (!isSkipped(found)) titles.push(found.title);
  expect(titles.sort()).toEqual([...headlines].sort());
});
