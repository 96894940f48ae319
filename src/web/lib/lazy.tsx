import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part that is fetched when it is first shown; nothing stands in its place until then. */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => preact.JSX.Element | null {
  let loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [Part, setPart] = useState<{ readonly part?: ComponentType<P> }>({
      ...(loaded && { part: loaded }),
    });
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then((part) => {
        loaded = part;
        setPart({ part });
      });
    }, []);
    return Part.part === undefined ? null : <Part.part {...props} />;
  };
}
