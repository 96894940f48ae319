import { INDEX, JSON_OUT } from './options.ts';
import type { CommandSpec } from './spec.ts';

/** `dateline key …`. */
export const KEY_COMMANDS: CommandSpec = {
  usage: 'key',
  summary: 'keys for writing over HTTP',
  examples: [
    ['dateline key create --scope write --name importer', 'shown once, then only its hash is kept'],
  ],
  commands: [
    {
      usage: 'create',
      summary: 'make a key and print it, once',
      options: [
        INDEX,
        {
          flags: '--scope <scope>',
          about: 'what it may do: search, write, curate or admin; repeatable',
          type: 'list',
        },
        { flags: '--name <name>', about: 'what it is for', type: 'text' },
        JSON_OUT,
      ],
      load: async () => ({ run: (await import('./commands/key.ts')).create }),
    },
    {
      usage: 'list',
      summary: 'names and scopes, never the keys',
      options: [INDEX, JSON_OUT],
      load: async () => ({ run: (await import('./commands/key.ts')).list }),
    },
    {
      usage: 'revoke <id>',
      summary: 'end a key',
      options: [INDEX, JSON_OUT],
      load: async () => ({ run: (await import('./commands/key.ts')).revoke }),
    },
  ],
};
