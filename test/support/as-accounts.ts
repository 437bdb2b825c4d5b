/** Asking over HTTP as somebody with an account. */
import { sessionOf } from '../../src/people/index.ts';
import type { FreshHouse } from './house.ts';

/** The reply's body; `code` where it was a problem. */
type Told<T> = T & { readonly code?: string };

/** GET and POST as an account. */
export interface AsAccounts {
  get<T>(account: string, url: string): Promise<Told<T>>;
  /** Under a key of its own, or under the one given. */
  post<T>(account: string, url: string, payload: object, key?: string): Promise<Told<T>>;
}

/**
 * Each write goes under a key of its own; with `drains` everything that follows from it has followed when it answers. A loaded machine says
 * so with 503 and is asked again under the same key. `at` is the house once it stands.
 */
export function asAccounts(at: () => FreshHouse, { drains = true } = {}): AsAccounts {
  let n = 0;
  const ask = async <T>(
    account: string,
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    key = `as-${(n += 1)}`,
  ): Promise<Told<T>> => {
    const { house, app, relay } = at();
    const cookies = { onevisit_session: await sessionOf(house, account) };
    const headers = { 'idempotency-key': key };
    for (;;) {
      const reply = await app.inject({ method, url, cookies, headers, ...(payload ? { payload } : {}) });
      if (drains && method === 'POST') await relay.drain();
      if (reply.statusCode !== 503) return reply.json();
      await new Promise((done) => setTimeout(done, 200));
    }
  };
  return {
    get: (account, url) => ask(account, 'GET', url),
    post: (account, url, payload, key) => ask(account, 'POST', url, payload, key),
  };
}
