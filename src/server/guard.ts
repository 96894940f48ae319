import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { HttpFailure } from './failure.ts';
import { allows, type KeyStore, type Scope } from './keys.ts';

export interface GuardOptions {
  /** The address that the server listens on. */
  readonly host: string;
  /** Further names by which it may be called: `archive.example.org`. */
  readonly names: readonly string[];
  /** Reads need no key, whatever the address. */
  readonly open: boolean;
  readonly keys: KeyStore | undefined;
}

/** Who asks, and what is allowed to them. */
export interface Caller {
  /** Of the key, or `local page`; absent for a stranger. Stands in the decision log. */
  readonly name?: string;
  readonly scopes: readonly Scope[];
  /** The page was opened before the server was started. */
  readonly ended?: true;
}

/** What stands between a request and the engine. All of its refusals are `HttpFailure`s. */
export interface Guard {
  /** Refuses requests that a page of another site has sent, also by way of DNS rebinding. */
  origin(request: IncomingMessage): void;
  caller(request: IncomingMessage): Promise<Caller>;
  /** The cookie that lets the page on this machine curate, where that is right. */
  cookie(request: IncomingMessage): Promise<string | undefined>;
}

/** Refuses a caller who may not do what needs this scope. */
export function demandScope(caller: Caller, scope: Scope): void {
  if (allows(caller.scopes, scope)) return;
  const headers = { 'WWW-Authenticate': 'Bearer realm="dateline"' };
  if (caller.ended)
    throw new HttpFailure(
      401,
      'session-ended',
      'The server was started anew since this page was opened. Reload the page.',
      { headers },
    );
  const hint = `Create one with: dateline key create --scope ${scope}`;
  if (caller.name === undefined)
    throw new HttpFailure(
      401,
      'key-needed',
      `This needs a key with the scope "${scope}". Send it as "Authorization: Bearer KEY".`,
      { headers, hint },
    );
  throw new HttpFailure(
    403,
    'scope-missing',
    `This key does not have the scope "${scope}". Use one that has.`,
    { hint },
  );
}

export function createGuard({ host, names, open, keys }: GuardOptions): Guard {
  const local = isLoopback(host);
  const secret = randomBytes(32).toString('base64url');
  const known = new Set([host, 'localhost', ...names].map((name) => name.toLowerCase()));
  const atThisMachine = async (request: IncomingMessage) =>
    local &&
    isLoopback(request.socket.remoteAddress ?? '') &&
    !forwarded(request) &&
    !(await keys?.list())?.some(({ scopes }) => allows(scopes, 'curate'));

  return {
    origin(request) {
      refuseStrangeHost(request, known);
      refuseOtherSites(request);
    },
    async caller(request) {
      const reads: readonly Scope[] = open || local ? ['search'] : [];
      const bearer = request.headers.authorization;
      if (bearer !== undefined) return keyHolder(bearer, keys, reads);
      const token = cookies(request).get(cookieName(request));
      if (token === undefined || !(await atThisMachine(request))) return { scopes: reads };
      if (!same(token, secret)) return { scopes: reads, ended: true };
      return { name: 'local page', scopes: ['search', 'curate'] };
    },
    async cookie(request) {
      if (!(await atThisMachine(request))) return undefined;
      return `${cookieName(request)}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}

/** `127.0.0.0/8`, `::1` and `localhost`. */
export function isLoopback(host: string): boolean {
  return /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$|^localhost$/i.test(host);
}

async function keyHolder(
  header: string,
  keys: KeyStore | undefined,
  reads: readonly Scope[],
): Promise<Caller> {
  const secret = /^Bearer +(\S{1,200})$/i.exec(header)?.[1];
  const key = secret === undefined ? undefined : await keys?.check(secret);
  if (key) return { name: key.name, scopes: [...reads, ...key.scopes] };
  throw new HttpFailure(
    401,
    'invalid-key',
    'This key is not known here. It may have been revoked: ask for a new one, or leave out the header Authorization.',
    { headers: { 'WWW-Authenticate': 'Bearer realm="dateline", error="invalid_token"' } },
  );
}

/** A name that resolves to this machine by an attacker's will is not one of ours; a bare IP address cannot be rebound. */
function refuseStrangeHost(request: IncomingMessage, known: ReadonlySet<string>): void {
  const name = hostName(request.headers.host ?? '');
  if (name !== undefined && (known.has(name) || isIP(name) !== 0)) return;
  throw new HttpFailure(
    403,
    'unknown-host',
    'The server does not go by the name in the header Host. Use its address, or start it with --allow-host NAME.',
  );
}

function hostName(header: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

/**
 * Browsers say where a request comes from. What changes something must come from our own page;
 * what reads may also be a link that somebody followed, but nothing that another page embeds or fetches.
 */
function refuseOtherSites(request: IncomingMessage): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const read = request.method === 'GET' || request.method === 'HEAD';
  const foreign =
    origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;
  const embedded =
    (site === 'cross-site' || site === 'same-site') &&
    !(read && request.headers['sec-fetch-mode'] === 'navigate');
  if (foreign || embedded)
    throw new HttpFailure(
      403,
      'other-site',
      'Pages of other sites may not ask this server. Ask from its own page, or from a program.',
    );
}

/** A proxy stands between: the address says nothing of who sits where. */
function forwarded({ headers }: IncomingMessage): boolean {
  return ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => headers[name] !== undefined,
  );
}

/** Cookies do not tell ports apart: the port in the name keeps two servers on one machine from clashing. */
function cookieName(request: IncomingMessage): string {
  return `dateline-${request.socket.localPort ?? 0}`;
}

function cookies(request: IncomingMessage): ReadonlyMap<string, string> {
  const pairs = (request.headers.cookie ?? '').split(/; */).map((pair) => {
    const cut = pair.indexOf('=');
    return [pair.slice(0, cut), pair.slice(cut + 1)] as const;
  });
  return new Map(pairs);
}

function same(a: string, b: string): boolean {
  return (
    a.length === b.length &&
    Buffer.byteLength(a) === Buffer.byteLength(b) &&
    timingSafeEqual(Buffer.from(a), Buffer.from(b))
  );
}
