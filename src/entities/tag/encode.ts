import {
  type Features,
  features,
  isBusy,
  jointFeatures,
  type Run,
  runAt,
  signFeatures,
  type Window,
} from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { longNames } from './longnames.ts';
import { lineStyle, placeInSentence } from './signs.ts';
import type { Word } from './word.ts';

/** What a tagger asks for, token by token. `context` is below CONTEXTS; `joint` holds the features of several words. */
export type TokenVisitor = (i: number, context: number, joint: Features) => void;

export interface SentenceReader {
  /** Visits the tokens `[from, to)` of one sentence; signs must have been read for the document. */
  read(words: readonly Word[], from: number, to: number, visit: TokenVisitor): void;
}

/** Reads sentences into contexts and features; shared by training and tagging, so that they cannot differ. */
export function sentenceReader(lexicon: Lexicon, padding: Word): SentenceReader {
  const joint = features();
  return {
    read(words, from, to, visit) {
      const window: Window = { words, from, to, padding };
      const style = lineStyle(words, from, to);
      const long = longNames(words, from, to, lexicon);
      let run: Run | undefined;
      for (let i = from; i < to; i++) {
        const word = words[i]!;
        const context = placeInSentence(words, i, from) + 3 * style;
        joint.count = 0;
        const before = i > from ? words[i - 1]! : padding;
        const after = i < to - 1 ? words[i + 1]! : padding;
        if (isBusy(before, word, after)) {
          if (run === undefined || i > run.last) run = runAt(window, i);
          const inRun = run !== undefined && i >= run.first ? run : undefined;
          jointFeatures(window, i, inRun, long[i - from]!, context, joint);
          if (word.capital) signFeatures(word.cache.votes, context, joint);
        }
        visit(i, context, joint);
      }
    },
  };
}
