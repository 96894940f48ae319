import { readdirSync, readFileSync } from 'node:fs';
import type { Kind } from '../../types.ts';

export interface Gold {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/** A text with the mentions that people marked in it. */
export interface GoldDocument {
  readonly id: string;
  /** Folder and file: "wikigold/train". */
  readonly source: string;
  readonly text: string;
  readonly entities: readonly Gold[];
}

interface Line {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { start: number; end: number; type: Kind }[];
}

/** All documents of a folder of folders of `.jsonl`, sources and lines in a fixed order. */
export function readCorpus(folder: string): GoldDocument[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.jsonl'))
    .sort();
  return files.flatMap((path) => readGold(`${folder}/${path}`, path.replace(/\.jsonl$/, '')));
}

/** One document a line; `source` is noted with each. */
export function readGold(path: string, source: string): GoldDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { id, text, entities } = JSON.parse(line) as Line;
      return {
        id,
        source,
        text,
        entities: entities.map(({ start, end, type }) => ({ start, end, kind: type })),
      };
    });
}
