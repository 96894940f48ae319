import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonSpelling } from '../../src/text/spellings.ts';
import { stem } from '../../src/text/stem.ts';

test.each(
  `organisation organization; organisations organization; organised organizing; organiser organizers;
  realise realized; recognisable recognizable; industrialisation industrialization; apologise apologize;
  criticised criticize; authorises authorize; emphasise emphasizing; privatisation privatize;
  analyse analyzing; paralysed paralyze; labour labor; labourers laborer; behavioural behavior;
  neighbouring neighbor; favourite favorite; harbours harbor; dishonourable dishonorable; armoured armor;
  centre centers; centred center; theatres theater; kilometres kilometer; litre liters;
  defence defense; defences defense; offence offense; licence licensed; pretence pretense;
  travelled traveling; travellers traveler; cancelled canceled; labelled labeling; signalling signaled;
  modelling models; counsellor counselor; programme programs; skilful skillful; judgement judgments;
  acknowledgement acknowledgment; manoeuvres maneuver; manoeuvring maneuvers; aeroplanes airplane;
  archaeology archeology; haemorrhage hemorrhage; women woman; spokesmen spokesman;
  policemen policeman; gunmen gunman; chairmen chairman; children child; knives knife; feet foot;
  sceptical skeptics; practise practice`.split(/;\s*/),
)('%s have one stem', (pair) => {
  const [a, b] = pair.trim().split(' ');
  expect(stem(a!)).toBe(stem(b!));
});

test.each(
  `our hour four tour court source course advise rise raise promise exercise precise surprise wise
  yemen women's specimen abdomen regimen bremen carmen omen called falling killed seller telling
  lives leaves licensee reference presence agree acre more`.split(/\s+/),
)('%s is left alone', (term) => {
  expect(commonSpelling(term)).toBe(term);
});

test('a stem keeps the first letter, so that matching may look at it first', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aeioysmentrldgz'),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(letters, (term) => {
      expect(stem(term)[0]).toBe(term[0]);
    }),
    { numRuns: 5_000 },
  );
});
