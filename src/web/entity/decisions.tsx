import { undone } from '../../entities/registry/undone.ts';
import type { Decision, EntityDetail, LoggedDecision } from '../../types.ts';
import { showInstant } from '../lib/dates.ts';
import { useDecider } from '../lib/decide.ts';
import { navigate } from '../lib/location.ts';
import { capitalised, entityHref, guessName } from '../lib/words.ts';
import { ProblemNote } from '../parts/problem.tsx';

/** The decisions that touch the entity, newest first, each with its undo. */
export function DecisionLog(props: { readonly entity: EntityDetail; readonly again: () => void }) {
  const decider = useDecider(props.again);
  const log = props.entity.decisions;
  const takeBack = async ({ sequence, decision }: LoggedDecision) => {
    const taken = await decider.undo(sequence, 'Taken back.');
    if (taken && decision.action === 'retype')
      navigate(entityHref(decision.entity), { replace: true });
  };
  if (log.length === 0) return null;
  const takenBack = undone(log);
  return (
    <section class="aside-part" aria-labelledby="decisions">
      <h2 id="decisions">Decisions</h2>
      <ol class="plain">
        {log.map((each) => (
          <li key={each.sequence} class={takenBack.has(each.sequence) ? 'logged undone' : 'logged'}>
            <p>{decisionWords(each.decision)}</p>
            <p class="hint">
              <time dateTime={each.at}>{showInstant(each.at)}</time>
              {each.by !== undefined && ` · ${each.by}`}
              {takenBack.has(each.sequence) && ' · taken back'}
              {!takenBack.has(each.sequence) && each.decision.action !== 'undo' && (
                <button
                  type="button"
                  class="link"
                  disabled={decider.busy}
                  onClick={() => takeBack(each)}
                >
                  Undo
                  <span class="hidden"> {decisionWords(each.decision)}</span>
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {decider.problem !== undefined && (
        <ProblemNote problem={decider.problem} again={props.again} />
      )}
    </section>
  );
}

/** A decision in words. */
export function decisionWords(decision: Decision): string {
  switch (decision.action) {
    case 'merge':
      return `Merged ${guessName(decision.from)} into ${guessName(decision.into)}`;
    case 'split':
      return `Split ${decision.names.map(({ key }) => capitalised(key)).join(', ')} from ${guessName(decision.entity)}`;
    case 'rename':
      return `Renamed to ${decision.name}`;
    case 'retype':
      return `Changed to ${decision.kind}`;
    case 'hide':
      return 'Hidden';
    case 'refuse':
      return `Kept ${guessName(decision.a)} and ${guessName(decision.b)} apart`;
    case 'undo':
      return `Took back decision ${decision.decision}`;
  }
}
