import { UserError } from '../errors.ts';
import { partialRange } from '../query/dates.ts';
import type { Choice, DateRange, Filter } from '../types.ts';
import type { Flags } from './flags.ts';

/** What the filters of `dateline search` ask for; entities all of them, sources any of them. */
export function filterOf(flags: Flags): Filter {
  const choices = {
    people: entities(flags, 'person'),
    places: entities(flags, 'place'),
    organisations: entities(flags, 'org'),
    source: choice('any', flags.list('source')),
    date: dateOf(flags),
  };
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}

function entities(flags: Flags, flag: string): Choice | undefined {
  const without = flags.list(`not${flag[0]!.toUpperCase()}${flag.slice(1)}`);
  return choice('all', [...flags.list(flag), ...without.map((name) => `-${name}`)]);
}

/** A leading minus excludes. */
function choice(how: 'any' | 'all', names: readonly string[]): Choice | undefined {
  const wanted = names.filter((name) => !name.startsWith('-'));
  const none = names.filter((name) => name.startsWith('-')).map((name) => name.replace(/^-+/, ''));
  if (wanted.length + none.length === 0) return undefined;
  return { ...(wanted.length > 0 ? { [how]: wanted } : {}), ...(none.length > 0 ? { none } : {}) };
}

function dateOf(flags: Flags): DateRange | undefined {
  const from = rangeOf(flags.text('from'), '--from');
  const to = rangeOf(flags.text('to'), '--to');
  if (from?.gte !== undefined && to?.lt !== undefined && from.gte >= to.lt) {
    const asked = `--from ${flags.text('from')} is after --to ${flags.text('to')}`;
    throw new UserError('usage', `${asked}. Swap them.`);
  }
  const range = { ...(from?.gte ? { gte: from.gte } : {}), ...(to?.lt ? { lt: to.lt } : {}) };
  return range.gte || range.lt ? range : undefined;
}

function rangeOf(text: string | undefined, flag: string): DateRange | undefined {
  if (text === undefined) return undefined;
  const range = partialRange(text);
  if (range) return range;
  throw new UserError('usage', `${flag} ${text} is no date. Write 2025, 2025-06 or 2025-06-17.`);
}
