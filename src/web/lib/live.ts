import { useLayoutEffect, useState } from 'preact/hooks';

/** A short message at the foot of the window, with a way to take back what it tells. */
export interface Toast {
  readonly text: string;
  readonly undo?: () => void;
}

const spoken = channel('');
const toasts = channel<Toast | undefined>(undefined);

/** Says something to a screen reader, politely. */
export const announce: (text: string) => void = spoken.set;
/** Shows a toast until the next one, or until it is dismissed with `undefined`. */
export const toast: (toast: Toast | undefined) => void = toasts.set;

export const useSpoken: () => string = spoken.use;
export const useToast: () => Toast | undefined = toasts.use;

function channel<T>(first: T): { set(value: T): void; use(): T } {
  let value = first;
  const listeners = new Set<(value: T) => void>();
  return {
    set(next) {
      value = next;
      for (const listener of listeners) listener(next);
    },
    use() {
      const [now, setNow] = useState<{ readonly value: T }>({ value });
      useLayoutEffect(() => {
        const listener = (next: T) => setNow({ value: next });
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      }, []);
      return now.value;
    },
  };
}
