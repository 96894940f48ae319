import type { UserError } from '../errors.ts';
import { editDistance } from '../text/edit-distance.ts';
import type { Field, Kind } from '../types.ts';
import { badQuery } from './limits.ts';

/** What stands before the colon. */
export type FieldUse =
  | { readonly use: 'text'; readonly field: Field }
  | { readonly use: 'entity'; readonly kind: Kind }
  | { readonly use: 'source' }
  | { readonly use: 'byline' }
  | { readonly use: 'date' };

const TITLE: FieldUse = { use: 'text', field: 'title' };
const BODY: FieldUse = { use: 'text', field: 'body' };
const PERSON: FieldUse = { use: 'entity', kind: 'person' };
const PLACE: FieldUse = { use: 'entity', kind: 'place' };
const ORGANISATION: FieldUse = { use: 'entity', kind: 'organisation' };

/** Every name a field goes by, the one that is written back first. */
const FIELDS: ReadonlyMap<string, FieldUse> = new Map<string, FieldUse>([
  ['title', TITLE],
  ['body', BODY],
  ['person', PERSON],
  ['people', PERSON],
  ['place', PLACE],
  ['places', PLACE],
  ['org', ORGANISATION],
  ['orgs', ORGANISATION],
  ['organisation', ORGANISATION],
  ['organisations', ORGANISATION],
  ['organization', ORGANISATION],
  ['organizations', ORGANISATION],
  ['source', { use: 'source' }],
  ['byline', { use: 'byline' }],
  ['author', { use: 'byline' }],
  ['date', { use: 'date' }],
]);

/** The field of that name, in any case; undefined when there is none. */
export function fieldNamed(name: string): FieldUse | undefined {
  return FIELDS.get(name.toLowerCase());
}

/** The complaint about `name:` where no field has that name. */
export function unknownField(name: string, position: number): UserError {
  const nearest = nearestField(name);
  const hint =
    nearest === undefined
      ? `Fields are title, body, person, place, org, source, byline and date; write ${name}\\: for the word itself.`
      : `Did you mean ${nearest}:? Write ${name}\\: for the word itself.`;
  return badQuery(`There is no field "${name}".`, position, hint);
}

/** The field name that takes fewest edits from `name`, if it is near enough to be meant. */
function nearestField(name: string): string | undefined {
  const limit = name.length <= 3 ? 1 : 2;
  let nearest: string | undefined;
  let least = limit + 1;
  for (const known of FIELDS.keys()) {
    const edits = editDistance(name.toLowerCase().slice(0, 32), known, limit);
    if (edits < least) [nearest, least] = [known, edits];
  }
  return nearest;
}
