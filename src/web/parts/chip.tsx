import type { Kind } from '../../types.ts';
import { entityHref } from '../lib/words.ts';
import { ArrowIcon, KindIcon } from './icons.tsx';

interface ChipProps {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly mentions?: number;
  /** `exclude` is true when the reader held Shift or Alt. */
  readonly onChoose: (exclude: boolean) => void;
}

/** An entity in a hit: its name filters by it, its arrow leads to its page. */
export function Chip(props: ChipProps) {
  return (
    <span class={`chip ${props.kind}`}>
      <button
        type="button"
        class="chip-name"
        title={`Only articles with ${props.name}. With Shift: without`}
        onClick={(event) => props.onChoose(event.shiftKey || event.altKey)}
      >
        <KindIcon kind={props.kind} size={12} />
        <span class="clip">{props.name}</span>
        <span class="hidden"> ({props.kind}): filter</span>
      </button>
      <a class="chip-link" href={entityHref(props.id)} aria-label={`Page of ${props.name}`}>
        <ArrowIcon />
      </a>
    </span>
  );
}
