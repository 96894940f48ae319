/**
 * npm run eval -- ../shared/ner [--errors]
 * Measures the tagger on the gold texts in DIR/test, beside compromise raw and with repaired spans, in one run.
 */
import { existsSync } from 'node:fs';
import { argv } from 'node:process';
import { compromiseRaw } from '../../src/entities/compromise.ts';
import { type GoldDocument, readCorpus } from '../../src/entities/train/corpus.ts';
import type { Tagger } from '../../src/types.ts';
import { type ErrorClass, mistakes } from './eval/errors.ts';
import { figures, interval, KINDS, type Tallies, tally } from './eval/score.ts';
import { firstDocumentMs, modelBytes, wordsPerSecond } from './eval/speed.ts';

/** What ships is measured: a loader of TypeScript slows hot loops. */
const BUILT: string = '../../dist/entities/tagger.js';
const { loadTagger, taggerVersion } = (await import(
  BUILT
)) as typeof import('../../src/entities/tagger.ts');

const folder = argv[2] ?? '../shared/ner';
const TAGGERS: readonly (readonly [string, Tagger])[] = [
  ['compromise, raw', compromiseRaw],
  ['compromise, spans repaired', loadTagger('compromise')],
  ['dateline', loadTagger('model')],
];

const documents = readCorpus(`${folder}/test`);
const sets = [...new Set(documents.map(setOf))];
const tallies = TAGGERS.map(([, tag]) =>
  documents.map((document) => tally(document.entities, tag(document.text))),
);

console.log(
  `tagger ${taggerVersion}, ${documents.length} documents, ${new Date().toISOString().slice(0, 10)}\n`,
);
console.log(accuracyTable());
console.log(kindTable());
console.log(errorTable());
console.log(speedTable());
if (argv.includes('--errors')) listErrors();
await clusters();

function setOf({ source }: GoldDocument): string {
  return source.split('/')[0]!;
}

function of(tagger: number, set: string): Tallies[] {
  return tallies[tagger]!.filter((_, at) => setOf(documents[at]!) === set);
}

function accuracyTable(): string {
  const rows = sets.map((set) => [
    set,
    ...TAGGERS.map((_, tagger) => {
      const { exact, lenient } = figures(of(tagger, set));
      const [low, high] = interval(of(tagger, set));
      return `**${one(exact.f1)}** [${one(low)}, ${one(high)}] (P ${one(exact.precision)} R ${one(exact.recall)}; lenient ${one(lenient.f1)})`;
    }),
  ]);
  const means = TAGGERS.map((_, tagger) => {
    const all = sets.map((set) => figures(of(tagger, set)));
    return `**${one(mean(all.map(({ exact }) => exact.f1)))}** (lenient ${one(mean(all.map(({ lenient }) => lenient.f1)))})`;
  });
  return table(
    ['exact typed spans, F1 [95 %]', ...TAGGERS.map(([name]) => name)],
    [...rows, ['mean', ...means]],
  );
}

function kindTable(): string {
  const rows = sets.flatMap((set) =>
    KINDS.map((kind) => [
      set,
      kind,
      ...TAGGERS.map((_, tagger) => {
        const { exact, lenient } = figures(of(tagger, set), [kind]);
        return `${one(exact.precision)} / ${one(exact.recall)} / ${one(exact.f1)} (${one(lenient.f1)})`;
      }),
    ]),
  );
  return table(['set', 'kind: P / R / F1 (lenient F1)', ...TAGGERS.map(([name]) => name)], rows);
}

function errorTable(): string {
  const classes: ErrorClass[] = ['boundary', 'kind', 'boundary and kind', 'missed', 'spurious'];
  const tag = TAGGERS[TAGGERS.length - 1]![1];
  const all = documents.flatMap((document) => mistakes(document.entities, tag(document.text)));
  const rows = classes.map((error) => [
    error,
    ...KINDS.map((kind) => String(all.filter((m) => m.error === error && m.kind === kind).length)),
    String(all.filter((mistake) => mistake.error === error).length),
  ]);
  return table(['errors of dateline, all sets', ...KINDS, 'together'], rows);
}

function speedTable(): string {
  // Texts as long as articles: the sets' own are often single sentences.
  const texts = sets.map((set) =>
    documents
      .filter((document) => setOf(document) === set)
      .map(({ text }) => text)
      .join('\n\n'),
  );
  const articles = texts.flatMap((text) => text.match(/[\s\S]{1,4000}(?:\s|$)/g) ?? []);
  const rates = TAGGERS.map(([, tag], at) => wordsPerSecond(tag, articles, at < 2 ? 1 : 9));
  return table(
    ['', ...TAGGERS.map(([name]) => name)],
    [
      [
        'words a second of CPU time, warm',
        ...rates.map((rate) => Math.round(rate).toLocaleString('en')),
      ],
      [
        'load + first document, ms',
        '',
        ...(['compromise', 'model'] as const).map((choice) => firstDocumentMs(choice).toFixed(0)),
      ],
      ['model files, MB', '', '', (modelBytes() / 1e6).toFixed(2)],
    ],
  );
}

function listErrors(): void {
  const tag = TAGGERS[TAGGERS.length - 1]![1];
  for (const document of documents)
    for (const { error, kind, gold, found } of mistakes(document.entities, tag(document.text))) {
      const at = gold ?? found!;
      const context = document.text
        .slice(Math.max(0, at.start - 40), at.end + 30)
        .replaceAll('\n', ' ');
      const words = (span: typeof gold): string =>
        span === undefined ? '–' : `${span.kind} "${document.text.slice(span.start, span.end)}"`;
      console.log(
        `${setOf(document)}\t${error}\t${kind}\t${words(gold)}\t${words(found)}\t…${context}…`,
      );
    }
}

async function clusters(): Promise<void> {
  const file = new URL('./eval/clusters.ts', import.meta.url);
  if (!existsSync(file)) return;
  const { clusterTable } = (await import(file.href)) as {
    clusterTable(dir: string): Promise<string>;
  };
  console.log(await clusterTable(folder));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function one(value: number): string {
  return value.toFixed(1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
