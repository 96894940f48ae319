import { BY, CURATE, INDEX, LIMIT, OFFSET } from './options.ts';
import type { CommandSpec } from './spec.ts';

/** `dateline curate …`. */
export const CURATE_COMMANDS: CommandSpec = {
  usage: 'curate',
  summary: 'decide who is who: merge, split, rename, retype, hide, undo',
  examples: [
    ['dateline curate merge Zelenskyy Zelensky', 'the first becomes part of the second'],
    ['dateline curate suggestions', 'pairs that may be one'],
    ['dateline curate export > decisions.jsonl', 'keep what was decided'],
  ],
  commands: [
    {
      usage: 'merge <from> <into>',
      summary: 'they are one: <from> becomes part of <into>',
      options: [...CURATE, BY],
      load: async () => ({ run: (await import('./commands/curate.ts')).merge }),
    },
    {
      usage: 'split <entity> <names...>',
      summary: 'these names of it are somebody else',
      options: [
        ...CURATE,
        BY,
        { flags: '--name <name>', about: 'what the new one is called', type: 'text' },
      ],
      load: async () => ({ run: (await import('./commands/curate.ts')).split }),
    },
    {
      usage: 'rename <entity> <name>',
      summary: 'show it under this name',
      options: [...CURATE, BY],
      load: async () => ({ run: (await import('./commands/curate.ts')).rename }),
    },
    {
      usage: 'retype <entity> <kind>',
      summary: 'it is a person, place or organisation',
      options: [...CURATE, BY],
      load: async () => ({ run: (await import('./commands/curate.ts')).retype }),
    },
    {
      usage: 'hide <entity>',
      summary: 'leave it out of facets and lists',
      options: [...CURATE, BY],
      load: async () => ({ run: (await import('./commands/curate.ts')).hide }),
    },
    {
      usage: 'refuse <a> <b>',
      summary: 'they are two; do not suggest them again',
      options: [...CURATE, BY],
      load: async () => ({ run: (await import('./commands/curate.ts')).refuse }),
    },
    {
      usage: 'undo <decision>',
      summary: 'take back a decision, by its number in the log',
      options: [...CURATE, BY],
      load: async () => ({ run: (await import('./commands/curate.ts')).undo }),
    },
    {
      usage: 'log',
      summary: 'all decisions, oldest first',
      options: CURATE,
      load: async () => ({ run: (await import('./commands/curate.ts')).log }),
    },
    {
      usage: 'suggestions',
      summary: 'pairs that may be one, likeliest first',
      options: [...CURATE, LIMIT(20), OFFSET],
      load: async () => ({ run: (await import('./commands/curate.ts')).suggestions }),
    },
    {
      usage: 'export',
      summary: 'the log as JSONL on stdout',
      options: [INDEX],
      load: async () => ({ run: (await import('./commands/curate.ts')).exportLog }),
    },
    {
      usage: 'import [file]',
      summary: 'replay an exported log (stdin without a file)',
      options: [
        ...CURATE,
        BY,
        {
          flags: '--skip-bad',
          about: 'import the rest where some lines cannot be taken (exit code 3)',
        },
      ],
      load: async () => ({ run: (await import('./commands/curate-import.ts')).run }),
    },
  ],
};
