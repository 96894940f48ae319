import { createHash } from 'node:crypto';
import { UserError } from '../errors.ts';
import type { Document, Origin, Skipped } from '../types.ts';
import { fileBytes, gather, gunzipped } from './bytes.ts';
import { cleanText } from './clean.ts';
import { isIsoTime } from './dates.ts';
import { decode } from './decode.ts';
import type { SourceFile } from './files.ts';
import type { Finish } from './finish.ts';
import { type Format, formatOf } from './format.ts';
import { countsFor, learned, type RepeatedText, repeatedDigest, type Sample } from './learn.ts';
import { READ_LIMITS, type ReadLimits, readLimits } from './limits.ts';
import { withoutBlanks } from './page.ts';
import { errorCode } from './skipped.ts';
import { documentsOf, recordDocuments } from './source.ts';
import { unwrappedLines } from './unwrap.ts';

export type { SourceFile } from './files.ts';
export { sourceFiles } from './files.ts';
export type { Format } from './format.ts';
export type { RepeatedText } from './learn.ts';
export type { ReadLimits } from './limits.ts';
export { READ_LIMITS } from './limits.ts';
export { isSkipped } from './skipped.ts';

/** What the user says about the input. */
export interface ReadOptions {
  /** ISO instant of capture, for relative times; a record's own `captured_at` wins. */
  readonly capturedAt?: string;
  /** From `learnRepeated`. */
  readonly repeated?: RepeatedText;
  /** Publisher of pages that do not name theirs. */
  readonly source?: string;
  readonly limits?: Partial<ReadLimits>;
}

/** Raised whenever the same bytes give other documents than before. */
const READER_VERSION = 4;
/** Texts of one file that are looked at to learn what repeats. */
const SAMPLE_TEXTS = 50;

/**
 * SHA-256 of the file's bytes, the version of the reader, and the options that change the result.
 * Streamed. A file that cannot be read has a fingerprint too, of the reason.
 */
export async function fingerprint(file: SourceFile, options: ReadOptions = {}): Promise<string> {
  const { capturedAt, source, limits, repeated } = options;
  const learned = repeatedDigest(repeated, file.path);
  const how = [READER_VERSION, formatOf(file.path), capturedAt, source, limits, learned];
  const hash = createHash('sha256').update(JSON.stringify(how));
  try {
    for await (const chunk of fileBytes(file.path)) hash.update(chunk);
  } catch (error) {
    hash.update(`unreadable: ${errorCode(error)}`);
  }
  return hash.digest('hex');
}

/** The documents of one file, streamed: of a .jsonl, one line at a time. Never throws for its content. */
export async function* documents(
  file: SourceFile,
  options: ReadOptions = {},
): AsyncIterable<Document | Skipped> {
  const format = formatOf(file.path) ?? 'auto';
  yield* documentsOf(fileBytes(file.path), format, finishWith({ file: file.path }, options));
}

/** The documents of a stream (standard input, a request body); `auto` looks at its first bytes. */
export async function* documentsFromStream(
  stream: AsyncIterable<Uint8Array>,
  origin: { readonly file: string },
  format: Format | 'auto',
  options: ReadOptions = {},
): AsyncIterable<Document | Skipped> {
  yield* documentsOf(stream, format, finishWith(origin, options));
}

/**
 * The documents of a JSON record: title, body (or text, content), html, source, url, date,
 * captured_at, byline (or author), language, id. One, unless its text is a page of several articles.
 */
export function documentsFromRecord(
  record: unknown,
  origin: Origin,
  options: ReadOptions = {},
): readonly (Document | Skipped)[] {
  return recordDocuments(record, finishWith(origin, options));
}

/**
 * Learns the text that repeats over the pages of each folder, for `ReadOptions.repeated`. Looks at
 * 200 files of a folder, chosen by their names, so that order does not matter and memory is bounded.
 */
export async function learnRepeated(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
): Promise<RepeatedText> {
  return learned(files, sampleOf);
}

/** Articles of one page are one text; the records of an export are texts of their own. */
async function sampleOf(file: SourceFile): Promise<Sample> {
  const texts: string[][] = [];
  const titles: string[] = [];
  let place = '';
  for await (const found of documents(file)) {
    if ('skipped' in found) continue;
    const here = found.origin.place?.replace(/,? ?article \d+$/, '') ?? '';
    if (texts.length === 0 || here !== place) texts.push([]);
    titles.push(found.title);
    for (const paragraph of found.body.split('\n\n')) texts.at(-1)!.push(paragraph);
    place = here;
    if (texts.length >= SAMPLE_TEXTS) break;
  }
  const text = formatOf(file.path) === 'text' && texts.length > 0 ? await plainText(file) : '';
  return { texts, titles, lines: unwrappedLines(text).filter((line) => line !== '') };
}

async function plainText(file: SourceFile): Promise<string> {
  const bytes = await gather(gunzipped(fileBytes(file.path)), READ_LIMITS.fileBytes);
  const decoded = bytes === undefined ? undefined : decode(bytes);
  return decoded !== undefined && 'text' in decoded ? cleanText(decoded.text) : '';
}

function finishWith(origin: Origin, options: ReadOptions): Finish {
  const { capturedAt, repeated, source, limits } = options;
  if (capturedAt !== undefined && !isIsoTime(capturedAt)) {
    const message = `"${capturedAt}" is not a time of capture; write it as 2025-08-05T14:00:00Z.`;
    throw new UserError('bad-captured-at', message);
  }
  return {
    origin: withoutBlanks({ ...origin, capturedAt: origin.capturedAt ?? capturedAt }) as Origin,
    limits: readLimits(limits),
    repeated: countsFor(repeated, origin.file),
    source,
  };
}
