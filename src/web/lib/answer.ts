import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Problem } from './api.ts';

/** What is known of a question now. While a new answer is awaited, `value` stays the one before. */
export interface Answer<T> {
  readonly value?: T;
  /** True when `value` answers the question asked now, not an earlier one. */
  readonly current: boolean;
  readonly problem?: Problem;
  readonly busy: boolean;
  readonly again: () => void;
}

interface Held {
  readonly key?: string;
  readonly value?: unknown;
  readonly problem?: Problem;
}

const REMEMBERED = 40;
const RETRY_MS = 3000;
const memory = new Map<string, unknown>();

/** Drops all remembered answers: after a decision, counts and names everywhere may differ. */
export function forget(): void {
  memory.clear();
}

/**
 * Asks when `key` changes and drops the question before. A remembered answer shows at once (going back
 * costs no wait) and is asked again all the same. Offline it tries again every three seconds.
 */
export function useAnswer<T>(
  key: string | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
): Answer<T> {
  const [held, setHeld] = useState<Held>({});
  const [busy, setBusy] = useState(key !== undefined);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((n) => n + 1), []);

  // Before painting: waiting for the next frame would cost a reader who types 16 to 35 ms each key.
  useLayoutEffect(() => {
    if (key === undefined) return;
    const control = new AbortController();
    setBusy(true);
    ask(control.signal).then(
      (value) => {
        if (control.signal.aborted) return;
        remember(key, value);
        setHeld({ key, value });
        setBusy(false);
      },
      (cause) => {
        if (control.signal.aborted) return;
        setHeld((before) => ({ ...before, key, problem: asProblem(cause) }));
        setBusy(false);
      },
    );
    return () => control.abort();
  }, [key, attempt]);

  useRetry(held.problem?.status === 0, again);
  const shown = view<T>(held, key);
  // From the first draw with a new key on, not only from when the question is sent.
  const awaited = key !== undefined && !shown.current && shown.problem === undefined;
  return { ...shown, busy: busy || awaited, again };
}

function view<T>(held: Held, key: string | undefined): Omit<Answer<T>, 'busy' | 'again'> {
  if (held.key === key && held.problem !== undefined)
    return { current: false, problem: held.problem, ...keep<T>(held.value) };
  if (held.key === key && held.value !== undefined)
    return { current: true, value: held.value as T };
  if (key !== undefined && memory.has(key)) return { current: true, value: memory.get(key) as T };
  return { current: false, ...keep<T>(held.value) };
}

function keep<T>(value: unknown): { readonly value?: T } {
  return value === undefined ? {} : { value: value as T };
}

function remember(key: string, value: unknown): void {
  memory.delete(key);
  memory.set(key, value);
  if (memory.size > REMEMBERED) memory.delete(memory.keys().next().value!);
}

function asProblem(cause: unknown): Problem {
  return cause instanceof Problem
    ? cause
    : new Problem(-1, { code: 'page', message: `The page failed: ${String(cause)}` });
}

function useRetry(offline: boolean, again: () => void): void {
  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(again, RETRY_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [offline, again]);
}
