import { whyOne } from '../../entities/reasons.ts';
import { UserError } from '../../errors.ts';
import type { Alias, Decision, Engine, NameRef } from '../../types.ts';
import { decisionRows, inWords } from '../decision.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { withIndex } from '../index-at.ts';
import { columns, counted } from '../layout.ts';
import type { Call, Run } from '../spec.ts';
import { json, plain } from '../terminal.ts';
import { whoElse } from '../who.ts';

export const merge: Run = (call) =>
  decide(call, async (engine, [from, into]) => ({
    action: 'merge',
    from: await idOf(engine, from!),
    into: await idOf(engine, into!),
  }));

export const split: Run = (call) =>
  decide(call, async (engine, [entity, ...names]) => {
    const id = await idOf(engine, entity!);
    const name = call.flags.text('name');
    return {
      action: 'split',
      entity: id,
      names: await namesOf(engine, id, names),
      ...(name === undefined ? {} : { name }),
    };
  });

export const rename: Run = (call) =>
  decide(call, async (engine, [entity, name]) => ({
    action: 'rename',
    entity: await idOf(engine, entity!),
    name: name!,
  }));

export const retype: Run = (call) =>
  decide(call, async (engine, [entity, kind]) => {
    if (kind !== 'person' && kind !== 'place' && kind !== 'organisation') {
      throw new UserError('usage', `"${kind}" is no kind. Use person, place or organisation.`);
    }
    return { action: 'retype', entity: await idOf(engine, entity!), kind };
  });

export const hide: Run = (call) =>
  decide(call, async (engine, [entity]) => ({
    action: 'hide',
    entity: await idOf(engine, entity!),
  }));

export const refuse: Run = (call) =>
  decide(call, async (engine, [a, b]) => ({
    action: 'refuse',
    a: await idOf(engine, a!),
    b: await idOf(engine, b!),
  }));

export const undo: Run = (call) =>
  decide(call, async (_, [decision]) => {
    if (!/^[1-9]\d{0,8}$/.test(decision!)) {
      throw new UserError(
        'usage',
        `"${decision}" is no number of a decision. See: dateline curate log`,
      );
    }
    return { action: 'undo', decision: Number(decision) };
  });

/** `dateline curate log`. */
export const log: Run = async ({ flags, terminal }) => {
  const decisions = await withIndex(flags, (engine) => engine.entities.decisions());
  if (flags.on('json')) terminal.print(json(decisions, { indent: true }));
  else {
    for (const line of columns(decisionRows(decisions, (at) => at))) terminal.print(line);
  }
  return decisions.length > 0 ? EXIT.ok : EXIT.nothing;
};

/** `dateline curate suggestions`. */
export const suggestions: Run = async ({ flags, terminal }) => {
  const page = { limit: flags.number('limit') ?? 20, offset: flags.number('offset') ?? 0 };
  const review = await withIndex(flags, (engine) => engine.entities.review(page));
  if (flags.on('json')) terminal.print(json(review, { indent: true }));
  else {
    for (const { a, b, why, rows } of review.suggestions) {
      const [one, other] = rows.map((row) => `${plain(row.name)} (${row.documents})`);
      terminal.print(`${one} = ${other}?  ${plain(whyOne(why))}`);
      for (const action of ['merge', 'refuse'])
        terminal.print(terminal.paint.dim(`  dateline curate ${action} ${a} ${b}`));
    }
    terminal.note(`${review.suggestions.length} of ${counted(review.total, 'suggestion')}`);
  }
  return review.total > 0 ? EXIT.ok : EXIT.nothing;
};

/** `dateline curate export`: the log, a line of JSON for each decision. */
export const exportLog: Run = async ({ flags, terminal }) => {
  const decisions = await withIndex(flags, (engine) => engine.entities.decisions());
  for (const decision of decisions) terminal.print(json(decision));
  return EXIT.ok;
};

/** Logs one decision and says what it did. */
async function decide(
  { args, flags, terminal }: Call,
  decisionOf: (engine: Engine, args: readonly string[]) => Promise<Decision>,
): Promise<ExitCode> {
  return withIndex(flags, async (engine) => {
    const decision = await decisionOf(engine, args);
    const by = flags.text('by');
    const commit = await engine.commit({
      decide: [{ decision, ...(by === undefined ? {} : { by }) }],
    });
    const sequence = commit.decisions[0];
    if (flags.on('json')) terminal.print(json({ sequence, decision }));
    else {
      const back =
        decision.action === 'undo' ? '' : ` (take it back: dateline curate undo ${sequence})`;
      terminal.print(`${sequence}: ${inWords(decision)}${back}`);
    }
    return EXIT.ok;
  });
}

async function idOf(engine: Engine, name: string): Promise<string> {
  const entity = await engine.entities.meant(name);
  if (entity?.certain) return entity.id;
  if (entity) {
    const ids = [entity, ...entity.namesakes].slice(0, 4).map(({ id }) => id);
    throw new UserError('ambiguous', `More than one goes by "${name}".`, {
      hint: `Say which by its id: ${ids.join(' or ')}.`,
    });
  }
  throw new UserError('unknown-entity', `Nobody in the index goes by "${name}".`, {
    hint: `${await whoElse(engine, name)} An id such as person:donald-trump is always exact.`,
  });
}

/** The names of an entity that are meant: by heading or key, or else by a form that only one of them has. */
async function namesOf(
  engine: Engine,
  id: string,
  wanted: readonly string[],
): Promise<readonly NameRef[]> {
  const entity = await engine.entities.get(id);
  const aliases = entity?.aliases ?? [];
  return wanted.map((text) => {
    const { kind, key } = aliasMeant({ id, name: entity?.name, aliases, text });
    return { kind, key };
  });
}

/** The leading name is taken at its heading or key only: without it the rest would lose its id. */
function aliasMeant(of: {
  readonly id: string;
  readonly name: string | undefined;
  readonly aliases: readonly Alias[];
  readonly text: string;
}): Alias {
  const { id, aliases, text } = of;
  const exact = [
    aliases.filter((it) => `${it.kind}:${it.key}` === text),
    aliases.filter((it) => it.text === text),
    aliases.filter((it) => it.key === text),
  ].find((found) => found.length > 0);
  const found = exact ?? aliases.filter((it) => it.forms.some((form) => form.text === text));
  const [first, second] = found;
  const leads = exact === undefined && first?.text === of.name;
  if (first && !second && !leads) return first;
  const names = (first ? found : aliases)
    .map((it) => `"${plain(it.text)}" (${it.kind}:${it.key})`)
    .join(', ');
  if (!first) {
    throw new UserError('unknown-name', `${id} does not go by "${text}". Its names are ${names}.`);
  }
  throw new UserError(
    'ambiguous-name',
    `"${text}" does not say which name of ${id} is meant: ${names}.`,
    {
      hint: 'Give the whole name, or kind:key as it stands in brackets.',
    },
  );
}
