import type { Place } from './lib/location.ts';
import { useTheme } from './lib/theme.ts';
import { MoonIcon, SunIcon, SystemIcon } from './parts/icons.tsx';
import { SearchBox } from './search/box.tsx';

/** Name, search box, and the few ways to elsewhere. */
export function Header(props: { readonly place: Place; readonly onHelp: () => void }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        dateline
      </a>
      <SearchBox place={props.place} />
      <nav class="top-links" aria-label="Site">
        <a href="/review" aria-current={props.place.path === '/review' ? 'page' : undefined}>
          Review names
        </a>
        <button type="button" class="quiet" onClick={props.onHelp} aria-keyshortcuts="?">
          Help
        </button>
        <ThemeButton />
      </nav>
    </header>
  );
}

function ThemeButton() {
  const [theme, step] = useTheme();
  const icon = { system: <SystemIcon />, light: <SunIcon />, dark: <MoonIcon /> }[theme];
  return (
    <button
      type="button"
      class="quiet square"
      onClick={step}
      aria-label={`Colours: ${theme}`}
      title={`Colours: ${theme}`}
    >
      {icon}
    </button>
  );
}
