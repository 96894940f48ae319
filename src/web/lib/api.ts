import type {
  Decision,
  EntityDetail,
  EntityList,
  EntityRow,
  FacetName,
  FacetRequest,
  Filter,
  Kind,
  LoggedDecision,
  MentionList,
  MergeSuggestion,
  SearchResult,
  Status,
  StoredDocument,
  Suggestions,
} from '../../types.ts';

/** The body of `POST /v1/search`. */
export interface SearchRequest {
  readonly q?: string;
  readonly filter?: Filter;
  readonly facets?: { readonly [name in FacetName]?: FacetRequest };
  readonly limit?: number;
  readonly offset?: number;
  readonly sort?: 'relevance' | 'newest' | 'oldest';
}

export interface Review {
  readonly suggestions: readonly (MergeSuggestion & {
    readonly rows: readonly [EntityRow, EntityRow];
  })[];
  readonly total: number;
}

/** The server refused: its code, where in the query, and what to do. `status` is 0 when it was not reached. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly position: number | undefined;
  readonly hint: string | undefined;

  constructor(status: number, body: { [key: string]: unknown }) {
    super(typeof body['message'] === 'string' ? body['message'] : `The server answered ${status}.`);
    this.status = status;
    this.code = typeof body['code'] === 'string' ? body['code'] : 'unknown';
    this.position = typeof body['position'] === 'number' ? body['position'] : undefined;
    this.hint = typeof body['hint'] === 'string' ? body['hint'] : undefined;
  }
}

const KEY = 'dateline-key';

/** Keeps an API key for this tab only; it leaves with the tab. */
export function keepKey(key: string): void {
  sessionStorage.setItem(KEY, key);
}

export function search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult> {
  return send<SearchResult>('POST', '/v1/search', request, signal);
}

/** An article; with a query, also where that matches in it. */
export type MatchedDocument = StoredDocument & {
  readonly matches?: readonly { readonly start: number; readonly end: number }[];
};

export async function readDocument(
  id: string,
  q: string,
  signal?: AbortSignal,
): Promise<MatchedDocument> {
  const path = `/v1/documents/${encodeURIComponent(id)}`;
  if (q === '') return send('GET', path, undefined, signal);
  try {
    return await send('GET', `${path}?${new URLSearchParams({ q })}`, undefined, signal);
  } catch (cause) {
    // A query that cannot be read is no reason to keep the article back.
    if (cause instanceof Problem && cause.status === 400) return readDocument(id, '', signal);
    throw cause;
  }
}

export function suggest(q: string, signal?: AbortSignal): Promise<Suggestions> {
  return send('GET', `/v1/suggest?${new URLSearchParams({ q })}`, undefined, signal);
}

export function readEntity(id: string, signal?: AbortSignal): Promise<EntityDetail> {
  return send('GET', `/v1/entities/${encodeURIComponent(id)}`, undefined, signal);
}

export function listEntities(q: string, kind: Kind | undefined, signal?: AbortSignal) {
  const params = new URLSearchParams({ q, limit: '8', ...(kind && { kind }) });
  return send<EntityList>('GET', `/v1/entities?${params}`, undefined, signal);
}

/** The passages that name an entity, or only those of documents that also name another. */
export function readMentions(
  id: string,
  page: { readonly with?: string; readonly limit: number; readonly offset: number },
  signal?: AbortSignal,
): Promise<MentionList> {
  const params = new URLSearchParams({ limit: String(page.limit), offset: String(page.offset) });
  if (page.with !== undefined) params.set('with', page.with);
  return send(
    'GET',
    `/v1/entities/${encodeURIComponent(id)}/mentions?${params}`,
    undefined,
    signal,
  );
}

export function readReview(signal?: AbortSignal): Promise<Review> {
  return send('GET', '/v1/suggestions?limit=50', undefined, signal);
}

export function readStatus(signal?: AbortSignal): Promise<Status> {
  return send('GET', '/v1/status', undefined, signal);
}

/** Logs a decision; resolves with its sequence number. */
export function decide(decision: Exclude<Decision, { action: 'undo' }>): Promise<LoggedDecision> {
  return send('POST', '/v1/decisions', decision);
}

export function undo(sequence: number): Promise<LoggedDecision> {
  return send('POST', `/v1/decisions/${sequence}/undo`, {});
}

async function send<T>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const response = await reach(path, {
    method,
    headers: headers(body),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const answer: unknown = await response.json().catch(() => ({}));
  // A key that is refused would make every further question fail.
  if (response.status === 401) sessionStorage.removeItem(KEY);
  if (!response.ok) throw new Problem(response.status, answer as { [key: string]: unknown });
  return answer as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Problem(0, {
      code: 'offline',
      message: 'The dateline server does not answer.',
      hint: 'Is “dateline serve” running? The page tries again by itself.',
    });
  }
}

function headers(body: unknown): Record<string, string> {
  const key = sessionStorage.getItem(KEY);
  return {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
}
