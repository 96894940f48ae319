import { UserError } from '../../errors.ts';
import type { Decision, LoggedDecision, Registry } from '../../types.ts';
import { nameKey } from '../key.ts';
import { builtOf } from './built.ts';
import { undone } from './decisions.ts';
import { findGroup, KINDS, unslugged } from './lookup.ts';
import { addressOf } from './nodes.ts';
import type { Group } from './ordered.ts';

/**
 * Whether a decision makes sense now. Throws a UserError that says what is wrong: `unknown-entity`,
 * `same-entity`, `unknown-name`, `nothing-to-split`, `nothing-to-change`, `nothing-to-undo`.
 */
export function checkDecision(
  decision: Decision,
  registry: Registry,
  log: readonly LoggedDecision[],
): void {
  switch (decision.action) {
    case 'merge':
      checkTwo(decision.from, decision.into, registry, 'merge');
      return;
    case 'refuse':
      checkTwo(decision.a, decision.b, registry, 'keep apart');
      return;
    case 'split':
      checkSplit(decision, registry);
      return;
    case 'rename': {
      const { entity } = known(decision.entity, registry);
      if (decision.name.trim() === '')
        fail('nothing-to-change', 'A name cannot be empty; give the name that shall be shown.');
      if (entity.name === decision.name)
        fail('nothing-to-change', `${entity.id} is called ${entity.name} already; nothing to do.`);
      return;
    }
    case 'retype':
      if (known(decision.entity, registry).entity.kind === decision.kind)
        fail(
          'nothing-to-change',
          `${decision.entity} is a ${decision.kind} already; nothing to do.`,
        );
      return;
    case 'hide':
      if (known(decision.entity, registry).entity.hidden)
        fail(
          'nothing-to-change',
          `${decision.entity} is hidden already; undo that decision to show it.`,
        );
      return;
    case 'undo':
      checkUndo(decision.decision, log);
      return;
  }
}

function checkTwo(a: string, b: string, registry: Registry, what: string): void {
  if (known(a, registry) === known(b, registry))
    fail(
      'same-entity',
      `${a} and ${b} are one entity already; name two different ones to ${what}.`,
    );
}

function checkSplit(decision: Extract<Decision, { action: 'split' }>, registry: Registry): void {
  const group = known(decision.entity, registry);
  if (decision.names.length === 0)
    fail('nothing-to-split', 'Give at least one name that shall leave the entity.');
  for (const name of decision.names)
    if (!group.members.includes(addressOf(name)))
      fail(
        'unknown-name',
        `${group.id} has no ${name.kind} name with the key "${name.key}"; list its names and take one of them.`,
      );
  if (new Set(decision.names.map(addressOf)).size >= group.members.length)
    fail('nothing-to-split', `These are all names of ${group.id}; leave at least one of them out.`);
}

function checkUndo(sequence: number, log: readonly LoggedDecision[]): void {
  const logged = log.find((one) => one.sequence === sequence);
  if (logged === undefined)
    fail(
      'nothing-to-undo',
      `There is no decision ${sequence}; list the decisions for their numbers.`,
    );
  if (undone(log).has(sequence))
    fail(
      'nothing-to-undo',
      `Decision ${sequence} is undone already; undo the undo to bring it back.`,
    );
}

function known(id: string, registry: Registry): Group {
  const built = builtOf(registry);
  const found = findGroup(id, built.state, built.groups, built.decided);
  if (found !== undefined) return found;
  const name = unslugged(id.slice(id.indexOf(':') + 1));
  const near = KINDS.flatMap((kind) => registry.find(nameKey(kind, name)))[0];
  throw new UserError(
    'unknown-entity',
    `There is no entity ${id}; search for it by name to learn its id.`,
    near === undefined ? {} : { hint: `Did you mean ${near.id}?` },
  );
}

function fail(code: string, message: string): never {
  throw new UserError(code, message);
}
