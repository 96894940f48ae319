import { buildRegistry } from '../entities/registry.ts';
import type { Kind, Name, NameRecord } from '../types.ts';

/** A mention as `dateline tag` prints it: `text` is the given text from `start` to `end`. */
export interface TaggedMention {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entity: string;
  readonly name: string;
  readonly why: string;
}

/** Mentions of one text in order, each with whom it names, as if this text were all there is. */
export function taggedMentions(text: string, names: readonly Name[]): readonly TaggedMention[] {
  const registry = buildRegistry(names.map(recordOf), []);
  return names
    .flatMap((name, i) => {
      const entity = registry.entities[registry.entityOf(i)!]!;
      return name.mentions.map(({ kind, start, end, why }) => ({
        kind,
        start,
        end,
        text: text.slice(start, end),
        entity: entity.id,
        name: entity.name,
        why,
      }));
    })
    .sort((a, b) => a.start - b.start);
}

function recordOf({ kind, key, text }: Name, id: number): NameRecord {
  return { id, kind, key, text, documents: 1, forms: [{ text, documents: 1 }] };
}
