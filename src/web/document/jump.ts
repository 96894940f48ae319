import { useEffect, useState } from 'preact/hooks';
import type { StoredMention } from '../../types.ts';
import { useKeys } from '../lib/keys.ts';
import { announce } from '../lib/live.ts';

/** Whom the reader follows through the text. */
export interface Followed {
  readonly id: string;
  readonly name: string;
}

/** Going from mention to mention of one entity. */
export interface Jump {
  readonly entity?: Followed;
  /** The mention stood on, counted from 0 among those of the entity. */
  readonly at: number;
  readonly total: number;
  /** Start of the mention stood on. */
  readonly start?: number;
  /** Follows an entity from its first mention on, or nobody. */
  follow(entity: Followed | undefined): void;
  go(step: 1 | -1): void;
}

/** Follows an entity by n and p; an address that ends in `#m123` starts at the mention there. */
export function useJump(mentions: readonly StoredMention[], hash: string): Jump {
  const [state, setState] = useState<{ readonly entity?: Followed; readonly at: number }>({
    at: 0,
  });
  const own = mentions.filter((mention) => mention.entity === state.entity?.id);
  const stand = (entity: Followed, at: number) => {
    const all = mentions.filter((mention) => mention.entity === entity.id);
    const next = (at + all.length) % Math.max(1, all.length);
    setState({ entity, at: next });
    const start = all[next]?.start;
    if (start !== undefined) show(start);
    announce(`${entity.name}, mention ${next + 1} of ${all.length}`);
  };
  const go = (step: 1 | -1) => {
    if (state.entity !== undefined) return stand(state.entity, state.at + step);
    const next = step > 0 ? mentions[0] : mentions.at(-1);
    if (next !== undefined) stand({ id: next.entity, name: next.text }, 0);
  };
  useKeys({ n: () => go(1), p: () => go(-1) });
  useEffect(() => {
    const start = /^#m(\d+)$/.exec(hash)?.[1];
    const mention = mentions.find((each) => each.start === Number(start));
    if (mention !== undefined) {
      const all = mentions.filter((each) => each.entity === mention.entity);
      stand({ id: mention.entity, name: mention.text }, all.indexOf(mention));
    } else if (hash.length > 1) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash, mentions]);
  const start = own[state.at]?.start;
  return {
    ...(state.entity !== undefined && { entity: state.entity }),
    at: state.at,
    total: own.length,
    ...(start !== undefined && { start }),
    follow: (entity) => (entity === undefined ? setState({ at: 0 }) : stand(entity, 0)),
    go,
  };
}

function show(start: number): void {
  const mention = document.getElementById(`m${start}`);
  mention?.scrollIntoView({ block: 'center' });
  mention?.focus({ preventScroll: true });
}
