/** The formats that are read. `jsonl` stands for .ndjson too. */
export type Format = 'text' | 'markdown' | 'html' | 'json' | 'jsonl';

const EXTENSIONS: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/** Format by the file's extension (`.gz` behind it is looked through); undefined when not one we read. */
export function formatOf(path: string): Format | undefined {
  const extension = /\.([a-z]+)$/.exec(path.toLowerCase().replace(/\.gz$/, ''))?.[1];
  return extension === undefined ? undefined : EXTENSIONS[extension];
}

/** Format by the first characters of a text without a name: standard input, a request body. */
export function sniffFormat(head: string): Format {
  const text = head.trimStart();
  if (/^[[{]/.test(text)) return sniffJson(text);
  if (/^<(?:!doctype|html|head|body|\?xml|!--|article|div|p|h1|meta|main|section)\b/i.test(text)) {
    return 'html';
  }
  return /^(?:---\n[\s\S]*?^\w+:|#{1,3} \S)/m.test(text) && /^(?:---\n|#)/.test(text)
    ? 'markdown'
    : 'text';
}

/** Several lines, the first a whole JSON value by itself: lines; anything else: one value. */
function sniffJson(text: string): Format {
  const end = text.indexOf('\n');
  if (end < 0) return text.startsWith('{') ? 'jsonl' : 'json';
  try {
    JSON.parse(text.slice(0, end));
    return text.startsWith('{') ? 'jsonl' : 'json';
  } catch {
    return 'json';
  }
}
