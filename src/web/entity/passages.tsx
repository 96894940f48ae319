import { useState } from 'preact/hooks';
import type { EntityDetail, MentionInContext } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { readMentions } from '../lib/api.ts';
import { showDate } from '../lib/dates.ts';
import { countOf, documentHref, entityHref, guessName } from '../lib/words.ts';
import { CloseIcon } from '../parts/icons.tsx';
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
        {other === undefined ? 'Passages' : `Where ${entity.name} stands with ${name}`}
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

function Passage({ mention }: { readonly mention: MentionInContext }) {
  const from = mention.start - mention.sentenceStart;
  const to = mention.end - mention.sentenceStart;
  return (
    <li class="passage">
      <p class="snippet">
        {mention.sentence.slice(0, from)}
        <mark>{mention.sentence.slice(from, to)}</mark>
        {mention.sentence.slice(to)}
      </p>
      <p class="facts">
        <a href={documentHref(mention.document, mention.start)}>{mention.title || 'Untitled'}</a>
        {mention.date !== undefined && <span>{showDate(mention.date)}</span>}
        <span title="What tagged it, what linked it in the article, what linked it in the archive">
          {[...new Set([mention.why, mention.link, mention.entityWhy])].join(' · ')}
        </span>
      </p>
    </li>
  );
}
