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
