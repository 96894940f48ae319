import { UserError } from '../../errors.ts';
import type { Decision, LoggedDecision } from '../../types.ts';
import { nameKey } from '../key.ts';
import type { Group } from './automatic.ts';
import { findAll, findGroup, KINDS, type Standing, unslugged } from './lookup.ts';
import { addressOf } from './nodes.ts';
import { undone } from './undone.ts';

/**
 * Whether a decision makes sense now. Throws a UserError that says what is wrong: `unknown-entity`,
 * `same-entity`, `unknown-name`, `nothing-to-split`, `nothing-to-change`, `nothing-to-undo`.
 */
export function check(
  decision: Decision,
  standing: Standing,
  log: readonly LoggedDecision[],
): void {
  switch (decision.action) {
    case 'merge':
      checkTwo(decision.from, decision.into, standing, 'merge');
      return;
    case 'refuse':
      checkTwo(decision.a, decision.b, standing, 'keep apart');
      return;
    case 'split':
      checkSplit(decision, standing);
      return;
    case 'rename': {
      const { entity } = known(decision.entity, standing);
      if (decision.name.trim() === '')
        fail('nothing-to-change', 'A name cannot be empty; give the name that shall be shown.');
      if (entity.name === decision.name)
        fail('nothing-to-change', `${entity.id} is called ${entity.name} already; nothing to do.`);
      return;
    }
    case 'retype':
      if (known(decision.entity, standing).entity.kind === decision.kind)
        fail(
          'nothing-to-change',
          `${decision.entity} is a ${decision.kind} already; nothing to do.`,
        );
      return;
    case 'hide':
      if (known(decision.entity, standing).entity.hidden)
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

function checkTwo(a: string, b: string, standing: Standing, what: string): void {
  if (known(a, standing) === known(b, standing))
    fail(
      'same-entity',
      `${a} and ${b} are one entity already; name two different ones to ${what}.`,
    );
}

function checkSplit(decision: Extract<Decision, { action: 'split' }>, standing: Standing): void {
  const group = known(decision.entity, standing);
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

function known(id: string, standing: Standing): Group {
  const found = findGroup(id, standing);
  if (found !== undefined) return found;
  const name = unslugged(id.slice(id.indexOf(':') + 1));
  const near = KINDS.flatMap((kind) => findAll(nameKey(kind, name), undefined, standing))[0];
  throw new UserError(
    'unknown-entity',
    `There is no entity ${id}; search for it by name to learn its id.`,
    near === undefined ? {} : { hint: `Did you mean ${near.id}?` },
  );
}

function fail(code: string, message: string): never {
  throw new UserError(code, message);
}
