import { expect, test } from 'vitest';
import { spansOf } from '../../../src/entities/tag/mentions.ts';
import { quantised, readModel, writeModel } from '../../../src/entities/tag/model.ts';
import { scorer } from '../../../src/entities/tag/scores.ts';
import { readSigns } from '../../../src/entities/tag/signs.ts';
import { stretches } from '../../../src/entities/tag/stretches.ts';
import { ROW, TAGS } from '../../../src/entities/tag/tags.ts';
import { tokenise } from '../../../src/entities/tag/tokens.ts';
import { decoder } from '../../../src/entities/tag/viterbi.ts';
import { WordTable } from '../../../src/entities/tag/word.ts';
import type { GoldDocument } from '../../../src/entities/train/corpus.ts';
import {
  encodeAll,
  FIRST,
  floatScorer,
  foldOf,
  trainFirst,
} from '../../../src/entities/train/first.ts';
import { heldOut } from '../../../src/entities/train/heldout.ts';
import { merged } from '../../../src/entities/train/merge.ts';
import { lexicon } from '../lexicon.ts';

const PEOPLE = ['Anna Berg', 'Paul Simon', 'Ravi Nair', 'Li Wei'];
const PLACES = ['Oslo', 'Nairobi', 'Lima', 'Hanoi'];
const documents: GoldDocument[] = PEOPLE.flatMap((person, a) =>
  PLACES.map((place, b) => {
    const text = `The minister ${person} went to ${place} on Monday and said little.`;
    const mention = (name: string, kind: 'person' | 'place') => ({
      start: text.indexOf(name),
      end: text.indexOf(name) + name.length,
      kind,
    });
    const entities = [mention(person, 'person'), mention(place, 'place')];
    return { id: `${a}${b}`, source: 'made/up', text, entities };
  }),
);
const SMALL = { ...FIRST, bits: 12, hidden: 8, memory: 4, epochs: 12, rate: 0.1 };

function learnt() {
  const encoded = encodeAll(documents, lexicon, SMALL.bits, () => 0);
  const model = trainFirst(
    encoded,
    lexicon,
    SMALL,
    () => true,
    () => {},
  );
  return { encoded, model };
}

test('training twice gives the same weights', () => {
  expect(learnt().model).toEqual(learnt().model);
});

test('what was taught is found again', () => {
  const { encoded, model } = learnt();
  const score = floatScorer(model, encoded.encoder.words, lexicon);
  const scores = documents.map((_, index) =>
    encoded.sentences.filter(({ document }) => document === index).map(score),
  );
  const { transitions } = model;
  for (const sentence of encoded.sentences) {
    const tags = new Uint8Array(sentence.gold.length);
    decoder(transitions, 200).best(score(sentence), tags.length, tags, 0);
    expect(spansOf(tags, 0, tags.length)).toEqual(spansOf(sentence.gold, 0, tags.length));
  }
  const judged = (document: number) => ({ scores: scores[document]!, transitions });
  const sources = documents.map(({ source }) => source);
  expect(heldOut(sources, encoded.sentences, judged)).toEqual(['made/up: 100.0 of 32']);
});

test('neighbours fall into one fold, and folds into equal parts', () => {
  const folds = Array.from({ length: 480 }, (_, document) => foldOf(document, 3));
  expect(folds.slice(0, 17)).toEqual([...Array<number>(16).fill(0), 1]);
  for (const fold of [0, 1, 2]) expect(folds.filter((of) => of === fold)).toHaveLength(160);
});

test('a merged model gives the mean of the scores', () => {
  const { encoded } = learnt();
  const models = [1, 2].map((seed) =>
    trainFirst(
      encoded,
      lexicon,
      { ...SMALL, epochs: 2, seed },
      () => true,
      () => {},
    ),
  );
  const score = (model: (typeof models)[number]) =>
    floatScorer(model, encoded.encoder.words, lexicon);
  const both = score(merged(models));
  const [a, b] = models.map(score);
  for (const sentence of encoded.sentences.slice(0, 20)) {
    const [first, second] = [a!(sentence), b!(sentence)];
    both(sentence).forEach((value, at) => {
      expect(value).toBeCloseTo((first[at]! + second[at]!) / 2, 3);
    });
  }
});

test('the tagger scores as training does', () => {
  const { encoded, model } = learnt();
  const rounded = readModel(
    writeModel({
      first: quantised(model.weights, SMALL.bits, 1 / 32),
      firstTransitions: model.transitions,
      network: model.network,
      second: quantised(new Float32Array(ROW * 2), 1, 1),
      secondTransitions: model.transitions,
    }),
  );
  const weights = model.weights.map((_, at) => {
    const [row, tag] = [Math.floor(at / ROW), at % ROW];
    return tag < TAGS ? rounded.first.values[row * TAGS + tag]! * rounded.first.scale : 0;
  });
  const { words } = encoded.encoder;
  const expected = floatScorer({ ...model, weights, network: rounded.network }, words, lexicon);
  const table = new WordTable(lexicon);
  const { score } = scorer(rounded, lexicon, table.padding);
  let next = 0;
  encoded.texts.forEach((text, document) => {
    const tokens = tokenise(text, table);
    readSigns(tokens, document);
    for (const stretch of stretches(tokens)) {
      const sentence = encoded.sentences[next++]!;
      const scores = new Float32Array(sentence.gold.length * ROW);
      score(tokens.words, stretch, scores, 0);
      expected(sentence).forEach((value, at) => {
        expect(scores[at]).toBeCloseTo(value, 3);
      });
    }
  });
  expect(next).toBe(encoded.sentences.length);
});
