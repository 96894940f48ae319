import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { StoredDocument, StoredMention } from '../../types.ts';
import { entityHref, KIND_NAMES } from '../lib/words.ts';
import { KindIcon } from '../parts/icons.tsx';
import type { Jump } from './jump.ts';

/** A stretch of a paragraph: plain text, or a mention. */
export type Run = string | StoredMention;

interface TextProps {
  readonly article: StoredDocument;
  readonly jump: Jump;
  /** Without colours: just the text, the names still lead to their pages. */
  readonly quiet: boolean;
}

/** The body in paragraphs, each mention a link to its entity that says on hover and focus why it is one. */
export function ArticleText({ article, jump, quiet }: TextProps) {
  const paragraphs = useMemo(() => paragraphsOf(article), [article]);
  const [why, setWhy] = useState<{ readonly mention: StoredMention; readonly box: DOMRect }>();
  const tip = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const show = (mention: StoredMention, element: HTMLElement) => {
    clearTimeout(timer.current);
    setWhy({ mention, box: element.getBoundingClientRect() });
  };
  const hide = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWhy(undefined), 120);
  };
  return (
    <div class={quiet ? 'text quiet-names' : 'text'}>
      {paragraphs.map((runs, at) => (
        <p key={at}>
          {runs.map((run) =>
            typeof run === 'string' ? (
              run
            ) : (
              <a
                key={run.start}
                id={`m${run.start}`}
                class={lookOf(run, jump)}
                href={entityHref(run.entity)}
                aria-describedby={why?.mention === run ? tip : undefined}
                onMouseEnter={(event) => show(run, event.currentTarget)}
                onFocus={(event) => show(run, event.currentTarget)}
                onMouseLeave={hide}
                onBlur={hide}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape' || why === undefined) return;
                  event.preventDefault();
                  setWhy(undefined);
                }}
              >
                {run.text}
              </a>
            ),
          )}
        </p>
      ))}
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
        <dt>Tagged by</dt>
        <dd>{mention.why}</dd>
        <dt>In this article</dt>
        <dd>{mention.link}</dd>
        <dt>In the archive</dt>
        <dd>
          {mention.entityWhy} <code>{mention.entity}</code>
        </dd>
      </dl>
    </div>
  );
}

/** Paragraphs of the body as runs: mentions that lie in the title are not shown again. */
export function paragraphsOf(
  article: Pick<StoredDocument, 'text' | 'bodyStart' | 'mentions'>,
): readonly (readonly Run[])[] {
  const paragraphs: Run[][] = [];
  let next = 0;
  for (const match of article.text.slice(article.bodyStart).matchAll(/[^\n]+/g)) {
    const start = article.bodyStart + match.index;
    const end = start + match[0].length;
    const runs: Run[] = [];
    let at = start;
    while (next < article.mentions.length && article.mentions[next]!.start < end) {
      const mention = article.mentions[next++]!;
      if (mention.start < at) continue;
      if (mention.start > at) runs.push(article.text.slice(at, mention.start));
      runs.push(mention);
      at = mention.end;
    }
    if (at < end) runs.push(article.text.slice(at, end));
    paragraphs.push(runs);
  }
  return paragraphs;
}

function lookOf(mention: StoredMention, jump: Jump): string {
  const followed = jump.entity?.id === mention.entity ? ' followed' : '';
  return `mention ${mention.kind}${followed}${jump.start === mention.start ? ' here' : ''}`;
}
