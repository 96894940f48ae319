import { UserError } from '../errors.ts';

/** What kind of mending an error asks for. */
export type FailureType = 'request' | 'auth' | 'limit' | 'busy' | 'internal';

/** An error with its HTTP status. The message ends with what to do. */
export class HttpFailure extends UserError {
  readonly status: number;
  /** Sent along: `Retry-After`, `Allow`, `WWW-Authenticate`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { position?: number; hint?: string; headers?: Record<string, string> } = {},
  ) {
    super(code, message, more);
    this.status = status;
    this.headers = more.headers ?? {};
  }
}

/** The one shape of all errors. */
export interface FailureBody {
  readonly message: string;
  readonly code: string;
  readonly type: FailureType;
  readonly position?: number;
  readonly hint?: string;
  readonly requestId: string;
}

/** Codes of `UserError`s that speak of the request alone: their words are kept, whatever they repeat of it. */
const STATUS: Readonly<Record<string, number>> = {
  'bad-query': 400,
  'bad-captured-at': 400,
  'bad-decision': 400,
  'unknown-entity': 404,
  'unknown-name': 404,
  'unknown-decision': 404,
  'same-entity': 409,
  'nothing-to-change': 409,
  'nothing-to-split': 409,
  'nothing-to-undo': 409,
  'too-large': 413,
  busy: 503,
};

/** Troubles of the index, whose own messages name its file: said here without. */
const TROUBLES: Readonly<Record<string, readonly [status: number, message: string]>> = {
  'index-busy': [503, 'The index is being written to. Try again in a moment.'],
  'disk-full': [503, 'The disk of the server is full. Make room there, then try again.'],
  readonly: [403, 'This server may only read its index. Ask one that may write.'],
  'damaged-index': [503, 'The index is damaged. Run "dateline doctor" on the server.'],
  'damaged-keys': [503, 'The keys of this server cannot be read. Look into its log.'],
  closed: [503, 'The server is stopping. Try again in a moment.'],
  unreadable: [503, 'The index cannot be opened. Look into the log of the server.'],
};

/** Any error as an `HttpFailure`: what the asker can mend keeps its words, all else says nothing of the inside. */
export function failureOf(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const code = error instanceof UserError ? error.code : passingTrouble(error);
  const trouble = code === undefined ? undefined : TROUBLES[code];
  if (code !== undefined && trouble) return withRetry(trouble[0], code, trouble[1], {});
  if (error instanceof UserError && (Object.hasOwn(STATUS, error.code) || !tells(error.message))) {
    const { position, hint } = error;
    const more = {
      ...(position === undefined ? {} : { position }),
      ...(hint === undefined ? {} : { hint }),
    };
    return withRetry(STATUS[error.code] ?? 400, error.code, error.message, more);
  }
  return new HttpFailure(
    500,
    'internal',
    'This went wrong inside the server. Try again; if it stays so, report the request id, under which the log has the details.',
  );
}

/** Body of the answer to a failure. */
export function failureBody(failure: HttpFailure, requestId: string): FailureBody {
  return {
    message: failure.message,
    code: failure.code,
    type: typeOf(failure.status),
    ...(failure.position === undefined ? {} : { position: failure.position }),
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    requestId,
  };
}

function typeOf(status: number): FailureType {
  if (status === 401 || status === 403) return 'auth';
  if (status === 408 || status === 413 || status === 429 || status === 431) return 'limit';
  if (status === 503) return 'busy';
  return status >= 500 ? 'internal' : 'request';
}

function withRetry(status: number, code: string, message: string, more: object): HttpFailure {
  const headers = status === 503 ? { headers: { 'Retry-After': '2' } } : {};
  return new HttpFailure(status, code, message, { ...more, ...headers });
}

/** The code of an error of the disk or of SQLite that passes. */
function passingTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const text = `${'code' in error ? String(error.code) : ''} ${error.message}`;
  if (/SQLITE_BUSY|SQLITE_LOCKED|database is locked/i.test(text)) return 'index-busy';
  return /SQLITE_FULL|ENOSPC/i.test(text) ? 'disk-full' : undefined;
}

/** Whether a message would tell of the machine's folders. */
function tells(message: string): boolean {
  return /(^|[\s"'(`])(?:~?\/|\.{1,2}\/|[a-z]:\\)[^\s"'`]*|\.db\b/i.test(message);
}
