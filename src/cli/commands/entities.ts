import type { EntityQuery, Kind } from '../../types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Flags } from '../flags.ts';
import { withIndex } from '../index-at.ts';
import { columns, count, counted } from '../layout.ts';
import type { Call } from '../spec.ts';
import { json, plain } from '../terminal.ts';

/** `dateline entities [words…]`. Exit 1 when there is none. */
export async function run({ args, flags, terminal }: Call): Promise<ExitCode> {
  const query = entityQuery(args.join(' '), flags);
  const list = await withIndex(flags, (engine) => engine.entities.list(query));
  if (flags.on('json')) terminal.print(json(list, { indent: true }));
  else {
    const rows = list.entities.map((it) => [
      count(it.documents).padStart(7),
      it.kind,
      plain(it.name) + (it.hidden ? ' (hidden)' : ''),
      it.id,
    ]);
    if (rows.length > 0) {
      for (const line of columns([['articles', 'kind', 'name', 'id'], ...rows])) {
        terminal.print(line);
      }
    }
    terminal.note(`${list.entities.length} of ${counted(list.total, 'entity', 'entities')}`);
  }
  return list.total > 0 ? EXIT.ok : EXIT.nothing;
}

function entityQuery(words: string, flags: Flags): EntityQuery {
  const kind = kindOf(flags);
  const sort = flags.text('sort');
  return {
    ...(words === '' ? {} : { q: words }),
    ...(kind ? { kind } : {}),
    ...(sort === 'count' || sort === 'name' ? { sort } : {}),
    ...(flags.on('hidden') ? { hidden: true } : {}),
    limit: flags.number('limit') ?? 30,
    offset: flags.number('offset') ?? 0,
  };
}

/** The value of `--kind`, which the parser of the command line has checked. */
export function kindOf(flags: Flags): Kind | undefined {
  const kind = flags.text('kind');
  return kind === 'person' || kind === 'place' || kind === 'organisation' ? kind : undefined;
}
