import type { Mention, Tagger } from '../../types.ts';
import { withoutArticles } from './articles.ts';
import { consistent, cutAtDashes, type Found } from './consistency.ts';
import { withSoundEdges } from './edges.ts';
import { features } from './features.ts';
import { withHonoured } from './honoured.ts';
import { withJoined } from './joined.ts';
import { knownNames } from './known.ts';
import type { Lexicon } from './lexicon.ts';
import { namer } from './likely.ts';
import { mentionOf, type Span } from './mentions.ts';
import type { Model } from './model.ts';
import { pieces } from './pieces.ts';
import { merged, ruleMentions } from './rules.ts';
import { addRows, scorer } from './scores.ts';
import { readVotes, secondFeatures } from './second.ts';
import { readSigns } from './signs.ts';
import { type Stretch, stretches } from './stretches.ts';
import { ROW, TAGS, tagWithin } from './tags.ts';
import { MAX_SENTENCE, type Tokens, tokenise } from './tokens.ts';
import { decoder } from './viterbi.ts';
import { WordTable } from './word.ts';

/** Longer texts are tagged in pieces, each a document of its own: memory stays bounded. */
const PIECE = 100_000;

/** Mentions by the model: features and network, best path, and a second pass with the document's votes. */
export function modelTagger(model: Model, lexicon: Lexicon): Tagger {
  const table = new WordTable(lexicon);
  const withKnown = knownNames((name) => tokenise(name, table));
  const score = scorer(model, lexicon, table.padding).score;
  const firstPass = decoder(model.firstTransitions, MAX_SENTENCE);
  const secondPass = namer(model.secondTransitions, MAX_SENTENCE);
  const buffer = features();
  const sums = new Int32Array(ROW);
  let stamp = 0;

  function tagPiece(text: string): readonly Mention[] {
    table.trim();
    const tokens = tokenise(text, table);
    readSigns(tokens, ++stamp);
    const all = stretches(tokens);
    const scores = new Float32Array(all.reduce((sum, { from, to }) => sum + to - from, 0) * ROW);
    const tags = new Uint8Array(tokens.words.length);
    firstLook(tokens, all, scores, tags);
    readVotes(tokens, tags);
    const looked = withKnown(secondLook(tokens, all, scores, tags), tokens.words);
    const { words } = tokens;
    const agreed = withoutArticles(consistent(withHonoured(looked, words), words), words);
    const found = agreed.flatMap((span) => withSoundEdges(span, words, lexicon));
    const mentions = found
      .map((span) => mentionOf(tokens, span, lexicon))
      .filter((mention) => mention !== undefined);
    return withJoined(merged(mentions, ruleMentions(text, lexicon)), text, lexicon);
  }

  /** `scores` gets the rows of all stretches, one after the other. */
  function firstLook(
    { words }: Tokens,
    all: readonly Stretch[],
    scores: Float32Array,
    tags: Uint8Array,
  ): void {
    let at = 0;
    for (const stretch of all) {
      const size = stretch.to - stretch.from;
      score(words, stretch, scores, at);
      firstPass.best(scores.subarray(at, at + size * ROW), size, tags, stretch.from);
      at += size * ROW;
    }
  }

  function secondLook(
    tokens: Tokens,
    all: readonly Stretch[],
    scores: Float32Array,
    first: Uint8Array,
  ): Found[] {
    const { words } = tokens;
    const found: Found[] = [];
    let at = 0;
    for (const { from, to } of all) {
      const start = at;
      for (let i = from; i < to; i++, at += ROW) {
        secondFeatures(words[i]!, first[i]!, buffer);
        if (buffer.count === 0) continue;
        sums.fill(0);
        addRows(model.second, buffer, sums);
        for (let t = 0; t < TAGS; t++) scores[at + t]! += sums[t]! * model.second.scale;
      }
      for (const name of secondPass.names(scores, start, to - from)) {
        const span = { ...name, first: name.first + from, last: name.last + from };
        found.push(...cutAtDashes({ ...span, source: source(span, first) }, tokens));
      }
    }
    return found;
  }

  return (text) =>
    pieces(text, PIECE).flatMap(([from, to]) => {
      if (from === 0 && to === text.length) return tagPiece(text);
      return tagPiece(text.slice(from, to)).map((mention) => ({
        ...mention,
        start: mention.start + from,
        end: mention.end + from,
      }));
    });
}

/** Whether the first pass had said the same. */
function source({ kind, first, last }: Span, before: Uint8Array): string {
  for (let i = first; i <= last; i++)
    if (before[i] !== tagWithin(kind, first, last, i)) return 'model: second pass';
  return 'model';
}
