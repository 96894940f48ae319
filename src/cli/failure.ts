import { UserError } from '../errors.ts';
import { plain, plainLines } from './terminal.ts';

/** What a person reads when a command failed: what happened and what to do, in one or two lines. */
export function failureText(error: unknown, options: { readonly stack: boolean }): string {
  const message = messageOf(error);
  const lines = [`dateline: ${plainLines(message)}`, ...hints(error, message)];
  if (options.stack && error instanceof Error) lines.push(stackOf(error));
  return `${lines.join('\n')}\n`;
}

/** A query with the place of its error beneath: `^`. */
export function pointAt(query: string, position: number): string {
  // Characters that are not shown must not push the mark aside.
  return `  ${plain(query)}\n  ${' '.repeat(plain(query.slice(0, position)).length)}^`;
}

/** What the operating system says of an address that cannot be listened on. */
const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Another program listens on this port. Choose one with --port N; --port 0 takes a free one.',
  EADDRNOTAVAIL:
    'This machine has no such address. Give --host one of its own, or 0.0.0.0 for all of them.',
  ENOTFOUND: 'No machine goes by that name. Give --host an address, as 127.0.0.1 or 0.0.0.0.',
  EACCES: 'This is not allowed here. Ports below 1024 need rights of their own; choose another.',
};

function messageOf(error: unknown): string {
  if (isSystemError(error) && /^(?:listen|getaddrinfo|bind)$/.test(error.syscall ?? '')) {
    const words = LISTENING[error.code ?? ''];
    if (words !== undefined) return words;
  }
  return error instanceof Error ? error.message : String(error);
}

function hints(error: unknown, message: string): readonly string[] {
  if (error instanceof UserError) {
    return error.hint && !message.includes(error.hint) ? [plainLines(error.hint)] : [];
  }
  if (isSystemError(error)) return [];
  return ['This looks like a fault of dateline. DATELINE_DEBUG=1 shows where it happened.'];
}

/** The operating system said no: no such file, no space, port in use. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return `${error.stack ?? ''}${cause}`;
}
