import { expect, test } from 'vitest';
import { stem } from '../../src/text/stem.ts';

/** Words of one stem on a line, a bar between stems that must stay apart. */
const FAMILIES: readonly (readonly [string, string])[] = [
  ['strike strikes striking', 'strike'],
  ['drone drones droned', 'drone'],
  ['negotiate negotiated negotiating negotiation negotiations', 'negoti'],
  ['election elections elected elect', 'elect'],
  ['happy happiness', 'happi'],
  ['happily', 'happili'],
  ['hope hoped hoping', 'hope'],
  ['hop hopped hopping', 'hop'],
  ['police', 'polic'],
  ['policy policies', 'polici'],
  ['news', 'news'],
  ['new', 'new'],
  ['general generally', 'general'],
  ['generate generates', 'generat'],
  ['internal', 'internal'],
  ['international', 'internat'],
  ['university universities', 'universiti'],
  ['universe', 'univers'],
  ['universal', 'universal'],
  ['skies sky', 'sky'],
  ['dying', 'die'],
  ['proceed proceeds proceeding', 'proceed'],
  ['agreed agreeing agrees', 'agre'],
  ['yes', 'yes'],
  ['say', 'say'],
  ['cry cries', 'cri'],
  ['add added adding', 'add'],
  ['controlled controlling control', 'control'],
  ['operational operation operating', 'oper'],
];

test.each(FAMILIES)('%s → %s', (family, root) => {
  for (const word of family.split(' ')) expect(stem(word)).toBe(root);
});

test.each(['', 'a', 'us', 'u.s.', 'at&t', '1990s', '3.5', '北', 'naïve', 'привет'])(
  '%s is its own stem',
  (term) => {
    expect(stem(term)).toBe(term);
  },
);
