import { useEffect } from 'preact/hooks';
import type { EntityDetail } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { readEntity } from '../lib/api.ts';
import { announce } from '../lib/live.ts';
import { countOf, entityHref, KIND_NAMES } from '../lib/words.ts';
import { KindIcon, SearchIcon } from '../parts/icons.tsx';
import { Back, CopyLink } from '../parts/links.tsx';
import { Loading, Nothing, ProblemNote } from '../parts/problem.tsx';
import { Aliases } from './aliases.tsx';
import { Articles } from './articles.tsx';
import { Curation } from './curation.tsx';
import { DecisionLog } from './decisions.tsx';
import { Passages } from './passages.tsx';
import { Company } from './related.tsx';
import { Timeline } from './timeline.tsx';
import { articlesHref } from './view.ts';

/** Somebody in the archive: names, time, articles, company, and the curation of all that. */
export function EntityPage({ id, search }: { readonly id: string; readonly search: string }) {
  const answer = useAnswer(`entity ${id}`, (signal) => readEntity(id, signal));
  const entity = answer.value;
  useEffect(() => {
    if (entity === undefined) return;
    document.title = `${entity.name} – dateline`;
    announce(`${entity.name}, ${entity.kind}, ${countOf(entity.documents, 'article')}`);
  }, [entity?.id, entity?.name]);
  if (answer.problem?.status === 404)
    return (
      <Nothing title="Nobody goes by this name here">
        <p>It may have been merged into another, or its articles are gone.</p>
        <p>
          <a href="/">Search all articles</a> · <a href="/review">Review names</a>
        </p>
      </Nothing>
    );
  if (entity === undefined)
    return (
      <div class="page narrow">
        {answer.problem === undefined ? (
          <Loading lines={8} />
        ) : (
          <ProblemNote problem={answer.problem} again={answer.again} />
        )}
      </div>
    );
  const other = new URLSearchParams(search).get('with') ?? undefined;
  return <Shown entity={entity} other={other} again={answer.again} />;
}

interface ShownProps {
  readonly entity: EntityDetail;
  /** The entity whose common passages are shown. */
  readonly other: string | undefined;
  readonly again: () => void;
}

function Shown({ entity, other, again }: ShownProps) {
  return (
    <div class="page with-aside entity">
      <div class="entity-main">
        <Heading entity={entity} />
        <Timeline entity={entity} />
        {other !== undefined && <Passages key={other} entity={entity} other={other} />}
        <Company entity={entity} />
        <Articles entity={entity} />
        {other === undefined && <Passages entity={entity} />}
      </div>
      <aside class="aside" aria-label="Names and decisions">
        <Aliases entity={entity} />
        <Curation entity={entity} again={again} />
        <DecisionLog entity={entity} again={again} />
      </aside>
    </div>
  );
}

function Heading({ entity }: { readonly entity: EntityDetail }) {
  const at = entity.coordinates;
  return (
    <header class="entity-head">
      <Back />
      <p class={`entity-kind ${entity.kind}`}>
        <KindIcon kind={entity.kind} /> {KIND_NAMES[entity.kind]}
        {entity.hidden && <span class="badge">hidden</span>}
      </p>
      <h1>{entity.name}</h1>
      <p class="facts">
        <a href={articlesHref(entity)}>{countOf(entity.documents, 'article')}</a>
        <span>{countOf(entity.mentions, 'mention')}</span>
        {entity.country !== undefined && <span>{countryName(entity.country)}</span>}
        {at !== undefined && (
          <span>
            {degrees(at.latitude, 'N', 'S')}, {degrees(at.longitude, 'E', 'W')}
          </span>
        )}
        <CopyLink />
      </p>
      {entity.namesakes.length > 0 && <Namesakes rows={entity.namesakes} />}
      <p class="entity-actions">
        <a class="button primary" href={articlesHref(entity)}>
          <SearchIcon /> Search in{' '}
          {entity.documents === 1
            ? 'this article'
            : `these ${countOf(entity.documents, 'article')}`}
        </a>
      </p>
    </header>
  );
}

const NAMESAKES = 5;

/** Who comes by a name instead of an id hears of the others that go by it. */
function Namesakes({ rows }: { readonly rows: EntityDetail['namesakes'] }) {
  return (
    <p class="hint namesakes">
      Others of that name:{' '}
      {rows.slice(0, NAMESAKES).map((row, at) => (
        <span key={row.id}>
          {at > 0 && ', '}
          <a href={entityHref(row.id)}>{row.name}</a> ({countOf(row.documents, 'article')})
        </span>
      ))}
      {rows.length > NAMESAKES && ` and ${rows.length - NAMESAKES} more`}
    </p>
  );
}

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function degrees(value: number, plus: string, minus: string): string {
  return `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;
}
