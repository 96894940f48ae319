import type { Document, Origin, Skipped } from '../types.ts';
import { byteLines, GzipError, gather, gunzipped, peek } from './bytes.ts';
import { cleanText } from './clean.ts';
import { decode, decodeUtf8, utf16Of } from './decode.ts';
import { type Finish, finished } from './finish.ts';
import { type Format, sniffFormat } from './format.ts';
import { htmlDrafts } from './html.ts';
import { jsonFault, recordsIn } from './json.ts';
import { megabytes } from './limits.ts';
import { markdownDrafts } from './markdown.ts';
import type { Draft } from './page.ts';
import { contentOf } from './record.ts';
import { hashOf } from './shingles.ts';
import { errorCode, skip } from './skipped.ts';
import { splitPage } from './split.ts';

type Found = Document | Skipped;

const EMPTY: Draft = { title: '', paragraphs: [] };

/** The documents of a stream of bytes, each as soon as it is read. Errors of the stream come as `Skipped`. */
export async function* documentsOf(
  stream: AsyncIterable<Uint8Array>,
  format: Format | 'auto',
  finish: Finish,
): AsyncIterable<Found> {
  const { origin } = finish;
  try {
    const { head, rest } = await peek(gunzipped(stream), 4096);
    if (head.length === 0) {
      yield skip('empty', origin, 'It is empty; nothing to do.');
      return;
    }
    const known = format === 'auto' ? sniffBytes(head) : format;
    if (known === 'jsonl') yield* lineDocuments(rest, head, finish);
    else yield* wholeDocuments(rest, known, finish);
  } catch (error) {
    yield fault(error, origin);
  }
}

function fault(error: unknown, origin: Origin): Skipped {
  if (error instanceof GzipError) return skip('malformed', origin, 'Damaged gzip; fetch it again.');
  const code = errorCode(error);
  if (code === 'unknown error') throw error;
  if (code === 'EISDIR')
    return skip('unsupported', origin, 'A folder, not a file; name its files.');
  return skip('unreadable', origin, `It cannot be read (${code}); check its rights.`);
}

function sniffBytes(head: Uint8Array): Format {
  const decoded = decode(head.subarray(0, head.length & ~1));
  const text = 'text' in decoded ? decoded.text : new TextDecoder('latin1').decode(head);
  return sniffFormat(text);
}

/** Formats that have to be read whole. */
async function* wholeDocuments(
  stream: AsyncIterable<Uint8Array>,
  format: Exclude<Format, 'jsonl'>,
  finish: Finish,
): AsyncIterable<Found> {
  const { origin, limits } = finish;
  const limit = format === 'html' ? limits.htmlBytes : limits.fileBytes;
  const bytes = await gather(stream, limit);
  if (bytes === undefined) {
    yield skip('too-large', origin, `More than ${megabytes(limit)}; split it, or make it .jsonl.`);
    return;
  }
  const decoded = decode(bytes, format === 'html' ? charsetIn(bytes) : undefined);
  if (!('text' in decoded)) yield skip(decoded.skipped, origin, decoded.reason);
  else if (format === 'json') yield* jsonDocuments(decoded.text, finish);
  else yield* pageDocuments(decoded.text, format, finish);
}

/** The character set that a page of HTML or XML states of itself. */
function charsetIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /(?:charset|encoding)\s*=\s*["']?([\w-]{3,20})/i.exec(head)?.[1];
}

function pageDocuments(
  text: string,
  format: 'text' | 'markdown' | 'html',
  finish: Finish,
): readonly Found[] {
  const drafts = draftsOf(text, format, finish);
  if (!Array.isArray(drafts)) return [drafts as Skipped];
  if (drafts.length > 0) return finished(drafts, finish);
  return [skip('empty', finish.origin, 'It has no article text; nothing to do.')];
}

function draftsOf(
  text: string,
  format: 'text' | 'markdown' | 'html',
  finish: Finish,
): readonly Draft[] | Skipped {
  if (format === 'html') return htmlDrafts(text, finish);
  const clean = cleanText(text);
  if (format === 'markdown') return markdownDrafts(clean);
  const common = finish.repeated?.lines;
  return splitPage(clean, common && ((line) => common.has(hashOf(line))));
}

