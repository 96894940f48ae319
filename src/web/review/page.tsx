import { useEffect, useState } from 'preact/hooks';
import { whyOne } from '../../entities/reasons.ts';
import type { EntityRow } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { type Review, readMentions, readReview } from '../lib/api.ts';
import { useDecider } from '../lib/decide.ts';
import { moveFocus, useKeys } from '../lib/keys.ts';
import { countOf, entityHref } from '../lib/words.ts';
import { KindIcon } from '../parts/icons.tsx';
import { Passage } from '../parts/passage.tsx';
import { Loading, Nothing, ProblemNote } from '../parts/problem.tsx';

type Pair = Review['suggestions'][number];

/** Pairs that may be one, each to be merged or kept apart; both can be taken back. */
export function ReviewPage() {
  const answer = useAnswer('review', readReview);
  useEffect(() => {
    document.title = 'Names to review – dateline';
  }, []);
  useKeys({ j: () => moveFocus('.pair', 1), k: () => moveFocus('.pair', -1) });
  const review = answer.value;
  return (
    <div class="page narrow review">
      <h1>Names to review</h1>
      <p class="lead">
        These names may belong to one and the same. Merge them if they do, else keep them apart.
        What you decide holds everywhere at once, is remembered, and can be taken back.
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
            {countOf(review.total, 'pair')}
            <span class="keys">
              {' '}
              · <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>m</kbd> merge, <kbd>x</kbd> keep
              apart
            </span>
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
  const [evidence, setEvidence] = useState(false);
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
        <Side row={goes} note="becomes another name of it" />
        <p class="pair-why">{whyOne(pair.why)}</p>
        <button
          type="button"
          class="link"
          aria-expanded={evidence}
          onClick={() => setEvidence(!evidence)}
        >
          {evidence ? 'Hide what the articles say' : 'See what the articles say'}
        </button>
      </div>
      <div class="pair-buttons">
        <button type="button" class="link" onClick={() => setSwapped(!swapped)}>
          Keep the other name
        </button>
        <button type="button" disabled={decider.busy} onClick={refuse}>
          Keep apart
        </button>
        <button type="button" class="primary" disabled={decider.busy} onClick={merge}>
          Merge
        </button>
      </div>
      {evidence && (
        <div class="pair-evidence">
          <Evidence row={stays} />
          <Evidence row={goes} />
        </div>
      )}
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

const PASSAGES = 3;

/** How one of the two is spoken of, to tell whether it is the other. */
function Evidence({ row }: { readonly row: EntityRow }) {
  const page = { limit: PASSAGES, offset: 0 };
  const answer = useAnswer(`mentions ${row.id} ${row.mentions} ${JSON.stringify(page)}`, (signal) =>
    readMentions(row.id, page, signal),
  );
  return (
    <section aria-label={`Passages with ${row.name}`}>
      <h3>{row.name}</h3>
      {answer.problem !== undefined && (
        <ProblemNote problem={answer.problem} again={answer.again} />
      )}
      {answer.value === undefined && answer.busy && <Loading lines={3} />}
      <ul class="plain">
        {answer.value?.mentions.map((mention) => (
          <Passage key={`${mention.document} ${mention.start}`} mention={mention} />
        ))}
      </ul>
    </section>
  );
}
