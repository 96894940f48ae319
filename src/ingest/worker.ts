import { chain } from '../entities/chain.ts';
import { loadTagger, taggerVersion } from '../entities/tagger.ts';
import type { Name, Tagger } from '../types.ts';

/** Which tagger: ours, or compromise for comparison. */
export type TaggerChoice = NonNullable<Parameters<typeof loadTagger>[0]>;

export interface TagTask {
  readonly tagger: TaggerChoice;
  readonly texts: readonly string[];
}

export interface TagAnswer {
  /** For each text, the names in it. */
  readonly names: readonly (readonly Name[])[];
  /** Time spent in this thread, without waiting. */
  readonly busyMs: number;
}

/** Raised by hand whenever chaining gives other names for the same mentions. */
const CHAINING = 18;

/** Part of every file's fingerprint: with another one everything is tagged anew. Without spaces. */
export function namesVersion(tagger: TaggerChoice): string {
  return `${tagger}/${taggerVersion}/${CHAINING}`;
}

const loaded = new Map<TaggerChoice, Promise<Tagger>>();

/** Tags and chains each text. Runs in a worker thread, or here for a few texts; loads its tagger once. */
export async function tagTexts({ tagger: choice, texts }: TagTask): Promise<TagAnswer> {
  if (!loaded.has(choice)) loaded.set(choice, Promise.resolve(loadTagger(choice)));
  const tagger = await loaded.get(choice)!;
  const started = performance.now();
  const names = texts.map((text) => chain(text, tagger(text)));
  return { names, busyMs: performance.now() - started };
}

export default tagTexts;
