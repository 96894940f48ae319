import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  documentsFromStream,
  type Format,
  isSkipped,
  learnRepeated,
} from '../../src/reading/read.ts';
import { documentText } from '../../src/text/document.ts';
import type { Document, Skipped } from '../../src/types.ts';
import { folderWith, readAll } from './folder.ts';

const RUNS = process.env['DATELINE_LONG'] ? 20_000 : 400;

async function read(
  chunks: readonly Uint8Array[],
  format: Format | 'auto',
): Promise<readonly (Document | Skipped)[]> {
  async function* stream() {
    yield* chunks;
  }
  const found: (Document | Skipped)[] = [];
  for await (const one of documentsFromStream(stream(), { file: 'stdin' }, format)) found.push(one);
  return found;
}

const SOUND = /^(?!\s)[^\x00-\x09\x0b-\x1f\x7f-\x9f\u00a0\u00ad\u200b\u2028\ufeff]*(?<!\s)$/u;

function expectSound(found: readonly (Document | Skipped)[]): void {
  for (const one of found) {
    if (isSkipped(one)) {
      expect(one.reason).toMatch(/\.$/);
      continue;
    }
    expect(one.id).toMatch(/^[^\x00-\x1f]{1,200}$/);
    for (const text of [
      one.title,
      one.body,
      documentText({ title: one.title, body: one.body || '.' }),
    ]) {
      expect(text).toMatch(SOUND);
      expect(text).not.toMatch(/\p{Surrogate}|\n{3}/u);
      expect(text.normalize('NFC')).toBe(text);
    }
    expect(one.title).not.toContain('\n');
    if (one.date !== undefined) expect(Date.parse(one.date)).not.toBeNaN();
  }
}

const format = fc.constantFrom<Format | 'auto'>(
  'auto',
  'text',
  'markdown',
  'html',
  'json',
  'jsonl',
);
const piece = fc.constantFrom(
  'By Jane Doe\n',
  '16 minutes ago\n',
  '- Straits Post\n',
  'A title of five words\n',
  '\n\n',
  '\n',
  ' ',
  'VILNIUS - The text begins here. ',
  'Top stories Tap. ',
  'Travel Five ways home Travel Six ways out ',
  'Subscribe today: Have our letters sent to your inbox ',
  'REUTERS',
  '(Reporting by A B)',
  '###\n',
  '---\n',
  '# Head\n',
  '<p>',
  '</p>',
  '<article>',
  '<h1>Title here</h1>',
  '<a href="x">',
  '<script>',
  '<!--',
  '{"title":"T","text":"',
  '"}',
  '[',
  '\ud83d',
  '\u0000',
  '\u200d',
  'é',
  'e\u0301',
  '\u2028',
  '"',
  ']',
  'Comments\n',
  '3 comments\n',
  'Related Articles\n',
  '**b',
  '| a | b |\n',
  'title: x\n',
  'Q: Why?\n',
);

test('no bytes make reading throw, and what comes out is clean text', async () => {
  await fc.assert(
    fc.asyncProperty(format, fc.uint8Array({ maxLength: 400 }), async (as, bytes) => {
      expectSound(await read([bytes], as));
    }),
    { numRuns: RUNS },
  );
});

test('no mixture of page parts makes reading throw, and what comes out is clean text', async () => {
  await fc.assert(
    fc.asyncProperty(
      format,
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 }),
      async (as, parts) => {
        expectSound(await read([Buffer.from(parts.join(''))], as));
      },
    ),
    { numRuns: RUNS },
  );
});

test('how a stream is cut into chunks makes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      format,
      fc.array(piece, { maxLength: 30 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
      async (as, parts, sizes) => {
        const bytes = Buffer.from(parts.join(''));
        const chunks: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length]!;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(await read(chunks, as)).toEqual(await read([bytes], as));
      },
    ),
    { numRuns: RUNS / 4 },
  );
});

test('words of prose are neither lost nor doubled, however it is wrapped', async () => {
  const word = fc.stringMatching(/^[a-z]{2,9}$/);
  const sentence = fc
    .array(word, { minLength: 5, maxLength: 18 })
    .map((words) => `Now ${words.join(' ')}.`);
  const story = fc.array(fc.array(sentence, { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(story, fc.constantFrom(0, 60, 72), async (paragraphs, width) => {
      const texts = paragraphs.map((sentences) => sentences.join(' '));
      const lines = texts.map((text) => (width === 0 ? text : wrapped(text, width)));
      const [one, ...more] = await read(
        [Buffer.from(`The long way home\n\n${lines.join('\n\n')}`)],
        'text',
      );
      expect(more).toEqual([]);
      expect(isSkipped(one!) ? one : one!.body.split(/\s+/)).toEqual(texts.join(' ').split(' '));
    }),
    { numRuns: RUNS / 2 },
  );
});

function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

test('what is learned and read does not depend on the order of files', async () => {
  const pages = ['One', 'Two', 'Three', 'Four', 'Five'].map((name, at) => [
    `${name}.txt`,
    `The Valley Echo\n${name} is the title here\n\n${name} had ${at + 3} wet days in a row.\n\nPrinted in the valley since the flood of 1911.\n`,
  ]);
  const folder = await folderWith(Object.fromEntries(pages) as Record<string, string>);
  const files = pages.map(([name]) => ({ path: `${folder}/${name}`, size: 0 }));
  const learned = await learnRepeated(files);
  expect(Object.keys(learned.folders)).toEqual([folder]);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(files, { minLength: 5 }), async (order) => {
      expect(await learnRepeated(order)).toEqual(learned);
    }),
    { numRuns: 10 },
  );
  const { documents } = await readAll([folder], { repeated: learned });
  const bodies = documents.map(({ title, body }) => `${title}: ${body}`);
  expect(bodies).toContain('Three is the title here: Three had 5 wet days in a row.');
});

test('a capture time that is none is an error that says how to write it', async () => {
  await expect(
    readAll([await folderWith({ 'a.txt': 'x' })], { capturedAt: 'noon' }),
  ).rejects.toMatchObject({
    code: 'bad-captured-at',
  });
});

test.each<[string, string, number]>([
  ['[{"text":"A b."},{"text":"C d."}]', 'json list', 2],
  ['{"text":"A b."}\n{"text":"C d."}', 'json lines', 2],
  ['{\n "title": "T",\n "text": "A b."\n}', 'one json value', 1],
  ['<!doctype html><html><body><p>A b.</p></body></html>', 'html', 1],
  ['# T\n\nA **b**.', 'markdown', 1],
  ['Plain words [in brackets].', 'text', 1],
])('%j from standard input is read as %s', async (text, _, count) => {
  const found = await read([Buffer.from(text)], 'auto');
  expect(found.length).toBe(count);
  expect(found.every((one) => !isSkipped(one) && !/[{}<*]/.test(one.body))).toBe(true);
});
