import { isCalled } from '../../../entities/registry.ts';
import { formatQuery } from '../../../query/format.ts';
import { isDispensable, slotsOf, slotsOfText } from '../../../query/slots.ts';
import type { Slot } from '../../../text/matcher.ts';
import { nearest } from '../../../text/nearest.ts';
import { termWeight } from '../../../text/ranking.ts';
import type { Expression, Field, Kind, Notice } from '../../../types.ts';
import type { Bylines } from '../bylines.ts';
import { daysOf } from '../days.ts';
import type { Directory } from '../directory.ts';
import type { Meant } from '../meant.ts';
import type { Segment } from '../segment/segment.ts';
import type { SourceNames } from '../sources.ts';
import { type Group, groupsOf } from './groups.ts';
import type { Snapshot } from './snapshot.ts';

/** A query made ready for the segments of a snapshot. `cost`: postings to be read, about. */
export type Plan =
  | {
      readonly type: 'group';
      readonly group: Group;
      readonly weight: number;
      readonly field: Field | undefined;
      readonly cost: number;
    }
  | {
      /** Groups side by side; with `right`, two such runs near one another. */
      readonly type: 'run';
      readonly groups: readonly Group[];
      readonly right: readonly Group[] | undefined;
      readonly distance: number;
      readonly weight: number;
      readonly field: Field | undefined;
      readonly cost: number;
    }
  | { readonly type: 'and'; readonly of: readonly Plan[]; readonly cost: number }
  | { readonly type: 'or'; readonly of: readonly Plan[]; readonly cost: number }
  | { readonly type: 'not'; readonly of: Plan; readonly cost: number }
  | {
      /** Ascending documents by place of the segment in the snapshot. */
      readonly type: 'list';
      readonly documents: readonly Uint32Array[];
      readonly cost: number;
    }
  | { readonly type: 'days'; readonly from: number; readonly to: number; readonly cost: number };

/** What a plan is made from. */
export interface Planner {
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly notices: Notice[];
  /** The whole query. */
  readonly asked: Expression | undefined;
  /** Gets the part of the query that each scoring plan was made from. */
  readonly origins: Map<Plan, Expression>;
  /** Documents by segment that hold an entity, or were published by a source. */
  documentsOfEntity(entity: number): readonly Uint32Array[];
  documentsOfSource(source: string): readonly Uint32Array[];
  readonly bylines: Bylines;
  readonly sources: SourceNames;
  /** `performance.now()` after which there is no time left, for planning either. */
  readonly deadline: number;
}

export function planOf(planner: Planner, expression: Expression): Plan {
  const plan = plainPlan(planner, expression);
  if (plan.type === 'group' || plan.type === 'run') planner.origins.set(plan, expression);
  return plan;
}

function plainPlan(planner: Planner, expression: Expression): Plan {
  switch (expression.type) {
    case 'word':
    case 'phrase':
      return runPlan(planner, slotsOf(expression), undefined, 0, expression.field);
    case 'near':
      return runPlan(
        planner,
        slotsOfText(expression.left),
        slotsOfText(expression.right),
        expression.distance,
        expression.field,
      );
    case 'and':
    case 'or':
      return manyPlan(planner, expression);
    case 'not':
      return { type: 'not', of: planOf(planner, expression.of), cost: planner.snapshot.documents };
    case 'entity':
      return entityPlan(planner, expression);
    case 'source':
      return listPlan(sourceDocuments(planner, expression.value));
    case 'byline':
      return listPlan(bylineDocuments(planner, expression.value));
    case 'date':
      return { type: 'days', ...daysOf(expression.range), cost: planner.snapshot.documents };
  }
}

function manyPlan(planner: Planner, expression: Expression & { type: 'and' | 'or' }): Plan {
  const telling = expression.of.filter((part) => !isDispensable(part));
  const kept = telling.some(isPositive) ? telling : expression.of;
  const of = kept.map((part) => planOf(planner, part));
  const costs = of.map((part) => part.cost);
  const cost =
    expression.type === 'and'
      ? costs.reduce((a, b) => Math.min(a, b), planner.snapshot.documents)
      : costs.reduce((a, b) => a + b, 0);
  return { type: expression.type, of, cost };
}

/** Only beside something that is looked for can function words be done without. */
function isPositive(part: Expression): boolean {
  return part.type !== 'not';
}

function runPlan(
  planner: Planner,
  left: readonly Slot[],
  right: readonly Slot[] | undefined,
  distance: number,
  field: Field | undefined,
): Plan {
  const { snapshot, notices } = planner;
  const groups = groupsOf(snapshot, left, notices);
  const others = right === undefined ? undefined : groupsOf(snapshot, right, notices);
  const all = [...groups, ...(others ?? [])];
  if (left.length === 0 || right?.length === 0)
    return listPlan(snapshot.segments.map(() => NOTHING));
  const weight = all.reduce((sum, group) => sum + termWeight(snapshot.documents, group), 0);
  const cost = all.reduce((least, group) => Math.min(least, group.documents), snapshot.documents);
  const [group] = groups;
  if (others === undefined && groups.length === 1 && group !== undefined)
    return { type: 'group', group, weight, field, cost };
  return { type: 'run', groups, right: others, distance, weight, field, cost };
}

