import { useState } from 'preact/hooks';
import type { EntityDetail } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { readMentions } from '../lib/api.ts';
import { countOf, entityHref, guessName } from '../lib/words.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { Passage } from '../parts/passage.tsx';
import { Loading, ProblemNote } from '../parts/problem.tsx';

const STEP = 10;

interface PassagesProps {
  readonly entity: EntityDetail;
  /** Only passages of articles that also name this one. */
  readonly other?: string;
}

/** The sentences that name the entity, each with the reason why it counts. */
export function Passages({ entity, other }: PassagesProps) {
  const [limit, setLimit] = useState(STEP);
  const page = { limit, offset: 0, ...(other !== undefined && { with: other }) };
  const key = `mentions ${entity.id} ${entity.mentions} ${JSON.stringify(page)}`;
  const answer = useAnswer(key, (signal) => readMentions(entity.id, page, signal));
  const list = answer.value;
  const name = entity.related.find((row) => row.id === other)?.name ?? (other && guessName(other));
  return (
    <section class={other === undefined ? 'part' : 'part together'} aria-labelledby="passages">
      <h2 id="passages">
        {other === undefined ? 'Passages' : `${entity.name} and ${name} in the same articles`}
        {other !== undefined && (
          <a class="quiet square" href={entityHref(entity.id)} aria-label="Close these passages">
            <CloseIcon />
          </a>
        )}
      </h2>
      {answer.problem !== undefined && (
        <ProblemNote problem={answer.problem} again={answer.again} />
      )}
      {list === undefined && answer.busy && <Loading lines={4} />}
      <ul class="plain passages">
        {list?.mentions.map((mention) => (
          <Passage key={`${mention.document} ${mention.start}`} mention={mention} />
        ))}
      </ul>
      {list !== undefined && list.total > list.mentions.length && (
        <button type="button" class="link" onClick={() => setLimit(limit + 2 * STEP)}>
          Show more of {countOf(list.total, 'passage')}
        </button>
      )}
    </section>
  );
}
