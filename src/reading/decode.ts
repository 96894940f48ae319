import chardet from 'chardet';
import iconv from 'iconv-lite';

/** The text of some bytes, or why they are none: `reason` ends with what to do. */
export type Decoded =
  | { readonly text: string }
  | { readonly skipped: 'binary' | 'encoding'; readonly reason: string };

const ENCODING_ADVICE = 'save it again as UTF-8';
/** First bytes of what people put among pages by mistake. */
const MAGIC: readonly (readonly [name: string, start: RegExp])[] = [
  ['PDF', /^%PDF-/],
  ['ZIP or Office', /^PK\x03\x04/],
  ['gzip', /^\x1f\x8b/],
  ['PNG', /^\x89PNG/],
  ['JPEG', /^\xff\xd8\xff/],
  ['GIF', /^GIF8/],
  ['SQLite', /^SQLite format 3\0/],
  ['program', /^(?:\x7fELF|MZ[\0-\x1f]|\xca\xfe\xba\xbe)/],
  ['RTF', /^\{\\rtf/],
];

/**
 * Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, the declared character set, then
 * the most likely one by letter statistics. Text that is UTF-8 with broken places is refused, not
 * guessed at.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const start = iconv.decode(Buffer.from(bytes.subarray(0, 16)), 'latin1');
  const magic = MAGIC.find(([, pattern]) => pattern.test(start));
  if (magic !== undefined) return binary(`A ${magic[0]} file, not text`);
  const wide = utf16Of(bytes);
  if (wide !== undefined) return utf16(bytes, wide);
  if (bytes.subarray(0, 65_536).includes(0)) return binary('Not text (it has zero bytes)');
  const clean = controlShare(bytes) < 0.005;
  const utf8 = clean ? decodeUtf8(bytes) : undefined;
  if (utf8 !== undefined && !utf8.includes('\x1b$')) return { text: utf8 };
  if (!clean && !start.includes('\x1b')) return binary('Not text (it has control bytes)');
  return legacy(bytes, declared);
}

/** Strict UTF-8, with or without its mark (or a mark cut short); undefined when it is not. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    const cut = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] !== 0xbf;
    return new TextDecoder('utf-8', { fatal: true }).decode(cut ? bytes.subarray(2) : bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 by its mark, or by zero bytes that all stand on one side of their pairs. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const [even, odd] = zeros as [number, number];
  if (even + odd < head.length / 50 || even * odd > 0 || head.length < 4) return undefined;
  const name = odd > 0 ? 'utf-16le' : 'utf-16be';
  // A table of small integers has zeros on one side too, but its other side is control bytes.
  const text = new TextDecoder(name).decode(head.subarray(0, head.length & ~1));
  return /[\x00-\x08\x0e-\x1f]/.test(text) ? undefined : name;
}

function utf16(bytes: Uint8Array, name: 'utf-16le' | 'utf-16be'): Decoded {
  try {
    return { text: new TextDecoder(name, { fatal: true }).decode(bytes) };
  } catch {
    const reason = `Broken ${name.toUpperCase()}; ${ENCODING_ADVICE}.`;
    return { skipped: 'encoding', reason };
  }
}

/** Character sets from before Unicode. */
function legacy(bytes: Uint8Array, declared: string | undefined): Decoded {
  const broken = utf8Break(bytes);
  if (broken.sequences > 0 && broken.sequences >= broken.breaks) return refused(broken.at);
  for (const name of candidates(bytes, declared)) {
    const text = decodeAs(bytes, name);
    if (text !== undefined && isPlausible(text)) return { text };
  }
  return refused(broken.at);
}

function refused(at: number): Decoded {
  const where = at < 0 ? '' : ` (byte ${at + 1} is wrong)`;
  const reason = `Neither UTF-8${where} nor a known older character set`;
  return { skipped: 'encoding', reason: `${reason}; ${ENCODING_ADVICE}.` };
}

function candidates(bytes: Uint8Array, declared: string | undefined): readonly string[] {
  // Statistics settle within 64 kB.
  const found = chardet.analyse(bytes.subarray(0, 65_536));
  const best = found[0]?.confidence ?? 0;
  const likely = found.filter((match) => match.confidence >= Math.max(8, best - 10));
  const names = likely.map((match) => match.name.toLowerCase());
  const western = names.findIndex((name) => name === 'iso-8859-1' || name === 'windows-1252');
  // In a short text the Western set ties with its neighbours; it is by far the most common.
  const ordered = western > 0 ? [names[western]!, ...names] : names;
  return declared === undefined ? ordered : [declared.toLowerCase(), ...ordered];
}

function decodeAs(bytes: Uint8Array, name: string): string | undefined {
  // Browsers read these three as their Windows supersets, and so do we.
  const label = {
    'iso-8859-1': 'windows-1252',
    'iso-8859-9': 'windows-1254',
    ascii: 'windows-1252',
  }[name];
  if (name === 'iso-2022-jp') return new TextDecoder('iso-2022-jp').decode(bytes);
  if (!iconv.encodingExists(label ?? name)) return undefined;
  return iconv.decode(Buffer.from(bytes), label ?? name);
}

/** Letters beyond ASCII stand in words, lower case within them; a wrong guess breaks both. */
function isPlausible(text: string): boolean {
  const foreign = text.match(/[^\x00-\x7f]/g)?.length ?? 0;
  const controls = text.match(/[\ufffd\x80-\x9f]/g)?.length ?? 0;
  const capitals = text.match(/\p{Ll}[\u00c0-\u00de](?!\p{Lu})/gu)?.length ?? 0;
  const loose = text.match(/(?<![\p{L}\p{M}'’])[\u00c0-\u00ff](?![\p{L}\p{M}'’])/gu)?.length ?? 0;
  const usual = text.match(/(?<!\S)[àáÀÁéÉèÈêóÓíÍúÚyæøåÅöÖâÂ×](?!\S)/g)?.length ?? 0;
  return controls + capitals + Math.max(0, loose - usual) <= foreign / 10;
}

/** Counts whole multi-byte sequences and broken places of UTF-8; `at` is the first broken byte. */
function utf8Break(bytes: Uint8Array): { sequences: number; breaks: number; at: number } {
  let [sequences, breaks, at] = [0, 0, -1];
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const length = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
    const tail = bytes.subarray(i + 1, i + 1 + length);
    if (length > 0 && tail.length === length && tail.every((byte) => byte >> 6 === 2)) {
      sequences += 1;
      i += length;
    } else {
      breaks += 1;
      if (at < 0) at = i;
    }
  }
  return { sequences, breaks, at };
}

function controlShare(bytes: Uint8Array): number {
  const head = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of head) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) {
      controls += 1;
    }
  }
  return head.length === 0 ? 0 : controls / head.length;
}

function binary(what: string): Decoded {
  return { skipped: 'binary', reason: `${what}; convert it to text, or leave it out.` };
}
