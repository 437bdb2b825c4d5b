/** Pages call the API in-process, as the same person, through the same doors as everybody else: same policy, same refusals. */
import type { LightMyRequestResponse } from 'fastify';
import type { App } from '../../platform/index.ts';

/** A refusal as the API tells it (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly remedy?: string;
  readonly detail?: unknown;
  readonly traceId?: string;
}

export type Answer<T> =
  | { readonly ok: true; readonly body: T; readonly cookies: readonly string[] }
  | { readonly ok: false; readonly problem: Problem; readonly cookies: readonly string[] };

export interface Client {
  get<T>(path: string): Promise<Answer<T>>;
  /** Writes; `key` is the idempotency key that the form carried, so that a double click is one act. */
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, key: string): Promise<Answer<T>>;
}

/** A client that speaks with the cookies and language of one request. */
export function clientFor(
  app: App,
  headers: {
    cookie?: string | undefined;
    lang: string;
    origin: string;
    userAgent?: string | undefined;
    address: string;
  },
): Client {
  const common = {
    ...(headers.cookie ? { cookie: headers.cookie } : {}),
    ...(headers.userAgent ? { 'user-agent': headers.userAgent } : {}),
    'accept-language': headers.lang,
    accept: 'application/json, application/problem+json',
  };
  const answer = async <T>(sent: Promise<LightMyRequestResponse>): Promise<Answer<T>> => {
    const reply = await sent;
    const set = reply.headers['set-cookie'];
    const cookies = set === undefined ? [] : Array.isArray(set) ? set : [set];
    const body: unknown = reply.body === '' ? null : JSON.parse(reply.body);
    if (reply.statusCode < 400) return { ok: true, body: body as T, cookies };
    return { ok: false, problem: body as Problem, cookies };
  };
  return {
    get: (path) => answer(app.inject({ method: 'GET', url: path, headers: common, remoteAddress: headers.address })),
    send: (method, path, body, key) =>
      answer(
        app.inject({
          method,
          url: path,
          remoteAddress: headers.address,
          headers: {
            ...common,
            'content-type': 'application/json',
            origin: headers.origin,
            'sec-fetch-site': 'same-origin',
            'idempotency-key': key,
          },
          payload: JSON.stringify(body ?? {}),
        }),
      ),
  };
}
