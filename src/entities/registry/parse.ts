import { UserError } from '../../errors.ts';
import type { Decision, Kind, NameRef } from '../../types.ts';
import { KINDS } from './lookup.ts';

const ACTIONS = 'merge, split, rename, retype, hide, refuse, undo';

/**
 * A decision from JSON. Unknown fields are refused, so that a typing error is no silent loss. Throws a
 * UserError `bad-decision` that names the field.
 */
export function parseDecision(value: unknown): Decision {
  const fields = fieldsOf(value);
  const text = (name: string): string => textOf(fields, name);
  switch (fields['action']) {
    case 'merge':
      return only(fields, { action: 'merge', from: text('from'), into: text('into') });
    case 'split':
      return only(fields, {
        action: 'split',
        entity: text('entity'),
        names: namesOf(fields),
        ...(fields['name'] === undefined ? {} : { name: text('name') }),
      });
    case 'rename':
      return only(fields, { action: 'rename', entity: text('entity'), name: text('name') });
    case 'retype':
      return only(fields, {
        action: 'retype',
        entity: text('entity'),
        kind: kindOf(fields['kind']),
      });
    case 'hide':
      return only(fields, { action: 'hide', entity: text('entity') });
    case 'refuse':
      return only(fields, { action: 'refuse', a: text('a'), b: text('b') });
    case 'undo':
      return only(fields, { action: 'undo', decision: sequenceOf(fields) });
    default:
      return bad(`"action" must be one of ${ACTIONS}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return bad('a decision must be a JSON object');
  return value as Fields;
}

function only(fields: Fields, decision: Decision): Decision {
  for (const name of Object.keys(fields))
    if (!(name in decision)) bad(`"${name}" is no field of a ${decision.action}`);
  return decision;
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') return bad(`"${name}" must be a text`);
  return value;
}

function kindOf(value: unknown): Kind {
  return KINDS.find((kind) => kind === value) ?? bad(`"kind" must be one of ${KINDS.join(', ')}`);
}

function namesOf(fields: Fields): readonly NameRef[] {
  const names = fields['names'];
  if (!Array.isArray(names) || names.length === 0)
    return bad('"names" must be a list of at least one {"kind", "key"}');
  return names.map((name: unknown) => {
    const one = fieldsOf(name);
    return { kind: kindOf(one['kind']), key: textOf(one, 'key') };
  });
}

function sequenceOf(fields: Fields): number {
  const value = fields['decision'];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    return bad('"decision" must be the number of a decision');
  return value;
}

function bad(what: string): never {
  throw new UserError('bad-decision', `Not a decision: ${what}. Mend it and try again.`);
}
