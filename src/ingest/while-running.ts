export interface Running {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without an item after which `onIdle` is called, once for each wait. */
  readonly idleMs: number;
  readonly onIdle: () => Promise<void>;
}

/** The items of a source until it ends or the signal is given; a source that waits (stdin) is left waiting. */
export async function* whileRunning<T>(
  source: AsyncIterable<T>,
  running: Running,
): AsyncIterable<T> {
  const { signal, idleMs, onIdle } = running;
  const iterator = source[Symbol.asyncIterator]();
  let wake: () => void = () => undefined;
  // One listener and one waker: Promise.race against a promise that lasts would keep every item alive.
  const stop = () => wake();
  signal?.addEventListener('abort', stop);
  const within = (next: Promise<unknown>, ms?: number) =>
    new Promise<void>((resolve, reject) => {
      wake = resolve;
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      next.then(() => resolve(), reject).finally(() => clearTimeout(timer));
    });
  try {
    while (!signal?.aborted) {
      let result: IteratorResult<T> | undefined;
      const next = iterator.next().then((got) => (result = got));
      await within(next, idleMs);
      if (!result && !signal?.aborted) {
        await onIdle();
        await within(next);
      }
      if (!result || result.done || signal?.aborted) break;
      yield result.value;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    // Not awaited: a generator that waits for input would return only after the next item.
    void iterator.return?.()?.then(undefined, () => undefined);
  }
}
