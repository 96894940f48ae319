import type { OptionSpec } from './spec.ts';

// Options that several commands share; each says in its help what it is.

export const INDEX: OptionSpec = {
  flags: '--index <dir>',
  about: 'folder of the index (default: $DATELINE_INDEX, or ./index)',
  type: 'text',
};
export const JSON_OUT: OptionSpec = { flags: '--json', about: 'print JSON' };
export const KIND: OptionSpec = {
  flags: '--kind <kind>',
  about: 'only this kind',
  type: 'text',
  choices: ['person', 'place', 'organisation'],
};
export const LIMIT = (count: number): OptionSpec => ({
  flags: '--limit <n>',
  about: 'how many to show',
  type: 'number',
  default: count,
});
export const OFFSET: OptionSpec = {
  flags: '--offset <n>',
  about: 'how many to pass over',
  type: 'number',
  default: 0,
};
export const TAGGER: OptionSpec = {
  flags: '--tagger <name>',
  about: 'what finds the names',
  type: 'text',
  choices: ['model', 'compromise'],
  default: 'model',
};
export const WORKERS: OptionSpec = {
  flags: '--workers <n>',
  about: 'threads that tag (default: one for each core)',
  type: 'number',
};
export const CAPTURED_AT: OptionSpec = {
  flags: '--captured-at <instant>',
  about:
    'when the pages were saved, such as 2025-06-17T09:00Z; "16 minutes ago" is counted from it',
  type: 'text',
};
export const SERVING: readonly OptionSpec[] = [
  { flags: '--host <address>', about: 'address to listen on', type: 'text', default: '127.0.0.1' },
  {
    flags: '--port <n>',
    about: 'port to listen on; 0 takes a free one',
    type: 'number',
    default: 3300,
  },
  { flags: '--public', about: 'let anyone who reaches it read; writing always needs a key' },
  {
    flags: '--allow-host <name>',
    about: 'a further name that the server may be called by; repeatable',
    type: 'list',
  },
  {
    flags: '--trust-proxy <address>',
    about: 'believe X-Forwarded-For when it comes from there, such as loopback or 10.0.0.7',
    type: 'text',
  },
  { flags: '--log', about: 'log each request as a line of JSON on stderr' },
  { flags: '--log-queries', about: 'as --log, with what was asked' },
];
export const FILTERS: readonly OptionSpec[] = [
  {
    flags: '--person <name>',
    about: 'must name this person; repeatable, a leading - excludes',
    type: 'list',
  },
  { flags: '--place <name>', about: 'must name this place', type: 'list' },
  { flags: '--org <name>', about: 'must name this organisation', type: 'list' },
  { flags: '--not-person <name>', about: 'must not name this person', type: 'list' },
  { flags: '--not-place <name>', about: 'must not name this place', type: 'list' },
  { flags: '--not-org <name>', about: 'must not name this organisation', type: 'list' },
  {
    flags: '--source <name>',
    about: 'published there; repeatable, a leading - excludes',
    type: 'list',
  },
  {
    flags: '--from <day>',
    about: 'published on this day or later: 2025, 2025-06 or 2025-06-17',
    type: 'text',
  },
  { flags: '--to <day>', about: 'published on this day or earlier', type: 'text' },
];
export const CURATE: readonly OptionSpec[] = [INDEX, JSON_OUT];
export const BY: OptionSpec = {
  flags: '--by <name>',
  about: 'who decides, for the log',
  type: 'text',
};
