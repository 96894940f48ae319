/** Keys under which exports keep their list of records. */
const LISTS = [
  'articles',
  'items',
  'documents',
  'records',
  'results',
  'hits',
  'stories',
  'posts',
  'entries',
  'data',
  'rows',
];

/** The records of a parsed .json file: a list, a list under a usual key, or the value itself. */
export function recordsIn(
  value: unknown,
  depth = 0,
): { readonly records: readonly unknown[]; readonly list: boolean } {
  if (Array.isArray(value)) return { records: value, list: true };
  if (typeof value !== 'object' || value === null || depth > 2)
    return { records: [value], list: false };
  const fields = value as Record<string, unknown>;
  const isRecord = ['body', 'text', 'content', 'html', 'articleBody'].some(
    (key) => typeof fields[key] === 'string',
  );
  for (const key of isRecord ? [] : LISTS) {
    const inner = fields[key];
    if (Array.isArray(inner)) return { records: inner, list: true };
    if (typeof inner === 'object' && inner !== null) {
      const found = recordsIn(inner, depth + 1);
      if (found.list) return found;
    }
  }
  return { records: [value], list: false };
}

/** Where and why JSON is broken, in words: V8's own message without the text it quotes. */
export function jsonFault(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const at = /position (\d+)/.exec(message)?.[1];
  if (/unexpected end|unterminated/i.test(message)) return 'It ends in the middle of a JSON value';
  return at === undefined ? 'Not JSON' : `Not JSON from character ${Number(at) + 1} on`;
}
