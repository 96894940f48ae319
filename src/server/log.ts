import pino from 'pino';

export interface LogOptions {
  /** `info` by default: one line per request. */
  readonly level?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Also log the address with its query, which tells what people look for. Off by default. */
  readonly queries?: boolean;
  /** Where the JSON lines go; stderr by default, for stdout belongs to results. */
  readonly to?: { write(line: string): void };
}

/** JSON lines. */
export interface Log {
  readonly queries: boolean;
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export function createLog({ level = 'info', queries = false, to }: LogOptions = {}): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (name: string) => ({ level: name }) },
  };
  const log = pino(options, to ?? pino.destination({ fd: 2, sync: true }));
  return {
    queries,
    info: (fields, message) => log.info(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
