import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { keepKey, type Problem } from '../lib/api.ts';

interface ProblemProps {
  readonly problem: Problem;
  readonly again: () => void;
  /** The query that was refused; its position is underlined. */
  readonly q?: string;
}

/** What went wrong, where, and what to do about it. */
export function ProblemNote({ problem, again, q }: ProblemProps) {
  if (problem.code === 'session-ended') return <Reload problem={problem} />;
  if (asksForKey(problem)) return <KeyForm problem={problem} again={again} />;
  const offline = problem.status === 0;
  return (
    <div class={`note ${offline ? 'offline' : 'problem'}`} role="alert">
      <p class="note-title">{problem.message}</p>
      {q !== undefined && problem.position !== undefined && (
        <Underlined q={q} position={problem.position} />
      )}
      {problem.hint !== undefined && !problem.message.includes(problem.hint) && (
        <p>{problem.hint}</p>
      )}
      {(offline || problem.status >= 500 || problem.status < 0) && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

/** The server was started anew: what lets this page decide came with the page, and comes again with it. */
function Reload({ problem }: Pick<ProblemProps, 'problem'>) {
  return (
    <div class="note problem" role="alert">
      <p class="note-title">{problem.message}</p>
      <button type="button" onClick={() => location.reload()}>
        Reload
      </button>
    </div>
  );
}

/** The query with the place of its error underlined. */
function Underlined({ q, position }: { readonly q: string; readonly position: number }) {
  const at = Math.min(position, q.length);
  const rest = q.slice(at);
  const wrong = /^\s*\S+/.exec(rest)?.[0] ?? (rest || ' ');
  return (
    <p class="query-error">
      <span class="hidden">Error at character {at + 1}: </span>
      <code>
        {q.slice(0, at)}
        <em>{wrong}</em>
        {rest.slice(wrong.length)}
      </code>
    </p>
  );
}

const KEY_CODES = ['key-needed', 'invalid-key', 'scope-missing'];

function asksForKey({ code }: Problem): boolean {
  return KEY_CODES.includes(code);
}

/** What a reader of the page has to know of keys; the server speaks to programs. */
function keyWords({ code, message }: Problem): { readonly title: string; readonly words: string } {
  const scope = /scope "(\w+)"/.exec(message)?.[1];
  if (code === 'invalid-key')
    return {
      title: 'This key is not known here.',
      words: 'Was all of it pasted? It may also have been ended; then ask for a new one.',
    };
  const decides = scope !== 'search';
  const right = decides ? 'decide who is who' : 'read here';
  const ask = `Whoever runs this archive makes one: dateline key create --scope ${scope ?? 'curate'}`;
  if (code === 'scope-missing')
    return { title: `Your key does not let you ${right}.`, words: `Paste one that does. ${ask}` };
  return {
    title: decides
      ? 'Only those with a key may decide here.'
      : 'Only those with a key may read here.',
    words: `Paste yours; this tab keeps it until you close it. ${ask}`,
  };
}

/** Asks for a key where the server wants one. */
function KeyForm({ problem, again }: ProblemProps) {
  const [key, setKey] = useState('');
  const { title, words } = keyWords(problem);
  return (
    <form
      class="note problem"
      onSubmit={(event) => {
        event.preventDefault();
        keepKey(key.trim());
        again();
      }}
    >
      <p class="note-title" role="alert">
        {title}
      </p>
      <p>{words}</p>
      <div class="row">
        <input
          type="password"
          aria-label="Key"
          autocomplete="off"
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit" disabled={key.trim() === ''}>
          Use this key
        </button>
      </div>
    </form>
  );
}

/** A quiet note in the middle: nothing here, and what to try. */
export function Nothing(props: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="nothing">
      <h2>{props.title}</h2>
      {props.children}
    </div>
  );
}

/** Grey lines where an answer will stand. */
export function Loading(props: { readonly lines?: number }) {
  return (
    <div class="loading" aria-hidden="true">
      {Array.from({ length: props.lines ?? 5 }, (_, at) => (
        <div key={at} class="skeleton" />
      ))}
    </div>
  );
}
