import type { SkipCode, Skipped } from '../types.ts';

/** Builds a `Skipped`; `reason` is a sentence that ends with what to do. */
export function skip(
  skipped: SkipCode,
  origin: { readonly file: string; readonly place?: string },
  reason: string,
): Skipped {
  const { file, place } = origin;
  return place === undefined ? { skipped, file, reason } : { skipped, file, place, reason };
}

/** True for an input that was left out. */
export function isSkipped(value: object): value is Skipped {
  return 'skipped' in value;
}

/** The code of a file system error ("EACCES"), or "unknown error". */
export function errorCode(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? 'unknown error';
}
