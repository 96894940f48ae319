/**
 * Trains the tagger: `npm run train -- ../shared/ner/train` writes `model/weights.bin`, the same bytes each time.
 * Six models are trained, in two processes: three that each leave out a third of the documents, so that the
 * second pass learns from what a model says of texts it has not seen, and three that are kept, merged into one.
 */

import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import process, { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { type Lexicon, readLexicon } from '../tag/lexicon.ts';
import { quantised, writeModel } from '../tag/model.ts';
import { readCorpus } from './corpus.ts';
import { type Trained, train } from './crf.ts';
import { encodeAll, FIRST, floatScorer, foldOf, trainFirst } from './first.ts';
import { heldOut } from './heldout.ts';
import { merged } from './merge.ts';
import { encodeSecond, type Judged, SECOND } from './secondpass.ts';

const FOLDS = 3;
/** Models that are merged into the one that is kept. */
const KEPT = 3;
/** The models of the folds only teach the second pass, and may stop earlier. */
const FOLD_EPOCHS = 4;
const PROCESSES = 2;
/**
 * Steps below which a weight is left out, a tenth of the file. At 0.75 it was a fifth, for a tenth of a point of F1
 * (one model, held out 82.3 → 82.2).
 */
const LEAST = 0.6;

/** What a process answers: a kept model for a job from FOLDS on, otherwise the scores of the fold left out. */
interface Answer {
  readonly job: number;
  readonly model?: Trained;
  readonly transitions: Float32Array;
  /** By number of the sentence. */
  readonly scores?: ReadonlyMap<number, Float32Array>;
}

if (process.send === undefined) await main(argv[2]);
else work(argv[2]!);

async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('give the folder of training texts');
  const started = Date.now();
  const answers = await runJobs(folder);
  const model = merged(
    answers.slice(FOLDS).map((answer) => {
      if (answer.model === undefined) throw new Error('no model came back');
      return answer.model;
    }),
  );
  const second = trainSecond(folder, answers, model.transitions);
  const file = writeModel({
    first: quantised(model.weights, FIRST.bits, 1 / 32, LEAST),
    firstTransitions: model.transitions,
    network: model.network,
    second: quantised(second.weights, SECOND.bits, 1 / 32),
    secondTransitions: second.transitions,
  });
  const packed = brotliCompressSync(file, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  writeFileSync(fileOf('weights.bin'), packed);
  writeVersion();
  console.error(`${packed.length} bytes after ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** The longest jobs, the kept models, first; which process does which changes no result. */
async function runJobs(folder: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  const jobs = Array.from({ length: FOLDS + KEPT }, (_, job) => FOLDS + KEPT - 1 - job);
  const processes = Array.from({ length: PROCESSES }, async () => {
    // A process, not a thread: it inherits the loader that reads TypeScript.
    const child = fork(fileURLToPath(import.meta.url), [folder], { serialization: 'advanced' });
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`training ended early with code ${code}`)));
      child.on('message', (answer: Answer | 'ready') => {
        if (answer !== 'ready') answers[answer.job] = answer;
        const job = jobs.shift();
        if (job === undefined) resolve();
        else child.send(job);
      });
    });
    child.kill();
  });
  await Promise.all(processes);
  return answers;
}

function work(folder: string): void {
  const lexicon = readLexiconFiles();
  const encoded = encodeAll(readCorpus(folder), lexicon, FIRST.bits, inFold);
  const send = (answer: Answer | 'ready'): void => {
    process.send?.(answer);
  };
  process.on('message', (job: number) => {
    const report = (line: string): void => console.error(`model ${job}: ${line}`);
    const keep = (document: number): boolean => inFold(document) !== job;
    const settings =
      job < FOLDS
        ? { ...FIRST, epochs: FOLD_EPOCHS }
        : { ...FIRST, seed: FIRST.seed + job - FOLDS };
    const model = trainFirst(encoded, lexicon, settings, keep, report);
    const { transitions } = model;
    if (job >= FOLDS) {
      send({ job, model, transitions });
      return;
    }
    const score = floatScorer(model, encoded.encoder.words, lexicon);
    const scores = new Map<number, Float32Array>();
    encoded.sentences.forEach((sentence, number) => {
      if (!keep(sentence.document)) scores.set(number, score(sentence));
    });
    send({ job, transitions, scores });
  });
  send('ready');
}

function trainSecond(
  folder: string,
  answers: readonly Answer[],
  transitions: Float32Array,
): Trained {
  const lexicon = readLexiconFiles();
  const documents = readCorpus(folder);
  const { texts, sentences } = encodeAll(documents, lexicon, FIRST.bits, inFold);
  const scores = texts.map((): Float32Array[] => []);
  sentences.forEach(({ document }, number) => {
    scores[document]!.push(answers[inFold(document)]!.scores!.get(number)!);
  });
  const judged = (document: number): Judged => ({
    scores: scores[document]!,
    transitions: answers[inFold(document)]!.transitions,
  });
  const sources = documents.map(({ source }) => source);
  console.error(`held out, first pass:\n  ${heldOut(sources, sentences, judged).join('\n  ')}`);
  const encoded = encodeSecond(texts, sentences, judged, lexicon);
  const report = (line: string): void => console.error(`second pass: ${line}`);
  return train(encoded, [], lexicon, SECOND, report, transitions);
}

function inFold(document: number): number {
  return foldOf(document, FOLDS);
}

function writeVersion(): void {
  const hash = createHash('sha256');
  for (const name of ['names.bin', 'vectors.bin', 'weights.bin', 'words.bin'])
    hash.update(readFileSync(fileOf(name)));
  const comment =
    '/** Written by training: SHA-256 over the .bin files in order of name, the first 12 digits. */';
  const line = `export const MODEL_HASH = '${hash.digest('hex').slice(0, 12)}';`;
  writeFileSync(fileOf('version.ts'), `${comment}\n${line}\n`);
}

function fileOf(name: string): URL {
  return new URL(`../model/${name}`, import.meta.url);
}

function readLexiconFiles(): Lexicon {
  const read = (name: string): Uint8Array => brotliDecompressSync(readFileSync(fileOf(name)));
  return readLexicon(read('words.bin'), read('names.bin'), readFileSync(fileOf('vectors.bin')));
}
