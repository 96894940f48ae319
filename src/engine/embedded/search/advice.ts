import { formatQuery } from '../../../query/format.ts';
import type { Expression, Notice } from '../../../types.ts';
import type { Plan } from './plan.ts';

/**
 * Why a query of several words found nothing: each is somewhere, all are nowhere together. Nothing is said
 * of other queries, nor where a word is missing: that has been told.
 */
export function neverTogether(
  plan: Plan,
  origins: ReadonlyMap<Plan, Expression>,
): readonly Notice[] {
  if (plan.type !== 'and') return [];
  const groups = plan.of.filter((part) => part.type === 'group');
  const parts = groups.flatMap((part) => origins.get(part) ?? []);
  if (parts.length < 2 || parts.length < plan.of.length) return [];
  if (groups.some(({ group }) => group.documents === 0)) return [];
  const each = groups.map(({ group }, at) => `${formatQuery(parts[at]!)} (${group.documents})`);
  return [
    {
      code: 'never-together',
      message: `No article has all the words; articles with each: ${each.join(', ')}.`,
      suggestion: formatQuery({ type: 'or', of: parts }),
    },
  ];
}
