import { parseDecision } from '../entities/registry.ts';
import { UserError } from '../errors.ts';
import type { LoggedDecision } from '../types.ts';

/** A line of an exported curation log. Throws UserError `malformed` with the number of the line. */
export function loggedDecision(line: string, number: number): LoggedDecision {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) throw new Error('it is not an object');
    const { sequence, at, by, decision } = value as Readonly<Record<string, unknown>>;
    if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1) {
      throw new Error('"sequence" is not a number from 1');
    }
    if (typeof at !== 'string') throw new Error('"at" is not an instant');
    if (by !== undefined && typeof by !== 'string') throw new Error('"by" is not a text');
    return { sequence, at, ...(by === undefined ? {} : { by }), decision: parseDecision(decision) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('malformed', `Line ${number} is no decision: ${reason}`, {
      cause,
      hint: 'A log is what dateline curate export writes. Nothing was imported.',
    });
  }
}