const NOTHING = new Uint32Array(0);

function entityPlan(planner: Planner, expression: Expression & { type: 'entity' }): Plan {
  const documents = entityDocuments(planner, expression.kind, expression.value);
  return listPlan(documents ?? planner.snapshot.segments.map(() => NOTHING));
}

/** Documents by segment of whom a name means; says who that is where it is not plain, and when nobody goes by it. */
export function entityDocuments(
  planner: Planner,
  kind: Kind,
  value: string,
): readonly Uint32Array[] | undefined {
  const meant = planner.directory.meant(value, kind);
  if (meant === undefined) {
    tellUnknown(planner, kind, value);
    return undefined;
  }
  tellMeant(planner, value, meant);
  return planner.documentsOfEntity(meant.record.number);
}

const MOST_NAMESAKES = 3;

function tellMeant({ notices, asked }: Planner, value: string, meant: Meant): void {
  const { record, others, certain } = meant;
  if (certain && (isId(record, value) || isCalled(record, value))) return;
  const named = others.slice(0, MOST_NAMESAKES).map(({ id }) => id);
  const left = others.length - named.length;
  const more = left > 0 ? [...named, `${left} more`] : named;
  const message = certain
    ? `"${value}" is taken for ${record.name}.`
    : `"${value}" is taken for ${record.name} (${record.id}), but may as well be ${more.join(' or ')}.`;
  if (notices.some((told) => told.message === message)) return;
  // Any of them, where nothing else was asked for.
  const either = !certain && asked?.type === 'entity' && others.length <= MOST_NAMESAKES;
  const suggestion = either ? { suggestion: anyOf([record, ...others]) } : {};
  notices.push({ code: 'entity-taken', message, ...suggestion });
}

function anyOf(records: readonly Meant['record'][]): string {
  const of = records.map(({ id, kind }) => {
    return { type: 'entity', kind, value: id.slice(kind.length + 1) } as const;
  });
  return formatQuery({ type: 'or', of });
}

function isId({ id, kind }: Meant['record'], value: string): boolean {
  return id === value || id === `${kind}:${value}`;
}

/** Unknown values of a query for which names like them are looked for: that reads all names of a kind. */
const MOST_ADVISED = 3;

/** Says, once, that nothing can match a value. */
function tellUnknown(planner: Planner, what: Kind | 'source' | 'byline', value: string): void {
  const { notices } = planner;
  const code = what === 'source' || what === 'byline' ? `unknown-${what}` : 'unknown-entity';
  const message = `No ${what} "${value}" is known to this index: nothing can match it.`;
  if (notices.some((told) => told.code === code && told.message.startsWith(message))) return;
  const told = notices.filter((notice) =>
    /^unknown-(entity|source|byline)$/.test(notice.code),
  ).length;
  const near = told < MOST_ADVISED ? namesLike(planner, what, value) : [];
  notices.push({ code, message: message + didYouMean(near) });
}

function namesLike(
  planner: Planner,
  what: Kind | 'source' | 'byline',
  value: string,
): readonly { readonly name: string }[] {
  const { directory, sources } = planner;
  if (what === 'byline') return nearest(value, planner.bylines.all(), 3);
  if (what !== 'source') return directory.near(value, what);
  const all = Array.from({ length: sources.last }, (_, n) => ({ name: sources.name(n + 1) }));
  const here = all.filter(
    ({ name }) => name !== '' && holdsAny(planner, planner.documentsOfSource(name)),
  );
  return nearest(value, here, 3);
}

/** Documents of a source by segment; says when there is no such source. */
export function sourceDocuments(planner: Planner, value: string): readonly Uint32Array[] {
  const documents = planner.documentsOfSource(value);
  if (!holdsAny(planner, documents)) tellUnknown(planner, 'source', value);
  return documents;
}

/** Documents by segment whose byline holds these words; says when there are none. */
function bylineDocuments(planner: Planner, value: string): readonly Uint32Array[] {
  const numbers = planner.bylines.find(value);
  const documents = planner.snapshot.segments.map((segment) => placesOf(segment, numbers));
  if (!holdsAny(planner, documents)) tellUnknown(planner, 'byline', value);
  return documents;
}

/** Places, ascending, of those of some documents that are in a segment. */
function placesOf(segment: Segment, numbers: readonly number[]): Uint32Array {
  const places = numbers.map((number) => segment.placeOf(number)).filter((place) => place >= 0);
  return Uint32Array.from(places).sort();
}

/** A source that had its last document removed is as unknown as any other. */
function holdsAny({ snapshot }: Planner, documents: readonly Uint32Array[]): boolean {
  return snapshot.segments.some(({ deleted }, at) =>
    documents[at]!.some((document) => deleted?.[document] !== 1),
  );
}

function didYouMean(near: readonly { readonly name: string }[]): string {
  const names = near.map(({ name }) => `"${name}"`);
  return names.length === 0 ? '' : ` Did you mean ${names.join(' or ')}?`;
}

function listPlan(documents: readonly Uint32Array[]): Plan {
  return { type: 'list', documents, cost: documents.reduce((sum, list) => sum + list.length, 0) };
}
