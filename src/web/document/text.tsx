import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { whyHere, whyOne, whyTagged } from '../../entities/reasons.ts';
import type { StoredDocument, StoredMention } from '../../types.ts';
import { entityHref, KIND_NAMES } from '../lib/words.ts';
import { KindIcon } from '../parts/icons.tsx';
import type { Jump } from './jump.ts';
import { type Match, Matched } from './matches.tsx';

/** A stretch of a paragraph: plain text, or a mention. */
type Run = string | StoredMention;

interface TextProps {
  readonly article: StoredDocument;
  readonly jump: Jump;
  /** Without colours: just the text, the names still lead to their pages. */
  readonly quiet: boolean;
  /** Where the words searched for stand, in order of start. */
  readonly matches: readonly Match[];
  /** Stands between title and body. */
  readonly children: ComponentChildren;
}

interface Reason {
  readonly mention: StoredMention;
  readonly box: DOMRect;
}

/** Title and body, each mention a link to its entity that says on hover and focus why it is one. */
export function ArticleText({ article, jump, quiet, matches, children }: TextProps) {
  const title = useMemo(() => runsOf(article, 0, article.title.length), [article]);
  const paragraphs = useMemo(() => paragraphsOf(article), [article]);
  const [why, setWhy] = useState<Reason>();
  const tip = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const show = (reason: Reason | undefined) => {
    clearTimeout(timer.current);
    setWhy(reason);
  };
  const hide = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWhy(undefined), 120);
  };
  useEffect(() => {
    if (why === undefined) return;
    const away = () => setWhy(undefined);
    addEventListener('scroll', away, { passive: true });
    return () => removeEventListener('scroll', away);
  }, [why]);
  const line = (runs: readonly Run[], start: number) => {
    let at = start;
    return runs.map((run) => {
      const from = at;
      const text = typeof run === 'string' ? run : run.text;
      at += text.length;
      const words = <Matched key={from} text={text} start={from} matches={matches} />;
      if (typeof run === 'string') return words;
      return (
        <MentionLink
          key={from}
          mention={run}
          jump={jump}
          tip={why?.mention === run ? tip : undefined}
          show={show}
          hide={hide}
        >
          {words}
        </MentionLink>
      );
    });
  };
  return (
    <div class={quiet ? 'quiet-names' : undefined}>
      <h1>{article.title === '' ? 'Untitled' : line(title, 0)}</h1>
      {children}
      <div class="text">
        {paragraphs.map(({ start, runs }) => (
          <p key={start}>{line(runs, start)}</p>
        ))}
      </div>
      {why !== undefined && (
        <Why
          id={tip}
          mention={why.mention}
          box={why.box}
          keep={() => clearTimeout(timer.current)}
          leave={hide}
        />
      )}
    </div>
  );
}

interface MentionProps {
  readonly mention: StoredMention;
  readonly jump: Jump;
  /** Id of the reason, when it is shown. */
  readonly tip: string | undefined;
  readonly show: (reason: Reason | undefined) => void;
  readonly hide: () => void;
  readonly children: ComponentChildren;
}

function MentionLink({ mention, jump, tip, show, hide, children }: MentionProps) {
  const reason = (element: HTMLElement) => show({ mention, box: element.getBoundingClientRect() });
  return (
    <a
      id={`m${mention.start}`}
      class={lookOf(mention, jump)}
      href={entityHref(mention.entity)}
      aria-describedby={tip}
      onMouseEnter={(event) => reason(event.currentTarget)}
      onFocus={(event) => reason(event.currentTarget)}
      onMouseLeave={hide}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || tip === undefined) return;
        event.preventDefault();
        show(undefined);
      }}
    >
      {children}
    </a>
  );
}

interface WhyProps {
  readonly id: string;
  readonly mention: StoredMention;
  readonly box: DOMRect;
  readonly keep: () => void;
  readonly leave: () => void;
}

const TIP_WIDTH = 300;

/** Why these words are a name, and why the name is this entity's. */
function Why({ id, mention, box, keep, leave }: WhyProps) {
  const left = Math.max(8, Math.min(box.left, innerWidth - TIP_WIDTH - 8));
  const above = box.top > innerHeight * 0.6;
  return (
    <div
      id={id}
      role="tooltip"
      class="why"
      style={{
        left: `${left}px`,
        ...(above ? { bottom: `${innerHeight - box.top + 6}px` } : { top: `${box.bottom + 6}px` }),
      }}
      onMouseEnter={keep}
      onMouseLeave={leave}
    >
      <p class={`why-kind ${mention.kind}`}>
        <KindIcon kind={mention.kind} /> {KIND_NAMES[mention.kind]}
        <span class="hint">{Math.round(mention.confidence * 100)} % sure</span>
      </p>
      <dl>
        <dt>Why a name</dt>
        <dd>{whyTagged(mention.why)}</dd>
        <dt>In this article</dt>
        <dd>{whyHere(mention.link)}</dd>
        <dt>In the archive</dt>
        <dd>{whyOne(mention.entityWhy)}</dd>
      </dl>
      <p class="hint">Click to open its page.</p>
    </div>
  );
}

interface Paragraph {
  readonly start: number;
  readonly runs: readonly Run[];
}

/** Paragraphs of the body as runs. */
function paragraphsOf(article: Marked): readonly Paragraph[] {
  const { text, bodyStart } = article;
  return [...text.slice(bodyStart).matchAll(/[^\n]+/g)].map((match) => {
    const start = bodyStart + match.index;
    return { start, runs: runsOf(article, start, start + match[0].length) };
  });
}

type Marked = Pick<StoredDocument, 'text' | 'bodyStart' | 'mentions'>;

/** A stretch of the text as runs, which joined together are that stretch. */
function runsOf(article: Marked, start: number, end: number): readonly Run[] {
  const runs: Run[] = [];
  let at = start;
  for (const mention of article.mentions) {
    if (mention.start < at || mention.end > end) continue;
    if (mention.start > at) runs.push(article.text.slice(at, mention.start));
    runs.push(mention);
    at = mention.end;
  }
  if (at < end) runs.push(article.text.slice(at, end));
  return runs;
}

function lookOf(mention: StoredMention, jump: Jump): string {
  const followed = jump.entity?.id === mention.entity ? ' followed' : '';
  return `mention ${mention.kind}${followed}${jump.start === mention.start ? ' here' : ''}`;
}
