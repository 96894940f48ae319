import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Origin, RelatedDocument, StoredDocument } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { type MatchedDocument, readDocument } from '../lib/api.ts';
import { showDate, showInstant } from '../lib/dates.ts';
import { announce } from '../lib/live.ts';
import type { Place } from '../lib/location.ts';
import { bylineHref, documentHref } from '../lib/words.ts';
import { Back, CopyLink } from '../parts/links.tsx';
import { Loading, Nothing, ProblemNote } from '../parts/problem.tsx';
import { Cast } from './cast.tsx';
import { type Jump, useJump } from './jump.ts';
import { type Match, MatchBar } from './matches.tsx';
import { ArticleText } from './text.tsx';

/** One article: its text with who is named in it, where it came from, and what is like it. */
export function DocumentPage({ id, place }: { readonly id: string; readonly place: Place }) {
  const q = new URLSearchParams(place.search).get('q') ?? '';
  const answer = useAnswer(`document ${id} ${q}`, (signal) => readDocument(id, q, signal));
  const article = answer.value;
  useEffect(() => {
    if (article === undefined) return;
    document.title = `${article.title || 'Untitled'} – dateline`;
    announce(`${article.title || 'Article'} shown`);
  }, [article]);
  if (answer.problem?.status === 404)
    return (
      <Nothing title="This article is not here">
        <p>It may have been removed, or its text changed and with it its address.</p>
        <p>
          <a href="/">Search all articles</a>
        </p>
      </Nothing>
    );
  if (article === undefined)
    return (
      <div class="page narrow">
        {answer.problem === undefined ? (
          <Loading lines={9} />
        ) : (
          <ProblemNote problem={answer.problem} again={answer.again} />
        )}
      </div>
    );
  return <Article article={article} hash={place.hash} q={q} />;
}

interface ArticleProps {
  readonly article: MatchedDocument;
  readonly hash: string;
  /** The query that led here; empty when none did. */
  readonly q: string;
}

const NONE: readonly Match[] = [];

function Article({ article, hash, q }: ArticleProps) {
  const [reasons, setReasons] = useState(true);
  const jump = useJump(article.mentions, hash);
  const matches = article.matches ?? NONE;
  return (
    <div class="page with-aside">
      <article class="article">
        <Back />
        <ArticleText article={article} jump={jump} quiet={!reasons} matches={matches}>
          <Facts article={article} />
          {article.matches !== undefined && <MatchBar key={q} q={q} matches={matches} />}
        </ArticleText>
      </article>
      <aside class="aside" aria-label="About this article">
        <Cast
          entities={article.entities}
          jump={jump}
          marked={reasons}
          onMark={() => setReasons(!reasons)}
        />
        <Related
          id="near"
          title="Nearly the same"
          hint="The same story elsewhere, lightly edited."
          documents={article.nearDuplicates}
        />
        <Related id="similar" title="Similar articles" documents={article.similar} />
        <Origins origins={article.origins} />
      </aside>
      <Position jump={jump} />
    </div>
  );
}

function Facts({ article }: { readonly article: StoredDocument }) {
  const sources = useMemo(() => article.sources.join(', '), [article]);
  return (
    <p class="facts">
      {sources !== '' && <span class="fact-source">{sources}</span>}
      {article.agency !== undefined && article.agency !== sources && <span>{article.agency}</span>}
      {article.byline !== undefined && (
        <a href={bylineHref(article.byline)} title="More by the same">
          {article.byline}
        </a>
      )}
      {article.dateline !== undefined && <span>{article.dateline}</span>}
      {article.date === undefined ? (
        <span>no date</span>
      ) : (
        <time dateTime={article.date}>{showDate(article.date)}</time>
      )}
      {isWeb(article.url) && (
        <a href={article.url} rel="noreferrer noopener" target="_blank">
          Original
        </a>
      )}
      <CopyLink />
    </p>
  );
}

interface RelatedProps {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly documents: readonly RelatedDocument[];
}

function Related({ id, title, hint, documents }: RelatedProps) {
  if (documents.length === 0) return null;
  return (
    <section class="aside-part" id={id} aria-label={title}>
      <h2>{title}</h2>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <ul class="plain">
        {documents.map((each) => (
          <li key={each.id} class="related-article">
            <a href={documentHref(each.id)}>{each.title || 'Untitled'}</a>
            <span class="hint">
              {[each.source, each.date && showDate(each.date), alike(each)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Origins({ origins }: { readonly origins: readonly Origin[] }) {
  return (
    <section class="aside-part" aria-label="Where it came from">
      <h2>Where it came from</h2>
      <ul class="plain">
        {origins.map((origin) => (
          <li key={`${origin.file} ${origin.place ?? ''}`} class="origin">
            <code>{origin.file}</code>
            {origin.place !== undefined && <span>, {origin.place}</span>}
            {origin.source !== undefined && <span> · {origin.source}</span>}
            {origin.capturedAt !== undefined && (
              <span class="hint"> · captured {showInstant(origin.capturedAt)}</span>
            )}
            {isWeb(origin.url) && (
              <a class="origin-url" href={origin.url} rel="noreferrer noopener" target="_blank">
                {origin.url}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which of its mentions the reader stands on, with buttons to the next: the keys n and p in view. */
function Position({ jump }: { readonly jump: Jump }) {
  if (jump.entity === undefined) return null;
  return (
    <div class="position">
      <span>
        <strong>{jump.entity.name}</strong> {jump.at + 1} of {jump.total}
      </span>
      <button type="button" onClick={() => jump.go(-1)} aria-keyshortcuts="p">
        Previous <kbd>p</kbd>
      </button>
      <button type="button" onClick={() => jump.go(1)} aria-keyshortcuts="n">
        Next <kbd>n</kbd>
      </button>
      <button type="button" class="quiet" onClick={() => jump.follow(undefined)}>
        Done
      </button>
    </div>
  );
}

function alike({ similarity }: RelatedDocument): string {
  return `${Math.round(similarity * 100)} % alike`;
}

/** An address that a browser may follow: a javascript: or data: one from a page is shown to nobody. */
function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url);
}
