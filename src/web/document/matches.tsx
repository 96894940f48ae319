import { useState } from 'preact/hooks';
import { formatState, parseState } from '../lib/state.ts';
import { countOf } from '../lib/words.ts';
import { DownIcon, UpIcon } from '../parts/icons.tsx';

/** A stretch of the article's text that the query matched. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

interface MatchedProps {
  readonly text: string;
  /** Where `text` starts in the article. */
  readonly start: number;
  readonly matches: readonly Match[];
}

/** A stretch of text with the words searched for marked in it. */
export function Matched({ text, start, matches }: MatchedProps) {
  const end = start + text.length;
  const inside = between(matches, start, end);
  if (inside.length === 0) return <>{text}</>;
  const pieces = [];
  let at = start;
  for (const match of inside) {
    const from = Math.max(match.start, at);
    const to = Math.min(match.end, end);
    if (from > at) pieces.push(text.slice(at - start, from - start));
    pieces.push(
      // A match that runs on into the next stretch is one all the same: its first piece has the name.
      <mark key={from} id={from === match.start ? `f${match.start}` : undefined} tabIndex={-1}>
        {text.slice(from - start, to - start)}
      </mark>,
    );
    at = to;
  }
  pieces.push(text.slice(at - start));
  return <>{pieces}</>;
}

/** Those that touch a stretch; found by halving, for a long article has thousands of stretches. */
function between(matches: readonly Match[], start: number, end: number): readonly Match[] {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (matches[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < matches.length && matches[last]!.start < end) last++;
  return matches.slice(low, last);
}

/** How often the words searched for stand here, with the way from one to the next. */
export function MatchBar({
  q,
  matches,
}: {
  readonly q: string;
  readonly matches: readonly Match[];
}) {
  const [at, setAt] = useState(-1);
  const go = (step: 1 | -1) => {
    const next = (Math.max(at, step > 0 ? -1 : 0) + step + matches.length) % matches.length;
    setAt(next);
    const mark = document.getElementById(`f${matches[next]!.start}`);
    mark?.scrollIntoView({ block: 'center' });
    mark?.focus({ preventScroll: true });
  };
  return (
    <p class="match-bar">
      <span>
        {matches.length === 0
          ? 'No match in the text for '
          : `${at < 0 ? countOf(matches.length, 'match', 'matches') : `Match ${at + 1} of ${matches.length}`} for `}
        <a href={`/${formatState({ ...parseState(''), q })}`}>{q}</a>
      </span>
      {matches.length > 0 && (
        <>
          <button type="button" class="square" aria-label="Previous match" onClick={() => go(-1)}>
            <UpIcon />
          </button>
          <button type="button" class="square" aria-label="Next match" onClick={() => go(1)}>
            <DownIcon />
          </button>
        </>
      )}
    </p>
  );
}
