/** What the exit code of `dateline` says. */
export const EXIT = {
  ok: 0,
  /** Asked and found nothing: no hit, no such entity, nothing to ingest. */
  nothing: 1,
  error: 2,
  /** Done, but some inputs were left out; the summary names them. */
  skipped: 3,
  /** Stopped by Ctrl-C or a signal; what was committed is in the index. */
  stopped: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
