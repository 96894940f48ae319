import type { Wanted } from '../text/matcher.ts';
import type { Expression, Field } from '../types.ts';
import { slotsOf, slotsOfText } from './slots.ts';

/** What of a query is to be marked in one field of its hits; `weightOf` says how much a part tells. */
export function wantedIn(
  expression: Expression,
  field: Field,
  weightOf: (part: Expression) => number,
): readonly Wanted[] {
  switch (expression.type) {
    case 'and':
    case 'or':
      return expression.of.flatMap((part) => wantedIn(part, field, weightOf));
    case 'word':
    case 'phrase':
      if (expression.field !== undefined && expression.field !== field) return [];
      return [{ slots: slotsOf(expression), weight: weightOf(expression) }];
    case 'near':
      if (expression.field !== undefined && expression.field !== field) return [];
      return [
        {
          slots: slotsOfText(expression.left),
          near: { slots: slotsOfText(expression.right), distance: expression.distance },
          weight: weightOf(expression),
        },
      ];
    default:
      return [];
  }
}
