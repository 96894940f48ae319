import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { Header } from './header.tsx';
import { useKeys } from './lib/keys.ts';
import { lazily } from './lib/lazy.tsx';
import { toast, useSpoken, useToast } from './lib/live.ts';
import { goBack, type Place, useLocation } from './lib/location.ts';
import { CloseIcon } from './parts/icons.tsx';
import { Nothing } from './parts/problem.tsx';
import { SearchPage } from './search/page.tsx';

const DocumentPage = lazily(() => import('./document/page.tsx').then((m) => m.DocumentPage));
const EntityPage = lazily(() => import('./entity/page.tsx').then((m) => m.EntityPage));
const ReviewPage = lazily(() => import('./review/page.tsx').then((m) => m.ReviewPage));
const Help = lazily(() => import('./help/help.tsx').then((m) => m.Help));

/** The whole page: header, the route's page, help, toasts and what is spoken. */
export function App() {
  const place = useLocation();
  const [help, setHelp] = useState(false);
  useFocusOnRoute(place.path);
  useKeys({
    '?': () => setHelp(true),
    '/': () => document.querySelector<HTMLInputElement>('#q')?.focus(),
    Escape: () => place.path !== '/' && goBack(),
  });
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header place={place} onHelp={() => setHelp(true)} />
      <main id="main" tabIndex={-1}>
        <Sheltered key={place.path} place={place} />
      </main>
      {help && <Help onClose={() => setHelp(false)} />}
      <Voice />
      <Toasts />
    </>
  );
}

/** A fault in one page leaves the header, and so a way out. */
function Sheltered({ place }: { readonly place: Place }) {
  const [fault] = useErrorBoundary();
  if (fault === undefined) return <Route place={place} />;
  return (
    <Nothing title="This page has failed">
      <p>{String(fault)}</p>
      <p>
        <a href="/">Search all articles</a>
      </p>
    </Nothing>
  );
}

function Route({ place }: { readonly place: Place }) {
  if (place.path === '/') return <SearchPage search={place.search} />;
  if (place.path === '/review') return <ReviewPage />;
  const [, page, rest] = /^\/(document|entity)\/(.+)$/.exec(place.path) ?? [];
  const id = decode(rest ?? '');
  if (page === 'document') return <DocumentPage key={id} id={id} place={place} />;
  if (page === 'entity') return <EntityPage key={id} id={id} search={place.search} />;
  return (
    <Nothing title="There is no such page">
      <p>
        <a href="/">Search all articles</a>
      </p>
    </Nothing>
  );
}

/** After a change of page, focus goes to the new page, so that Tab and a screen reader start there. */
function useFocusOnRoute(path: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else if (path !== '/') document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
}

function Voice() {
  return (
    <div class="hidden" role="status" aria-live="polite" id="voice">
      {useSpoken()}
    </div>
  );
}

function Toasts() {
  const shown = useToast();
  return (
    <div class="toasts" role="status">
      {shown !== undefined && (
        <div class="toast">
          <span>{shown.text}</span>
          {shown.undo !== undefined && (
            <button type="button" class="link" onClick={shown.undo}>
              Undo
            </button>
          )}
          <button
            type="button"
            class="quiet square"
            aria-label="Dismiss"
            onClick={() => toast(undefined)}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
