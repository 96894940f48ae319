import { CURATE_COMMANDS } from './commands-curate.ts';
import { KEY_COMMANDS } from './commands-key.ts';
import {
  CAPTURED_AT,
  FILTERS,
  INDEX,
  JSON_OUT,
  KIND,
  LIMIT,
  OFFSET,
  SERVING,
  TAGGER,
  WORKERS,
} from './options.ts';
import type { CommandSpec } from './spec.ts';

/** Every command, as `dateline --help` shows it. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    usage: 'ingest <path...>',
    summary: 'read files and folders into the index (- reads stdin)',
    options: [
      INDEX,
      CAPTURED_AT,
      {
        flags: '--format <name>',
        about: 'what stdin is',
        type: 'text',
        choices: ['text', 'markdown', 'html', 'json', 'jsonl'],
      },
      TAGGER,
      WORKERS,
      {
        flags: '--prune',
        about: 'also remove what came from files that are gone from the given folders',
      },
      JSON_OUT,
    ],
    examples: [
      ['dateline ingest pages/', 'all .txt .md .html .json .jsonl below pages/'],
      ['dateline ingest dump.jsonl --index archive', 'another index'],
      ['curl -s https://example.com/a.html | dateline ingest - --format html', 'one page'],
      ['dateline ingest pages/ --prune', 'again, and forget files that are gone'],
    ],
    load: () => import('./commands/ingest.ts'),
  },
  {
    usage: 'search [query...]',
    summary: 'find articles by words, people, places, organisations, source and date',
    options: [
      INDEX,
      ...FILTERS,
      {
        flags: '--sort <order>',
        about: 'order of the hits',
        type: 'text',
        choices: ['relevance', 'newest', 'oldest'],
      },
      {
        flags: '--ranking <how>',
        about: 'how relevance is told; minisearch is slower',
        type: 'text',
        choices: ['dateline', 'minisearch'],
      },
      LIMIT(10),
      OFFSET,
      {
        flags: '--facets <names>',
        about: 'which to count: people,places,organisations,source,date or none',
        type: 'text',
      },
      { flags: '--explain', about: 'say how each score came about' },
      JSON_OUT,
    ],
    examples: [
      ['dateline search drones --place Lithuania', 'a word and a place'],
      [
        `dateline search '"security council" -football' --person "Donald Trump"`,
        'a phrase, without a word',
      ],
      ['dateline search --org Nato --from 2025-06 --facets date', 'who was named when'],
      ['dateline search --person "Elon Musk" --not-org NASA --json', 'for a program'],
    ],
    load: () => import('./commands/search.ts'),
  },
  {
    usage: 'serve',
    summary: 'answer over HTTP, with a page to search in',
    options: [INDEX, ...SERVING],
    examples: [
      ['dateline serve', 'on http://127.0.0.1:3300'],
      ['dateline serve --host 0.0.0.0 --public', 'for everyone on the network, to read'],
    ],
    load: () => import('./commands/serve.ts'),
  },
  {
    usage: 'start',
    summary: 'ingest the seeds into the index if anything changed, then serve',
    options: [
      INDEX,
      { flags: '--seeds <dir>', about: 'folder of the pages (default: ./seeds)', type: 'text' },
      ...SERVING,
    ],
    examples: [['npm start', 'the same, from a clone']],
    load: () => import('./commands/start.ts'),
  },
  {
    usage: 'tag [file]',
    summary: 'show who and what a text names (stdin without a file)',
    options: [
      { flags: '--jsonl', about: 'read {"id","text"} lines, write {"id","mentions"} lines' },
      { flags: '--marked', about: 'print the text with its names marked' },
      TAGGER,
      WORKERS,
      JSON_OUT,
    ],
    examples: [
      ['dateline tag article.txt', 'its names, how often, and why'],
      ['dateline tag --jsonl < texts.jsonl > mentions.jsonl', 'line for line, for a program'],
    ],
    load: () => import('./commands/tag.ts'),
  },
  {
    usage: 'entity <name...>',
    summary: 'what is known of a person, place or organisation',
    options: [
      INDEX,
      KIND,
      { flags: '--mentions', about: 'list its mentions in their sentences' },
      { flags: '--why', about: 'list its mentions with what tagged and what linked each' },
      {
        flags: '--with <name>',
        about: 'only mentions in articles that also name this one',
        type: 'text',
      },
      LIMIT(20),
      OFFSET,
      JSON_OUT,
    ],
    examples: [
      ['dateline entity "Donald Trump"', 'names it goes by, counts, whom it stands with'],
      ['dateline entity NSC --why', 'every mention and the reason for it'],
    ],
    load: () => import('./commands/entity.ts'),
  },
  {
    usage: 'entities [words...]',
    summary: 'list the people, places and organisations in the index',
    options: [
      INDEX,
      KIND,
      { flags: '--hidden', about: 'also those hidden by hand' },
      { flags: '--sort <order>', about: 'order', type: 'text', choices: ['count', 'name'] },
      LIMIT(30),
      OFFSET,
      JSON_OUT,
    ],
    examples: [
      ['dateline entities sec --kind organisation', 'whose name has a word that starts so'],
    ],
    load: () => import('./commands/entities.ts'),
  },
  {
    usage: 'status',
    summary: 'what is in the index',
    options: [INDEX, JSON_OUT],
    load: () => import('./commands/status.ts'),
  },
  CURATE_COMMANDS,
  {
    usage: 'remove [path...]',
    summary: 'take documents out of the index, by file, folder or id',
    options: [
      INDEX,
      { flags: '--id <id>', about: 'this document; repeatable', type: 'list' },
      JSON_OUT,
    ],
    examples: [
      ['dateline remove pages/old', 'all that came only from files below it'],
      ['dateline remove --id 4f2c', 'one document'],
    ],
    load: () => import('./commands/remove.ts'),
  },
  {
    usage: 'optimize',
    summary: 'merge the segments of the index into one',
    options: [INDEX, JSON_OUT],
    load: () => import('./commands/optimize.ts'),
  },
  {
    usage: 'doctor',
    summary: 'check every part of the index, and rebuild what is damaged',
    options: [INDEX, JSON_OUT],
    load: () => import('./commands/doctor.ts'),
  },
  KEY_COMMANDS,
];
