import type { Decision, LoggedDecision, NameRecord, Registry } from '../types.ts';
import { builtOf, NOTHING, rebuilt, registryOf } from './registry/built.ts';
import { check } from './registry/check.ts';

export {
  type Address,
  type KeptEntity,
  type KeptRegistry,
  type KeptState,
  keptRegistry,
  type RegistryChanges,
} from './registry/kept.ts';
export { isCalled, isCertain } from './registry/lookup.ts';
export { parseDecision } from './registry/parse.ts';
export { shownText } from './registry/shown.ts';
export { undone } from './registry/undone.ts';

/**
 * Names to entities for a whole corpus: rules first (`registry/attach.ts` states them with their
 * thresholds), then the decisions in order of sequence, which always win. Depends on the set of records
 * and decisions alone, not on their order.
 */
export function buildRegistry(
  records: readonly NameRecord[],
  decisions: readonly LoggedDecision[],
): Registry {
  return registryOf(rebuilt(NOTHING, records, [], decisions));
}

/**
 * The registry after a change; `previous` stays as it was. `records` are new or changed by id, `removed`
 * are ids, `decisions` are appended to the log. Equals `buildRegistry` on the union. The rules look only
 * at names that the changed ones can affect.
 */
export function updateRegistry(
  previous: Registry,
  change: {
    readonly records?: readonly NameRecord[];
    readonly removed?: readonly number[];
    readonly decisions?: readonly LoggedDecision[];
  },
): Registry {
  const { records = [], removed = [], decisions = [] } = change;
  return registryOf(rebuilt(builtOf(previous), records, removed, decisions));
}

/** Whether a decision makes sense now: see `check.ts` for what it throws. */
export function checkDecision(
  decision: Decision,
  registry: Registry,
  log: readonly LoggedDecision[],
): void {
  check(decision, builtOf(registry), log);
}