/** A .json file: one record or a list of them. One that holds a value a line is read as .jsonl. */
function* jsonDocuments(text: string, finish: Finish): Iterable<Found> {
  if (text.trim() === '') {
    yield skip('empty', finish.origin, 'It is empty; nothing to do.');
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    yield* mendedJson(text, error, finish);
    return;
  }
  const { records, list } = recordsIn(value);
  if (records.length === 0) yield skip('empty', finish.origin, 'It has no records; nothing to do.');
  for (const [index, record] of records.entries()) {
    const place = list ? `record ${index + 1}` : undefined;
    yield* recordDocuments(record, at(finish, place));
  }
}

function* mendedJson(text: string, error: unknown, finish: Finish): Iterable<Found> {
  const lines = text.split('\n');
  if (lines.filter((line) => /^\s*\{.*\}\s*$/.test(line)).length < 2) {
    yield skip('malformed', finish.origin, `${jsonFault(error)}; mend or export it again.`);
    return;
  }
  for (const [index, line] of lines.entries())
    yield* jsonLine(line, at(finish, `line ${index + 1}`));
}

/** A line, a record; memory for one line at a time. */
async function* lineDocuments(
  stream: AsyncIterable<Uint8Array>,
  head: Uint8Array,
  finish: Finish,
): AsyncIterable<Found> {
  const wide = utf16Of(head);
  const utf8 = wide === undefined ? stream : recoded(stream, wide);
  let found = false;
  for await (const { number, bytes } of byteLines(utf8, finish.limits.lineBytes)) {
    const here = at(finish, `line ${number}`);
    if (bytes === undefined) {
      const limit = megabytes(finish.limits.lineBytes);
      yield skip('too-large', here.origin, `A line of more than ${limit}; split the record.`);
    } else yield* bytesLine(bytes, here);
    found ||= bytes === undefined || bytes.length > 1;
  }
  if (!found) yield skip('empty', finish.origin, 'It has no records; nothing to do.');
}

function* bytesLine(bytes: Uint8Array, finish: Finish): Iterable<Found> {
  const text = decodeUtf8(bytes);
  if (text !== undefined) {
    yield* jsonLine(text, finish);
    return;
  }
  const reason = bytes.includes(0)
    ? skip('binary', finish.origin, 'Not text; export it again as JSON lines.')
    : skip('encoding', finish.origin, 'Not UTF-8; export it again as UTF-8.');
  yield reason;
}

async function* recoded(
  stream: AsyncIterable<Uint8Array>,
  name: string,
): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder(name);
  const encoder = new TextEncoder();
  for await (const chunk of stream) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

function* jsonLine(line: string, finish: Finish): Iterable<Found> {
  if (line.trim() === '') return;
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch (error) {
    yield skip('malformed', finish.origin, `${jsonFault(error)}; mend this line.`);
    return;
  }
  yield* recordDocuments(record, finish);
}

/** The documents of one record, a value parsed from JSON. */
export function recordDocuments(record: unknown, finish: Finish): readonly Found[] {
  const content = contentOf(record);
  if ('malformed' in content) return [skip('malformed', finish.origin, content.malformed)];
  if ('drafts' in content) {
    const { drafts } = content;
    return finished(drafts.length > 0 ? drafts : [EMPTY], finish);
  }
  if (content.html.length > finish.limits.htmlBytes) {
    const limit = megabytes(finish.limits.htmlBytes);
    return [skip('too-large', finish.origin, `HTML of more than ${limit}; split it.`)];
  }
  const drafts = htmlDrafts(content.html, finish);
  if (!Array.isArray(drafts)) return [drafts as Skipped];
  const read = drafts.length === 0 ? [EMPTY] : (drafts as readonly Draft[]);
  if (read.length === 1) return finished([{ ...read[0]!, ...content.facts }], finish);
  const { id, title: _, ...shared } = content.facts;
  const several = read.map((draft, index) => ({
    ...draft,
    ...shared,
    ...(id === undefined ? {} : { id: `${id}-${index + 1}` }),
  }));
  return finished(several, finish);
}

function at(finish: Finish, place: string | undefined): Finish {
  return place === undefined ? finish : { ...finish, origin: { ...finish.origin, place } };
}
