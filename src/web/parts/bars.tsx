/** One bar: how high, whether it is inside what is chosen. */
export interface Bar {
  readonly id: string;
  readonly count: number;
  readonly inside: boolean;
}

/** Bars over the whole width, 100 units high; a bar that is not empty can always be seen. */
export function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${bars.length} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map((bar, at) => {
        const height = bar.count === 0 ? 0 : Math.max(3, (bar.count / most) * 100);
        return (
          <rect
            key={bar.id}
            class={bar.inside ? 'bar inside' : 'bar'}
            x={at + 0.08}
            width={0.84}
            y={100 - height}
            height={height}
          />
        );
      })}
    </svg>
  );
}
