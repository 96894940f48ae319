import {
  type Features,
  features,
  jointFeatures,
  type Run,
  runAt,
  signFeatures,
  type Window,
} from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { longNames } from './longnames.ts';
import { lineStyle, placeInSentence } from './signs.ts';
import type { Stretch } from './stretches.ts';
import type { Word } from './word.ts';

/** What a tagger asks for, token by token. `context` is below CONTEXTS; `joint` holds the features of several words. */
export type TokenVisitor = (i: number, context: number, joint: Features) => void;

export interface StretchReader {
  /** Visits the tokens of a stretch; signs must have been read for the document. */
  read(words: readonly Word[], stretch: Stretch, visit: TokenVisitor): void;
}

/** Reads stretches into contexts and features; shared by training and tagging, so that they cannot differ. */
export function stretchReader(lexicon: Lexicon, padding: Word): StretchReader {
  const joint = features();
  let window: Window = { words: [], from: 0, to: 0, padding };
  let style = 0;
  let long: Int32Array = new Int32Array(0);

  function enter(words: readonly Word[], { start, end }: Stretch): void {
    if (window.words === words && window.from === start) return;
    window = { words, from: start, to: end, padding };
    style = lineStyle(words, start, end);
    long = longNames(words, start, end, lexicon);
  }

  return {
    read(words, stretch, visit) {
      enter(words, stretch);
      let run: Run | undefined;
      for (let i = stretch.from; i < stretch.to; i++) {
        const word = words[i]!;
        const context = placeInSentence(words, i, stretch.start) + 3 * style;
        joint.count = 0;
        if (run === undefined || i > run.last) run = runAt(window, i);
        const inRun = run !== undefined && i >= run.first ? run : undefined;
        jointFeatures(window, i, inRun, long[i - stretch.start]!, context, joint);
        if (word.capital) signFeatures(word.cache.votes, context, joint);
        visit(i, context, joint);
      }
    },
  };
}
