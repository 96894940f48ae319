import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Answer, useAnswer } from '../lib/answer.ts';
import { suggest } from '../lib/api.ts';
import { moveFocus } from '../lib/keys.ts';
import { navigate, type Place } from '../lib/location.ts';
import { choose, facetOf, formatState, parseState } from '../lib/state.ts';
import { documentHref, entityHref, isFirstLetter, whenEntered, whileTyping } from '../lib/words.ts';
import { CloseIcon, SearchIcon } from '../parts/icons.tsx';
import { type Option, OptionList, optionsOf, withoutLastWord } from './options.tsx';

/** Between two searches while typing; the first key stroke searches at once. */
const PAUSE_MS = 70;

/**
 * The box that searches as one types, a combobox with suggestions. While typing, the last word stands
 * for all words that start so (`dron*` in the address); Enter asks for exactly what is written.
 */
export function SearchBox({ place }: { readonly place: Place }) {
  const input = useRef<HTMLInputElement>(null);
  const typing = useTyping(place);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const answer = useSuggestions(open ? typing.settled : '');
  const options = open && typing.text.trim() !== '' ? optionsOf(answer.value) : [];
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (option: Option, other: boolean) => {
    close();
    typing.pick(option, other);
    if (option.type === 'title' || other) input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key;
    if (event.isComposing) return;
    if (key === 'ArrowDown' && options.length === 0) return moveFocus('.hit-title a', 1);
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      setActive((at) => step(at, key === 'ArrowDown' ? 1 : -1, options.length));
    } else if (key === 'Enter') {
      event.preventDefault();
      const option = options[active];
      if (option !== undefined) return pick(option, event.shiftKey);
      close();
      typing.commit();
    } else if (key === 'Escape') {
      event.preventDefault();
      if (options.length > 0) close();
      else input.current?.blur();
    }
  };
  return (
    <search class="search">
      <SearchIcon />
      <label class="hidden" for="q">
        Search the articles
      </label>
      <input
        ref={input}
        id="q"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls="suggestions"
        aria-activedescendant={
          active >= 0 && active < options.length ? `option-${active}` : undefined
        }
        aria-keyshortcuts="/"
        placeholder="Search words, people, places, organisations"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={2000}
        value={typing.text}
        onInput={(event) => {
          setOpen(true);
          setActive(-1);
          typing.type(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          typing.rest();
        }}
      />
      {typing.text === '' ? (
        <span class="search-key keys" aria-hidden="true">
          <kbd>/</kbd>
        </span>
      ) : (
        <button
          type="button"
          class="quiet square"
          aria-label="Clear the search"
          onClick={() => {
            typing.type('');
            input.current?.focus();
          }}
        >
          <CloseIcon />
        </button>
      )}
      <OptionList options={options} active={active} onPick={pick} />
    </search>
  );
}

interface Typing {
  readonly text: string;
  /** The text for which suggestions are asked. */
  readonly settled: string;
  type(text: string): void;
  commit(): void;
  rest(): void;
  pick(option: Option, other: boolean): void;
}

/** The text in the box and the address, each following the other. */
function useTyping(place: Place): Typing {
  const q = place.path === '/' ? parseState(place.search).q : '';
  const [text, setText] = useState(q);
  const [settled, setSettled] = useState('');
  const session = useRef(false);
  const paced = usePace();

  useLayoutEffect(() => {
    if (!place.typed && whileTyping(text) !== q) setText(q);
  }, [place]);

  const go = (next: string, replace: boolean) => {
    if (location.pathname === '/' && parseState(location.search).q === next) return;
    const state = location.pathname === '/' ? parseState(location.search) : parseState('');
    navigate(`/${formatState({ ...state, q: next, page: 1 })}`, { replace, typed: true });
  };
  const search = (typed: string) => {
    // One turn later, so that the server is asked for the results before the suggestions.
    setTimeout(() => setSettled(typed));
    if (location.pathname !== '/' || isFirstLetter(typed)) return;
    // One step of history for one bout of typing, not one for each letter.
    const effective = whileTyping(typed);
    if (effective === parseState(location.search).q) return;
    go(effective, session.current);
    session.current = true;
  };
  return {
    text,
    settled,
    type(typed) {
      setText(typed);
      paced(() => search(typed));
    },
    commit() {
      paced(() => {});
      const asked = whenEntered(text);
      setText(asked);
      go(asked, session.current);
      session.current = false;
    },
    rest() {
      session.current = false;
    },
    pick(option, other) {
      paced(() => {});
      if (option.type === 'title') return navigate(documentHref(option.id));
      if (option.type === 'entity' && other) return navigate(entityHref(option.id));
      const before = withoutLastWord(text);
      const next = option.type === 'term' ? before + option.text : before.trim();
      const here = location.pathname === '/' ? parseState(location.search) : parseState('');
      const state = { ...here, q: next, page: 1 };
      setText(next);
      navigate(
        `/${formatState(
          option.type === 'entity' ? choose(state, facetOf(option.kind), option.id, 'any') : state,
        )}`,
        { replace: session.current, typed: true },
      );
      session.current = false;
    },
  };
}

function useSuggestions(text: string): Answer<Awaited<ReturnType<typeof suggest>>> {
  const asked = text.trim();
  return useAnswer(asked === '' ? undefined : `suggest ${asked}`, (signal) =>
    suggest(text, signal),
  );
}

/** Runs the first call at once and of those that follow within the pause only the last. */
function usePace(): (act: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const last = useRef(0);
  return (act) => {
    clearTimeout(timer.current);
    const run = () => {
      last.current = performance.now();
      act();
    };
    const wait = last.current + PAUSE_MS - performance.now();
    if (wait <= 0) run();
    else timer.current = setTimeout(run, wait);
  };
}

/** From -1 (the box itself) through all options and round. */
function step(at: number, by: 1 | -1, length: number): number {
  return ((at + 1 + by + length + 1) % (length + 1)) - 1;
}
