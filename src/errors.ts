/** Something the user can mend. The message ends with what to do. */
export class UserError extends Error {
  readonly code: string;
  /** Offset in the query string, where that applies. */
  readonly position: number | undefined;
  readonly hint: string | undefined;

  constructor(
    code: string,
    message: string,
    more: { position?: number; hint?: string; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'UserError';
    this.code = code;
    this.position = more.position;
    this.hint = more.hint;
  }
}

/** Decisions of one batch, none of which was taken: which ones are at fault, and why. */
export class RefusedDecisions extends UserError {
  /** Places in the batch, from 0, ascending. */
  readonly refused: readonly { readonly at: number; readonly reason: string }[];

  constructor(
    first: UserError,
    refused: readonly { readonly at: number; readonly reason: string }[],
    wanted: number,
  ) {
    const list = refused.map(({ at, reason }) => `decision ${at + 1}: ${reason}`).join('\n');
    const all = `Nothing was decided, for some decisions make no sense here:\n${list}`;
    super(first.code, wanted === 1 ? first.message : all, {
      cause: first,
      ...(first.hint === undefined ? {} : { hint: first.hint }),
    });
    this.refused = refused;
  }
}
