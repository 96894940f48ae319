import { UserError } from '../../errors.ts';
import type { Engine, EntityDetail, MentionList } from '../../types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Flags } from '../flags.ts';
import { withIndex } from '../index-at.ts';
import { counted } from '../layout.ts';
import { showEntity, showMentions } from '../show-entity.ts';
import type { Call } from '../spec.ts';
import { json, plain } from '../terminal.ts';
import { whoElse } from '../who.ts';
import { kindOf } from './entities.ts';

/** `dateline entity NAME`. Exit 1 when nobody goes by that name. */
export async function run({ args, flags, terminal }: Call): Promise<ExitCode> {
  const name = args.join(' ');
  const found = await withIndex(
    flags,
    async (engine) => (await ask(engine, name, flags)) ?? (await unknown(engine, name, flags)),
  );
  if (typeof found === 'string') {
    terminal.note(plain(found));
    return EXIT.nothing;
  }
  const { entity, mentions } = found;
  const others = entity.namesakes.map((row) => `${row.id} (${row.documents})`);
  if (others.length > 0) {
    const more = others.length > 4 ? ` and ${others.length - 4} more` : '';
    terminal.note(plain(`Others of that name: ${others.slice(0, 4).join(', ')}${more}.`));
  }
  if (flags.on('json')) {
    terminal.print(
      json(mentions ? { ...entity, mentionList: mentions } : entity, { indent: true }),
    );
    return EXIT.ok;
  }
  showEntity(entity, terminal);
  if (!mentions) return EXIT.ok;
  terminal.print('');
  showMentions(mentions, terminal, { why: flags.on('why') });
  const last = (flags.number('offset') ?? 0) + mentions.mentions.length;
  if (last < mentions.total) {
    terminal.note(
      `${last} of ${counted(mentions.total, 'mention')}; --offset ${last} shows the next.`,
    );
  }
  return EXIT.ok;
}

async function ask(
  engine: Engine,
  name: string,
  flags: Flags,
): Promise<{ entity: EntityDetail; mentions?: MentionList } | undefined> {
  const entity = await engine.entities.get(name, kindOf(flags));
  if (!entity) return undefined;
  const other = flags.text('with');
  if (!flags.on('mentions') && !flags.on('why') && other === undefined) return { entity };
  const partner = other === undefined ? undefined : await engine.entities.get(other);
  if (other !== undefined && !partner) {
    throw new UserError('unknown-entity', `Nobody in the index goes by "${other}" (--with).`);
  }
  const mentions = await engine.entities.mentions({
    entity: entity.id,
    ...(partner ? { with: partner.id } : {}),
    limit: flags.number('limit') ?? 20,
    offset: flags.number('offset') ?? 0,
  });
  return { entity, mentions };
}

/** With `--kind`, one of another kind who goes by the name is said to be there. */
async function unknown(engine: Engine, name: string, flags: Flags): Promise<string> {
  const kind = kindOf(flags);
  const other = kind && (await engine.entities.get(name));
  if (other) return `No ${kind} in the index goes by "${name}", but the ${other.kind} ${other.id}.`;
  const who = kind ? `No ${kind}` : 'Nobody';
  return `${who} in the index goes by "${name}". ${await whoElse(engine, name, kind)}`;
}
