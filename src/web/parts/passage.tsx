import { whyHere, whyOne, whyTagged } from '../../entities/reasons.ts';
import type { MentionInContext } from '../../types.ts';
import { showDate } from '../lib/dates.ts';
import { documentHref } from '../lib/words.ts';

/** A sentence that names somebody, where it stands, and why the name is theirs. */
export function Passage({ mention }: { readonly mention: MentionInContext }) {
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
        <a href={documentHref(mention.document, { mention: mention.start })}>
          {mention.title || 'Untitled'}
        </a>
        {mention.date !== undefined && <span>{showDate(mention.date)}</span>}
        <span
          title={`Why a name: ${whyTagged(mention.why)}. Why this one: ${whyOne(mention.entityWhy)}.`}
        >
          {whyHere(mention.link)}
          {isTold(mention.entityWhy) && ` · ${whyOne(mention.entityWhy)}`}
        </span>
      </p>
    </li>
  );
}

/** That a name is written the same, or on a list, goes without saying; what joins other names does not. */
function isTold(why: string): boolean {
  return why !== 'same key' && !/^gazetteer: [a-z]+$/.test(why);
}
