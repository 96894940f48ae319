import { useEffect, useState } from 'preact/hooks';
import type { EntityRow } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { type Review, readReview } from '../lib/api.ts';
import { useDecider } from '../lib/decide.ts';
import { moveFocus, useKeys } from '../lib/keys.ts';
import { countOf, entityHref } from '../lib/words.ts';
import { KindIcon } from '../parts/icons.tsx';
import { Loading, Nothing, ProblemNote } from '../parts/problem.tsx';

type Pair = Review['suggestions'][number];

/** Pairs that may be one, each to be merged or kept apart; both can be taken back. */
export function ReviewPage() {
  const answer = useAnswer('review', readReview);
  useEffect(() => {
    document.title = 'Review – dateline';
  }, []);
  useKeys({ j: () => moveFocus('.pair', 1), k: () => moveFocus('.pair', -1) });
  const review = answer.value;
  return (
    <div class="page narrow review">
      <h1>Review</h1>
      <p class="lead">
        Names that may belong to one and the same. Merge them, or keep them apart: what you decide
        is remembered, counts at once everywhere, and can be taken back.
      </p>
      {answer.problem !== undefined && (
        <ProblemNote problem={answer.problem} again={answer.again} />
      )}
      {review === undefined && answer.busy && <Loading />}
      {review !== undefined && review.total === 0 && (
        <Nothing title="Nothing to review">
          <p>No two names look alike enough to ask. New articles may bring some.</p>
        </Nothing>
      )}
      {review !== undefined && review.total > 0 && (
        <>
          <p class="hint">
            {countOf(review.total, 'pair')} · <kbd>j</kbd> <kbd>k</kbd> next and previous,{' '}
            <kbd>m</kbd> merge, <kbd>x</kbd> keep apart
          </p>
          <ol class="plain pairs">
            {review.suggestions.map((pair) => (
              <PairRow key={`${pair.a} ${pair.b}`} pair={pair} again={answer.again} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function PairRow({ pair, again }: { readonly pair: Pair; readonly again: () => void }) {
  const decider = useDecider(again);
  const [swapped, setSwapped] = useState(false);
  const [first, second] = pair.rows;
  // The name of the more frequent one stays, unless the reader wants it the other way round.
  const ordered = first.documents >= second.documents ? [first, second] : [second, first];
  const [stays, goes] = (swapped ? ordered.toReversed() : ordered) as [EntityRow, EntityRow];
  const merge = () =>
    decider.decide(
      { action: 'merge', from: goes.id, into: stays.id },
      `${goes.name} is now part of ${stays.name}.`,
    );
  const refuse = () =>
    decider.decide(
      { action: 'refuse', a: pair.a, b: pair.b },
      `${first.name} and ${second.name} are kept apart.`,
    );
  return (
    <li
      class="pair"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'm') void merge();
        if (event.key === 'x') void refuse();
      }}
    >
      <div class="pair-names">
        <Side row={stays} note="stays" />
        <Side row={goes} note="becomes a name of it" />
        <p class="hint">{pair.why}</p>
      </div>
      <div class="pair-buttons">
        <button type="button" class="link" onClick={() => setSwapped(!swapped)}>
          Swap
        </button>
        <button type="button" disabled={decider.busy} onClick={refuse}>
          Keep apart
        </button>
        <button type="button" class="primary" disabled={decider.busy} onClick={merge}>
          Merge
        </button>
      </div>
      {decider.problem !== undefined && <ProblemNote problem={decider.problem} again={merge} />}
    </li>
  );
}

function Side({ row, note }: { readonly row: EntityRow; readonly note: string }) {
  return (
    <p class={`pair-side ${row.kind}`}>
      <KindIcon kind={row.kind} />
      <a href={entityHref(row.id)}>{row.name}</a>
      <span class="hint">
        {countOf(row.documents, 'article')} · {note}
      </span>
    </p>
  );
}
