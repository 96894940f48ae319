import { useLayoutEffect, useState } from 'preact/hooks';

/** Where the reader is. `search` starts with `?` or is empty. */
export interface Place {
  readonly path: string;
  readonly search: string;
  readonly hash: string;
  /** True when typing in the search box led here: the box then knows better than the address. */
  readonly typed: boolean;
}

/** What an entry of the browser's history remembers, to come back to the same spot. */
interface Remembered {
  readonly scroll?: number;
  /** Address of the link that was followed from there. */
  readonly followed?: string;
  readonly inside?: true;
}

const listeners = new Set<(place: Place) => void>();

/** Goes to an address of the page. `replace` leaves no step to go back to. */
export function navigate(
  href: string,
  options: { readonly replace?: boolean; readonly typed?: boolean } = {},
): void {
  if (options.replace) history.replaceState(history.state, '', href);
  else {
    rememberHere({ scroll: scrollY });
    history.pushState({ inside: true } satisfies Remembered, '', href);
    if (new URL(href, location.href).pathname !== lastPath) scrollTo(0, 0);
  }
  tell(options.typed);
}

/** Back to where the reader came from; to the search page when she came from elsewhere. */
export function goBack(): void {
  if (remembered().inside) history.back();
  else navigate('/');
}

export function useLocation(): Place {
  const [place, setPlace] = useState(here);
  useLayoutEffect(() => {
    listeners.add(setPlace);
    setPlace(here());
    return () => {
      listeners.delete(setPlace);
    };
  }, []);
  return place;
}

/** What this entry of the history remembers, to be restored when its page is drawn again. */
export function remembered(): Remembered {
  return (history.state as Remembered | null) ?? {};
}

/** Once per load: links within the page go through `navigate`; back and forward are heard. */
export function listenToLinks(): void {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => tell());
  document.addEventListener('click', (event) => {
    const link = followable(event);
    if (link === undefined) return;
    event.preventDefault();
    rememberHere({ followed: link.getAttribute('href')! });
    navigate(link.href);
  });
}

let lastPath = location.pathname;

function tell(typed = false): void {
  lastPath = location.pathname;
  for (const listener of listeners) listener({ ...here(), typed });
}

function here(): Place {
  return { path: location.pathname, search: location.search, hash: location.hash, typed: false };
}

function rememberHere(more: Remembered): void {
  history.replaceState({ ...remembered(), ...more }, '');
}

function followable(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (link === null || !link.hasAttribute('href')) return undefined;
  // A place on this very page: the browser knows better how to go there.
  if (link.hash !== '' && link.pathname + link.search === location.pathname + location.search)
    return undefined;
  if (link.target !== '' || link.hasAttribute('download')) return undefined;
  if (
    link.origin !== location.origin ||
    /^\/(v1|docs|openapi|health|metrics)\b/.test(link.pathname)
  )
    return undefined;
  return link;
}
